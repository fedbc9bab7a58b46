"""Study days as their sheets: the ledger of a unit, one day's round sheet, both as files."""

from datetime import datetime

from flask import Blueprint, Response, abort, render_template, request
from sqlalchemy import select

from bot import people, study
from bot.people import Person, Unit
from bot.study import Of, Reader, Sheet, StudyDay
from console.desk import PAGE, Desk
from console.doorway import page
from console.files import xlsx
from console.paging import id_asked_for, page_asked_for

MISSING = tuple(one for one in study.PLACES if one != "attended")
EARLIEST, LATEST = 2000, 9000  # years that a calendar has


def build() -> Blueprint:
    """The pages of study days."""
    pages = Blueprint("sheet", __name__)

    @page(pages, "/console/study-days")
    def ledger(desk: Desk) -> str:
        unit, year = _unit(desk), _year(desk)
        rows = study.ledger(desk.session, desk.now, unit, *_span(desk, year))
        return render_template("console/ledger.html", unit=unit, year=year, rows=rows)

    @page(pages, "/console/study-days/ledger.xlsx")
    def ledger_file(desk: Desk) -> Response:
        unit, year = _unit(desk), _year(desk)
        rows = study.ledger(desk.session, desk.now, unit, *_span(desk, year))
        return xlsx(study.ledger_table(desk.parts.texts, unit.name, year, rows), unit.name)

    @page(pages, "/console/study-days/<int:day_id>")
    def sheet(desk: Desk, day_id: int) -> str:
        of, unit, made = _sheet(desk, day_id)
        return _shown(desk, of, unit, made)

    @page(pages, "/console/study-days/<int:day_id>/sheet.xlsx")
    def sheet_file(desk: Desk, day_id: int) -> Response:
        of, unit, made = _sheet(desk, day_id)
        listed = study.lines(desk.session, of, _reader(desk))
        desk.read(select(Person.id).where(Person.id.in_([one.person_id for one in listed])), "list")
        year = of.day.starts_at.astimezone(desk.parts.texts.zone).year
        numbers = people.list_numbers(desk.session, desk.now, unit.id, year)
        texts = desk.parts.texts
        table = study.sign_in_sheet(texts, of.day, unit.name, listed, numbers, made.whole)
        return xlsx(table, f"{unit.name} {of.day.no}")

    return pages


def _shown(desk: Desk, of: Of, unit: Unit, made: Sheet) -> str:
    only_missing = made.is_over and request.args.get("people") != "all"
    places = MISSING if only_missing else study.PLACES
    number = page_asked_for()
    listed = study.lines(
        desk.session,
        of,
        _reader(desk),
        places=places,
        skip=(number - 1) * PAGE,
        limit=PAGE + 1,
    )
    ids = [one.person_id for one in listed[:PAGE]]
    desk.read(select(Person.id).where(Person.id.in_(ids)), "list")
    return render_template(
        "console/sheet.html",
        sheet=made,
        day=of.day,
        unit=unit,
        lines=listed[:PAGE],
        only_missing=only_missing,
        page=number,
        has_more=len(listed) > PAGE,
        words=_Words(desk),
    )


class _Words:
    """What a line of the sheet says, for the template."""

    def __init__(self, desk: Desk) -> None:
        self._texts = desk.parts.texts

    def answer(self, line: study.Line) -> str:
        """参加, 线上 …; 没回."""
        return study.answer_word(self._texts, line.answer)

    def state(self, line: study.Line) -> str:
        """How they came, or where they stand."""
        came = study.mode_word(self._texts, line.mode)
        if came:
            return self._texts.say(
                "sheet-by", what=came, by=study.evidence_words(self._texts, line)
            )
        return study.missing_words(self._texts, line)


def _sheet(desk: Desk, day_id: int) -> tuple[Of, Unit, Sheet]:
    """A day's sheet among the people of the unit asked for; else of its own unit where that is in
    this person's charge, else of the widest unit that is. 404 where none of their people is in."""
    day = desk.session.get(StudyDay, day_id)
    if day is None:
        abort(404)
    asked = id_asked_for("unit")
    unit = _in_charge(desk, day.unit_id if asked is None else asked)
    if unit is None and asked is None:
        unit = _unit(desk)
    if unit is None:
        abort(404)
    members = None if unit.id == day.unit_id else people.members_select(unit.id)
    of = Of(day, desk.now, members)
    made = study.sheet(desk.session, of, under=unit.id)
    if not made.whole["invited"]:
        abort(404)
    return of, unit, made


def _unit(desk: Desk) -> Unit:
    """The unit asked for, else the widest in this person's charge; 404 for any other."""
    asked = id_asked_for("unit")
    if asked is None:
        mine = desk.units(1)
        asked = mine[0].id if mine else abort(404)
    return _in_charge(desk, asked) or abort(404)


def _in_charge(desk: Desk, unit_id: int) -> Unit | None:
    return people.unit_in_charge(desk.session, desk.now, desk.person.id, unit_id)


def _reader(desk: Desk) -> Reader:
    return Reader(desk.person.id, desk.scope, desk.parts.sealer)


def _year(desk: Desk) -> int:
    """`?year=2026`, else this year."""
    asked = request.args.get("year", type=int)
    this = desk.now.astimezone(desk.parts.texts.zone).year
    return asked if asked is not None and EARLIEST <= asked <= LATEST else this


def _span(desk: Desk, year: int) -> tuple[datetime, datetime]:
    zone = desk.parts.texts.zone
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
