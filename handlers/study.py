"""What members say about study days: 学习日, the four modes, 签到, 报到."""

from typing import assert_never

from bot import delivery, study
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers import agreeing, excusing, lessons
from handlers import study_days_said as said_days
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.reading import Command
from handlers.thanking import thanks

MODE_LABELS = {"on_site": "1", "online": "2", "door": "3", "leave": "4"}


def days(chat: Chat, _said: Command) -> Reply:
    """学习日: the next study days, what was answered, and how to answer."""
    found = study.upcoming(chat.session, chat.now, chat.person.id)
    if not found:
        return chat.say("study-days-none")
    lines = [_line(chat, day, answer) for day, answer in found]
    if chat.has_role(*said_days.PUBLISHERS):
        lines.append(chat.line("study-days-calendar", calendar=said_days.calendar(chat)))
    first = next((day for day, answer in found if _can_answer(chat, day, answer)), None)
    if first is None:
        return chat.say("study-days", days="\n".join(lines))
    return ask(chat, first, Reply(chat.line("study-days-answer", days="\n".join(lines))))


def ask(chat: Chat, day: study.StudyDay, reply: Reply) -> Reply:
    """Open the question of a study day in this chat, until its start."""
    return chat.ask("study_day", reply, about_id=day.id, until=day.starts_at - chat.now)


def attend(chat: Chat, said: Command) -> Reply:
    """参加 线上 送学 请假 alone, with no question open: for the next study day; 线上 while one is
    under way that has a lesson asks for that."""
    if said.option == "online":
        now_open = study.to_make_up(chat.session, chat.now, chat.person.id)
        if now_open and now_open[0].ends_at > chat.now:
            return settle(chat, now_open[0].id, said.option)
    found = study.upcoming(chat.session, chat.now, chat.person.id)
    day = next((one for one, _ in found if one.starts_at > chat.now), None)
    if day is None:
        return chat.say("study-days-none")
    return settle(chat, day.id, said.option)


def answered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """A digit or word for the question of a study day."""
    return settle(chat, question.about_id or 0, option)


def settle(chat: Chat, study_day_id: int, mode: str) -> Reply:
    """Note the mode and read it back."""
    outcome = study.answer(
        chat.session, chat.now, study_day_id=study_day_id, person_id=chat.person.id, mode=mode
    )
    if mode == "online" and lessons.open_now(chat, study_day_id):
        return _bring_now(chat, study_day_id, outcome)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return say_answered(chat, outcome)


def _bring_now(chat: Chat, study_day_id: int, outcome: study.AnswerOutcome) -> Reply:
    """Under way or over: the lesson itself, after what was recorded if the day has not begun."""
    lesson = lessons.bring(chat, study_day_id)
    if isinstance(outcome, Refusal):
        return lesson
    noted = chat.line("study-answered-online-now", starts_at=outcome.day.starts_at)
    return Reply(f"{noted}\n{lesson.text}")


def say_answered(chat: Chat, outcome: study.Answered) -> Reply:
    """What was recorded, old and new where it changed."""
    day = outcome.day
    facts: dict[str, Shown] = {
        "starts_at": day.starts_at,
        "place": day.place,
        "title": day.title,
    }
    key = f"study-answered-{outcome.mode.replace('_', '-')}"
    if outcome.mode == "online" and day.lesson_id is not None:
        key = "study-answered-online-lesson"
    recorded = chat.line(key, **facts)
    if outcome.before and outcome.before != outcome.mode:
        changed = chat.line("study-answer-changed", before=mode_label(chat, outcome.before))
        recorded = f"{recorded}\n{changed}"
    if outcome.mode == "leave":
        return excusing.ask_reason(chat, day, Reply(recorded, then=True))
    return Reply(recorded, then=True)


def mode_label(chat: Chat, mode: str) -> str:
    """A mode as people say it: 参加, 线上, 送学, 请假."""
    return chat.line(f"mode-{mode.replace('_', '-')}")


def check_in(chat: Chat, said: Command) -> Reply:
    """签到, with the day's 口令 or without."""
    outcome = study.check_in(
        chat.session,
        chat.now,
        account=chat.account,
        person_id=chat.person.id,
        code=said.code or None,
    )
    if isinstance(outcome, (study.CheckedIn, study.AlreadyIn)):
        _no_longer_ask(chat, outcome.day.id)
    return say_check_in(chat, outcome)


def _no_longer_ask(chat: Chat, study_day_id: int) -> None:
    """Who is in is not asked in the same breath how they will take part."""
    chat.answering = next(
        (
            one
            for one in chat.questions
            if (one.kind, one.about_id, one.person_id)
            == ("study_day", study_day_id, chat.person.id)
        ),
        chat.answering,
    )


def say_check_in(chat: Chat, outcome: study.CheckInOutcome) -> Reply:
    """What a check-in came to."""
    match outcome:
        case study.CheckedIn(day, mode, late):
            key = "checked-in-on-site" if mode == "on_site" else "checked-in-remote"
            thanked = thanks(chat, day.no)
            said = chat.line(key, starts_at=day.starts_at, title=day.title, thanks=thanked)
            if late:
                said = f"{said}\n{chat.line('checked-in-late')}"
            return Reply(agreeing.with_page(chat, said), then=True)
        case study.AlreadyIn(day, _, at):
            return chat.say("checked-in-before", starts_at=day.starts_at, at=at)
        case study.WrongCode():
            return chat.say("check-in-wrong-code")
        case study.TooManyWrongCodes():
            return chat.say("check-in-too-many-wrong-codes", **organiser_facts(chat))
        case study.NoneUnderWay(upcoming, missed):
            return _as_sign_of_life(chat, upcoming, missed)
        case _:
            assert_never(outcome)


def organiser_facts(chat: Chat) -> dict[str, str]:
    """The facts `organiser` and `phone` of the person to turn to."""
    return {"organiser": chat.organiser.name, "phone": chat.organiser.phone}


def sign_of_life(chat: Chat, said: Command) -> Reply:
    """报到: noted at once; while a study day is under way it is asked whether 签到 was meant."""
    sign = study.sign_of_life(
        chat.session, chat.now, person_id=chat.person.id, line=said.tail or None
    )
    under_way = study.check_in_open(chat.session, chat.now, chat.person.id)
    thanked = thanks(chat, study.signs_of(chat.session, chat.person.id))
    if said.tail and not under_way:
        return chat.say("sign-of-life-with-line", at=chat.now, thanks=thanked)
    noted = chat.only("sign-of-life", at=chat.now, thanks=thanked)
    asked = chat.ask("after_sign_of_life", noted, data={"sign_id": sign.id}, optional=True)
    if not under_way:
        return asked
    return chat.ask("sign_of_life_or_check_in", chat.only("sign-of-life-or-check-in"))


def sign_of_life_or_check_in(chat: Chat, _question: delivery.Question, option: str) -> Reply:
    """1 checks in, 2 leaves it at the sign of life, which is noted already."""
    if option == "check_in":
        return check_in(chat, Command("check_in"))
    return chat.say("sign-of-life-only", at=chat.now)


def after_sign_of_life(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The line that came within ten minutes after 报到 belongs to it."""
    study.add_to_sign_of_life(chat.session, question.data["sign_id"], line=text)
    return chat.say("sign-of-life-line-added")


def undo(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """改 for a study day: with a mode it is changed; within ten minutes the answer is taken back
    and asked again; later the answer is shown and asked."""
    day = study.get(chat.session, question.about_id or 0)
    if day.starts_at <= chat.now:
        return chat.say("study-day-already-started", starts_at=day.starts_at)
    if option:
        return settle(chat, day.id, option)
    if question.answered_at is not None and chat.now - question.answered_at <= DIALOGUE:
        return take_back(chat, day.id)
    before = study.answer_of(chat.session, day.id, chat.person.id)
    return _ask_again(chat, day, "study-answer-shown", before)


def take_back(chat: Chat, study_day_id: int) -> Reply:
    """The answer does not count any more, and is asked again."""
    day = study.get(chat.session, study_day_id)
    if day.starts_at <= chat.now:
        return chat.say("study-day-already-started", starts_at=day.starts_at)
    before = study.take_back(
        chat.session, chat.now, study_day_id=study_day_id, person_id=chat.person.id
    )
    return _ask_again(chat, day, "study-answer-taken-back", before)


def _ask_again(chat: Chat, day: study.StudyDay, key: str, before: str | None) -> Reply:
    said = mode_label(chat, before) if before else chat.line("mode-none")
    return ask(chat, day, chat.only(key, before=said, starts_at=day.starts_at, title=day.title))


def _can_answer(chat: Chat, day: study.StudyDay, answer: str | None) -> bool:
    return answer is None and day.starts_at > chat.now


def _line(chat: Chat, day: study.StudyDay, answer: str | None) -> str:
    line = chat.line("study-days-line", starts_at=day.starts_at, place=day.place, title=day.title)
    if answer:
        line += chat.line("study-days-your-answer", answer=mode_label(chat, answer))
    if chat.has_role("leader", "secretary"):
        line += chat.line("study-days-code", code=day.code)
    return line


def _as_sign_of_life(
    chat: Chat, upcoming: study.StudyDay | None, missed: study.StudyDay | None
) -> Reply:
    """Too early or too late: a sign of life, and a missed lesson that can still be done; failing
    that the next day, failing that the last one missed."""
    study.sign_of_life(chat.session, chat.now, person_id=chat.person.id)
    if missed is not None and lessons.open_now(chat, missed.id):
        return chat.say(
            "check-in-make-up",
            starts_at=missed.starts_at,
            until=missed.online_until,
            at=chat.now,
            thanks=thanks(chat, study.signs_of(chat.session, chat.person.id)),
        )
    if upcoming is None and missed is not None:
        facts: dict[str, Shown] = {"starts_at": missed.starts_at, "title": missed.title}
        return chat.say("check-in-missed", **facts, **organiser_facts(chat))
    if upcoming is None:
        return chat.say("check-in-nothing-under-way")
    return chat.say(
        "check-in-next-day",
        starts_at=upcoming.starts_at,
        place=upcoming.place,
        opens_at=upcoming.check_in_opens_at,
    )
