"""A picture, a link or a voice sent while a notice is being looked at: does it go along?"""

from dataclasses import replace

from bot import delivery, notices
from bot.core.refusals import Refusal
from handlers import announcing
from handlers.chat import Chat, Reply


def offered(chat: Chat) -> Reply | None:
    """Ask, if a preview waits for its author's digit; None when none does.

    What cannot go along is said, and the preview still waits.
    """
    preview = _previewed(chat)
    if preview is None:
        return None
    enclosed = _sent(chat)
    if enclosed is None:
        is_link = chat.incoming.kind == "link"
        return chat.only("announce-enclose-no-address" if is_link else "announce-enclose-not")
    asked = chat.only(f"announce-enclose-{enclosed.kind}")
    return chat.ask("notice_enclose", asked, data={**preview.data, "offered": enclosed.kept})


def answered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 takes it along in the place of what came along before, 0 leaves it; the preview again."""
    meant = announcing.meant_again(chat, question.data)
    if isinstance(meant, Refusal):
        return chat.refuse(meant)
    if option != "enclose":
        return announcing.preview(chat, meant)
    brings = notices.enclosed_from(question.data["offered"])
    return announcing.preview(chat, replace(meant, manner=replace(meant.manner, brings=brings)))


def _previewed(chat: Chat) -> delivery.Question | None:
    waiting = [
        one
        for one in chat.questions
        if one.kind in announcing.PREVIEWS
        and one.answered_at is None
        and one.person_id == chat.person.id
    ]
    return max(waiting, key=lambda one: one.asked_at, default=None)


def _sent(chat: Chat) -> notices.Enclosed | None:
    message = chat.incoming
    if message.kind == "image" and message.media_id:
        return notices.Enclosed("image", message.media_id)
    if message.kind == "voice" and message.media_id:
        return notices.Enclosed("voice", message.media_id, message.at + notices.VOICE_GOOD_FOR)
    if message.kind == "link" and notices.is_address(message.text):
        return notices.Enclosed("link", message.text)
    return None
