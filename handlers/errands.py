"""已联系, 没联系上, 改天 and 转: what becomes of the errands of 今天."""

from collections.abc import Mapping
from typing import Any

from bot import delivery, errands, people
from bot.core.kept_facts import bring_back
from bot.core.refusals import Refusal
from bot.core.spoken_days import Days, parse_days
from handlers.chat import Chat, Reply
from handlers.reading import Command


def contacted(chat: Chat, said: Command) -> Reply:
    """已联系 5 说明: closes what was to be done about that person."""
    number = _number(chat, said)
    if number is None:
        return chat.say("contacted-which")
    outcome = errands.done(
        chat.session,
        chat.now,
        owner_id=chat.person.id,
        number=number,
        note=said.note,
        zone=chat.house.zone,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    reasons = [_reason(chat, key, facts) for key, facts in outcome.reasons]
    if len(reasons) < 2:
        return chat.say("contacted", name=outcome.person.name, number=number)
    listed = "\n".join(reasons)
    return chat.say("contacted-all", name=outcome.person.name, number=number, reasons=listed)


def not_contacted(chat: Chat, said: Command) -> Reply:
    """没联系上 5 说明: it stays, with a new date."""
    number = _number(chat, said)
    if number is None:
        return chat.say("contacted-which")
    outcome = errands.not_reached(
        chat.session,
        chat.now,
        owner_id=chat.person.id,
        number=number,
        note=said.note,
        zone=chat.house.zone,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("not-contacted", name=outcome.person.name, due_at=outcome.due_at)


def put_off(chat: Chat, said: Command) -> Reply:
    """改天 5 星期六再去，她住院了: for that day, with the reason; after a few times it goes up."""
    number = _number(chat, said)
    if number is None:
        return chat.say("put-off-which")
    days = parse_days(said.note, chat.now, chat.house.zone)
    if not isinstance(days, Days):
        return chat.say("put-off-when", number=number)
    outcome = errands.put_off(
        chat.session,
        chat.now,
        owner_id=chat.person.id,
        number=number,
        day=days.first,
        note=said.note,
        pace=errands.Pace(chat.settings.errands.per_day, chat.house.zone),
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    name = outcome.person.name
    if isinstance(outcome, errands.WentUp):
        return chat.say("put-off-went-up", name=name, owner=people.addressed(outcome.owner))
    return chat.say("put-off", name=name, number=number, due_at=outcome.due_at)


def pass_on(chat: Chat, said: Command) -> Reply:
    """转 5 姓名: stays with the giver until the other says 1."""
    if not said.numbers or not said.person:
        return chat.say("pass-on-how")
    scope = people.colleagues(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, said.person, scope=scope)
    if not found:
        return chat.say("pass-on-nobody", name=said.person)
    if len(found) == 1:
        return _offer(chat, said.numbers[0], found[0])
    choices = [people.place_of(chat.session, card) for card in found]
    listed = "\n".join(f"{place} {choice}" for place, choice in enumerate(choices, 1))
    return chat.ask(
        "pass_on_to",
        chat.only("on-behalf-which", name=said.person, choices=listed),
        data={"person_ids": [card.id for card in found], "number": said.numbers[0]},
        choices=choices,
    )


def passed_on_to(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name was chosen by digit."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    card = people.card(chat.session, question.data["person_ids"][int(option) - 1])
    return (
        chat.say("nothing-changed") if card is None else _offer(chat, question.data["number"], card)
    )


def offered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 takes it on, 2 not this time; the giver reads of it."""
    act = errands.accept if option == "accept" else errands.decline
    outcome = act(chat.session, chat.now, errand_id=question.about_id or 0, by_id=chat.person.id)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    giver = people.addressed(outcome.giver)
    if isinstance(outcome, errands.Declined):
        return chat.say("errand-you-declined", name=outcome.person.name, giver=giver)
    phone = people.phone_of(chat.session, chat.house.sealer, outcome.person.id)
    key = "errand-you-accepted" if phone else "errand-you-accepted-no-phone"
    return chat.say(key, name=outcome.person.name, phone=phone or "")


def _offer(chat: Chat, number: int, to: people.PersonCard) -> Reply:
    outcome = errands.offer(
        chat.session, chat.now, owner=chat.person, number=number, to=to, zone=chat.house.zone
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("passed-on", name=outcome.person.name, to=people.addressed(outcome.to))


def _reason(chat: Chat, key: str, facts: Mapping[str, Any]) -> str:
    return chat.line(key, **bring_back(facts, chat.house.sealer.open))


def _number(chat: Chat, said: Command) -> int | None:
    if said.numbers:
        return said.numbers[0]
    tasks = errands.today(chat.session, chat.now, chat.person.id, chat.house.zone)
    return tasks[0].number if len(tasks) == 1 else None
