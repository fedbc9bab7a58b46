"""今天: for who looks after others, whom to call or visit; for a member, what concerns them."""

from collections.abc import Iterator
from typing import Any

from bot import errands, help, notices, people, study
from bot.core.kept_facts import bring_back, keep
from handlers.chat import Chat, Reply
from handlers.reading import Command

SHOWN = 12  # more lines than an old phone shows at once
LEADING = ("leader", "secretary", "officer")


def today(chat: Chat, said: Command) -> Reply:
    """今天: whom to call or visit, and why; who looks after nobody reads of their own day."""
    tasks = errands.today(chat.session, chat.now, chat.person.id, chat.house.zone)
    if not tasks:
        return chat.say("today-nothing") if chat.has_role(*LEADING) else own(chat, said)
    lines = [_line(chat, task) for task in tasks[:SHOWN]]
    if len(tasks) > SHOWN:
        lines.append(chat.line("today-more", count=len(tasks) - SHOWN))
    return chat.only("today", count=len(tasks), list="\n".join(lines), number=tasks[0].number)


def own(chat: Chat, _said: Command) -> Reply:
    """The study day of today, what was asked for, the notices that wait for a word."""
    lines = [*_study_days(chat), *_requests(chat), *_notices(chat)]
    if not lines:
        return chat.say("today-nothing-of-yours")
    return chat.say("today-of-yours", list="\n".join(lines[:SHOWN]))


def _study_days(chat: Chat) -> Iterator[str]:
    day = chat.now.astimezone(chat.house.zone).date()
    for one, _answer in study.upcoming(chat.session, chat.now, chat.person.id):
        if one.starts_at.astimezone(chat.house.zone).date() == day:
            yield chat.line(
                "study-days-line", starts_at=one.starts_at, place=one.place, title=one.title
            )


def _requests(chat: Chat) -> Iterator[str]:
    for one in help.open_of(chat.session, chat.person.id):
        owner = people.card(chat.session, one.owner_id) if one.owner_id else None
        if owner is None:
            yield chat.line("help-progress-open", number=one.no, answer_by=one.answer_by)
            continue
        who = chat.someone(owner)
        yield chat.line("help-progress-claimed", number=one.no, who=who.name, phone=who.phone)


def _notices(chat: Chat) -> Iterator[str]:
    for one in notices.unanswered_by(chat.session, chat.now, chat.person.id):
        yield chat.line("today-notice", title=one.title)


def _line(chat: Chat, task: errands.Task) -> str:
    phone = people.phone_of(chat.session, chat.house.sealer, task.person.id) or ""
    reasons = [chat.line(one.reason, **_opened(chat, one)) for one in task.errands]
    return chat.line(
        "today-line",
        number=task.number,
        name=task.person.name,
        reasons=chat.line("today-and").join(reasons),
        phone=phone,
    )


def _opened(chat: Chat, errand: errands.ListedErrand) -> dict[str, Any]:
    """The facts of a reason with what is sealed in the clear: its owner may read it."""
    return bring_back(keep(errand.facts), chat.house.sealer.open)
