"""交班 and 回来了: asking somebody to stand in, their answer, going and coming back.

What is owned by whoever goes is no business of this slice: it tells HandedOver and CameBack in the
same transaction, and bot/reactions.py has errands and help requests change hands.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core import due
from bot.core.facts import Fact, Tell
from bot.core.refusals import Refusal
from bot.people.cards import PersonCard, card, cards
from bot.people.identity import bindings
from bot.people.models import Absence, Person

BEGIN = "absence.begin"
END = "absence.end"
ANSWER_WITHIN = timedelta(hours=2)  # where the first day is already here
_PLANNED = ("accepted", "under_way")
Ending = Literal["over", "back", "replaced"]


@dataclass(frozen=True, slots=True)
class SubstituteAsked(Fact):
    """Somebody was asked to stand in: they are sent the question."""

    absence_id: int


@dataclass(frozen=True, slots=True)
class SubstituteAnswered(Fact):
    """They said yes or no; `yes` None: they did not answer in time, or cannot be reached."""

    absence_id: int
    yes: bool | None


@dataclass(frozen=True, slots=True)
class AskedNoMore(Fact):
    """The question is withdrawn: who asked came back, or asks somebody else."""

    absence_id: int


@dataclass(frozen=True, slots=True)
class HandedOver(Fact):
    """From now on the substitute does what was `person_id`'s."""

    absence_id: int


@dataclass(frozen=True, slots=True)
class CameBack(Fact):
    """What was `person_id`'s is theirs again; `how`: over, back (they said so), replaced."""

    absence_id: int
    how: Ending


@dataclass(frozen=True, slots=True)
class AwayToo(Refusal):
    """The substitute is away themselves in these days."""

    key: ClassVar[str] = "handing-away-too"
    name: str


@dataclass(frozen=True, slots=True)
class NotReachable(Refusal):
    """The substitute has no WeChat here, so nothing could be put to them."""

    key: ClassVar[str] = "handing-not-reachable"
    name: str


@dataclass(frozen=True, slots=True)
class Oneself(Refusal):
    """Nobody stands in for themselves."""

    key: ClassVar[str] = "handing-oneself"


@dataclass(frozen=True, slots=True)
class NothingToAnswer(Refusal):
    """The question was withdrawn, answered or is too old."""

    key: ClassVar[str] = "handing-nothing-to-answer"
    name: str


@dataclass(frozen=True, slots=True)
class NotAway(Refusal):
    """They have handed nothing over."""

    key: ClassVar[str] = "handing-not-away"


@dataclass(frozen=True, slots=True)
class Away:
    """An absence as it is shown: who, who stands in, the first moment and the moment it is over."""

    id: int
    person: PersonCard
    substitute: PersonCard
    since: datetime
    until: datetime
    state: str


def may_stand_in(
    session: Session, *, person_id: int, substitute_id: int, since: datetime, until: datetime
) -> AwayToo | NotReachable | Oneself | None:
    """Why somebody cannot be asked to stand in from `since` until `until`; None: they can."""
    if person_id == substitute_id:
        return Oneself()
    named = card(session, substitute_id)
    name = "" if named is None else named.name
    if named is None or named.left_at is not None or not _has_wechat(session, substitute_id):
        return NotReachable(name)
    return AwayToo(name) if _is_away(session, substitute_id, since, until) else None


def ask_to_stand_in(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    substitute_id: int,
    since: datetime,
    until: datetime,
    tell: Tell,
) -> Away | AwayToo | NotReachable | Oneself:
    """Put the question to the substitute; nothing changes hands before they say yes. Asking anew
    withdraws what was asked of another. Tells SubstituteAsked."""
    refused = may_stand_in(
        session, person_id=person_id, substitute_id=substitute_id, since=since, until=until
    )
    if refused is not None:
        return refused
    _hold(session, person_id)
    _withdraw(session, now, person_id, tell)
    person = session.get_one(Person, person_id)
    asked = Absence(
        account=person.account,
        person_id=person_id,
        substitute_id=substitute_id,
        since=max(since, now),
        until=until,
        state="asked",
        asked_at=now,
    )
    session.add(asked)
    session.flush()
    begins = asked.since if asked.since > now else min(now + ANSWER_WITHIN, until)
    due.plan(session, kind=BEGIN, subject_id=asked.id, at=begins)
    due.plan(session, kind=END, subject_id=asked.id, at=until)
    tell(session, now, SubstituteAsked(asked.id))
    return _shown(session, asked)


def accept(
    session: Session, now: datetime, *, absence_id: int, by_id: int, tell: Tell
) -> Away | AwayToo | NothingToAnswer:
    """1: they stand in, at once if the first day has come; said twice it is the same answer."""
    absence = _answerable(session, absence_id, by_id)
    if isinstance(absence, NothingToAnswer):
        return absence
    if absence.state in _PLANNED:
        return _shown(session, absence)
    if absence.state != "asked" or absence.until <= now:
        return NothingToAnswer(_name(session, absence.person_id))
    if _is_away(session, by_id, absence.since, absence.until):
        return AwayToo(_name(session, by_id))
    _make_room(session, now, absence, tell)
    absence.state, absence.answered_at = "accepted", now
    session.flush()
    tell(session, now, SubstituteAnswered(absence.id, yes=True))
    if absence.since <= now:
        _begin(session, now, absence, tell)
    return _shown(session, absence)


def decline(
    session: Session, now: datetime, *, absence_id: int, by_id: int, tell: Tell
) -> Away | NothingToAnswer:
    """2: they cannot, and who asked is told; a yes is taken back the same way until it begins."""
    absence = _answerable(session, absence_id, by_id)
    if isinstance(absence, NothingToAnswer):
        return absence
    if absence.state == "declined":
        return _shown(session, absence)
    if absence.state not in ("asked", "accepted"):
        return NothingToAnswer(_name(session, absence.person_id))
    absence.state, absence.answered_at = "declined", now
    _settled(session, now, absence, "declined")
    tell(session, now, SubstituteAnswered(absence.id, yes=False))
    return _shown(session, absence)


def unreachable(
    session: Session, now: datetime, absence_id: int, person_id: int, tell: Tell
) -> bool:
    """The question found no way to the substitute: who asked is told; False if it was no question
    any more."""
    absence = session.get(Absence, absence_id, with_for_update=True, populate_existing=True)
    if absence is None or absence.state != "asked" or absence.substitute_id != person_id:
        return False
    absence.state = "lapsed"
    _settled(session, now, absence, "unreachable")
    tell(session, now, SubstituteAnswered(absence.id, yes=None))
    return True


def come_back(session: Session, now: datetime, *, person_id: int, tell: Tell) -> Away | NotAway:
    """回来了: what is under way ends, what was planned or asked is withdrawn; the first of them."""
    _hold(session, person_id)
    found = _of(session, person_id, ("under_way", "accepted", "asked"))
    if not found:
        return NotAway()
    for absence in found:
        if absence.state == "under_way":
            _end(session, now, absence, "back", tell)
        else:
            _cancel(session, now, absence, tell)
    return _shown(session, found[0])


def begin(session: Session, now: datetime, absence_id: int, *, tell: Tell) -> str:
    """The first day has come (due row BEGIN): what came of it, in a word."""
    absence = session.get(Absence, absence_id, with_for_update=True, populate_existing=True)
    if absence is None:
        return "ended"
    if absence.state == "asked":
        tell(session, now, SubstituteAnswered(absence.id, yes=None))
        return "not answered"
    if absence.state != "accepted":
        return absence.state
    if absence.until <= now:
        absence.state, absence.ended_at = "ended", now
        return "over before it began"
    _begin(session, now, absence, tell)
    return "handed over"


def end(session: Session, now: datetime, absence_id: int, *, tell: Tell) -> str:
    """The last day is over (due row END): what came of it, in a word."""
    absence = session.get(Absence, absence_id, with_for_update=True, populate_existing=True)
    if absence is None:
        return "ended"
    if absence.state in ("asked", "accepted"):
        absence.state, absence.ended_at = "lapsed", now
        _settled(session, now, absence, "lapsed")
        return "lapsed"
    if absence.state != "under_way":
        return absence.state
    _end(session, now, absence, "over", tell)
    return "came back"


def absence(session: Session, absence_id: int) -> Away | None:
    """One absence, None for an unknown id."""
    found = session.get(Absence, absence_id)
    return None if found is None else _shown(session, found)


def away_now(session: Session, person_id: int) -> Away | None:
    """The absence of somebody that is under way; None while they are there."""
    found = _of(session, person_id, ("under_way",))
    return _shown(session, found[0]) if found else None


def _begin(session: Session, now: datetime, absence: Absence, tell: Tell) -> None:
    absence.state, absence.began_at = "under_way", now
    session.flush()
    tell(session, now, HandedOver(absence.id))


def _end(session: Session, now: datetime, absence: Absence, how: Ending, tell: Tell) -> None:
    absence.state = "replaced" if how == "replaced" else "ended"
    absence.ended_at = now
    _settled(session, now, absence, how)
    tell(session, now, CameBack(absence.id, how))


def _cancel(session: Session, now: datetime, absence: Absence, tell: Tell) -> None:
    absence.state, absence.ended_at = "withdrawn", now
    _settled(session, now, absence, "withdrawn")
    tell(session, now, AskedNoMore(absence.id))


def _settled(session: Session, now: datetime, absence: Absence, reason: str) -> None:
    session.flush()
    for kind in (BEGIN, END):
        due.cancel(session, now, kind=kind, subject_id=absence.id, reason=reason)


def _withdraw(session: Session, now: datetime, person_id: int, tell: Tell) -> None:
    for one in _of(session, person_id, ("asked",)):
        _cancel(session, now, one, tell)


def _make_room(session: Session, now: datetime, new: Absence, tell: Tell) -> None:
    """The latest word holds: an absence of the same person that meets the new one ends where the
    new one begins; nothing of it is left, it is replaced."""
    for one in _of(session, new.person_id, _PLANNED):
        if one.until <= new.since or one.since >= new.until:
            continue
        if one.since < new.since and new.since > now:
            one.until = new.since
            due.plan(session, kind=END, subject_id=one.id, at=new.since)
        elif one.state == "under_way":
            _end(session, now, one, "replaced", tell)
        else:
            _cancel(session, now, one, tell)


def _answerable(session: Session, absence_id: int, by_id: int) -> Absence | NothingToAnswer:
    absence = session.get(Absence, absence_id)
    if absence is None or absence.substitute_id != by_id:
        return NothingToAnswer("")
    _hold(session, absence.person_id, by_id)
    session.refresh(absence, with_for_update=True)
    return absence


def _hold(session: Session, *person_ids: int) -> None:
    """One at a time for each of these people: of A for B and B for A, said at the same moment, the
    second sees the first."""
    session.execute(
        select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id).with_for_update()
    ).all()


def _of(session: Session, person_id: int, states: tuple[str, ...]) -> list[Absence]:
    """In the order of these states."""
    found = session.scalars(
        select(Absence)
        .where(Absence.person_id == person_id, Absence.state.in_(states))
        .order_by(Absence.since, Absence.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return sorted(found, key=lambda one: states.index(one.state))


def _is_away(session: Session, person_id: int, since: datetime, until: datetime) -> bool:
    wanted = select(Absence.id).where(
        Absence.person_id == person_id,
        Absence.state.in_(_PLANNED),
        Absence.since < until,
        Absence.until > since,
    )
    return session.execute(wanted).first() is not None


def _has_wechat(session: Session, person_id: int) -> bool:
    own = select(bindings.c.id).where(
        bindings.c.person_id == person_id,
        bindings.c.kind != "helper",
        bindings.c.until.is_(None),
    )
    return session.execute(own).first() is not None


def _shown(session: Session, absence: Absence) -> Away:
    known = cards(session, [absence.person_id, absence.substitute_id])
    return Away(
        absence.id,
        known[absence.person_id],
        known[absence.substitute_id],
        absence.since,
        absence.until,
        absence.state,
    )


def _name(session: Session, person_id: int) -> str:
    found = card(session, person_id)
    return "" if found is None else found.name
