"""Notices as their ledgers: the list of them, one notice with its people, and that as a file."""

from datetime import datetime

from flask import Blueprint, Response, abort, render_template, request
from sqlalchemy import select

from bot import notices, people
from bot.notices import NoticeLine, NoticeReader, NoticeSheet, Of
from bot.people import Person
from console.desk import PAGE, Desk
from console.doorway import page
from console.files import xlsx
from console.paging import id_asked_for, page_asked_for


def build() -> Blueprint:
    """The pages of notices."""
    pages = Blueprint("notices", __name__)

    @page(pages, "/console/notices")
    def listed(desk: Desk) -> str:
        number = page_asked_for()
        rows = notices.listed(
            desk.session,
            desk.now,
            NoticeReader(desk.person.id, desk.scope),
            skip=(number - 1) * PAGE,
            limit=PAGE + 1,
        )
        return render_template(
            "console/notices.html", rows=rows[:PAGE], page=number, has_more=len(rows) > PAGE
        )

    @page(pages, "/console/notices/<int:notice_id>")
    def notice(desk: Desk, notice_id: int) -> str:
        of, made = _sheet(desk, notice_id)
        return _shown(desk, of, made)

    @page(pages, "/console/notices/<int:notice_id>/ledger.xlsx")
    def notice_file(desk: Desk, notice_id: int) -> Response:
        of, made = _sheet(desk, notice_id)
        found = notices.lines(desk.session, of, NoticeReader(desk.person.id, desk.scope))
        _note_read(desk, found)
        table = notices.notice_table(
            desk.parts.texts, of.notice, _author(desk, of), made.whole, found
        )
        return xlsx(table, str(of.notice.no))

    return pages


def _shown(desk: Desk, of: Of, made: NoticeSheet) -> str:
    asked = request.args.get("state", "")
    states = (asked,) if asked in notices.STATES else notices.STATES
    number = page_asked_for()
    found = notices.lines(
        desk.session,
        of,
        NoticeReader(desk.person.id, desk.scope),
        states=states,
        skip=(number - 1) * PAGE,
        limit=PAGE + 1,
    )
    _note_read(desk, found[:PAGE])
    return render_template(
        "console/notice.html",
        notice=of.notice,
        author=_author(desk, of),
        sheet=made,
        lines=found[:PAGE],
        state=asked if asked in notices.STATES else None,
        unit=id_asked_for("unit"),
        page=number,
        has_more=len(found) > PAGE,
        enclosure=notices.enclosure_of(desk.session, of.notice.id),
        earlier=notices.earlier_texts(desk.session, of.notice.id),
        words=_Words(desk),
    )


class _Words:
    """What a line of the ledger says, for the template."""

    def __init__(self, desk: Desk) -> None:
        self._texts = desk.parts.texts

    def done(self, line: NoticeLine) -> str:
        """What they said, or what was done about them."""
        return notices.state_words(self._texts, line)

    def evidence(self, line: NoticeLine) -> str:
        """How far the text is known to have come."""
        return notices.evidence_words(self._texts, line)

    def moment(self, at: datetime) -> str:
        """When, as people say it."""
        return self._texts.say("notice-sheet-at", at=at)


def _sheet(desk: Desk, notice_id: int) -> tuple[Of, NoticeSheet]:
    """A notice among its whole audience for who is in charge of all its units, for others among
    their own people; among those of the unit asked for. 404 where none of them is in it."""
    notice = notices.notice(desk.session, notice_id)
    if notice is None:
        abort(404)
    asked = id_asked_for("unit")
    if asked is not None:
        _ = people.unit_in_charge(desk.session, desk.now, desk.person.id, asked) or abort(404)
        of, under = Of(notice, people.members_select(asked)), [asked]
    elif notices.whole_of(desk.session, desk.now, desk.person.id, [notice]):
        of, under = Of(notice), sorted(notices.unit_ids_in(notice.audience))
    else:
        of, under = Of(notice, desk.scope), _tops(desk)
    made = notices.sheet(desk.session, of, under=under)
    if not made.whole["audience"]:
        abort(404)
    return of, made


def _tops(desk: Desk) -> list[int]:
    held = people.roles_of(desk.session, desk.now, desk.person.id)
    return list(dict.fromkeys(one.unit_id for one in held if one.role in people.IN_CHARGE))


def _author(desk: Desk, of: Of) -> str:
    found = people.card(desk.session, of.notice.author_id)
    return "" if found is None else found.name


def _note_read(desk: Desk, found: list[NoticeLine]) -> None:
    ids = [one.person_id for one in found if one.name]
    desk.read(select(Person.id).where(Person.id.in_(ids)), "list")
