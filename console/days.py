"""The study days of a unit for everybody who has the link: a page, and a file to subscribe to.

Nobody signs in and nothing of anybody stands there: day, hour, place, title, and what changed. The
link says which unit by a signature, so that nobody finds a page by counting.
"""

from datetime import datetime
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, render_template
from sqlalchemy.orm import Session

from bot import people, study
from bot.core import ical
from console.doorway import parts

SUFFIX = ".ics"


def build() -> Blueprint:
    """The two addresses of a unit's study days."""
    pages = Blueprint("days", __name__)
    pages.add_url_rule("/my/days/<token>", view_func=page)
    pages.add_url_rule(f"/my/days/<token>{SUFFIX}", view_func=file)
    return pages


def page(token: str) -> Response:
    """The days to come, the cancelled ones with their mark."""
    house, now = parts(), parts().clock()
    with house.database.read() as session:
        unit = _unit(session, token, now)
        if unit is None:
            return _gone()
        days = study.days_shown(session, now, unit)
        shown = [_shown(day) for day in days if day.ends_at > now]
        return make_response(
            render_template(
                "console/days.html", unit=unit.name, days=shown, file=f"{token}{SUFFIX}"
            )
        )


def file(token: str) -> Response:
    """The same, and what was lately, as a calendar."""
    house, now = parts(), parts().clock()
    with house.database.read() as session:
        unit = _unit(session, token, now)
        if unit is None:
            return _gone()
        name = house.texts.say("days-title", unit=unit.name)
        events = [_event(day) for day in study.days_shown(session, now, unit)]
    response = make_response(ical.calendar(name, events))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="study-days.ics"'
    return response


def _unit(session: Session, token: str, now: datetime) -> people.Unit | None:
    """Whose days the link shows; None when it is not ours, or the unit is no more."""
    unit_id = parts().links.read("days", token, now)
    unit = None if unit_id is None else session.get(people.Unit, unit_id)
    return unit if unit is not None and people.is_open(unit, now) else None


def _shown(day: study.StudyDay) -> dict[str, object]:
    mark = "cancelled" if day.cancelled_at else "changed" if day.changed_at else ""
    return {"starts_at": day.starts_at, "place": day.place, "title": day.title, "mark": mark}


def _event(day: study.StudyDay) -> ical.Event:
    host = urlsplit(parts().settings.server.public_url).hostname or "lianxin"
    return ical.Event(
        uid=f"study-day-{day.id}@{host}",
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        summary=day.title,
        location=day.place,
        sequence=day.sequence,
        created_at=day.published_at,
        changed_at=day.changed_at or day.published_at,
        cancelled=day.cancelled_at is not None,
    )


def _gone() -> Response:
    return make_response(render_template("console/trouble.html", key="console-not-here"), 404)
