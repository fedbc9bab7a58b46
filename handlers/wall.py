"""The QR code on the wall, scanned."""

from bot import study
from handlers import speaking, strangers
from handlers.chat import Chat, Reply
from handlers.study import say_check_in
from handlers.vocabulary import COMMANDS


def scanned(chat: Chat, scene: str) -> Reply:
    """Whoever is bound is checked in on site; others are told how to join."""
    if not chat.identity.bindings:
        return strangers.how_to_join(chat)
    if speaking.needs_speaker(chat):
        return _whose(chat, scene)
    outcome = study.check_in_by_wall(
        chat.session, chat.now, account=chat.account, person_id=chat.person.id, scene=scene
    )
    if isinstance(outcome, study.OldWallCode):
        return chat.only(outcome.key)
    return say_check_in(chat, outcome)


def _whose(chat: Chat, scene: str) -> Reply:
    """Two members on one WeChat: the day's own code waits with the question whose scan it was,
    since the one on the wall is gone by then."""
    day = study.day_on_the_wall(chat.session, chat.now, chat.account, scene)
    if isinstance(day, study.OldWallCode):
        return chat.only(day.key)
    chat.text = f"{COMMANDS['check_in'].words[0]} {day.code}"
    return speaking.who_speaks(chat)
