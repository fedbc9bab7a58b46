"""Delivery: one text out. Contents, the outbox, windows, open questions. The face of the slice.

Domain code calls `plan` and `withdraw` in its own transaction; the sender does the rest.
"""

from bot.delivery.facts import RoutesExhausted
from bot.delivery.figures import Reach, figures, reach
from bot.delivery.looking_back import (
    WORD,
    Word,
    heard_since,
    last_channel,
    last_message_at,
    latest,
    leave_word,
    question,
    take_word_back,
    words_in,
)
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
from bot.delivery.queue import announce, declare_actors
from bot.delivery.rules import Terms
from bot.delivery.sender import Channels, FilledTemplate, FillTemplate, Sender
from bot.delivery.template_results import template_result
from bot.delivery.windows import Trigger, heard, heard_statement
from bot.delivery.worker import Worker

__all__ = [
    "WORD",
    "Channels",
    "Draft",
    "FillTemplate",
    "FilledTemplate",
    "Planned",
    "Question",
    "Reach",
    "RoutesExhausted",
    "Sender",
    "Terms",
    "Trigger",
    "Word",
    "Worker",
    "announce",
    "answered",
    "ask",
    "close",
    "close_about",
    "declare_actors",
    "figures",
    "heard",
    "heard_since",
    "heard_statement",
    "last_answered",
    "last_channel",
    "last_message_at",
    "latest",
    "leave_word",
    "open_questions",
    "open_questions_select",
    "plan",
    "plan_answer",
    "question",
    "reach",
    "reopen",
    "take_word_back",
    "template_result",
    "told",
    "withdraw",
    "words_in",
]
