"""A ceiling of texts a person and a day: what is over it waits for the next morning.

Only what Lianxin starts by itself is counted and held back. Answers, help, what is urgent and what
follows from something a person just did always go, as in quiet hours. What would be useless by the
morning is left out where the same was said before (a second reminder of a study day); the first
word of something goes, over the ceiling: nothing is lost by it. Counted in days of the place, from
what was sent or is just going; two senders at the same moment may pass it by one.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, func, literal, select
from sqlalchemy.orm import Session

from bot.core import calendar
from bot.core.database import UtcDateTime
from bot.core.hours import Quiet
from bot.core.many import among
from bot.delivery.looking import Seen, contents, outbox
from bot.delivery.planning import OPTIONAL_PURPOSES
from bot.delivery.rules import Decision, Postpone, Send, Skip
from bot.delivery.terms import Terms

MORNING = time(8)  # what waits goes then, and no earlier than the quiet hours allow
_OTHER = outbox.alias()
_REMINDING = frozenset({"study_day_reminder", "notice"})  # purposes that say the same again
_BY_ITSELF = 2  # from this rank on neither urgent nor an answer: see Draft.rank


def sent_today() -> ScalarSelect[int]:
    """A column of a SELECT from the outbox: how many texts the same person got since `midnight`, a
    parameter."""
    midnight = bindparam("midnight", type_=UtcDateTime())
    return (
        select(func.count())
        .where(
            _OTHER.c.person_id == outbox.c.person_id,
            _OTHER.c.id != outbox.c.id,
            _OTHER.c.rank >= _BY_ITSELF,
            _went() & (_OTHER.c.finished_at >= midnight) | _is_going(),
        )
        .correlate(outbox)
        .scalar_subquery()
    )


def midnight(now: datetime, zone: ZoneInfo) -> datetime:
    """When this day began in the place."""
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone(UTC)


class Ceiling:
    """Texts of one batch against what is left of each person's day."""

    def __init__(
        self, session: Session, now: datetime, terms: Terms, batch: Sequence[Seen]
    ) -> None:
        self._now = now
        self._per_day = terms.texts_a_day
        self._until = _next_morning(now, terms.quiet, terms.zone)
        self._going: Counter[int | None] = Counter()
        self._said_before = _said_before(session, self._pressing(batch))

    def hold(self, one: Seen, decision: Decision) -> Decision:
        """The decision, or what becomes of a text that would go and is over the ceiling."""
        if not isinstance(decision, Send) or not self._is_over(one):
            return decision
        if one.content.useless_after > self._until:
            return Postpone(self._until, "enough-today")
        optional = one.content.purpose in OPTIONAL_PURPOSES
        return Skip("enough-today") if optional or one.id in self._said_before else decision

    def went(self, one: Seen) -> None:
        """A text of this batch goes."""
        if _is_counted(one):
            self._going[one.person_id] += 1

    def _is_over(self, one: Seen) -> bool:
        if not self._per_day or not _is_held(one):
            return False
        return one.sent_today + self._going[one.person_id] >= self._per_day

    def _pressing(self, batch: Sequence[Seen]) -> list[int]:
        """Those that cannot wait for the morning and may be over once the others have gone."""
        if not self._per_day:
            return []
        of_each = Counter(one.person_id for one in batch)
        return [
            one.id
            for one in batch
            if _is_held(one)
            and one.content.purpose in _REMINDING
            and one.content.useless_after <= self._until
            and one.sent_today + of_each[one.person_id] > self._per_day
        ]


def _is_counted(one: Seen) -> bool:
    return one.person_id is not None and one.rank >= _BY_ITSELF


def _is_held(one: Seen) -> bool:
    """One that began may have arrived: its repeating costs nobody a second text."""
    began = one.arrived or one.may_repeat_until is not None
    return _is_counted(one) and one.content.held_at_night and not began


def _next_morning(now: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    morning = calendar.next_day_at(now, MORNING, zone)
    return quiet.end_after(morning, zone) or morning


def _said_before(session: Session, ids: Sequence[int]) -> set[int]:
    """Which of these texts say again what has reached the same person: same matter and purpose."""
    return set(session.scalars(_again(ids))) if ids else set()


def _again(ids: Sequence[int]) -> Select[int]:
    earlier = contents.alias()
    same = and_(
        earlier.c.about_kind == contents.c.about_kind,
        earlier.c.about_id == contents.c.about_id,
        earlier.c.purpose == contents.c.purpose,
    )
    before = (
        select(literal(1))
        .select_from(_OTHER.join(earlier, earlier.c.id == _OTHER.c.content_id))
        .where(_OTHER.c.person_id == outbox.c.person_id, _OTHER.c.id != outbox.c.id, _went(), same)
        .correlate(outbox, contents)
        .exists()
    )
    return (
        select(outbox.c.id)
        .select_from(outbox.join(contents, contents.c.id == outbox.c.content_id))
        .where(among(outbox.c.id, ids), before)
    )


def _went() -> ColumnElement[bool]:
    return _OTHER.c.state.in_(("accepted", "unknown"))


def _is_going() -> ColumnElement[bool]:
    return and_(_OTHER.c.state == "sending", _OTHER.c.channel.is_not(None))
