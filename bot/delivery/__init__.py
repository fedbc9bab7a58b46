"""Delivery: one text out. Contents, the outbox, windows, open questions. The face of the slice.

Domain code calls `plan` and `withdraw` in its own transaction; the sender does the rest.
"""

from bot.delivery.facts import RoutesExhausted
from bot.delivery.figures import Reach, figures, reach
from bot.delivery.looking_back import Word, last_channel, latest, leave_word, question, words_in
from bot.delivery.models import Question
from bot.delivery.planning import Draft, Planned, plan, plan_answer, told, withdraw
from bot.delivery.questions import (
    answered,
    ask,
    close,
    close_about,
    last_answered,
    open_questions,
    open_questions_select,
    reopen,
)
from bot.delivery.rules import Terms
from bot.delivery.windows import Trigger, heard, heard_statement

__all__ = [
    "Draft",
    "Planned",
    "Question",
    "Reach",
    "RoutesExhausted",
    "Terms",
    "Trigger",
    "Word",
    "answered",
    "ask",
    "close",
    "close_about",
    "figures",
    "heard",
    "heard_statement",
    "last_answered",
    "last_channel",
    "latest",
    "leave_word",
    "open_questions",
    "open_questions_select",
    "plan",
    "plan_answer",
    "question",
    "reach",
    "reopen",
    "told",
    "withdraw",
    "words_in",
]
