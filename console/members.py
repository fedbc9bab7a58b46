"""The members in scope: a list to search by name, and one member's card."""

from flask import Blueprint, render_template, request

from console.desk import PAGE, Desk
from console.doorway import page
from console.paging import id_asked_for, page_asked_for

NAME_LENGTH = 40


def build() -> Blueprint:
    """The pages of members."""
    pages = Blueprint("members", __name__)

    @page(pages, "/console/members")
    def members(desk: Desk) -> str:
        number, unit_id = page_asked_for(), id_asked_for("unit")
        name = "".join(request.args.get("name", "").split())[:NAME_LENGTH]
        found, total = desk.members(number, unit_id=unit_id, name=name)
        return render_template(
            "console/members.html",
            members=found,
            total=total,
            page=number,
            has_more=number * PAGE < total,
            name=name,
            unit_id=unit_id,
        )

    @page(pages, "/console/members/<int:person_id>")
    def member(desk: Desk, person_id: int) -> str:
        record, card = desk.member(person_id)
        return render_template("console/member.html", member=record, card=card)

    return pages
