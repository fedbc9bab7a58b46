"""Strangers: at most so many replies a day, then silence (VOICE, section 3); danger excepted."""

from datetime import timedelta

from bot.core import tries
from handlers.chat import Chat, Reply

REPLY = "stranger_reply"
REPLIES_A_DAY = 30
A_DAY = timedelta(days=1)


def is_silenced(chat: Chat) -> bool:
    """Whether this WeChat, behind which no member stands, has had its replies of the day; counts
    one more reply where it has not."""
    if chat.identity.bindings:
        return False
    said = tries.failed(
        chat.session,
        chat.now,
        kind=REPLY,
        subject=f"{chat.account}/{chat.openid}",
        within=A_DAY,
    )
    return said > REPLIES_A_DAY


def how_to_join(chat: Chat) -> Reply:
    """Whatever a stranger writes, the answer says how to 绑定 and whom to ring."""
    return chat.only("how-to-join", phone=chat.duty.phone)
