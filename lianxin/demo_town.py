"""Everybody of the demo's street, worked out without a database and the same every time.

Of 1,366 people 688 are 60 or older during 2026: they were born in 1965 or before, the others in
1968 or after. Phones look valid and are made up: 139 and a running number.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from lianxin.demo_cast import CAST, COUPLE, NAMES, PHONES, Part
from lianxin.demo_dice import Dice
from lianxin.demo_map import (
    EMPLOYED_GROUP,
    FULL_SIZE,
    HOME_BRANCH,
    MIGRANT_GROUP,
    RESETTLED,
    STREET,
    VILLAGE,
    Branch,
    branches,
    fewest,
)
from lianxin.demo_names import made_up_name

YEAR = 2026  # for which ages are right
_OLD_OF_ALL = 688
_OLDEST, _LAST_OLD, _FIRST_YOUNG, _YOUNGEST = 1938, 1965, 1968, 2003
_EARLIEST_SECRETARY = 1957  # the oldest secretary of the papers is 69
_OLD_OF_DISPERSED = 58  # per cent
_UNBOUND = 10  # one in so many
_COUPLES = 6
_SEED = 13_30_1366
_CATEGORIES = {
    VILLAGE: ("farmer", "farmer", "migrant", "employed", "jobless", "private_sector"),
    RESETTLED: ("resettled", "resettled", "resettled", "employed", "private_sector", "migrant"),
    "city": ("employed", "employed", "private_sector", "demobilised", "dependant", "graduate"),
}


@dataclass(frozen=True, slots=True)
class Townsman:
    """One made-up member; `openid` None: no WeChat speaks for them yet."""

    part: Part
    phone: str | None
    joined_on: date
    openid: str | None
    shares: bool = False
    featured: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the town that an ordinary person is going to fill."""

    branch: Branch
    home: str
    residence: str | None = None
    roles: tuple[tuple[str, str], ...] = ()

    @property
    def is_secretary(self) -> bool:
        return any(role == "secretary" for role, _ in self.roles)


def town(members: int = FULL_SIZE) -> list[Townsman]:
    """So many people, never fewer than `fewest()`; the named ones first, then the officer."""
    wanted = max(members, fewest())
    dice = Dice(_SEED)
    places = _places(dice, wanted)
    old = _old_ones(dice, places, wanted)
    parts = [_person(dice, place, number in old) for number, place in enumerate(places)]
    everybody = [*CAST, _officer(dice), *parts]
    people = [_townsman(dice, number, part) for number, part in enumerate(everybody)]
    return _with_wechat(dice, people)


def openid_of(key: str) -> str:
    """A stand-in's id in WeChat's form: 28 characters that begin with o."""
    digest = hashlib.sha256(f"lianxin demo {key}".encode()).digest()[:20]
    return "o" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _places(dice: Dice, members: int) -> list[_Place]:
    every = branches(members)
    elsewhere = [group for one in every if one.kind == RESETTLED for group in one.groups]
    return [place for branch in every for place in _places_in(dice, branch, elsewhere)]


def _places_in(dice: Dice, branch: Branch, elsewhere: Sequence[str]) -> list[_Place]:
    groups = list(branch.groups)
    places = [] if branch.path == HOME_BRANCH else [_secretary(branch)]
    free = branch.size - len(places)
    if branch.path == HOME_BRANCH:
        groups += [MIGRANT_GROUP, EMPLOYED_GROUP]
        free -= len(CAST)
    leaderless = list(reversed(groups))  # the special ones first: they have the five phones
    for number in range(free):
        group = leaderless.pop(0) if leaderless else groups[number % len(groups)]
        is_leader = number < len(groups)
        may_be_away = branch.kind == VILLAGE and group in branch.groups and not is_leader
        residence = dice.one_of(elsewhere) if may_be_away and dice.happens(42) else None
        roles = (("leader", group),) if is_leader else _perhaps_volunteer(dice, branch)
        places.append(_Place(branch, group, residence, roles))
    return places


def _secretary(branch: Branch) -> _Place:
    return _Place(branch, branch.groups[0], None, (("secretary", branch.path),))


def _perhaps_volunteer(dice: Dice, branch: Branch) -> tuple[tuple[str, str], ...]:
    return (("volunteer", branch.path),) if dice.happens(8) else ()


def _old_ones(dice: Dice, places: Sequence[_Place], members: int) -> set[int]:
    """Which places go to people of 60 or over: the share of the papers, whatever the size."""
    wanted = round(members * _OLD_OF_ALL / FULL_SIZE) - sum(map(_is_old, CAST))
    away = [number for number, place in enumerate(places) if place.residence]
    here = [number for number, place in enumerate(places) if not place.residence]
    of_away = dice.some(away, round(len(away) * _OLD_OF_DISPERSED / 100))
    return {*of_away, *dice.some(here, wanted - len(of_away))}


def _is_old(part: Part) -> bool:
    return part.born_on.year <= _LAST_OLD


def _person(dice: Dice, place: _Place, old: bool) -> Part:
    gender = dice.one_of(("female", "male"))
    first = _EARLIEST_SECRETARY if place.is_secretary else _OLDEST
    years = (first, _LAST_OLD) if old else (_FIRST_YOUNG, _YOUNGEST)
    if place.is_secretary and not old:
        years = (_FIRST_YOUNG, 1990)
    part = Part(
        name=_name(dice, gender, old),
        gender=gender,
        born_on=date(dice.between(*years), dice.between(1, 12), dice.between(1, 28)),
        category=_category(dice, place, old),
        home=place.home,
        residence=place.residence,
        roles=place.roles,
        address=_address(dice, place),
    )
    return replace(part, category="employed") if _in_office(part) and not old else part


def _in_office(part: Part) -> bool:
    return any(role in ("leader", "secretary") for role, _ in part.roles)


def _name(dice: Dice, gender: str, old: bool) -> str:
    name = made_up_name(dice, gender=gender, old=old)
    return name if name not in NAMES else _name(dice, gender, old)


def _category(dice: Dice, place: _Place, old: bool) -> str:
    special = {MIGRANT_GROUP: "migrant", EMPLOYED_GROUP: "employed"}.get(place.home)
    if special is not None:
        return special
    if place.residence:
        return "transition"
    if dice.below(100) == 0 and not place.roles:
        return "lost_contact"
    if old:
        return "resettled" if place.branch.kind == RESETTLED and dice.happens(40) else "retired"
    return dice.one_of(_CATEGORIES[place.branch.kind])


def _address(dice: Dice, place: _Place) -> str:
    community = (place.residence or place.home).split("/")[1]
    room = f"{dice.between(1, 6)}0{dice.between(1, 4)}室"
    house = f"{community}{dice.between(1, 30)}幢{dice.between(1, 4)}单元{room}"
    return f"{house}（租住）" if place.residence else house


def _officer(dice: Dice) -> Part:
    return Part(
        name=_name(dice, "female", old=False),
        gender="female",
        born_on=date(1985, 5, 6),
        category="employed",
        home=STREET,
        roles=(("officer", STREET),),
        address="青龙街道办事处",
    )


def _townsman(dice: Dice, number: int, part: Part) -> Townsman:
    named = part.name in NAMES
    has_phone = named or bool(part.roles) or not dice.happens(3)
    joined = date(part.born_on.year + dice.between(20, 22), 7, 1)
    return Townsman(
        part=part,
        phone=f"139{number + 1:08d}" if has_phone else None,
        joined_on=joined,
        openid=openid_of(part.name if named else str(number)),
        featured=part in PHONES,
    )


def _with_wechat(dice: Dice, people: Sequence[Townsman]) -> list[Townsman]:
    """Take the WeChat from one in ten, and give a few couples one for both."""
    found = list(people)
    for number in _without_wechat(dice, people):
        found[number] = replace(found[number], openid=None)
    for one, other in [_the_couple(people), *_couples(found)]:
        found[one] = replace(found[one], shares=True)
        found[other] = replace(found[other], shares=True, openid=found[one].openid)
    return found


def _without_wechat(dice: Dice, people: Sequence[Townsman]) -> list[int]:
    """The lost first, then anybody without a role; leaders only where there is nobody else."""
    strangers = [n for n, one in enumerate(people) if one.part.name not in NAMES]
    lost = [n for n in strangers if people[n].part.category == "lost_contact"]
    plain = [n for n in strangers if n not in lost and not people[n].part.roles]
    leaders = [n for n in strangers if any(role == "leader" for role, _ in people[n].part.roles)]
    wanted = len(people) // _UNBOUND
    return [*lost, *dice.some(plain, wanted), *leaders][:wanted]


def _the_couple(people: Sequence[Townsman]) -> tuple[int, int]:
    names = [one.part.name for one in people]
    return names.index(COUPLE[0]), names.index(COUPLE[1])


def _couples(people: Sequence[Townsman]) -> list[tuple[int, int]]:
    """Neighbours on the list: an old woman and an old man of one group, both with a WeChat."""
    ordinary = [n for n, one in enumerate(people) if one.part not in CAST and not one.part.roles]
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for one, other in pairwise(ordinary):
        if len(found) < _COUPLES and not taken & {one, other} and _may_share(people, one, other):
            found.append((one, other))
            taken |= {one, other}
    return found


def _may_share(people: Sequence[Townsman], one: int, other: int) -> bool:
    first, second = people[one], people[other]
    return (
        first.part.home == second.part.home
        and {first.part.gender, second.part.gender} == {"female", "male"}
        and _is_old(first.part)
        and _is_old(second.part)
        and None not in (first.openid, second.openid)
    )
