"""订阅通知: asking, where it does not disturb, for the next notice to be allowed.

The platform lets people agree only in a page or an article of the account; what can be sent in chat
is its address. Shown to who has just checked in: each agreement is one message, so it is asked for
again each time. Nothing is looked up for it: a hall that checks in at once must not wait.
"""

from handlers.chat import Chat


def with_page(chat: Chat, said: str) -> str:
    """`said`, and where the next notice can be agreed to, if the account has such a page."""
    page = _page(chat)
    return f"{said}\n{chat.line('agree-to-notices', page=page)}" if page else said


def _page(chat: Chat) -> str:
    accounts = chat.settings.accounts
    return next((one.subscription_page for one in accounts if one.name == chat.account), "")
