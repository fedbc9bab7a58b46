"""The way in: verify, decrypt, read, the inbox, the injected answer, the encrypted reply.

The face for the door that answers. The web addresses are made by `bot.webhook.views`, which is
imported by the web application alone: the clock and the worker need no web framework.
"""

from bot.channels import Incoming
from bot.webhook.holdings import HOLDINGS, forget_about, forget_wechat_of, held_about
from bot.webhook.inbox import (
    Entered,
    Kept,
    Repeated,
    Replayed,
    as_entered,
    enter,
    entering,
    entering_all,
    entering_answered,
    failed_ones,
    figures,
    keep_failed,
    put_off,
    remember,
    repeated,
)

__all__ = [
    "HOLDINGS",
    "Entered",
    "Incoming",
    "Kept",
    "Repeated",
    "Replayed",
    "as_entered",
    "enter",
    "entering",
    "entering_all",
    "entering_answered",
    "failed_ones",
    "figures",
    "forget_about",
    "forget_wechat_of",
    "held_about",
    "keep_failed",
    "put_off",
    "remember",
    "repeated",
]
