"""From what came in to a reading: the words, the open questions, and who is speaking."""

from datetime import datetime

from bot import delivery, people, study
from handlers import dispatch, enclosing, speaking
from handlers.chat import Chat, Reply
from handlers.reading import (
    Command,
    Courtesy,
    Heard,
    Meant,
    NotUnderstood,
    OpenQuestion,
    Reading,
    read,
)
from handlers.routing import Routes
from handlers.vocabulary import KINDS

SIX_DIGITS = 6
_SAID_FREELY = (NotUnderstood, Meant, Courtesy)
BY_NUMBER = frozenset({"deliver"})  # words that mean a list where somebody has one


def listen(chat: Chat, routes: Routes) -> Reply:
    """Read the words and do what they say."""
    known = frozenset(routes.commands)
    reading = _read(chat, known)
    if isinstance(reading, Command) and reading.name in BY_NUMBER and not _leads(chat):
        reading = _read(chat, known - BY_NUMBER)  # 送学 3 is then the member's own
    if chat.incoming.kind == "voice" and isinstance(reading, _SAID_FREELY):
        spoken = _beside_a_preview(chat)
        if spoken is not None:
            return spoken
    return dispatch.respond(chat, routes, reading)


def _beside_a_preview(chat: Chat) -> Reply | None:
    """A voice that is no answer, from who is looking at a notice, may be meant to go with it."""
    return None if speaking.needs_speaker(chat) or chat.member is None else enclosing.offered(chat)


def _read(chat: Chat, commands: frozenset[str]) -> Reading:
    return read(
        _heard(chat),
        [_open(one) for one in chat.questions if one.kind in KINDS],
        now=chat.now,
        commands=commands,
        check_in_open=_four_digits(chat) and _can_check_in(chat),
    )


def _leads(chat: Chat) -> bool:
    return chat.has_role(*people.IN_CHARGE)


def _heard(chat: Chat) -> Heard:
    last = _last_answer(chat)
    return Heard(
        text=chat.text,
        at=chat.now,
        tap=chat.incoming.menu_id or None,
        last_said_at=chat.last_said_at,
        last_answer=last,
        bound=chat.member is not None,
    )


def _open(question: delivery.Question) -> OpenQuestion:
    return OpenQuestion(
        id=question.id,
        kind=question.kind,
        asked_at=question.asked_at,
        open_until=question.open_until,
        person_id=question.person_id,
        about_id=question.about_id,
        in_reply=question.in_reply,
        answered=question.answered_at is not None,
        choices=tuple(question.choices),
    )


def _last_answer(chat: Chat) -> tuple[int, str, datetime] | None:
    if not chat.was_asked or len(chat.text) > SIX_DIGITS:  # only a short one is said twice
        return None
    last = delivery.last_answered(chat.session, chat.account, chat.openid)
    if last is None or last.answered_at is None or last.answer is None:
        return None
    if any(one.asked_at > last.answered_at for one in chat.questions):
        return None  # something new was asked since: the digit may be for that
    return last.id, last.answer, last.answered_at


def _four_digits(chat: Chat) -> bool:
    return sum(character.isdigit() for character in chat.text) == 4


def _can_check_in(chat: Chat) -> bool:
    """A walk-in who was not invited may send the code on the wall as well."""
    return chat.member is not None and study.any_under_way(chat.session, chat.now, chat.account)
