"""进度 7: how a notice of one's own stands, in a few lines, with a link to the whole ledger."""

from bot import notices, people
from bot.core.links import notice_address
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply

NAMES_SHOWN = 8  # more are counted


def progress(chat: Chat, number: int | None) -> Reply | None:
    """进度 7: the ledger of the author's notice; None if there is no such notice of theirs."""
    found = notices.progress(chat.session, chat.person.id, number)
    if isinstance(found, Refusal):
        return None
    details = [
        chat.line("progress-handed-over", who=who, names=names)
        for who, names in _by_holder(chat, found.handed_over).items()
    ]
    details += [
        chat.line("progress-by-word", who=who, names=names)
        for who, names in _by_word(chat, found.by_word).items()
    ]
    details += [
        chat.line("progress-explained", reason=chat.line(f"explained-{reason}"), count=count)
        for reason, count in found.reasons.items()
    ]
    return chat.say(
        "progress",
        number=found.no,
        title=found.title,
        audience=found.audience,
        confirmed=found.confirmed,
        waiting=found.waiting,
        handed_over=len(found.handed_over),
        explained=found.explained,
        details="".join(f"\n{line}" for line in details),
        link=notice_address(chat.settings.server.public_url, found.id),
    )


def _by_holder(chat: Chat, standings: tuple[notices.Standing, ...]) -> dict[str, str]:
    """Who was handed whom, each with the reason they gave, as one text for each holder."""
    names: dict[str, list[str]] = {}
    for one in standings:
        holder = people.addressed(one.to) if one.to else chat.line("nobody-yet")
        name = one.person.name
        if one.note:
            name = chat.line("progress-why", name=name, why=one.note)
        names.setdefault(holder, []).append(name)
    return _listed(chat, names)


def _by_word(chat: Chat, confirmed: tuple[notices.ByWord, ...]) -> dict[str, str]:
    """By whose word somebody is confirmed: the names, as one text for each of them."""
    names: dict[str, list[str]] = {}
    for one in confirmed:
        names.setdefault(people.addressed(one.by), []).append(one.person.name)
    return _listed(chat, names)


def _listed(chat: Chat, names: dict[str, list[str]]) -> dict[str, str]:
    return {
        who: chat.line("name-and").join(held[:NAMES_SHOWN])
        + (chat.line("progress-more", count=len(held)) if len(held) > NAMES_SHOWN else "")
        for who, held in names.items()
    }
