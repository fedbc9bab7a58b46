"""The first page: the units somebody is in charge of, with counts."""

from flask import Blueprint, render_template

from console.desk import PAGE, Desk
from console.doorway import page
from console.paging import page_asked_for


def build() -> Blueprint:
    """The pages of units."""
    pages = Blueprint("start", __name__)

    @page(pages, "/console/units")
    def units(desk: Desk) -> str:
        number = page_asked_for()
        shown = desk.units(number)
        return render_template(
            "console/units.html", units=shown, page=number, has_more=len(shown) == PAGE
        )

    return pages
