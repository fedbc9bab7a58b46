"""帮助: a person and a phone first, then what this person can do, made from the routes."""

from handlers import strangers
from handlers.chat import Chat, Reply
from handlers.following import next_question, show_again
from handlers.reading import Command
from handlers.routing import For, Routes

LEADING = ("leader", "secretary", "officer")


def for_routes(routes: Routes, chat: Chat, said: Command) -> Reply:
    """帮助 or ?; with a question open that question is explained first. 0 that closes nothing
    keeps the person and the phone in the first line."""
    if said.tail:
        return Reply(menu(chat, routes).text, then=True)
    open_question = next_question(chat, chat.questions) if chat.member else None
    listed = menu(chat, routes)
    if open_question is None:
        return listed
    explained = chat.line("help-open-question", question=show_again(chat, open_question))
    return Reply(f"{explained}\n{listed.text}")


def menu(chat: Chat, routes: Routes) -> Reply:
    """What this person can do, the five most useful first."""
    if chat.member is None:
        return strangers.how_to_join(chat)
    shown = {For.ANYONE, For.MEMBER}
    if chat.has_role(*LEADING):
        shown |= {For.LEADER, For.HELPER}
    if chat.has_role("volunteer"):
        shown.add(For.HELPER)
    lines = [
        chat.line(f"can-{route.name.replace('_', '-')}")
        for route in routes.listed
        if route.shown_to in shown and (not route.roles or chat.has_role(*route.roles))
    ]
    return chat.only(
        "help", organiser=chat.organiser.name, phone=chat.organiser.phone, lines="\n".join(lines)
    )


def nothing_offers(chat: Chat, routes: Routes, digit: int) -> Reply:
    """A digit with no question: 0 is the menu, another is a sign of life that changes nothing."""
    if digit == 0:
        return menu(chat, routes)
    if chat.member is None:
        return strangers.how_to_join(chat)
    return chat.say("digit-without-question", digit=digit)
