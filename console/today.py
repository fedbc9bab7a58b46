"""今天 as a page: whom to call or visit, corner by corner, to tap or to take along on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template
from sqlalchemy import select

from bot import errands, people
from bot.core.kept_facts import bring_back, keep
from console.desk import Desk
from console.doorway import page


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the list as it is shown."""

    number: int
    name: str
    reasons: tuple[str, ...]
    phone: str | None
    overdue: bool


def build() -> Blueprint:
    """The page of the day."""
    pages = Blueprint("today", __name__)

    @page(pages, "/console/today")
    def today(desk: Desk) -> str:
        zone, per_day = desk.parts.texts.zone, desk.parts.settings.errands.per_day
        found = errands.day_list(desk.session, desk.now, desk.person.id, zone, per_day=per_day)
        ids = [task.person.id for task in found.tasks]
        desk.read(select(people.Person.id).where(people.Person.id.in_(ids)), "phone")
        phones = people.phones_of(desk.session, desk.parts.sealer, ids)
        corners = errands.by_corner(desk.session, found.tasks, desk.parts.sealer.open)
        return render_template(
            "console/today.html",
            day=desk.now,
            count=len(found.tasks),
            corners=[
                (corner.name, [_entry(desk, task, phones) for task in corner.tasks])
                for corner in corners
            ],
            waiting=found.waiting,
            gone=errands.gone_up_from(desk.session, desk.person.id),
            burdens=_of_others(desk, per_day),
        )

    return pages


def _entry(desk: Desk, task: errands.Task, phones: Mapping[int, str]) -> Entry:
    return Entry(
        number=task.number,
        name=task.person.name,
        reasons=tuple(_reason(desk, one) for one in task.errands),
        phone=phones.get(task.person.id),
        overdue=any(one.overdue for one in task.errands),
    )


def _reason(desk: Desk, one: errands.ListedErrand) -> str:
    facts = bring_back(keep(one.facts), desk.parts.sealer.open)
    return desk.parts.texts.say(one.reason, you=people.addressed(desk.person), **facts)


def _of_others(desk: Desk, per_day: int) -> list[errands.Burden]:
    zone = desk.parts.texts.zone
    found = errands.burdens(desk.session, desk.now, desk.scope, zone, per_day=per_day)
    return [one for one in found if one.owner.id != desk.person.id]
