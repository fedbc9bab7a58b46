"""先问一句: what the preview of a notice says of asking first, and what is said to who answers."""

from bot import asking, delivery, notices
from handlers.chat import Chat, Reply


def offer(chat: Chat, whom: notices.Whom, manner: notices.Manner, now: int) -> str:
    """A line of the preview: how many it reaches by chat now, and how many if they are asked first;
    nothing where that is no good."""
    found = look(chat, whom, manner)
    if found is None or not found[1].is_worth_it(now=now, audience=whom.count):
        return ""
    many = whom.count > chat.settings.notices.confirm_above
    key = "announce-ask-first-count" if many else "announce-ask-first"
    return "\n" + chat.line(key, now=now, later=found[1].later)


def look(
    chat: Chat, whom: notices.Whom, manner: notices.Manner
) -> tuple[notices.Moments, asking.Forecast] | None:
    """When they would be asked and what that would do; None: it cannot be done."""
    return notices.look_at_asking(
        chat.session,
        chat.now,
        account=chat.account,
        whom=whom,
        manner=manner,
        settings=chat.settings,
    )


def answered(chat: Chat, _question: delivery.Question, _option: str) -> Reply:
    """Their word has opened the chat already: thanks, and nothing after it."""
    return chat.only("asking-answered")
