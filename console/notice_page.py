"""A notice on a recipient's own page, behind a signed link that needs no login: the whole text, and
the picture, file or link it brings along.

What previews links only ever gets a button: pressing it is the evidence that the page was opened.
It confirms nothing; that is said in the chat. The link is one member's and one notice's.
"""

from urllib.parse import quote

from flask import Blueprint, Response, make_response, render_template
from flask_limiter import Limiter
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from bot import notices
from bot.notices import Enclosure, NoticePage
from console.doorway import parts
from console.limits import LESSONS


class OpenForm(FlaskForm):
    """The button, and the mark that it was pressed here."""


def build(limiter: Limiter) -> Blueprint:
    """The page of a notice, its button, its picture and its file."""
    pages = Blueprint("notice_page", __name__)
    pages.add_url_rule("/my/notice/<token>", view_func=door)
    limited = limiter.limit(LESSONS)(opened)
    pages.add_url_rule("/my/notice/<token>", view_func=limited, methods=["POST"])
    pages.add_url_rule("/my/notice/<token>/picture", view_func=picture)
    pages.add_url_rule("/my/notice/<token>/file", view_func=limiter.limit(LESSONS)(file))
    return pages


def door(token: str) -> Response:
    """The button; who has pressed it once sees the notice again at once."""
    with parts().database.read() as session:
        shown = _found(session, token)
        return _gone() if shown is None else _page(token, shown)


def opened(token: str) -> Response:
    """The button was pressed."""
    house = parts()
    whose = house.links.read_own("notice", token, house.clock())
    if whose is None:
        return _gone()
    with house.database.begin() as session:
        shown = notices.open_page(session, house.clock(), *whose)
        return _gone() if shown is None else _page(token, shown)


def picture(token: str) -> Response:
    """The picture itself, for who has pressed the button."""
    with parts().database.read() as session:
        kept = _kept(session, token, "image")
        return _gone() if kept is None else Response(kept.content, mimetype=kept.content_type)


def file(token: str) -> Response:
    """The file itself, to be stored and opened elsewhere: no page of ours runs what is in it."""
    with parts().database.read() as session:
        kept = _kept(session, token, "file")
        if kept is None:
            return _gone()
        called = quote(kept.name or "")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{called}"}
        return Response(kept.content, mimetype=kept.content_type, headers=headers)


def _kept(session: Session, token: str, kind: str) -> Enclosure | None:
    """What the notice brings along, if it is of this kind and here, for who pressed the button."""
    shown = _found(session, token)
    kept = shown.enclosure if shown is not None and shown.opened_at is not None else None
    return kept if kept is not None and kept.kind == kind and kept.content is not None else None


def _found(session: Session, token: str) -> NoticePage | None:
    house = parts()
    whose = house.links.read_own("notice", token, house.clock())
    return None if whose is None else notices.look_at_page(session, *whose)


def _page(token: str, shown: NoticePage) -> Response:
    name = "notice_door" if shown.opened_at is None else "notice_page"
    return make_response(
        render_template(f"console/{name}.html", form=OpenForm(), token=token, shown_to=shown)
    )


def _gone() -> Response:
    return make_response(render_template("console/trouble.html", key="notice-page-gone"), 404)
