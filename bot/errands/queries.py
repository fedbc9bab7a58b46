"""What others ask about errands."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.facts import About
from bot.errands.models import Errand

_FIGURES = ("open", "overdue", "done", "closed")


def errand(session: Session, errand_id: int) -> Errand | None:
    """One errand, None for an unknown id."""
    return session.get(Errand, errand_id)


def about(session: Session, what: About, person_id: int | None = None) -> list[Errand]:
    """The errands about something (and about one member of it), open or ended, oldest first."""
    wanted = select(Errand).where(Errand.about_kind == what[0], Errand.about_id == what[1])
    if person_id is not None:
        wanted = wanted.where(Errand.person_id == person_id)
    return list(session.scalars(wanted.order_by(Errand.no)))


def owners_about(session: Session, what: About) -> dict[int, int]:
    """Who has the open errand about each member of something, by the member's id."""
    rows = session.execute(
        select(Errand.person_id, Errand.owner_id)
        .where(
            Errand.about_kind == what[0],
            Errand.about_id == what[1],
            Errand.state == "open",
            Errand.owner_id.is_not(None),
        )
        .order_by(Errand.no)
    )
    return {row[0]: row[1] for row in rows if row[1] is not None}


def about_members(session: Session, what: About, person_ids: Sequence[int]) -> list[Errand]:
    """The errands about something and these members, open or ended, oldest first."""
    wanted = select(Errand).where(
        Errand.about_kind == what[0], Errand.about_id == what[1], Errand.person_id.in_(person_ids)
    )
    return list(session.scalars(wanted.order_by(Errand.no)))


def open_about(session: Session, what: About, person_ids: Sequence[int]) -> list[Errand]:
    """The open errands about something and these members."""
    return list(
        session.scalars(
            select(Errand)
            .where(
                Errand.about_kind == what[0],
                Errand.about_id == what[1],
                Errand.state == "open",
                Errand.person_id.in_(person_ids),
            )
            .order_by(Errand.no)
        )
    )


def open_persons(what: About, kinds: Collection[str]) -> Select[int]:
    """The ids of the people about whom such an errand is open."""
    return select(Errand.person_id).where(
        Errand.about_kind == what[0],
        Errand.about_id == what[1],
        Errand.kind.in_(kinds),
        Errand.state == "open",
    )


def open_of(session: Session, owner_id: int, *, done_for: bool = False) -> list[Errand]:
    """What somebody still has to do, whenever it is due, oldest first; `done_for`: and what another
    does for them while they are away."""
    theirs = Errand.owner_id == owner_id
    if done_for:
        theirs |= Errand.stands_for_id == owner_id
    wanted = select(Errand).where(theirs, Errand.state == "open")
    return list(session.scalars(wanted.order_by(Errand.no)))


def figures(session: Session, now: datetime, account: str | None = None) -> dict[str, int]:
    """Errands in figures (INTERFACE §6); those overdue are counted in `open` too."""

    def in_state(state: str) -> ColumnElement[int]:
        return func.count(case((Errand.state == state, 1)))

    overdue = func.count(case(((Errand.state == "open") & (Errand.due_at < now), 1)))
    counted = select(in_state("open"), overdue, in_state("done"), in_state("closed"))
    if account is not None:
        counted = counted.where(Errand.account == account)
    return dict(zip(_FIGURES, session.execute(counted).one(), strict=True))


def unassigned(session: Session, account: str | None = None) -> dict[str, int]:
    """Open errands without an owner, by the path of the unit where the member lives."""
    wanted = select(Errand.person_id).where(Errand.state == "open", Errand.owner_id.is_(None))
    if account is not None:
        wanted = wanted.where(Errand.account == account)
    found = list(session.scalars(wanted))
    places = people.places_of(session, found)
    counts: dict[str, int] = {}
    for one in found:
        place = places.get(one, "")
        counts[place] = counts.get(place, 0) + 1
    return counts
