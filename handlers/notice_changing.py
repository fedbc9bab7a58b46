"""改通知 7 新的话: a look at old and new and at whom it concerns, then 1 does it."""

from bot import delivery, notices
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.reading import Command
from handlers.reading.announcements import parse_new_words

IN_HALF = 600  # bytes: the old words and the new ones stand in one message


def change(chat: Chat, said: Command) -> Reply:
    """Old and new side by side, nothing is changed yet; without a number the latest notice."""
    number, text = parse_new_words(said.tail)
    if not text:
        return chat.only("change-notice-how")
    if len(text.encode()) > notices.LONGEST:
        return chat.only("announce-too-long", characters=notices.LONGEST // 3)
    found = notices.look_at_change(
        chat.session, chat.now, author_id=chat.person.id, number=number, text=text
    )
    if isinstance(found, Refusal):
        return chat.refuse(found)
    shown = chat.only(
        "change-notice-preview",
        number=found.no,
        knowing=found.knowing,
        fresh=found.fresh,
        before=notices.shortened(found.before, IN_HALF),
        after=notices.shortened(found.after, IN_HALF),
    )
    return chat.ask("notice_change_preview", shown, data={"number": found.no, "text": text})


def previewed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 puts the new words in place, 0 leaves the old ones."""
    number = question.data["number"]
    if option != "change":
        return chat.say("change-notice-stays", number=number)
    done = notices.change(
        chat.session,
        chat.now,
        author_id=chat.person.id,
        number=number,
        text=question.data["text"],
    )
    if isinstance(done, Refusal):
        return chat.refuse(done)
    return chat.say(
        "change-notice-done", number=done.no, corrected=done.corrected, fresh=done.fresh
    )
