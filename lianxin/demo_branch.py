"""The demo's made-up branch in a database, and its people as the stand-in for WeChat knows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot import people
from bot.core.sealing import Sealer
from lianxin.demo_cast import SECRETARY
from lianxin.demo_map import FULL_SIZE, TRANSITION_GROUP, fewest
from lianxin.demo_town import YEAR, Townsman, openid_of, town

__all__ = ["FULL_SIZE", "SECRETARY", "DemoBranch", "Persona", "build", "fewest", "seed_people"]

_AT_ONCE = 1000
_STRANGERS = 3  # of those not bound yet, whose phones are there to try 绑定 with
_LIVES = {
    "employed": "上班",
    "retired": "退休在家",
    "jobless": "在找工作",
    "migrant": "在外地打工",
    "transition": "拆迁后租房住",
    "resettled": "住安置小区",
    "private_sector": "在民营企业上班",
    "farmer": "种田",
    "dependant": "照顾家里",
    "lost_contact": "好久没有音讯",
    "demobilised": "退伍回来",
    "graduate": "刚毕业，在找工作",
}
_OFFICES = {"leader": "组长", "secretary": "书记", "officer": "干事"}


@dataclass(frozen=True, slots=True)
class Persona:
    """One of the five phones."""

    person_id: int
    openid: str
    name: str
    called: str


@dataclass(frozen=True, slots=True)
class DemoBranch:
    """What was laid down: the five phones by openid, and how many members and bindings."""

    people: Mapping[str, Persona]
    members: int
    bindings: int


def build(
    session: Session, now: datetime, sealer: Sealer, account: str, *, members: int = FULL_SIZE
) -> DemoBranch:
    """Lay down the whole street in an account that has nobody yet: units, members, roles, bindings.

    The same every time but for `now`, since when roles and bindings hold.
    """
    everybody = town(members)
    units = people.ensure_units(session, account, _paths(everybody))
    ids: list[int] = []
    for start in range(0, len(everybody), _AT_ONCE):
        rows = [_person(one, sealer, account, units) for one in everybody[start:][:_AT_ONCE]]
        made = insert(people.Person).returning(people.Person.id, sort_by_parameter_order=True)
        ids += session.scalars(made, rows)
    people.note_homes(session, now, ids)
    people.note_categories(session, now, ids)
    roles = [
        row for one, id_ in zip(everybody, ids, strict=True) for row in _roles(one, id_, units)
    ]
    bound = [
        {"account": account, "openid": one.openid, "person_id": id_, "kind": _kind(one)}
        for one, id_ in zip(everybody, ids, strict=True)
        if one.openid
    ]
    session.execute(insert(people.Role), [{**row, "since": now} for row in roles])
    session.execute(insert(people.Binding), [{**row, "since": now} for row in bound])
    return DemoBranch(_personas(everybody, ids), len(everybody), len(bound))


def seed_people(members: int = FULL_SIZE) -> list[dict[str, Any]]:
    """The phones for the stand-in: the five first, then everybody bound, one for each couple.

    A few of those not bound yet have a phone as well, to try 绑定 with.
    """
    everybody = town(members)
    phones: dict[str, list[Townsman]] = {}
    for one in everybody:
        if one.openid:
            phones.setdefault(one.openid, []).append(one)
    strangers = [one for one in everybody if not one.openid][:_STRANGERS]
    bound = [_seed(openid, sharing) for openid, sharing in phones.items()]
    return bound + [_stranger(one) for one in strangers]


def _paths(everybody: Sequence[Townsman]) -> set[str]:
    lived_in = {path for one in everybody for path in (one.part.home, one.part.residence) if path}
    return lived_in | {TRANSITION_GROUP}


def _person(
    one: Townsman, sealer: Sealer, account: str, units: Mapping[str, int]
) -> dict[str, Any]:
    part = one.part
    return {
        "account": account,
        "name": part.name,
        "called": part.called,
        "phone_sealed": sealer.seal(one.phone) if one.phone else None,
        "phone_key": sealer.fingerprint(one.phone) if one.phone else None,
        "gender": part.gender,
        "born_on": part.born_on,
        "birthday_calendar": "solar",
        "joined_on": one.joined_on,
        "category": part.category,
        "address_sealed": sealer.seal(part.address),
        "helper": part.helper,
        "note": part.note,
        "home_unit_id": units[part.home],
        "residence_unit_id": units[part.residence] if part.residence else None,
    }


def _roles(one: Townsman, person_id: int, units: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {"person_id": person_id, "unit_id": units[path], "role": role}
        for role, path in one.part.roles
    ]


def _kind(one: Townsman) -> str:
    return "shared" if one.shares else "self"


def _personas(everybody: Sequence[Townsman], ids: Sequence[int]) -> dict[str, Persona]:
    return {
        one.openid: Persona(id_, one.openid, one.part.name, one.part.called or one.part.name)
        for one, id_ in zip(everybody, ids, strict=True)
        if one.featured and one.openid
    }


def _seed(openid: str, sharing: Sequence[Townsman]) -> dict[str, Any]:
    first = sharing[0]
    about = first.part.about or _about(first)
    return {
        "openid": openid,
        "name": "、".join(one.part.name for one in sharing),
        "about": about if len(sharing) == 1 else "老两口合用一部手机",
        "featured": first.featured,
        "following": True,
    }


def _stranger(one: Townsman) -> dict[str, Any]:
    return {
        "openid": openid_of(f"stranger {one.part.name} {one.phone}"),
        "name": one.part.name,
        "about": f"{_about(one)}，还没有绑定",
        "featured": False,
        "following": True,
    }


def _about(one: Townsman) -> str:
    age = YEAR - one.part.born_on.year
    office = next((role for role, _ in one.part.roles if role in _OFFICES), None)
    if office is None:
        return f"{age}岁，{_LIVES[one.part.category]}"
    unit = next(path for role, path in one.part.roles if role == office).rpartition("/")[2]
    return f"{age}岁，{unit}{_OFFICES[office]}"
