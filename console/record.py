"""导出: all that is held about a member, behind a signed link: a page and a file.

Nothing is shown until a button is pressed: what previews links only ever gets the button. The link
dies with its day, and with the member leaving.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from flask import Blueprint, Response, make_response, render_template
from flask_limiter import Limiter
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from bot import people, privacy
from bot.core.holdings import Held
from bot.core.kept_facts import Saying
from console.doorway import parts
from console.limits import RECORDS
from console.record_words import RecordWords


class OpenForm(FlaskForm):
    """The button, and the mark that it was pressed on our page."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asked for the link; `others_read`: in a chat that others read along."""

    member: people.PersonCard
    others_read: bool


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
        reader = _reader(session, token)
    if reader is None:
        return _gone()
    return make_response(render_template("console/record_door.html", form=OpenForm(), token=token))


def page(token: str) -> Response:
    """Everything, table by table."""
    return _shown(token, _as_page)


def file(token: str) -> Response:
    """The same as a JSON file."""
    return _shown(token, _as_file)


def _shown(token: str, how: Callable[[Reader, Held], Response]) -> Response:
    house = parts()
    with house.database.begin() as session:
        reader = _reader(session, token)
        if reader is None:
            return _gone()
        now, member_id = house.clock(), reader.member.id
        people.note(session, now, by=member_id, whom=member_id, what="export", door="page")
        held = privacy.everything_held(
            session, house.sealer, member_id, with_mind=not reader.others_read
        )
        return how(reader, held)


def _as_page(reader: Reader, held: Held) -> Response:
    words = RecordWords(parts().texts, people.addressed(reader.member))
    shown = render_template(
        "console/record.html",
        member=reader.member,
        others_read=reader.others_read,
        held=held,
        words=words,
    )
    return make_response(shown)


def _as_file(_reader_of_it: Reader, held: Held) -> Response:
    body = json.dumps(held, ensure_ascii=False, indent=1, default=_plain)
    response = make_response(body)
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = 'attachment; filename="lianxin-record.json"'
    return response


def _plain(value: object) -> str:
    """Moments and days in ISO 8601, moments in local time; a text inside another as it is said."""
    if isinstance(value, datetime):
        return value.astimezone(parts().texts.zone).isoformat()
    if isinstance(value, Saying):
        return RecordWords(parts().texts).said(value)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _reader(session: Session, token: str) -> Reader | None:
    """Whose link it is; None when it has run out, or they have left."""
    house = parts()
    now = house.clock()
    own = house.links.read("record", token, now)
    person_id = own or house.links.read("record_for_others", token, now)
    found = None if person_id is None else people.card(session, person_id)
    if found is None or found.left_at is not None:
        return None
    return Reader(found, others_read=own is None)


def _gone() -> Response:
    return make_response(render_template("console/trouble.html", key="record-gone"), 404)
