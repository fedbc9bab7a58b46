"""Numbered lists: a member's number on a unit's lists, given on first need and fixed for the year.

The same number stands in chat, under 今天 and on the printed sheet (VOICE §2), so that a leader can
write "代签 1 3 5 8". Who joins later comes at the end; a number is never given to a second person.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.models import ListNumber
from bot.people.scope import members_select

_TRIES = 5  # another leader's request may number the same list at the same moment


def list_numbers(session: Session, now: datetime, unit_id: int, year: int) -> dict[int, int]:
    """Person id -> number for everybody now in the unit or below, in the order of the numbers."""
    del now  # dated memberships come with the full slice
    for _ in range(_TRIES):
        people = _people(session, unit_id)
        known = _known(session, unit_id, year)
        missing = [person_id for person_id in people if person_id not in known]
        if not missing:
            mine = {person_id: known[person_id] for person_id in people}
            return dict(sorted(mine.items(), key=lambda item: item[1]))
        _give(session, unit_id, year, missing)
    raise RuntimeError("a list of numbers would not settle")


def person_by_number(
    session: Session, now: datetime, unit_id: int, year: int, number: int
) -> PersonCard | None:
    """Who has this number on the unit's lists; None for a number not given, or of a member gone."""
    numbers = list_numbers(session, now, unit_id, year)
    person_id = next((one for one, given in numbers.items() if given == number), None)
    if person_id is None:
        return None
    row = session.execute(select(*CARD_COLUMNS).where(persons.c.id == person_id)).one()
    return PersonCard(*row)


def _people(session: Session, unit_id: int) -> list[int]:
    rows = session.execute(
        select(persons.c.id, persons.c.name).where(persons.c.id.in_(members_select(unit_id)))
    ).all()
    return [row[0] for row in sorted(rows, key=lambda row: (_as_spoken(row[1]), row[0]))]


def _as_spoken(name: str) -> bytes:
    """GB 2312 orders its common characters by sound, which is how people look up a paper list."""
    return name.encode("gb18030")


def _known(session: Session, unit_id: int, year: int) -> dict[int, int]:
    rows = session.execute(
        select(ListNumber.person_id, ListNumber.number).where(
            ListNumber.unit_id == unit_id, ListNumber.year == year
        )
    )
    return {row.person_id: row.number for row in rows}


def _give(session: Session, unit_id: int, year: int, person_ids: Sequence[int]) -> None:
    last = session.execute(
        select(func.max(ListNumber.number)).where(
            ListNumber.unit_id == unit_id, ListNumber.year == year
        )
    ).scalar_one()
    rows = [
        {"unit_id": unit_id, "year": year, "person_id": person_id, "number": number}
        for number, person_id in enumerate(person_ids, start=(last or 0) + 1)
    ]
    session.execute(insert_into(session, ListNumber).on_conflict_do_nothing(), rows)
