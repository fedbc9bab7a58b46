"""What stands in the database about the one notice of a run in which everything broke."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from bot.core.database import Database
from bot.delivery.models import Content, Delivery, Outbound
from bot.notices.models import Recipient
from bot.people import Binding

OPEN = ("waiting", "sending")


@dataclass(frozen=True)
class Counts:
    """Reads the only notice of a database."""

    database: Database

    def rows(self) -> dict[int, str]:
        """Person -> the state of the notice's text for them."""
        wanted = (
            select(Outbound.person_id, Outbound.state)
            .join(Content, Content.id == Outbound.content_id)
            .where(Content.key == "notice")
        )
        with self.database.read() as session:
            return {row.person_id: row.state for row in session.execute(wanted)}

    def states(self) -> Counter[str]:
        """How many texts of the notice are in each state."""
        return Counter(self.rows().values())

    def is_done(self) -> bool:
        """Whether no text waits or is being sent."""
        states = self.states()
        return bool(states) and not any(states[one] for one in OPEN)

    def recipients(self) -> dict[int, str]:
        """Person -> where they stand in the ledger."""
        with self.database.read() as session:
            found = session.execute(select(Recipient.person_id, Recipient.state))
            return {row.person_id: row.state for row in found}

    def nowhere(self) -> set[int]:
        """Who got nothing and is in nobody's hands."""
        stands, rows = self.recipients(), self.rows()
        return {
            one
            for one, state in stands.items()
            if state == "waiting" and rows.get(one, "failed") in {"failed", "skipped"}
        }

    def unanswered(self) -> int:
        """How many calls to the platform were never answered."""
        with self.database.read() as session:
            return session.scalar(select(func.count()).where(Delivery.outcome == "unknown")) or 0

    def phones(self) -> dict[int, str]:
        """Person -> phone, of those who share theirs with nobody."""
        now = Binding.until.is_(None)
        alone = select(Binding.openid).where(now).group_by(Binding.openid)
        alone = alone.having(func.count() == 1)
        wanted = select(Binding.person_id, Binding.openid).where(now, Binding.openid.in_(alone))
        with self.database.read() as session:
            return {row.person_id: row.openid for row in session.execute(wanted)}
