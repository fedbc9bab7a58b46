"""Lessons as members do them in chat: 线上 and 补学 bring one, a digit answers its question.

No link has to be tapped: a long text comes in pieces on 全文, and 看完了 counts here as well.
"""

from datetime import timedelta

from bot import delivery, study
from bot.core.links import Links
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers.chat import Chat, Reply
from handlers.reading import Command
from handlers.thanking import thanks

PIECE = 450  # characters of a lesson in one message
_ENDINGS = "\n。！？；"


def make_up(chat: Chat, _said: Command) -> Reply:
    """补学: the lesson missed last, and until when it counts; the next one after it is done."""
    found = study.to_make_up(chat.session, chat.now, chat.person.id)
    if found:
        return bring(chat, found[0].id)
    missed = study.last_missed(chat.session, chat.now, chat.person.id)
    if missed is None:
        return chat.say("make-up-nothing")
    facts = {"organiser": chat.organiser.name, "phone": chat.organiser.phone}
    return chat.say("make-up-no-lesson", starts_at=missed.starts_at, title=missed.title, **facts)


def bring(chat: Chat, study_day_id: int) -> Reply:
    """The lesson of a day: its words if they are few, else the way to them, and its question."""
    given = {"study_day_id": study_day_id, "person_id": chat.person.id}
    shown = study.look_at_lesson(chat.session, chat.now, **given)
    if isinstance(shown, study.LessonShown) and shown.is_short:
        shown = study.open_lesson(chat.session, chat.now, **given)
    if isinstance(shown, Refusal):
        return chat.refuse(shown)
    return _ask(chat, shown, chat.only(shown.key, **_facts(chat, shown)))


def open_now(chat: Chat, study_day_id: int) -> bool:
    """Whether this member can do the lesson of a day now."""
    shown = study.look_at_lesson(
        chat.session, chat.now, study_day_id=study_day_id, person_id=chat.person.id
    )
    return isinstance(shown, study.LessonShown)


def answered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """A choice of its question, 看完了, or 全文 for the next piece of the text."""
    day_id = question.about_id or 0
    given = {"study_day_id": day_id, "person_id": chat.person.id}
    if option == "more":
        return _piece(chat, day_id, int(question.data.get("from", 0)))
    if option == "read":
        return _came_to(chat, study.finish_reading(chat.session, chat.now, **given))
    outcome = study.answer_lesson(chat.session, chat.now, choice=int(option), **given)
    return _came_to(chat, outcome)


def _came_to(
    chat: Chat,
    outcome: study.LessonDone | study.TryAgain | study.ReadOn | study.NoSuchChoice | Refusal,
) -> Reply:
    match outcome:
        case study.LessonDone(day, is_late):
            return _thank(chat, day, is_late=is_late)
        case study.TryAgain(shown):
            asked = chat.only("lesson-try-again", question=shown.question)
            return _ask(chat, shown, asked)
        case study.ReadOn(shown, left):
            said = chat.only("lesson-read-on", minutes=_minutes(left))
            return _ask(chat, shown, said)
        case study.NoSuchChoice(shown):
            asked = chat.only("lesson-no-such-choice", question=shown.question or "")
            return _ask(chat, shown, asked)
        case _:
            return chat.refuse(outcome)


def _thank(chat: Chat, day: study.Day, *, is_late: bool) -> Reply:
    key = "lesson-made-up" if is_late else "lesson-done"
    said = chat.line(key, starts_at=day.starts_at, title=day.title, thanks=thanks(chat, day.no))
    following = study.to_make_up(chat.session, chat.now, chat.person.id)
    if following:
        said += "\n" + chat.line("make-up-next", title=following[0].title)
    return Reply(said, then=True)


def _piece(chat: Chat, day_id: int, begin: int) -> Reply:
    shown = study.open_lesson(chat.session, chat.now, study_day_id=day_id, person_id=chat.person.id)
    if isinstance(shown, Refusal):
        return chat.refuse(shown)
    text = shown.lesson.text
    begin = begin if begin < len(text) else 0
    piece = cut(text[begin:])
    end = begin + len(piece)
    if end < len(text):
        said = chat.line("lesson-piece", text=piece.strip())
        return _ask(chat, shown, Reply(said), begin=end)
    key = "lesson-last-piece-read" if shown.question is None else "lesson-last-piece-asked"
    said = chat.line(key, text=piece.strip(), question=shown.question)
    return _ask(chat, shown, Reply(said))


def cut(text: str) -> str:
    """The first piece of a text, ending where a sentence or a paragraph does if one can."""
    if len(text) <= PIECE:
        return text
    end = max(text.rfind(mark, PIECE // 2, PIECE) for mark in _ENDINGS)
    return text[: end + 1] if end > 0 else text[:PIECE]


def _ask(chat: Chat, shown: study.LessonShown, reply: Reply, *, begin: int = 0) -> Reply:
    """Its question is open for as long as the lesson counts; nobody need answer it now."""
    return chat.ask(
        study.LESSON,
        reply,
        about_id=shown.day.id,
        until=shown.until - chat.now,
        data={"from": begin},
        choices=shown.lesson.choices,
        optional=True,
    )


def _facts(chat: Chat, shown: study.LessonShown) -> dict[str, Shown]:
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    address = links.own("lesson", shown.day.id, chat.person.id, shown.until)
    return {**shown.words, "address": address}


def _minutes(left: timedelta) -> int:
    return max(1, -(-int(left.total_seconds()) // 60))
