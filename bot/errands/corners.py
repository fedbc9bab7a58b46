"""Street corners: who lives side by side is called on in one way round."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import people
from bot.errands.listing import Task

_HOUSE_NUMBER = re.compile(
    r"\s*(?:[0-9０-９]|第?[一二三四五六七八九十百]+(?:号|弄|幢|栋|单元|室|楼)).*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Corner:
    """People who live in the same street or estate, as their addresses begin; where none is known,
    in the same unit."""

    name: str
    tasks: tuple[Task, ...]


def by_corner(
    session: Session, tasks: Sequence[Task], open_sealed: Callable[[str], str]
) -> list[Corner]:
    """The tasks by corner, in the order in which each first comes.

    Addresses are opened for who may read them: the owner of the errands, whose list it is.
    """
    ids = [task.person.id for task in tasks]
    addresses, places = people.sealed_addresses(session, ids), people.places_of(session, ids)
    found: dict[str, list[Task]] = {}
    for task in tasks:
        sealed = addresses.get(task.person.id)
        head = street_of(open_sealed(sealed)) if sealed else ""
        unit = places.get(task.person.id, "").rpartition("/")[2]
        found.setdefault(head or unit, []).append(task)
    return [Corner(name, tuple(there)) for name, there in found.items()]


def street_of(address: str) -> str:
    """紫云路12弄3号502室 -> 紫云路: what stands before the first number; "" where nothing does."""
    return _HOUSE_NUMBER.sub("", address, count=1).strip(" ,，、")
