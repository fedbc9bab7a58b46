"""我的信息 and 联系卡: the contact card in plain words, for the member and who may look."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot import delivery, people
from bot.core import spoken_times
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.reading import Command

LOOKED_WITHIN = timedelta(days=180)
LOOKS_SHOWN = 3
SIX = ("whereabouts", "housing", "work", "family")


def my_info(chat: Chat, _said: Command) -> Reply:
    """我的信息: all that stands on the card, how to correct it, who looked at it last."""
    card = people.own_card(
        chat.session, chat.now, chat.house.sealer, chat.person.id, with_mind=is_private(chat)
    )
    lines = [*_facts(chat, card), *_mind(chat, card), *_wishes(chat, card), *_missing(chat, card)]
    looks = _looks(chat)
    return chat.only("my-info", lines="\n".join(lines), looks=f"\n{looks}" if looks else "")


def card(chat: Chat, said: Command) -> Reply:
    """联系卡 姓名: somebody else's card, as far as it is for this person; each look is noted."""
    if not said.person or said.person in {chat.person.name, chat.person.called}:
        return my_info(chat, said)
    found = _named(chat, said.person)
    if not found:
        return chat.say("card-nobody", name=said.person)
    if len(found) > 1:
        return _ask_who(chat, said.person, found)
    return show(chat, found[0].id)


def chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    return show(chat, question.data["person_ids"][int(option) - 1])


def show(chat: Chat, person_id: int) -> Reply:
    """The card of another; that they looked is noted."""
    found = people.card_for(
        chat.session,
        chat.now,
        chat.house.sealer,
        viewer_id=chat.person.id,
        person_id=person_id,
        door="chat",
        with_mind=is_private(chat),
    )
    if isinstance(found, Refusal):
        return chat.refuse(found)
    if isinstance(found, people.MindOnly):
        return chat.only(
            "mind-of-another",
            name=found.person.name,
            text=found.mind.text,
            until=_day(chat, found.mind.until),
        )
    lines = [*_facts(chat, found), *_mind_of_another(chat, found), *_wishes(chat, found)]
    return chat.only("card-of", name=found.person.name, lines="\n".join(lines))


def is_private(chat: Chat) -> bool:
    """Whether nobody but the member reads along: their own WeChat, not shared, not a helper's."""
    mine = [one for one in chat.identity.bindings if one.person.id == chat.person.id]
    return not chat.identity.is_shared and any(one.kind == "self" for one in mine)


def say_hour(chat: Chat, at: time) -> str:
    """A time of day as people say it: 晚上7点半."""
    today = chat.now.astimezone(chat.house.zone).date()
    moment = datetime.combine(today, at, chat.house.zone)
    return spoken_times.say_clock(moment, chat.house.zone, chat.house.texts.language)


def say_born(chat: Chat, born: people.BirthDate) -> str:
    """A birth date as people say it: 1952年3月4日; 农历1952年闰五月初三."""
    said = born.said
    return said if isinstance(said, str) else chat.line(said.key, **said.facts)


def _day(chat: Chat, at: datetime) -> str:
    return spoken_times.say_day(at, chat.house.zone, chat.house.texts.language)


def _named(chat: Chat, name: str) -> list[people.PersonCard]:
    """Within the viewer's scope; failing that who lets them read what is on their mind."""
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, name, scope=scope)
    if found:
        return found
    open_to_me = people.minds.open_to(chat.person.id)
    return people.find_member(chat.session, chat.now, name, scope=open_to_me)


def _ask_who(chat: Chat, name: str, found: list[people.PersonCard]) -> Reply:
    choices = [people.place_of(chat.session, one) for one in found]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "which_card",
        chat.only("on-behalf-which", name=name, choices=listed),
        data={"person_ids": [one.id for one in found]},
        choices=choices,
    )


def _facts(chat: Chat, card: people.ContactCard) -> Iterator[str]:
    units = dict.fromkeys(one for one in (card.home, card.residence) if one)
    places = chat.line("name-and").join("".join(path.split("/")[-2:]) for path in units)
    who = _checked(chat, card, "name", card.person.name)
    yield chat.line("card-line-who", name=who, unit=places)
    if card.born is not None:
        born = _checked(chat, card, "born_on", say_born(chat, card.born))
        yield chat.line("card-line-born-on", value=born)
    for field in ("phone", "address", *SIX):
        value: str | None = getattr(card, field)
        if value is not None:
            yield chat.line(f"card-line-{field}", value=_checked(chat, card, field, value))


def _checked(chat: Chat, card: people.ContactCard, field: str, value: str) -> str:
    return f"{value}{chat.line('card-unchecked')}" if field in card.unchecked else value


def _missing(chat: Chat, card: people.ContactCard) -> Iterator[str]:
    names = [
        chat.line(f"card-field-{field}")
        for field in ("phone", "address", *SIX)
        if getattr(card, field) is None
    ]
    if names:
        yield chat.line("card-line-missing", names=chat.line("name-and").join(names))


def _mind(chat: Chat, card: people.ContactCard) -> Iterator[str]:
    if card.mind is not None:
        until = _day(chat, card.mind.until)
        yield chat.line("card-line-mind", who=readers(chat, card.mind), until=until)


def _mind_of_another(chat: Chat, card: people.ContactCard) -> Iterator[str]:
    if card.mind is not None:
        yield chat.line("card-line-mind-of", text=card.mind.text)


def readers(chat: Chat, mind: people.OnMind) -> str:
    """Who may read what is on a member's mind, in a word or two."""
    if mind.readers == "person":
        name = mind.reader.name if mind.reader else None
        return (
            chat.line("mind-readers-person", name=name)
            if name
            else chat.line("mind-readers-nobody")
        )
    return chat.line(f"mind-readers-{mind.readers}")


def _wishes(chat: Chat, card: people.ContactCard) -> Iterator[str]:
    wished = card.preferences
    if card.person.called:
        yield chat.line("card-line-called", called=card.person.called)
    if wished.remind_at is not None:
        yield chat.line("card-line-remind-at", hour=say_hour(chat, wished.remind_at))
    if wished.quiet.span is not None:
        span = wished.quiet.span
        yield chat.line(
            "card-line-quiet", start=say_hour(chat, span.start), end=say_hour(chat, span.end)
        )
    if wished.study_at is not None:
        yield chat.line(f"card-line-study-at-{wished.study_at}")
    if wished.paused_at is not None:
        until = wished.paused_until
        yield (
            chat.line("card-line-paused-until-told")
            if until is None
            else chat.line("card-line-paused", until=_day(chat, until))
        )
    if card.offered is not None:
        yield chat.line("card-line-offered", offered=say_offer(chat, card.offered))


def say_offer(chat: Chat, offered: people.Offered) -> str:
    """What somebody can help with, and when: 修电脑（周末晚上）."""
    if offered.hours is None:
        return offered.skill
    return chat.line("offer-with-hours", skill=offered.skill, hours=offered.hours)


def _looks(chat: Chat) -> str:
    since = chat.now - LOOKED_WITHIN
    looked = [
        one
        for one in people.noted_about(chat.session, chat.person.id, since=since, limit=20)
        if not one.changed and one.what in {"card", "mind"}
    ]
    if not looked:
        return ""
    names = [
        chat.line(
            "card-look",
            name=one.name or chat.line("card-look-somebody"),
            role=chat.line(f"card-role-{one.role.replace('_', '-')}"),
            day=_day(chat, one.at),
        )
        for one in looked[:LOOKS_SHOWN]
    ]
    return chat.line("card-looks", looks=chat.line("name-and").join(names))
