"""导出, 退出, 确认退出, 不退了: what is held, and going for good."""

from datetime import timedelta

from bot import delivery, people, privacy
from bot.core.links import Links, Purpose
from handlers import strangers
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.my_card import is_private
from handlers.reading import Command

EXPORT_LASTS = timedelta(hours=24)
ASKED = "leaving"  # the question that 确认退出 answers


def export(chat: Chat, _said: Command) -> Reply:
    """导出: a signed link to all that is held, good for a day; on a shared WeChat too the page is
    one member's, and without what is on their mind."""
    if not chat.is_own:
        return chat.themselves()
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    until = chat.now + EXPORT_LASTS
    private = is_private(chat)
    purpose: Purpose = "record" if private else "record_for_others"
    address = links.signed(purpose, chat.person.id, until)
    people.note(
        chat.session,
        chat.now,
        by=chat.person.id,
        whom=chat.person.id,
        what="export",
        door="chat",
    )
    key = "export-link" if private else "export-link-shared"
    return chat.only(key, address=address, until=until, organiser=chat.organiser.name)


def leave(chat: Chat, _said: Command) -> Reply:
    """退出: first what might do instead, then which words it takes."""
    if chat.member is None:
        return _left_before(chat)
    if not chat.is_own:
        return chat.themselves()
    return chat.ask(ASKED, chat.only("leaving-sure", phone=chat.organiser.phone))


def confirm(chat: Chat, _said: Command) -> Reply:
    """确认退出, within ten minutes of 退出: unbound and hidden now, erased in seven days."""
    if chat.member is None:
        return _left_before(chat)
    if not chat.is_own:
        return chat.themselves()
    if not _was_asked(chat):
        return chat.only("leaving-first", phone=chat.organiser.phone)
    you, phone = chat.you, chat.settings.contact.phone
    left = privacy.leave(
        chat.session,
        chat.now,
        person_id=chat.person.id,
        settings=chat.settings,
        tell=chat.tell,
    )
    return Reply(chat.house.texts.say("leaving-done", you=you, at=left.erase_at, phone=phone))


def asked(chat: Chat, _question: delivery.Question, _said: str) -> Reply:
    """Anything but the words themselves leaves it as it is (0 says so)."""
    return chat.say("leaving-not-done")


def stay(chat: Chat, _said: Command) -> Reply:
    """不退了, from the WeChat that left: everything as before."""
    gone = people.gone_from(chat.session, chat.account, chat.openid)
    back = [one for one in gone if privacy.stay(chat.session, chat.now, person_id=one.id)]
    if back:
        names = "、".join(people.addressed(one) for one in back)
        return Reply(chat.house.texts.say("leaving-taken-back", names=names))
    if chat.member is None:
        return strangers.how_to_join(chat)
    return chat.say("leaving-nothing-to-take-back")


def _left_before(chat: Chat) -> Reply:
    """Who left and says so once more reads how it is taken back; anybody else how to join."""
    if people.gone_from(chat.session, chat.account, chat.openid):
        return chat.only("leaving-already", phone=chat.duty.phone)
    return strangers.how_to_join(chat)


def _was_asked(chat: Chat) -> bool:
    return any(
        one.kind == ASKED
        and one.person_id == chat.person.id
        and chat.now <= one.asked_at + DIALOGUE
        for one in chat.questions
    )
