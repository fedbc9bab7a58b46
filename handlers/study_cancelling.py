"""取消学习日: which day, perhaps why, a preview of whom it is told, and 1 does it."""

from bot import delivery, study
from bot.core.refusals import Refusal
from handlers import questions
from handlers import study_days_meant as meant_days
from handlers import study_days_said as said_days
from handlers.chat import Chat, Reply
from handlers.reading import Command
from handlers.reading.changes import parse_which

LONGEST_REASON = 60


def cancel(chat: Chat, said: Command) -> Reply:
    """取消学习日 12月15日 下大雨; the only one needs no day."""
    about = meant_days.wanted(chat, said.tail)
    wanted = parse_which(about.words, chat.now, chat.house.zone)
    days = meant_days.nearest(chat, about.units)
    if not days:
        return meant_days.none(chat)
    meant = meant_days.on_the_day(chat, about.units, wanted)
    named = wanted.which is not None or wanted.which_month is not None
    reason = (wanted.rest if meant or not named else about.words)[:LONGEST_REASON]
    return _which(chat, meant or days, reason)


def chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """Which of several days was meant."""
    if not option.isdigit():
        return chat.say("study-day-stays")
    return _preview(chat, question.data["days"][int(option) - 1], question.data["reason"])


def previewed(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """1 cancels it, 0 leaves it; any other words are the reason."""
    data = question.data
    if text in {"0", "drop"}:
        return chat.say("study-day-stays")
    if text != "cancel":
        return _preview(chat, data["day"], text.strip()[:LONGEST_REASON])
    if not meant_days.may_change(chat, data["day"]):
        return questions.office_over(chat)
    outcome = study.cancel(
        chat.session,
        chat.now,
        study_day_id=data["day"],
        sequence=data["sequence"],
        reason=data["reason"] or None,
        timing=said_days.timing(chat.house),
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    day = outcome.day
    return chat.say("study-day-cancel-done", starts_at=day.starts_at, count=outcome.told)


def _which(chat: Chat, days: list[study.DayAhead], reason: str) -> Reply:
    if len(days) == 1:
        return _preview(chat, days[0].day.id, reason)
    return meant_days.which(chat, days, "cancel_which", "cancel-which", {"reason": reason})


def _preview(chat: Chat, day_id: int, reason: str) -> Reply:
    day = study.get(chat.session, day_id)
    why = "study-day-cancel-why" if reason else "study-day-cancel-no-why"
    shown = chat.only(
        "study-day-cancel-preview",
        of_unit=meant_days.of_unit(chat, day),
        starts_at=day.starts_at,
        title=day.title,
        count=study.how_many_know(chat.session, day_id),
        why=chat.line(why, reason=reason),
    )
    data = {"day": day_id, "reason": reason, "sequence": day.sequence}
    return chat.ask("cancel_preview", shown, data=data)
