"""Invitations of a unit in somebody's charge: made by a button, shown as sheets to print."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from bot import people
from bot.people import InvitationShown, Person, Unit
from console.desk import Desk
from console.doorway import page
from console.paging import id_asked_for, page_asked_for
from console.papers import CARDS_A_SHEET, paper_sheets

SHEETS_A_PAGE = 10  # a QR code takes some milliseconds
_CARDS = CARDS_A_SHEET * SHEETS_A_PAGE


def build() -> Blueprint:
    """The pages of invitations."""
    pages = Blueprint("invitations", __name__)

    @page(pages, "/console/invitations")
    def overview(desk: Desk) -> str:
        unit = _in_charge_of(desk, id_asked_for("unit"))
        ready = people.invitations_there(
            desk.session, desk.now, desk.parts.sealer, unit.account, unit=unit
        )
        waiting = people.count_unbound(desk.session, unit)
        return render_template(
            "console/invitations.html", unit=unit, waiting=waiting, ready=len(ready)
        )

    @page(pages, "/console/invitations", methods=["POST"])
    def prepare(desk: Desk) -> Response:
        unit = _in_charge_of(desk, request.form.get("unit", type=int))
        try:
            shown = people.invite(
                desk.session, desk.now, desk.parts.sealer, unit.account, unit=unit
            )
        except people.CodesExhausted:
            flash(desk.parts.texts.say("invite-too-many"))
            return redirect(url_for("invitations.overview", unit=unit.id))
        people.ask_for_tickets(desk.session, desk.now, [one.scene for one in shown])
        return redirect(url_for("invitations.paper", unit=unit.id))

    @page(pages, "/console/invitations/paper")
    def paper(desk: Desk) -> str:
        return _paper(desk, _in_charge_of(desk, id_asked_for("unit")), page_asked_for())

    return pages


def _in_charge_of(desk: Desk, unit_id: int | None) -> Unit:
    """The unit, if it is in this person's charge; 404 for any other."""
    found = None
    if unit_id is not None:
        found = people.unit_in_charge(desk.session, desk.now, desk.person.id, unit_id)
    return found if found is not None else abort(404)


def _paper(desk: Desk, unit: Unit, number: int) -> str:
    every = people.invitations_there(
        desk.session, desk.now, desk.parts.sealer, unit.account, unit=unit
    )
    shown = every[(number - 1) * _CARDS : number * _CARDS]
    _note_reading(desk, shown)
    urls = people.ticket_urls(desk.session, desk.now, shown)
    return render_template(
        "console/paper.html",
        unit=unit,
        sheets=paper_sheets(desk.parts.texts, shown, urls),
        waiting=len(shown) - len(urls),
        page=number,
        has_more=number * _CARDS < len(every),
    )


def _note_reading(desk: Desk, shown: list[InvitationShown]) -> None:
    ids = [one.person_id for one in shown]
    desk.read(select(Person.id).where(Person.id.in_(ids)), "binding")
