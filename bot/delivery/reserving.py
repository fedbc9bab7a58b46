"""Taking what is scarce before a call: texts of an allowance, the one probe of a closed lane."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, Select, Update, and_, bindparam, or_, select, update
from sqlalchemy.orm import Session

from bot.core.database import UtcDateTime
from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery.models import Lane, Window
from bot.delivery.outcomes import probe_again
from bot.delivery.rules import LaneState
from bot.delivery.windows import texts_left, windows

Chat = tuple[str, str]  # account, openid


class Reservations:
    """What the texts of one batch take of chat allowances; `take` makes it true."""

    def __init__(self) -> None:
        self._kept_back: defaultdict[Chat, list[int]] = defaultdict(list)

    def add(self, account: str, openid: str, kept_back: int) -> None:
        """One more text there, which must leave `kept_back` of the allowance."""
        self._kept_back[account, openid].append(kept_back)

    def spent(self, account: str, openid: str) -> int:
        """How many texts are taken there so far."""
        return len(self._kept_back.get((account, openid), ()))

    def take(self, session: Session, now: datetime) -> set[Chat]:
        """Count them in the database; the chats that no longer have so much left (a race)."""
        if not self._kept_back:
            return set()
        lock_in_order(session, self._kept_back)
        taken: set[Chat] = set()
        for (texts, needed), chats in self._by_size().items():
            taken.update(_spend(session, now, chats, texts, needed))
        return self._kept_back.keys() - taken

    def _by_size(self) -> dict[tuple[int, int], list[Chat]]:
        """Chats by how many texts they get and how many must be left before the first."""
        sizes: defaultdict[tuple[int, int], list[Chat]] = defaultdict(list)
        for chat, kept_back in self._kept_back.items():
            needed = max(place + kept for place, kept in enumerate(kept_back, start=1))
            sizes[len(kept_back), needed].append(chat)
        return sizes


def lock_in_order(session: Session, chats: Collection[Chat]) -> None:
    """Two senders that take locks in different orders would wait for each other."""
    for account, openids in sorted(_by_account(chats).items()):
        _LOCK.run(session, account=account, openids=openids)


def _by_account(chats: Collection[Chat]) -> dict[str, list[str]]:
    by_account: defaultdict[str, list[str]] = defaultdict(list)
    for account, openid in chats:
        by_account[account].append(openid)
    return by_account


def of_chats(chats: Collection[Chat]) -> ColumnElement[bool]:
    """The windows of these chats."""
    return or_(
        *(
            and_(Window.account == account, among(Window.openid, openids))
            for account, openids in _by_account(chats).items()
        )
    )


def _spend(
    session: Session, now: datetime, chats: list[Chat], texts: int, needed: int
) -> list[Chat]:
    taken: list[Chat] = []
    for account, openids in _by_account(chats).items():
        of = {"of_account": account, "openids": openids}
        spent = _SPEND.run(session, **of, now=now, texts=texts, needed=needed)
        taken += [(account, openid) for openid in spent.scalars()]
    return taken


def _locking(_dialect: str) -> Select[str]:
    it = windows.c.account == bindparam("account"), among(windows.c.openid, "openids")
    return select(windows.c.openid).where(*it).order_by(windows.c.openid).with_for_update()


def _spending(_dialect: str) -> Update:
    """Both pay, below nothing if need be: so what is given back is what was taken."""
    texts = bindparam("texts", type_=Integer)
    return (
        update(windows)
        .where(
            windows.c.account == bindparam("of_account"),
            among(windows.c.openid, "openids"),
            windows.c.following,
            texts_left(bindparam("now", type_=UtcDateTime())) >= bindparam("needed", type_=Integer),
        )
        .values(left=windows.c.left - texts, tap_left=windows.c.tap_left - texts)
        .returning(windows.c.openid)
    )


_LOCK, _SPEND = Prepared(_locking), Prepared(_spending)


def take_probe(session: Session, now: datetime, account: str, lane: LaneState) -> bool:
    """Be the one text that tries a closed lane; False if another already does.

    Should it never come back, the next one tries after as long as there was between two probes.
    """
    taken = (
        update(Lane)
        .where(Lane.account == account, Lane.channel == lane.channel, Lane.next_probe_at <= now)
        .values(next_probe_at=now + probe_again(lane.channel, lane.closed_until, now))
        .returning(Lane.channel)
        .execution_options(synchronize_session=False)
    )
    return session.execute(taken).first() is not None
