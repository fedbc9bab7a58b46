"""控制台: a way into the console for whoever holds a role: a link that is good once, six digits."""

from bot import people
from bot.core.links import Links
from handlers.chat import Chat, Reply
from handlers.reading import Command


def way_in(chat: Chat, _said: Command) -> Reply:
    """控制台: the link for this phone, the digits for another computer, both for ten minutes."""
    if not chat.is_own:
        return chat.themselves()
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    made = people.way_in(chat.session, chat.now, chat.house.sealer, links, chat.person.id)
    if isinstance(made, people.NoRole):
        return chat.refuse(made)
    return chat.only(
        "console-way-in",
        address=made.address,
        console=links.console,
        code=made.code,
        until=made.until,
    )
