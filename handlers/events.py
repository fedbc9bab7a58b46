"""Events of the platform: following, leaving, scanning, menu taps, results of templates."""

from bot import delivery, people
from handlers import binding, dispatch
from handlers.chat import SILENCE, Chat, Reply
from handlers.reading import Command
from handlers.routing import Routes
from handlers.vocabulary import COMMANDS


def happened(chat: Chat, routes: Routes) -> Reply:
    """What to do about an event; those that say nothing to anybody are met with silence."""
    event = chat.incoming.event
    if event == "subscribe":
        return _followed(chat)
    if event == "scan":
        return binding.scanned(chat, chat.incoming.event_key)
    if event == "unsubscribe":
        people.unbind(chat.session, chat.now, account=chat.account, openid=chat.openid)
        return SILENCE
    if event == "click":
        return _menu_tap(chat, routes)
    if event == "templatesendjobfinish":
        delivery.template_result(
            chat.session,
            chat.now,
            account=chat.account,
            platform_id=chat.incoming.platform_id,
            status=chat.incoming.status,
        )
    return SILENCE


def _followed(chat: Chat) -> Reply:
    if chat.incoming.event_key:
        return binding.scanned(chat, chat.incoming.event_key)
    if chat.member is None:
        return chat.only("welcome-stranger", phone=chat.duty.phone)
    return chat.say("welcome-back", organiser=chat.organiser.name, phone=chat.organiser.phone)


def _menu_tap(chat: Chat, routes: Routes) -> Reply:
    name = chat.incoming.event_key
    if name in routes.commands and name in COMMANDS:
        return dispatch.command(chat, routes, Command(name))
    return dispatch.command(chat, routes, Command("help"))
