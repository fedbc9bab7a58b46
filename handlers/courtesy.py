"""A greeting, thanks, a picture of flowers: one short line, a sign of life, never counted."""

from handlers import strangers
from handlers.chat import Chat, Reply

VARIANTS = 3  # never the same sentence twice running


def greet(chat: Chat, kind: str) -> Reply:
    """One short line for a courtesy; strangers are told how to join instead."""
    if chat.member is None and not chat.identity.bindings:
        return strangers.how_to_join(chat)
    if kind in {"greeting", "thanks"}:
        return chat.only(f"courtesy-{kind}-{chat.inbox_id % VARIANTS + 1}")
    return chat.only("courtesy-other")
