"""存名单, 名单册, 删名单: the lists that an author keeps by a name of their own."""

from typing import Any

from bot import delivery, notices
from bot.core.refusals import Refusal
from handlers import announcing
from handlers.chat import Chat, Reply
from handlers.reading import Command, parse_list


def save(chat: Chat, said: Command) -> Reply:
    """存名单 舞蹈队 王秀兰、李根宝: kept, and read back with the number of people."""
    name, word = parse_list(said.tail)
    if not name or not word:
        return chat.only("saved-list-how")
    return _save(chat, {"list": name, "word": word, "chosen": {}})


def who_chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name, by digit."""
    data = question.data
    if not option.isdigit():
        return chat.say("saved-list-not-kept", name=data["list"])
    chosen = {**data["chosen"], data["name"]: data["person_ids"][int(option) - 1]}
    return _save(chat, {**data, "chosen": chosen})


def _save(chat: Chat, data: dict[str, Any]) -> Reply:
    kept = notices.save_list(
        chat.session,
        chat.now,
        account=chat.account,
        author_id=chat.person.id,
        name=data["list"],
        word=data["word"],
        chosen=data["chosen"],
    )
    if isinstance(kept, notices.SeveralOfThatName):
        return announcing.ask_who(chat, kept, "list_who", data)
    if isinstance(kept, Refusal):
        return chat.refuse(kept)
    return chat.say("saved-list-kept", name=data["list"], count=kept.count or 0)


def show(chat: Chat, _said: Command) -> Reply:
    """名单册: each list with how many people it has now."""
    kept = notices.saved_lists(chat.session, chat.now, author_id=chat.person.id)
    if not kept:
        return chat.say("saved-list-nothing")
    lines = [
        chat.line("saved-list-line", name=one.name, count=one.count)
        if one.count is not None
        else chat.line("saved-list-line-not-yours", name=one.name)
        for one in kept
    ]
    return chat.say("saved-list-all", lists="\n".join(lines), example=kept[0].name)


def drop(chat: Chat, said: Command) -> Reply:
    """删名单 舞蹈队: kept no more."""
    name = said.tail.strip()
    if not name:
        return show(chat, said)
    gone = notices.drop_list(chat.session, author_id=chat.person.id, name=name)
    if isinstance(gone, Refusal):
        return chat.refuse(gone)
    return chat.say("saved-list-dropped", name=name)
