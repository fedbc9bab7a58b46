"""导出: all that is held about a member, behind a signed link: a page and a file.

Nothing is shown until a button is pressed: what previews links only ever gets the button. The link
dies with its day, and with the member leaving.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, time

from flask import Blueprint, Response, make_response, render_template
from flask_limiter import Limiter
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from bot import people, privacy
from bot.core.holdings import Held
from console.doorway import parts
from console.limits import RECORDS


class OpenForm(FlaskForm):
    """The button, and the mark that it was pressed on our page."""


def build(limiter: Limiter) -> Blueprint:
    """The pages of a member's own record."""
    pages = Blueprint("record", __name__)
    pages.add_url_rule("/my/record/<token>", view_func=door)
    pages.add_url_rule(
        "/my/record/<token>", view_func=limiter.limit(RECORDS)(page), methods=["POST"]
    )
    pages.add_url_rule(
        "/my/record/<token>/file", view_func=limiter.limit(RECORDS)(file), methods=["POST"]
    )
    return pages


def door(token: str) -> Response:
    """The two buttons."""
    house = parts()
    with house.database.read() as session:
        member = _member(session, token)
    if member is None:
        return _gone()
    return make_response(render_template("console/record_door.html", form=OpenForm(), token=token))


def page(token: str) -> Response:
    """Everything, table by table."""
    return _shown(token, _as_page)


def file(token: str) -> Response:
    """The same as a JSON file."""
    return _shown(token, _as_file)


def _shown(token: str, how: Callable[[people.PersonCard, Held], Response]) -> Response:
    house = parts()
    with house.database.begin() as session:
        member = _member(session, token)
        if member is None:
            return _gone()
        now = house.clock()
        people.note(session, now, by=member.id, whom=member.id, what="export", door="page")
        return how(member, privacy.everything_held(session, house.sealer, member.id))


def _as_page(member: people.PersonCard, held: Held) -> Response:
    return make_response(render_template("console/record.html", member=member, held=held))


def _as_file(_member_shown: people.PersonCard, held: Held) -> Response:
    body = json.dumps(held, ensure_ascii=False, indent=1, default=_plain)
    response = make_response(body)
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = 'attachment; filename="lianxin-record.json"'
    return response


def _plain(value: object) -> str:
    """Moments and days in ISO 8601, UTC."""
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)


def _member(session: Session, token: str) -> people.PersonCard | None:
    """Whose link it is; None when it has run out, or they have left."""
    house = parts()
    person_id = house.links.read("record", token, house.clock())
    found = None if person_id is None else people.card(session, person_id)
    return None if found is None or found.left_at is not None else found


def _gone() -> Response:
    return make_response(render_template("console/trouble.html", key="record-gone"), 404)
