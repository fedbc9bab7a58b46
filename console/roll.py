"""The study day in the hall: the numbered list to print, and the wall with its QR code.

Both are about the own people of whoever is signed in, as 名单 is in the chat: no address names a
unit or a day, so none can be asked for.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, render_template

from bot import people, study
from console.desk import Desk
from console.doorway import page
from console.papers import qr_picture

ROWS_A_SHEET = 36  # two columns of 18, in type for old eyes
SOON_S = 5  # while the platform's code is on its way
CLOSED_S = 60  # before check-in opens and after the end


@dataclass(frozen=True, slots=True)
class RollSheet:
    """One A4 sheet of the list."""

    number: int
    of: int
    lines: tuple[study.RollLine, ...]


def build() -> Blueprint:
    """The pages of the hall."""
    pages = Blueprint("roll", __name__)

    @page(pages, "/console/roll")
    def roll(desk: Desk) -> str:
        unit = _unit(desk)
        day = study.day_of_list(desk.session, desk.now, unit.unit_id, desk.parts.texts.zone)
        if day is None:
            return render_template("console/roll_none.html", unit=unit)
        desk.read(people.members_select(unit.unit_id), "list")
        found = study.roll(desk.session, desk.now, day, unit.unit_id, desk.parts.texts.zone)
        return render_template(
            "console/roll.html", unit=unit, day=day, sheets=_sheets(found.lines), said=_said(desk)
        )

    @page(pages, "/console/wall")
    def wall(desk: Desk) -> str:
        unit = _unit(desk)
        day = study.day_of_list(desk.session, desk.now, unit.unit_id, desk.parts.texts.zone)
        if day is None:
            return render_template("console/roll_none.html", unit=unit)
        return _wall(desk, day)

    return pages


def _unit(desk: Desk) -> people.RoleHeld:
    """Whose list it is; 404 for who looks after nobody."""
    held = study.unit_of_list(people.roles_of(desk.session, desk.now, desk.person.id))
    return held if held is not None else abort(404)


def _sheets(lines: tuple[study.RollLine, ...]) -> list[RollSheet]:
    parts = [lines[n : n + ROWS_A_SHEET] for n in range(0, len(lines), ROWS_A_SHEET)]
    return [RollSheet(number, len(parts), part) for number, part in enumerate(parts, start=1)]


def _said(desk: Desk) -> dict[str | None, str]:
    modes = ("on_site", "online", "door", "leave")
    said: dict[str | None, str] = {None: ""}
    said.update((one, desk.parts.texts.say(f"mode-{one.replace('_', '-')}")) for one in modes)
    return said


def _wall(desk: Desk, day: study.StudyDay) -> str:
    if not day.check_in_opens_at <= desk.now < day.ends_at:
        return render_template("console/wall.html", day=day, closed=True, again=CLOSED_S)
    shown = study.on_the_wall(desk.session, desk.now, day)
    again = _seconds(desk.now, shown.changes_at)
    waiting = shown.url is None and not shown.none_comes
    return render_template(
        "console/wall.html",
        day=day,
        closed=False,
        picture=qr_picture(shown.url) if shown.url else None,
        none_comes=shown.none_comes,
        again=min(SOON_S, again) if waiting else again,
    )


def _seconds(now: datetime, until: datetime) -> int:
    return max(1, int((until - now).total_seconds()) + 1)
