"""Asking: one small question to many, some days before a big notice, so that their chat is open
when it matters. By a mass message (群发), which costs nothing. The face of the slice."""

from bot.asking.claiming import QUESTION, UNASKED, Job, Terms, about_of, claim, is_any_due
from bot.asking.forecasting import forecast
from bot.asking.holdings import HOLDINGS, forget_about, forget_wechat_of, held_about
from bot.asking.planning import ask, stop
from bot.asking.recording import (
    SETTLE,
    finished,
    refused,
    sent,
    settle,
    troubled,
    unanswered,
)
from bot.asking.rules import ANSWERS_COUNT_FOR, TOO_LATE_FROM, Forecast

__all__ = [
    "ANSWERS_COUNT_FOR",
    "HOLDINGS",
    "QUESTION",
    "SETTLE",
    "TOO_LATE_FROM",
    "UNASKED",
    "Forecast",
    "Job",
    "Terms",
    "about_of",
    "ask",
    "claim",
    "finished",
    "forecast",
    "forget_about",
    "forget_wechat_of",
    "held_about",
    "is_any_due",
    "refused",
    "sent",
    "settle",
    "stop",
    "troubled",
    "unanswered",
]
