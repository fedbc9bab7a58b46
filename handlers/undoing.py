"""改: take the last answer back, or change it in one step."""

from bot import delivery, study
from handlers import notices as notice_handlers
from handlers import on_behalf, ticking
from handlers import study as study_handlers
from handlers.chat import Chat, Reply
from handlers.reading import Command
from handlers.vocabulary import option_of

CHANGEABLE = ("study_day", "notice")


def undo(chat: Chat, said: Command) -> Reply:
    """改, 改 2, 改 线上: for the answer given last that can still be changed.

    Before it comes what this person just did for another, and what another did for them.
    """
    for_others = _done_for_others(chat)
    if for_others is not None and _is_last(chat, for_others):
        if for_others.kind == ticking.DONE_BY_LIST and (said.numbers or not said.option):
            return ticking.undo(chat, said.numbers)
        if not said.option:
            return on_behalf.undo(chat, for_others)
    word = _word_done_for_me(chat)
    if word is not None and not said.option:
        return _take_back(chat, word)
    question = _last_changeable(chat)
    if question is None:
        return chat.say("nothing-to-change")
    option = _option(question.kind, said.option)
    if said.option and option is None:
        return chat.say("change-to-what")
    if question.kind == "study_day":
        return study_handlers.undo(chat, question, option or "")
    return notice_handlers.undo(chat, question, option or "")


def _done_for_others(chat: Chat) -> delivery.Question | None:
    done = [on_behalf.remembered(chat), *ticking.remembered(chat)[:1]]
    there = [one for one in done if one is not None]
    return max(there, key=lambda one: (one.asked_at, one.id), default=None)


def _is_last(chat: Chat, done: delivery.Question) -> bool:
    own = _last_changeable(chat)
    return own is None or own.answered_at is None or own.answered_at <= done.asked_at


def _last_changeable(chat: Chat) -> delivery.Question | None:
    answered = [
        one
        for one in chat.questions
        if one.kind in CHANGEABLE
        and one.answered_at is not None
        and one.person_id in (None, chat.person.id)
    ]
    return max(answered, key=lambda one: (one.answered_at, one.id), default=None)


def _option(kind: str, said: str) -> str | None:
    found = option_of(kind, said) if said else None
    return found.name if found else None


def _word_done_for_me(chat: Chat) -> delivery.Question | None:
    last = delivery.latest(chat.session, chat.account, chat.openid, kinds=(delivery.WORD,))
    if last is None or not last.data.get("undo") or last.person_id != chat.person.id:
        return None
    return last


def _take_back(chat: Chat, word: delivery.Question) -> Reply:
    undone = word.data["undo"]
    word.data = {**word.data, "undo": {}}
    delivery.close(chat.session, chat.now, word.id)
    if "answer" in undone:
        return study_handlers.take_back(chat, undone["answer"])
    day_id = undone["check_in"]
    study.take_back_check_in(
        chat.session, study_day_id=day_id, person_id=chat.person.id, by_id=undone.get("by")
    )
    return chat.say("check-in-taken-back", organiser=chat.organiser.name)
