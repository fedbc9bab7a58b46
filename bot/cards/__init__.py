"""Cards: what is asked about contact cards, of members and of those who look after them.

The face of the slice. What a card holds is a matter of `people`.
"""

from bot.cards.checking import CHANGE, close_overtaken, look_at, settle, tell_of
from bot.cards.pausing import ASK_AGAIN, END, PAUSE, ask_again, ask_by_mouth, end_pause, plan_end
from bot.cards.staleness import ASK, ask_about, plan_asking

__all__ = [
    "ASK",
    "ASK_AGAIN",
    "CHANGE",
    "END",
    "PAUSE",
    "ask_about",
    "ask_again",
    "ask_by_mouth",
    "close_overtaken",
    "end_pause",
    "look_at",
    "plan_asking",
    "plan_end",
    "settle",
    "tell_of",
]
