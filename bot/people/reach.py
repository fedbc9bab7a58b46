"""How to reach a member by voice, and where somebody with a common name lives."""

from collections.abc import Sequence

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.cards import PersonCard, persons
from bot.people.identity import bindings
from bot.people.roles import units


def phone_of(session: Session, sealer: Sealer, person_id: int) -> str | None:
    """A member's phone as people dial it (13912345678, 0519-88881234); None without one."""
    return phones_of(session, sealer, [person_id]).get(person_id)


def phones_of(session: Session, sealer: Sealer, person_ids: Sequence[int]) -> dict[int, str]:
    """The phones of those of these people who have one."""
    rows = session.execute(
        select(persons.c.id, persons.c.phone_sealed).where(
            persons.c.id.in_(person_ids), persons.c.phone_sealed.is_not(None)
        )
    )
    return {person_id: sealer.open(sealed) for person_id, sealed in rows}


def places_of(session: Session, person_ids: Sequence[int]) -> dict[int, str]:
    """The unit where each of these people lives, else their home unit, by path: for equal names."""
    rows = session.execute(
        select(persons.c.id, units.c.path)
        .join_from(
            persons,
            units,
            units.c.id == func.coalesce(persons.c.residence_unit_id, persons.c.home_unit_id),
        )
        .where(persons.c.id.in_(person_ids))
    )
    return {row.id: row.path for row in rows}


def place_of(session: Session, person: PersonCard) -> str:
    """A member told apart from others of the same name: 王秀英 第一小组 1952 (year of birth)."""
    unit = places_of(session, [person.id])[person.id].rpartition("/")[2]
    year = f" {person.born_on.year}" if person.born_on else ""
    return f"{person.name} {unit}{year}"


def figures(
    session: Session, account: str | None = None, among: Select[int] | None = None
) -> dict[str, int]:
    """`total`: everybody (`among` these) who has not left; `bound`: those of them whom any WeChat
    speaks for."""
    bound = (
        select(bindings.c.id)
        .where(bindings.c.person_id == persons.c.id, bindings.c.until.is_(None))
        .exists()
    )
    wanted = select(func.count(), func.count(case((bound, 1)))).where(persons.c.left_at.is_(None))
    if account is not None:
        wanted = wanted.where(persons.c.account == account)
    if among is not None:
        wanted = wanted.where(persons.c.id.in_(among))
    total, with_wechat = session.execute(wanted).one()
    return {"total": total, "bound": with_wechat}
