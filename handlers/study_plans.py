"""新建学习日 每月15日 …: a series previewed day by day, changed in the preview, published by 1."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from bot import delivery, study
from bot.core import spoken_times
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers import study_days_said as said_days
from handlers.chat import Chat, Reply
from handlers.reading.changes import StudyDayChange, parse_change
from handlers.reading.series import YEAR, SeriesDraft, parse_series
from handlers.study_days_said import MOST, publisher_of, timing

_Data = dict[str, Any]


def new(chat: Chat, said: SeriesDraft) -> Reply:
    """A rule was said; what is missing is asked for, the hour first."""
    rule = {"month_day": said.month_day, "nth": said.nth, "weekday": said.weekday}
    data: _Data = {
        "rule": rule,
        "count": said.count,
        "until": said.until,
        "when": said.at.isoformat() if said.at else None,
        "place": said.place,
        "title": said.title,
    }
    return _go_on(chat, data)


def told(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """One of the things asked for: at what hour, where, about what."""
    if text in {"0", "drop"}:
        return chat.say("study-day-dropped")
    asked = question.kind.removeprefix("plan_")
    data = dict(question.data["draft"])
    if asked != "when":
        return _go_on(chat, {**data, asked: text.strip()})
    again = parse_series(text, chat.now, chat.house.zone)
    if again is not None:
        return new(chat, again)
    clock = spoken_times.find_clock(text)
    if clock is None or clock.time is None or clock.days_on:
        return _ask(chat, "when", data, "plan-ask-when-again")
    return _go_on(chat, {**data, "when": clock.time.isoformat()})


def previewed(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """1 publishes all, 0 drops; 改 3月 3月16日 and 去掉 2月 change the preview."""
    data = dict(question.data["draft"])
    if text == "publish":
        is_same = data["unit"] == publisher_of(chat).unit_id
        return _publish(chat, data) if is_same else _preview(chat, data)
    if text in {"0", "drop"}:
        return chat.say("study-day-dropped")
    return _edit(chat, data, parse_change(text, chat.now, chat.house.zone))


def _go_on(chat: Chat, data: _Data) -> Reply:
    missing = next((one for one in ("when", "place", "title") if not data[one]), None)
    if missing is not None:
        key = "plan-ask-when" if missing == "when" else f"study-day-ask-{missing}"
        return _ask(chat, missing, data, key)
    days = _days(chat, data)
    if not days:
        return chat.say("plan-no-days")
    return _preview(chat, {**data, "days": days})


def _ask(chat: Chat, what: str, data: _Data, key: str) -> Reply:
    return chat.ask(f"plan_{what}", chat.only(key), data={"draft": data})


def _days(chat: Chat, data: _Data) -> list[_Data]:
    """The days of the rule; the one of today only if its hour is still to come."""
    rule, zone = _rule(data), chat.house.zone
    first = chat.now.astimezone(zone).date()
    if datetime.combine(first, rule.at, zone) <= chat.now:
        first = date.fromordinal(first.toordinal() + 1)
    count = data["count"] or YEAR
    if data["until"]:
        count = study.until_month(rule, first, *data["until"])
    found = study.occurrences(rule, first, min(count, MOST)) if count else []
    return [
        {
            "on": datetime.combine(one.day, rule.at, zone).isoformat(),
            "planned": one.planned.isoformat(),
            "why": one.why,
            "festival": one.festival,
            "published": one.is_published,
        }
        for one in found
    ]


def _rule(data: _Data) -> study.Rule:
    return study.Rule(at=time.fromisoformat(data["when"]), **data["rule"])


def _preview(chat: Chat, data: _Data) -> Reply:
    unit = publisher_of(chat)
    days = data["days"]
    notes = [*_why_moved(chat, days), *_own_facts(chat, days)]
    years = sorted({one["on"][:4] for one in days if not one["published"]})
    if years:
        notes.append(chat.line("plan-not-published", years=chat.line("name-and").join(years)))
    facts: dict[str, Shown] = {
        "unit": unit.unit_name,
        "people": study.would_invite(chat.session, unit.unit_id),
        "count": len(days),
        "rule": study.rule_said(_rule(data)),
        "at": said_days.clock(chat, datetime.fromisoformat(days[0]["on"])),
        "place": data["place"],
        "title": data["title"],
        "days": said_days.grid(chat, [_marked(chat, one) for one in days]),
        "notes": "".join(f"\n{note}" for note in notes),
    }
    shown = chat.only("plan-preview", **facts)
    kept = {**data, "unit": unit.unit_id}
    return chat.ask("plan_preview", shown, data={"draft": kept})


def _marked(chat: Chat, day: _Data) -> str:
    on = datetime.fromisoformat(day["on"])
    mark = "*" if on.date().isoformat() != day["planned"] else ""
    return said_days.short(chat, on.date()) + mark


def _why_moved(chat: Chat, days: Sequence[_Data]) -> list[str]:
    """One line for each reason, with the days it moved."""
    moved: dict[str, list[str]] = {}
    for one in days:
        if one["why"] is None:
            continue
        reason = f"holiday-{one['festival']}" if one["why"] == "holiday" else "moved-workday"
        planned = said_days.short(chat, date.fromisoformat(one["planned"]))
        moved.setdefault(reason, []).append(planned)
    join = chat.line("name-and").join
    return [
        chat.line("plan-moved-because", days=join(planned), reason=chat.line(reason))
        for reason, planned in moved.items()
    ]


def _own_facts(chat: Chat, days: Sequence[_Data]) -> list[str]:
    """What single days have of their own: another hour, place or title."""
    lines = []
    for one in days:
        own = [one[name] for name in ("own_at", "place", "title") if one.get(name)]
        if own:
            day = said_days.short(chat, datetime.fromisoformat(one["on"]).date())
            lines.append(chat.line("plan-own", day=day, facts=chat.line("name-and").join(own)))
    return lines


def _edit(chat: Chat, data: _Data, said: StudyDayChange) -> Reply:
    days = data["days"]
    meant = [n for n, one in enumerate(days) if said_days.is_meant(said, _local(one))]
    if len(meant) != 1 or said.impossible or not (said.removed or said.says_something):
        return chat.ask("plan_preview", chat.only("plan-edit-how"), data={"draft": data})
    (n,) = meant
    if said.removed:
        rest = days[:n] + days[n + 1 :]
        return _preview(chat, {**data, "days": rest}) if rest else chat.say("study-day-dropped")
    edited = _edited(chat, days[n], said)
    if datetime.fromisoformat(edited["on"]) <= chat.now:
        return chat.ask("plan_preview", chat.only("plan-edit-past"), data={"draft": data})
    days = sorted([*days[:n], edited, *days[n + 1 :]], key=lambda one: str(one["on"]))
    return _preview(chat, {**data, "days": days})


def _edited(chat: Chat, day: _Data, said: StudyDayChange) -> _Data:
    local = _local(day)
    on = datetime.combine(said.day or local.date(), said.at or local.time(), chat.house.zone)
    edited = {**day, "on": on.isoformat()}
    if said.day is not None:
        edited |= {"why": None, "festival": None, "published": True}
    if said.at is not None:
        edited["own_at"] = said_days.clock(chat, on)
    return edited | {k: v for k, v in (("place", said.place), ("title", said.title)) if v}


def _local(day: _Data) -> datetime:
    return datetime.fromisoformat(day["on"])


def _publish(chat: Chat, data: _Data) -> Reply:
    unit, rule = publisher_of(chat), _rule(data)
    plan = study.SeriesPlan(
        account=chat.account,
        unit_id=unit.unit_id,
        author_id=chat.person.id,
        rule=rule,
        first_day=date.fromisoformat(data["days"][0]["planned"]),
        title=data["title"],
        place=data["place"],
        days=tuple(_planned(chat, data, rule, one) for one in data["days"]),
    )
    outcome = study.publish_series(chat.session, chat.now, plan, timing(chat.house))
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    first = outcome.days[0]
    return chat.say(
        "plan-published",
        count=len(outcome.days),
        people=outcome.invited,
        starts_at=first.starts_at,
        code=first.code,
        calendar=said_days.calendar(chat),
    )


def _planned(chat: Chat, data: _Data, rule: study.Rule, day: _Data) -> study.PlannedDay:
    planned = datetime.combine(date.fromisoformat(day["planned"]), rule.at, chat.house.zone)
    on = datetime.fromisoformat(day["on"])
    return study.PlannedDay(
        starts_at=on,
        title=day.get("title") or data["title"],
        place=day.get("place") or data["place"],
        planned_at=None if on.date() == planned.date() else planned,
    )
