"""更正签到 3 没来 记错了: an attendance put right, with a reason, within seven days."""

from bot import delivery, people, study
from bot.core.refusals import Refusal
from handlers import helping, roll
from handlers.chat import Chat, Reply
from handlers.reading import Command, parse_attendance
from handlers.ticking import day_said


def correct(chat: Chat, said: Command) -> Reply:
    """Who, what is so, and why; what is missing is asked."""
    held = roll.unit(chat)
    day = day_said(chat, held.unit_id, said.option)
    if day is None:
        return chat.say("roll-none-begun", unit=held.unit_name)
    told = parse_attendance(said.note)
    if not said.numbers or told.came is None:
        return chat.say("attendance-how", starts_at=day.starts_at, title=day.title)
    found = study.roll(chat.session, chat.now, day, held.unit_id, chat.house.zone)
    line = next(iter(found.of_numbers(said.numbers)), None)
    if line is None:
        return chat.say("roll-no-such-number", numbers=said.numbers[0])
    data = {"day_id": day.id, "person_id": line.person_id, "came": told.came}
    if not told.reason:
        name = f"{line.number}{line.name}"
        return chat.ask("attendance_why", chat.only("attendance-why", name=name), data=data)
    return _correct(chat, data["day_id"], data["person_id"], told.came, told.reason)


def why(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The reason that was asked for; 0 leaves it as it is."""
    if text == "drop":
        return chat.say("nothing-changed")
    data = question.data
    return _correct(chat, data["day_id"], data["person_id"], data["came"], text.strip())


def _correct(chat: Chat, day_id: int, person_id: int, came: bool, reason: str) -> Reply:
    day, card = study.get(chat.session, day_id), people.card(chat.session, person_id)
    outcome = study.correct(
        chat.session,
        chat.now,
        day=day,
        person_id=person_id,
        came=came,
        reason=reason,
        by_id=chat.person.id,
        zone=chat.house.zone,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    name = card.name if card else ""
    so = "came" if came else "missed"
    if isinstance(outcome, study.StoodSo):
        return chat.say(f"attendance-so-already-{so}", name=name, starts_at=day.starts_at)
    if card is not None:
        key = f"done-for-you-corrected-{so}"
        helping.done_for(chat, card, key, reason=reason, starts_at=day.starts_at)
    facts = {"name": name, "reason": reason}
    return chat.say(f"attendance-corrected-{so}", starts_at=day.starts_at, **facts)
