"""Opening units, and what is known of one: its kind, its first and last day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core import due
from bot.people.kinds import kind_of
from bot.people.models import Unit
from bot.people.tree.outcomes import AnotherAccount, OddName, OddTerm, Opened, UnitThere
from bot.people.units import ClosedUnit, hold_tree, is_open, path_of

UNIT_ENDS = "unit.ends"
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Term:
    """The first and last day of a temporary unit, both included, in the place's own calendar.

    Afterwards its residents belong to the unit `then_id`; None: only to their home unit.
    """

    starts_on: date | None
    ends_on: date
    zone: ZoneInfo
    then_id: int | None = None

    @property
    def ends_at(self) -> datetime:
        """When the last day is over, aware UTC."""
        after = self.ends_on + timedelta(days=1)
        return datetime.combine(after, time(0), self.zone).astimezone(UTC)


Refused = UnitThere | OddName | OddTerm | ClosedUnit | AnotherAccount


def open_unit(
    session: Session,
    now: datetime,
    *,
    account: str,
    name: str,
    under_id: int | None,
    kind: str | None = None,
    term: Term | None = None,
) -> Opened | Refused:
    """A unit below another, or (None) at the top of a tree; a closed one of that path opens again.

    `kind` None: what the name says. `term` only for what is temporary.
    """
    hold_tree(session, account)
    above = None if under_id is None else held(session, under_id)
    name = plain_unit_name(name)
    wrong = _why_not(now, account, above, name) or _odd_term(session, now, account, name, term)
    if wrong is not None:
        return wrong
    path = name if above is None else f"{above.path}/{name}"
    known = at_path(session, account, path)
    if known is not None and is_open(known, now):
        return UnitThere(path, "")
    unit = known or _plant(session, account, above, name, path)
    again = known is not None
    if again:
        unit.closed_at = unit.merged_into_id = unit.ends_at = unit.ends_on = None
    if kind is not None:
        unit.kind = kind
    _set_term(session, unit, term)
    return Opened(unit.id, path, unit.kind, again)


def change_unit(
    session: Session,
    now: datetime,
    *,
    unit_id: int,
    kind: str | None = None,
    term: Term | None = None,
) -> Opened | OddTerm | ClosedUnit | AnotherAccount:
    """Set the kind of a unit, or its first and last day; None leaves as it is."""
    unit = held(session, unit_id)
    if not is_open(unit, now):
        return ClosedUnit(unit.path)
    wrong = _odd_term(session, now, unit.account, unit.name, term)
    if term is not None and term.then_id == unit.id:
        return OddTerm(unit.name)
    if wrong is not None:
        return wrong
    if kind is not None:
        unit.kind = kind
    _set_term(session, unit, term)
    return Opened(unit.id, unit.path, unit.kind, again=False)


def held(session: Session, unit_id: int) -> Unit:
    """The unit as it is now, held by this transaction. Raises NoResultFound for an unknown id."""
    return session.get_one(Unit, unit_id, with_for_update=True, populate_existing=True)


def at_path(session: Session, account: str, path: str) -> Unit | None:
    """The unit that has this path, open or closed."""
    return session.scalars(
        select(Unit)
        .where(Unit.account == account, Unit.path == path)
        .execution_options(populate_existing=True)
    ).first()


def plain_unit_name(text: str) -> str:
    """A name as it stands in a path; "" for what can be none."""
    name = " ".join(text.split())
    fits = path_of(name) == name and "/" not in name and len(name) <= _LONGEST_NAME
    return name if fits else ""


def _why_not(now: datetime, account: str, above: Unit | None, name: str) -> Refused | None:
    if not name:
        return OddName(name)
    if above is not None and above.account != account:
        return AnotherAccount(above.path)
    return ClosedUnit(above.path) if above is not None and not is_open(above, now) else None


def _odd_term(
    session: Session, now: datetime, account: str, name: str, term: Term | None
) -> OddTerm | ClosedUnit | AnotherAccount | None:
    if term is None:
        return None
    if _is_odd(now, term):
        return OddTerm(name)
    then = None if term.then_id is None else held(session, term.then_id)
    if then is not None and then.account != account:
        return AnotherAccount(then.path)
    return ClosedUnit(then.path) if then is not None and not is_open(then, now) else None


def _is_odd(now: datetime, term: Term) -> bool:
    backwards = term.starts_on is not None and term.starts_on > term.ends_on
    return backwards or term.ends_at <= now


def _plant(session: Session, account: str, above: Unit | None, name: str, path: str) -> Unit:
    unit = Unit(
        account=account,
        parent_id=None if above is None else above.id,
        name=name,
        path=path,
        lineage="",
        kind=kind_of(name),
    )
    session.add(unit)
    session.flush()
    unit.lineage = f"{'/' if above is None else above.lineage}{unit.id}/"
    return unit


def _set_term(session: Session, unit: Unit, term: Term | None) -> None:
    """A date of before is not called off: the clock looks at the unit itself when it comes."""
    if term is not None:
        unit.starts_on, unit.ends_on = term.starts_on, term.ends_on
        unit.ends_at, unit.then_id = term.ends_at, term.then_id
        occurrence = term.ends_on.isoformat()
        due.plan(
            session, kind=UNIT_ENDS, subject_id=unit.id, occurrence=occurrence, at=term.ends_at
        )
    session.flush()
