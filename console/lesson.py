"""课文: the lesson of a study day on a member's own page, behind a signed link that needs no login.

What previews links only ever gets a button: pressing it is what counts as having seen the lesson,
and the time of reading runs from there. The link is one member's and one day's; it dies when the
lesson counts no more, and with the member leaving.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import assert_never
from urllib.parse import urlsplit

from flask import Blueprint, Response, g, make_response, render_template, request
from flask_limiter import Limiter
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from bot import people, study
from console.doorway import parts
from console.limits import LESSONS

_HOST = re.compile(r"[A-Za-z0-9.-]+")
_Outcome = (
    study.LessonDone
    | study.TryAgain
    | study.ReadOn
    | study.NoSuchChoice
    | study.LessonClosed
    | study.LessonNotYet
)


class LessonForm(FlaskForm):
    """A button of this page, and the mark that it was pressed here."""


def build(limiter: Limiter) -> Blueprint:
    """The page of a lesson and its three buttons: open, answer, done."""
    pages = Blueprint("lesson", __name__)
    pages.add_url_rule("/my/lesson/<token>", view_func=door)
    pressed = {"": opened, "/answer": answered, "/done": done}
    for path, view in pressed.items():
        limited = limiter.limit(LESSONS)(view)
        pages.add_url_rule(f"/my/lesson/<token>{path}", view_func=limited, methods=["POST"])
    return pages


def door(token: str) -> Response:
    """The button; who has pressed it once sees the lesson again at once."""
    house = parts()
    with house.database.read() as session:
        whose = _whose(session, token)
        if whose is None:
            return _gone("lesson-gone")
        shown = study.look_at_lesson(
            session, house.clock(), study_day_id=whose[0], person_id=whose[1].id
        )
        if isinstance(shown, study.LessonShown) and shown.reading is not None:
            return _page(token, whose[1], shown)
        if isinstance(shown, study.LessonShown):
            return _rendered("lesson_door", token=token, member=whose[1], shown=shown)
        return _not_shown(shown)


def opened(token: str) -> Response:
    """The lesson; from here on it was seen."""
    house = parts()
    with house.database.begin() as session:
        whose = _whose(session, token)
        if whose is None:
            return _gone("lesson-gone")
        shown = study.open_lesson(
            session, house.clock(), study_day_id=whose[0], person_id=whose[1].id
        )
        if isinstance(shown, study.LessonShown):
            return _page(token, whose[1], shown)
        return _not_shown(shown)


def answered(token: str) -> Response:
    """A choice of the question at its end."""
    said = request.form.get("choice", "")
    choice = int(said) if re.fullmatch("[0-9]", said) else 0
    return _pressed(token, partial(study.answer_lesson, choice=choice))


def done(token: str) -> Response:
    """我看完了."""
    return _pressed(token, study.finish_reading)


def _pressed(token: str, act: Callable[..., _Outcome]) -> Response:
    """What comes of a button: `act(session, now, study_day_id=…, person_id=…)`."""
    house = parts()
    with house.database.begin() as session:
        whose = _whose(session, token)
        if whose is None:
            return _gone("lesson-gone")
        outcome = act(session, house.clock(), study_day_id=whose[0], person_id=whose[1].id)
        return _came_to(token, whose[1], outcome)


def _came_to(token: str, member: people.PersonCard, outcome: _Outcome) -> Response:
    match outcome:
        case study.LessonDone(day, is_late):
            return _rendered("lesson_done", member=member, day=day, is_late=is_late)
        case study.TryAgain(shown):
            return _page(token, member, shown, parts().texts.say("lesson-page-try-again"))
        case study.NoSuchChoice(shown):
            return _page(token, member, shown, parts().texts.say("lesson-page-choose"))
        case study.ReadOn(shown, left):
            minutes = max(1, -(-int(left.total_seconds()) // 60))
            said = parts().texts.say("lesson-page-read-on", minutes=minutes)
            return _page(token, member, shown, said)
        case study.LessonClosed() | study.LessonNotYet():
            return _not_shown(outcome)
        case _:
            assert_never(outcome)


def _page(
    token: str, member: people.PersonCard, shown: study.LessonShown, said: str = ""
) -> Response:
    g.plays_from = origin(shown.lesson.audio_url)
    is_done = shown.reading is not None and shown.reading.done_at is not None
    return _rendered("lesson", token=token, member=member, shown=shown, said=said, is_done=is_done)


def origin(address: str | None) -> str | None:
    """Where sound may come from, as a policy names it; None for nothing that can be played."""
    found = urlsplit(address or "")
    if found.scheme != "https" or not _HOST.fullmatch(found.hostname or ""):
        return None
    port = f":{found.port}" if found.port else ""
    return f"https://{found.hostname}{port}"


def _rendered(template: str, **shown: object) -> Response:
    return make_response(render_template(f"console/{template}.html", form=LessonForm(), **shown))


def _not_shown(outcome: study.LessonClosed | study.LessonNotYet) -> Response:
    return _gone(
        "lesson-page-not-yet" if isinstance(outcome, study.LessonNotYet) else "lesson-gone"
    )


def _gone(key: str) -> Response:
    return make_response(render_template("console/trouble.html", key=key), 404)


def _whose(session: Session, token: str) -> tuple[int, people.PersonCard] | None:
    """The study day and the member of a link; None when it has run out, or they have left."""
    house = parts()
    found = house.links.read_own("lesson", token, house.clock())
    member = None if found is None else people.card(session, found[1])
    if found is None or member is None or member.left_at is not None:
        return None
    return found[0], member
