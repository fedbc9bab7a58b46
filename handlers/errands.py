"""已联系 and 没联系上: what came of the errands of 今天."""

from bot import errands
from bot.core.refusals import Refusal
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
    return chat.say("contacted", name=outcome.person.name, number=number)


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


def _number(chat: Chat, said: Command) -> int | None:
    if said.numbers:
        return said.numbers[0]
    tasks = errands.today(chat.session, chat.now, chat.person.id, chat.house.zone)
    return tasks[0].number if len(tasks) == 1 else None
