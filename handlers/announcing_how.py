"""What the preview of a notice offers: send, at another time, try on oneself, urgent, no answer, a
file along; or to ask first."""

from dataclasses import replace

from bot import delivery, notices
from bot.core.refusals import Refusal
from bot.core.spoken_times import find_time
from handlers import announcing, asking_first, attaching
from handlers.announcing import Meant
from handlers.chat import Chat, Reply


def previewed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 sends, 0 keeps the text for a day, the others change how it goes and show it again."""
    if option == "send":
        return announcing.send(chat, question)
    return _changed(chat, question, option)


def counted(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """The same where the number of people is asked: nothing but that number sends."""
    if said.strip() in {"0", "drop"} or said in _CHANGES:
        return _changed(chat, question, said)
    return announcing.counted(chat, question, said) or announcing.send(chat, question)


def _changed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    change = _CHANGES.get(option)
    if change is None:
        return announcing.drop(chat)
    meant = announcing.meant_again(chat, question.data)
    return chat.refuse(meant) if isinstance(meant, Refusal) else change(chat, meant)


def _ask_when(chat: Chat, meant: Meant) -> Reply:
    return chat.ask("notice_when", chat.only("announce-when"), data=meant.data)


def told_when(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """A time in words, at once, or the hour at which each is reminded."""
    meant = announcing.meant_again(chat, question.data)
    if isinstance(meant, Refusal):
        return chat.refuse(meant)
    if said in {"now", "own_hours"}:
        manner = replace(meant.manner, at=None, asks_at=None, own_hours=said == "own_hours")
        return announcing.preview(chat, replace(meant, manner=manner))
    if said == "keep":
        return announcing.preview(chat, meant)
    found = find_time(said, chat.now, chat.house.zone)
    at = None if found is None else found.moment(chat.now, chat.house.zone)
    if at is None or not chat.now < at <= chat.now + notices.LATEST:
        key = "announce-when-again" if at is None else "announce-when-not-then"
        return chat.ask("notice_when", chat.only(key), data=question.data)
    manner = replace(meant.manner, at=at, asks_at=None, own_hours=False)
    return announcing.preview(chat, replace(meant, manner=manner))


def _try(chat: Chat, meant: Meant) -> Reply:
    """The exact text to the author's own WeChat; a 1 said to it must not send the notice."""
    notices.show_to_author(
        chat.session,
        chat.now,
        account=chat.account,
        author_id=chat.person.id,
        text=meant.text,
        manner=meant.manner,
    )
    return chat.ask("notice_tried", chat.only("announce-tried"), data=meant.data)


def tried(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """Dropped; or back to the preview, whichever digit of the text tried was said."""
    return announcing.drop(chat) if option == "drop" else announcing.shown_again(chat, question)


def _urgent(chat: Chat, meant: Meant) -> Reply:
    """Urgent, for which a reason is asked; said of an urgent one it is so no more."""
    if not meant.manner.urgent:
        return announcing.ask_why_urgent(chat, meant)
    manner = replace(meant.manner, urgent=False, why_urgent=None)
    return announcing.preview(chat, replace(meant, manner=manner))


def told_why(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """The reason, read back with the preview; without one it goes as others do."""
    meant = announcing.meant_again(chat, question.data)
    if isinstance(meant, Refusal):
        return chat.refuse(meant)
    if said != "keep":
        manner = replace(
            meant.manner, asks_at=None, urgent=True, why_urgent=" ".join(said.split())[:40]
        )
        meant = replace(meant, manner=manner)
    return announcing.preview(chat, meant)


def _inform(chat: Chat, meant: Meant) -> Reply:
    manner = replace(meant.manner, for_information=not meant.manner.for_information)
    return announcing.preview(chat, replace(meant, manner=manner))


def _ask_first(chat: Chat, meant: Meant) -> Reply:
    """Ask now, and send it two days later; to very many only after their number was said."""
    found = asking_first.look(chat, meant.whom, meant.manner)
    if found is None or not found[1].asked:
        return announcing.preview(chat, meant)
    moments, _ = found
    manner = replace(meant.manner, at=moments.goes_at, asks_at=moments.asks_at)
    meant = replace(meant, manner=manner)
    if meant.whom.count > chat.settings.notices.confirm_above:
        return announcing.preview(chat, meant)
    return announcing.publish(chat, meant)


_CHANGES = {
    "when": _ask_when,
    "try": _try,
    "urgent": _urgent,
    "inform": _inform,
    "ask_first": _ask_first,
    "attach": attaching.ask,
}
