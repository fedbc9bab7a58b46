"""改学习日: which day, what is new, a preview with old and new, and 1 does it."""

from datetime import datetime
from typing import Any

from bot import delivery, people, study
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers import questions
from handlers import study_days_meant as meant_days
from handlers import study_days_said as said_days
from handlers.chat import Chat, Reply
from handlers.reading import Command
from handlers.reading.changes import StudyDayChange, parse_change

_Data = dict[str, Any]


def change(chat: Chat, said: Command) -> Reply:
    """改学习日 3月15日 3月16日 19:00, 改学习日 地点：二楼: what is missing is asked for."""
    about = meant_days.wanted(chat, said.tail)
    wanted = parse_change(about.words, chat.now, chat.house.zone)
    if wanted.impossible:
        return _ask_what(chat, None, "change-no-such-day")
    days = meant_days.nearest(chat, about.units)
    if not days:
        return meant_days.none(chat)
    meant = meant_days.on_the_day(chat, about.units, wanted)
    if not meant and wanted.day is None and wanted.which is not None:
        # 改学习日 12月16日: no day lies there, so it is where one is to go.
        new = {"day": wanted.which.isoformat()}
        return _which(chat, days, {**_kept(wanted), **new})
    return _which(chat, meant or days, _kept(wanted))


def chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """Which of several days was meant."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    return _on(chat, question.data["days"][int(option) - 1], question.data["said"])


def told(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """What is to change, that was asked for."""
    if text in {"0", "drop"}:
        return chat.say("nothing-changed")
    wanted = parse_change(text, chat.now, chat.house.zone)
    day_id = question.data["day"]
    if day_id is None:
        return change(chat, Command("change_study_day", tail=text))
    if wanted.impossible:
        return _ask_what(chat, day_id, "change-no-such-day")
    said = _kept(wanted)
    if wanted.which is not None and wanted.day is None:
        said["day"] = wanted.which.isoformat()
    return _on(chat, day_id, said)


def host_chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """Which of several people of the same name leads it."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    data = question.data
    return _preview(chat, data["day"], {**data["to"], "host_id": data["hosts"][int(option) - 1]})


def previewed(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """1 changes it and tells who knows of it; any other words are another change."""
    data = question.data
    if text in {"0", "drop"}:
        return chat.say("nothing-changed")
    if text != "change":
        return told(chat, question, text)
    if not meant_days.may_change(chat, data["day"]):
        return questions.office_over(chat)
    outcome = study.change(
        chat.session,
        chat.now,
        study_day_id=data["day"],
        sequence=data["sequence"],
        to=_change(data["to"]),
        timing=said_days.timing(chat.house),
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    day = outcome.day
    return chat.say(
        "study-day-change-done", starts_at=day.starts_at, place=day.place, count=outcome.told
    )


def _which(chat: Chat, days: list[study.DayAhead], said: _Data) -> Reply:
    if len(days) == 1:
        return _on(chat, days[0].day.id, said)
    return meant_days.which(chat, days, "change_which", "change-which", {"said": said})


def _on(chat: Chat, day_id: int, said: _Data) -> Reply:
    """What was said, of this day: the new moment takes the day or the hour that stays."""
    day = study.get(chat.session, day_id)
    local = day.starts_at.astimezone(chat.house.zone)
    to: _Data = {"place": said["place"], "title": said["title"], "starts_at": None}
    if said["day"] or said["at"]:
        on = datetime.fromisoformat(said["day"] or "").date() if said["day"] else local.date()
        at = datetime.fromisoformat(f"2000-01-01T{said['at']}").time() if said["at"] else None
        moment = datetime.combine(on, at or local.time(), chat.house.zone)
        to["starts_at"] = moment.isoformat()
    if said["host"]:
        return _with_host(chat, day_id, to, said["host"])
    return _preview(chat, day_id, to)


def _with_host(chat: Chat, day_id: int, to: _Data, name: str) -> Reply:
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, name, scope=scope)
    if not found:
        return _ask_what(chat, day_id, "change-no-such-host", name=name)
    if len(found) == 1:
        return _preview(chat, day_id, {**to, "host_id": found[0].id})
    choices = [people.place_of(chat.session, card) for card in found]
    shown = chat.only("on-behalf-which", name=name, choices=said_days.numbered(choices))
    data = {"day": day_id, "to": to, "hosts": [card.id for card in found]}
    return chat.ask("change_host", shown, data=data, choices=choices)


def _preview(chat: Chat, day_id: int, to: _Data) -> Reply:
    day, wanted = study.get(chat.session, day_id), _change(to)
    if wanted.starts_at is not None and wanted.starts_at <= chat.now:
        return _ask_what(chat, day_id, "change-in-the-past")
    if not any((to["starts_at"], to["place"], to["title"], to.get("host_id"))):
        return _ask_what(chat, day_id, "change-what")
    host = people.card(chat.session, wanted.host_id) if wanted.host_id else None
    facts: dict[str, Shown] = {
        "of_unit": meant_days.of_unit(chat, day),
        "was_starts_at": day.starts_at,
        "was_place": day.place,
        "was_title": day.title,
        "starts_at": wanted.starts_at or day.starts_at,
        "place": wanted.place or day.place,
        "title": wanted.title or day.title,
        "host": chat.line("study-day-host", host=host.name) if host else "",
        "count": study.how_many_know(chat.session, day_id),
    }
    data = {"day": day_id, "to": to, "sequence": day.sequence}
    return chat.ask("change_preview", chat.only("study-day-change-preview", **facts), data=data)


def _ask_what(chat: Chat, day_id: int | None, key: str, **facts: Shown) -> Reply:
    if day_id is not None:
        facts["starts_at"] = study.get(chat.session, day_id).starts_at
        facts["title"] = study.get(chat.session, day_id).title
    return chat.ask("change_what", chat.only(key, **facts), data={"day": day_id})


def _kept(said: StudyDayChange) -> _Data:
    return {
        "day": said.day.isoformat() if said.day else None,
        "at": said.at.isoformat() if said.at else None,
        "place": said.place,
        "title": said.title,
        "host": said.host,
    }


def _change(to: _Data) -> study.Change:
    starts_at = to["starts_at"]
    return study.Change(
        starts_at=datetime.fromisoformat(starts_at) if starts_at else None,
        place=to["place"],
        title=to["title"],
        host_id=to.get("host_id"),
    )
