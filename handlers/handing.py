"""交班 and 回来了: who stands in, from when to when, and their answer."""

import re
from datetime import datetime, timedelta
from typing import Any

from bot import delivery, handing, people
from bot.core import spoken_times
from bot.core.refusals import Refusal
from bot.core.spoken_days import Days, parse_days
from handlers.chat import Chat, Reply
from handlers.reading import Command, is_name

_DAYS_BEGIN = re.compile(
    r"[\s,，:：、]|[0-9０-９]|[一二三四五六七八九十两]+(?:月|号|日|天|周|个)|从|自|到|至"
    r"|今[天日]|明[天日年]|大?后天|下|这周|本[周月]|周|星期|礼拜|月底|年底|from|until|tomorrow|today"
)
_SHORTEST = 2  # characters of a name: the 周 of 周国平 is no week
_ASKED_FOR = re.compile(r"^[\s,，:：、]*(?:给|请|让|to\s)?[\s]*")


def hand_over(chat: Chat, said: Command) -> Reply:
    """交班 李根宝 12月1日到14日; what is missing is asked for, who first."""
    name, days = _name_and_days(said.tail)
    if not name:
        return _ask_who(chat, days)
    return _found(chat, name, days)


def named(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The name that was asked for, perhaps with the days."""
    if text in {"0", "drop"}:
        return chat.say("handing-dropped")
    name, days = _name_and_days(text)
    return _found(chat, name or text, days or question.data["days"])


def chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name was chosen by digit."""
    if not option.isdigit():
        return chat.say("handing-dropped")
    return _when(chat, question.data["person_ids"][int(option) - 1], question.data["days"])


def dated(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The days that were asked for."""
    if text in {"0", "drop"}:
        return chat.say("handing-dropped")
    return _when(chat, question.data["person_id"], text)


def previewed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 asks the other, 0 leaves everything as it is."""
    if option != "ask":
        return chat.say("handing-dropped")
    data = question.data
    asked = people.ask_to_stand_in(
        chat.session,
        chat.now,
        person_id=chat.person.id,
        substitute_id=data["person_id"],
        since=datetime.fromisoformat(data["since"]),
        until=datetime.fromisoformat(data["until"]),
        tell=chat.tell,
    )
    if isinstance(asked, Refusal):
        return chat.refuse(asked)
    return chat.say("handing-asked", name=people.addressed(asked.substitute))


def offered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 stands in, 2 not this time; whoever asked is told."""
    act = people.accept if option == "accept" else people.decline
    outcome = act(
        chat.session,
        chat.now,
        absence_id=question.about_id or 0,
        by_id=chat.person.id,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    name = people.addressed(outcome.person)
    if option != "accept":
        return chat.say("handing-you-declined", name=name)
    return chat.say("handing-you-accepted", name=name, **_said(chat, outcome.since, outcome.until))


def come_back(chat: Chat, _said: Command) -> Reply:
    """回来了: what was handed over is theirs again at once."""
    outcome = people.come_back(chat.session, chat.now, person_id=chat.person.id, tell=chat.tell)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    name = people.addressed(outcome.substitute)
    if outcome.state != "ended":
        return chat.say("handing-called-off", name=name)
    own = handing.load(chat.session, chat.person.id)
    return chat.say("handing-welcome-back", name=name, errands=own.errands, requests=own.requests)


def _name_and_days(tail: str) -> tuple[str, str]:
    """A name, and behind it what says the days; either may be empty."""
    rest = tail[len(match[0]) :] if (match := _ASKED_FOR.match(tail)) else tail
    word = rest.split(maxsplit=1)[0] if rest.strip() else ""
    if is_name(word) and len(word) < len(rest) and not _DAYS_BEGIN.search(word, _SHORTEST):
        return word, rest[len(word) :].strip(" ,，:：、")
    found = _DAYS_BEGIN.search(rest, _SHORTEST if is_name(rest[:_SHORTEST]) else 0)
    if found is None:
        return rest.strip(), ""
    return rest[: found.start()].strip(), rest[found.start() :].strip(" ,，:：、")


def _found(chat: Chat, name: str, days: str) -> Reply:
    scope = people.colleagues(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, name, scope=scope)
    if not found:
        return chat.say("handing-nobody", name=name)
    if len(found) == 1:
        return _when(chat, found[0].id, days)
    choices = [people.place_of(chat.session, card) for card in found]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "handing_whom",
        chat.only("on-behalf-which", name=name, choices=listed),
        data={"person_ids": [card.id for card in found], "days": days},
        choices=choices,
    )


def _when(chat: Chat, person_id: int, days: str) -> Reply:
    meant = parse_days(days, chat.now, chat.house.zone)
    if isinstance(meant, Days):
        return _preview(chat, person_id, meant)
    name = _name(chat, person_id)
    asked = chat.only(f"handing-when-{meant}", name=name)
    return chat.ask("handing_when", asked, data={"person_id": person_id})


def _preview(chat: Chat, person_id: int, days: Days) -> Reply:
    since, until = days.since(chat.house.zone), days.until(chat.house.zone)
    refused = people.may_stand_in(
        chat.session,
        person_id=chat.person.id,
        substitute_id=person_id,
        since=max(since, chat.now),
        until=until,
    )
    if refused is not None:
        return chat.refuse(refused)
    own = handing.load(chat.session, chat.person.id)
    shown = chat.only(
        "handing-preview",
        name=_name(chat, person_id),
        errands=own.errands,
        requests=own.requests,
        **_said(chat, since, until),
    )
    data: dict[str, Any] = {
        "person_id": person_id,
        "since": since.isoformat(),
        "until": until.isoformat(),
    }
    return chat.ask("handing_preview", shown, data=data)


def _ask_who(chat: Chat, days: str) -> Reply:
    return chat.ask("handing_who", chat.only("handing-ask-who"), data={"days": days})


def _name(chat: Chat, person_id: int) -> str:
    card = people.card(chat.session, person_id)
    return "" if card is None else people.addressed(card)


def _said(chat: Chat, since: datetime, until: datetime) -> dict[str, str]:
    zone, language = chat.house.zone, chat.house.texts.language
    return {
        "first": spoken_times.say_day(since, zone, language),
        "last": spoken_times.say_day(until - timedelta(seconds=1), zone, language),
    }
