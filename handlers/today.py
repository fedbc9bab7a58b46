"""今天: for who looks after others, whom to call or visit; for a member, what concerns them."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot import errands, help, notices, people, study
from bot.core.kept_facts import bring_back, keep
from handlers.chat import Chat, Reply
from handlers.reading import Command

PAGE = "/console/today"
GONE_SHOWN = 3
SHOWN = 12  # more lines than an old phone shows at once
LEADING = ("leader", "secretary", "officer")


def today(chat: Chat, said: Command) -> Reply:
    """今天: whom to call or visit, and why; who looks after nobody reads of their own day."""
    per_day = chat.settings.errands.per_day
    found = errands.day_list(
        chat.session, chat.now, chat.person.id, chat.house.zone, per_day=per_day
    )
    tasks, after = found.tasks, list(_after(chat, found.waiting))
    if not tasks and after:
        key = "today-done" if found.waiting else "today-nothing-but"
        return chat.only(key, after="\n".join(after))
    if not tasks:
        return chat.say("today-nothing") if chat.has_role(*LEADING) else own(chat, said)
    lines = _by_corner(chat, tasks[:SHOWN])
    if len(tasks) > SHOWN:
        lines.append(chat.line("today-more", count=len(tasks) - SHOWN))
    if len(tasks) > 1 and chat.has_role(*LEADING):
        address = chat.settings.server.public_url.rstrip("/") + PAGE
        after.append(chat.line("today-page-at", address=address))
    return chat.only(
        "today", count=len(tasks), list="\n".join([*lines, *after]), number=tasks[0].number
    )


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


def _by_corner(chat: Chat, tasks: Sequence[errands.Task]) -> list[str]:
    """One way round: who lives side by side stands together, under the corner's name."""
    corners = errands.by_corner(chat.session, tasks, chat.house.sealer.open)
    if len(corners) < 2:
        return [_line(chat, task) for task in tasks]
    return [
        line
        for corner in corners
        for line in (
            chat.line("today-corner", corner=corner.name),
            *(_line(chat, task) for task in corner.tasks),
        )
    ]


def _after(chat: Chat, waiting: int) -> Iterator[str]:
    """What need not be done today, and what somebody else has by now."""
    if waiting:
        yield chat.line("today-waiting", count=waiting)
    for gone in errands.gone_up_from(chat.session, chat.person.id)[:GONE_SHOWN]:
        owner = people.addressed(gone.owner)
        yield chat.line("today-gone-up", name=gone.person.name, owner=owner)
    if chat.has_role("secretary", "officer"):
        yield from _burdens(chat)


def _burdens(chat: Chat) -> Iterator[str]:
    """Who of the own people has more than a day takes."""
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    per_day = chat.settings.errands.per_day
    found = errands.burdens(chat.session, chat.now, scope, chat.house.zone, per_day=per_day)
    heavy = [one for one in found if one.waiting and one.owner.id != chat.person.id]
    for one in heavy[:GONE_SHOWN]:
        name = people.addressed(one.owner)
        yield chat.line("today-burden", name=name, today=one.today, waiting=one.waiting)


def _line(chat: Chat, task: errands.Task) -> str:
    phone = people.phone_of(chat.session, chat.house.sealer, task.person.id) or ""
    reasons = [chat.line(one.reason, **_opened(chat, one)) for one in task.errands]
    asked = {one.offered_to_id for one in task.errands if one.offered_to_id is not None}
    cards = people.cards(chat.session, asked) if asked else {}
    reasons += [chat.line("today-offered", to=people.addressed(one)) for one in cards.values()]
    key = "today-line" if phone else "today-line-no-phone"
    return chat.line(
        key,
        number=task.number,
        name=task.person.name,
        reasons="\n".join(reasons),
        phone=phone,
    )


def _opened(chat: Chat, errand: errands.ListedErrand) -> dict[str, Any]:
    """The facts of a reason with what is sealed in the clear: its owner may read it."""
    return bring_back(keep(errand.facts), chat.house.sealer.open)
