"""附件: a file goes along with the notice that is being looked at. WeChat lets nobody send one to
an account, so its author puts it on a page, from the phone or from a computer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot import delivery, notices
from bot.core.links import Links
from bot.core.refusals import Refusal
from handlers import announcing
from handlers.announcing import Meant
from handlers.chat import Chat, Reply

_OPEN_FOR: Final = timedelta(minutes=30)


def ask(chat: Chat, meant: Meant) -> Reply:
    """The page on which the file is put; the preview comes back behind it."""
    return _ask(chat, meant, "announce-file", since=chat.now)


def answered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 takes the file along that was put there since, in the place of what came along before."""
    meant = announcing.meant_again(chat, question.data)
    if isinstance(meant, Refusal):
        return chat.refuse(meant)
    if option != "there":
        return announcing.preview(chat, meant)
    since = datetime.fromisoformat(question.data["since"])
    found = notices.file_put(chat.session, chat.person.id, since=since)
    if found is None:
        return _ask(chat, meant, "announce-file-none", since=since)
    brings = notices.Enclosed("file", found.key, name=found.name)
    return announcing.preview(chat, replace(meant, manner=replace(meant.manner, brings=brings)))


def _ask(chat: Chat, meant: Meant, key: str, *, since: datetime) -> Reply:
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    address = links.signed("file", chat.person.id, chat.now + _OPEN_FOR)
    return chat.ask(
        "notice_file",
        chat.only(key, address=address),
        until=_OPEN_FOR,
        data={**meant.data, "since": since.isoformat()},
    )
