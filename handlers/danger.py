"""Words of danger beat everything: emergency numbers first, then everybody who can come."""

from bot import help, people
from bot.core.texts import Shown
from handlers import speaking
from handlers.chat import Chat, Reply
from handlers.reading import Command, Danger

NUMBERS = frozenset({"medical", "fire", "gas", "violence", "suicide", "other"})


def alarm(chat: Chat, danger: Danger) -> Reply:
    """Emergency numbers to anyone; for a member an urgent help request, told by every route."""
    numbers = chat.line(f"danger-numbers-{danger.kind if danger.kind in NUMBERS else 'other'}")
    if speaking.needs_speaker(chat):
        speaking.be_the_first(chat)
    if chat.member is None:
        return Reply(f"{numbers}\n{chat.line('danger-stranger', phone=chat.duty.phone)}")
    asked = help.ask(
        chat.session,
        chat.now,
        asker=chat.person,
        text=chat.text,
        urgent=True,
        danger=danger.kind,
        settings=chat.settings,
    )
    facts: dict[str, Shown] = {
        "number": asked.no,
        "calling": _calling(chat, asked.told),
        "minutes": _minutes(chat),
    }
    told = chat.line("danger-member", **facts)
    kept = "" if not _is_announcement(danger) else "\n" + chat.line("danger-announcement-kept")
    return Reply(f"{numbers}\n{told}{kept}")


def _calling(chat: Chat, told: tuple[people.PersonCard, ...]) -> str:
    called = [(card.name, chat.someone(card).phone) for card in told]
    called = called or [(chat.duty.name, chat.duty.phone)]
    return chat.line("danger-and").join(f"{name}{phone}" for name, phone in called)


def _minutes(chat: Chat) -> int:
    return int(chat.settings.help_requests.answer_within.urgent.total_seconds() // 60)


def _is_announcement(danger: Danger) -> bool:
    return isinstance(danger.otherwise, Command) and danger.otherwise.name in {
        "announce",
        "announce_urgently",
    }
