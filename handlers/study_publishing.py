"""新建学习日: in one line or asked one thing at a time, previewed, published by 1."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot import delivery, study
from bot.core import spoken_durations
from bot.core.refusals import Refusal
from handlers import study_days_said as said_days
from handlers import study_plans
from handlers.chat import Chat, Reply
from handlers.reading import Command, parse_study_day
from handlers.reading.series import parse_series
from handlers.study_days_said import publisher_of
from handlers.study_days_said import timing as timing

ASKED_IN_ORDER = ("when", "place", "title")


def new(chat: Chat, said: Command) -> Reply:
    """新建学习日 2026-12-01 19:00 社区活动室 题目; what is missing is asked for."""
    series = parse_series(said.tail, chat.now, chat.house.zone)
    if series is not None:
        return study_plans.new(chat, series)
    draft = parse_study_day(said.tail, chat.now, chat.house.zone)
    data = {
        "when": draft.starts_at.isoformat() if draft.starts_at else None,
        "place": draft.place,
        "title": draft.title,
    }
    if draft.problems:
        return _ask(chat, "when", data, f"study-day-ask-when-{draft.problems[0]}")
    return _go_on(chat, data)


def told(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """One of the things asked for: when, where, about what."""
    if text in {"0", "drop"}:
        return chat.say("study-day-dropped")
    asked = question.kind.removeprefix("study_day_")
    data = dict(question.data["draft"])
    if asked != "when":
        return _go_on(chat, {**data, asked: text.strip()})
    return _told_when(chat, data, text)


def _told_when(chat: Chat, data: dict[str, Any], text: str) -> Reply:
    """The time, and the place and title where they were said along with it."""
    series = parse_series(text, chat.now, chat.house.zone)
    if series is not None:
        kept = replace(series, place=data["place"] or series.place)
        return study_plans.new(chat, replace(kept, title=data["title"] or series.title))
    draft = parse_study_day(text, chat.now, chat.house.zone)
    if draft.starts_at is None:
        problem = draft.problems[0] if draft.problems else "again"
        return _ask(chat, "when", data, f"study-day-ask-when-{problem}")
    data["when"] = draft.starts_at.isoformat()
    data["place"] = data["place"] or draft.place
    data["title"] = data["title"] or draft.title
    return _go_on(chat, data)


def previewed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 publishes: everybody is told at once, with the question. Who has become secretary of
    another unit since is shown whom it would reach now."""
    if option != "publish":
        return chat.say("study-day-dropped")
    if question.data["unit"] != publisher_of(chat).unit_id:
        return _preview(chat, question.data["draft"])
    plan = _plan(chat, question.data["draft"])
    outcome = study.publish(chat.session, chat.now, plan, timing(chat.house))
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    day = outcome.day
    return chat.say(
        "study-day-published",
        number=day.no,
        count=outcome.invited,
        starts_at=day.starts_at,
        code=day.code,
        calendar=said_days.calendar(chat),
    )


def _go_on(chat: Chat, data: dict[str, Any]) -> Reply:
    missing = next((one for one in ASKED_IN_ORDER if not data[one]), None)
    if missing is not None:
        return _ask(chat, missing, data, f"study-day-ask-{missing}")
    return _preview(chat, data)


def _ask(chat: Chat, what: str, data: dict[str, Any], key: str) -> Reply:
    return chat.ask(f"study_day_{what}", chat.only(key), data={"draft": data})


def _preview(chat: Chat, data: dict[str, Any]) -> Reply:
    plan = _plan(chat, data)
    if plan.starts_at <= chat.now:
        return _ask(chat, "when", {**data, "when": None}, "study-day-ask-when-in-the-past")
    unit = publisher_of(chat)
    lasts: timedelta = chat.settings.study_days.lasts
    shown = chat.only(
        "study-day-preview",
        unit=unit.unit_name,
        count=study.would_invite(chat.session, plan.unit_id),
        starts_at=plan.starts_at,
        lasts=spoken_durations.say_duration(lasts, chat.house.texts.language),
        place=plan.place,
        title=plan.title,
    )
    return chat.ask("study_day_preview", shown, data={"draft": data, "unit": unit.unit_id})


def _plan(chat: Chat, data: dict[str, Any]) -> study.Plan:
    unit = publisher_of(chat)
    return study.Plan(
        account=chat.account,
        unit_id=unit.unit_id,
        author_id=chat.person.id,
        starts_at=datetime.fromisoformat(data["when"]),
        place=data["place"],
        title=data["title"],
    )
