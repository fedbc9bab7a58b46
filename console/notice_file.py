"""The page on which an author puts a file for the notice they are looking at in the chat, behind a
signed link that needs no login: it also opens on a computer, where files are."""

from flask import Blueprint, Response, make_response, render_template, request
from flask_limiter import Limiter
from flask_wtf import FlaskForm

from bot import notices, people
from bot.core.refusals import Refusal, facts_of
from console.doorway import parts
from console.limits import FILES

MOST_BYTES = notices.LARGEST_FILE + 64 * 1024  # with what a form puts around it
_WHERE = "/my/file/"


class FileForm(FlaskForm):
    """The button, and the mark that it was pressed here."""


def build(limiter: Limiter) -> Blueprint:
    """The page and its button."""
    pages = Blueprint("notice_file", __name__)
    pages.add_url_rule(f"{_WHERE}<token>", view_func=choose)
    limited = limiter.limit(FILES)(put)
    pages.add_url_rule(f"{_WHERE}<token>", view_func=limited, methods=["POST"])
    return pages


def has_room(path: str) -> bool:
    """Whether more than a form may be sent here: to the page of somebody who was given one."""
    return path.startswith(_WHERE) and _author(path.removeprefix(_WHERE)) is not None


def choose(token: str) -> Response:
    """A file is asked for."""
    return _page(token) if _author(token) is not None else _gone()


def put(token: str) -> Response:
    """It is looked at and kept until it goes along, or for a day."""
    author_id = _author(token)
    if author_id is None:
        return _gone()
    chosen = request.files.get("file")
    if chosen is None or not chosen.filename:
        return _page(token, parts().texts.say("file-page-choose-one"))
    found = notices.look_at_file(chosen.filename, chosen.read(notices.LARGEST_FILE + 1))
    if isinstance(found, Refusal):
        return _page(token, parts().texts.say(found.key, **facts_of(found)))
    house = parts()
    with house.database.begin() as session:
        notices.put_file(session, house.clock(), author_id=author_id, file=found)
    return make_response(render_template("console/notice_file_put.html", name=found.name))


def _author(token: str) -> int | None:
    """Whose page it is; None when the link has run out, or they have left."""
    house = parts()
    author_id = house.links.read("file", token, house.clock())
    if author_id is None:
        return None
    with house.database.read() as session:
        author = people.card(session, author_id)
    return None if author is None or author.left_at is not None else author_id


def _page(token: str, wrong: str = "") -> Response:
    shown = render_template(
        "console/notice_file.html",
        form=FileForm(),
        token=token,
        wrong=wrong,
        endings=",".join(notices.FILE_ENDINGS),
    )
    return make_response(shown, 400 if wrong else 200)


def _gone() -> Response:
    return make_response(render_template("console/trouble.html", key="file-page-gone"), 404)
