"""今天 and 已联系: the errands of leaders and secretaries."""

from bot import errands, people
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.reading import Command

SHOWN = 12  # more lines than an old phone shows at once


def today(chat: Chat, _said: Command) -> Reply:
    """今天: whom to call or visit, and why."""
    tasks = errands.today(chat.session, chat.now, chat.person.id, chat.house.zone)
    if not tasks:
        return chat.say("today-nothing")
    lines = [_line(chat, task) for task in tasks[:SHOWN]]
    if len(tasks) > SHOWN:
        lines.append(chat.line("today-more", count=len(tasks) - SHOWN))
    return chat.only("today", count=len(tasks), list="\n".join(lines), number=tasks[0].number)


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


def _line(chat: Chat, task: errands.Task) -> str:
    phone = people.phone_of(chat.session, chat.house.sealer, task.person.id) or ""
    reasons = [chat.line(one.reason, **one.facts) for one in task.errands]
    return chat.line(
        "today-line",
        number=task.number,
        name=task.person.name,
        reasons=chat.line("today-and").join(reasons),
        phone=phone,
    )
