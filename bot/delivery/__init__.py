"""Delivery: one text out. Contents, the outbox, windows, open questions. The face of the slice.

Domain code calls `plan` and `withdraw` in its own transaction; the sender does the rest.
"""

from bot.delivery.facts import RoutesExhausted
from bot.delivery.figures import Reach, figures, reach
from bot.delivery.holdings import HOLDINGS, blot, forget_about, forget_wechat_of, held_about
from bot.delivery.looking_back import (
    WORD,
    Word,
    heard_since,
    last_channel,
    latest,
    leave_word,
    question,
    take_word_back,
    words_in,
)
from bot.delivery.models import Question
from bot.delivery.moving import move_questions, rekey
from bot.delivery.planning import (
    Draft,
    Planned,
    plan,
    plan_answer,
    plan_each,
    planned_in,
    told,
    withdraw,
)
from bot.delivery.questions import (
    answered,
    ask,
    close,
    close_about,
    concerned,
    last_answered,
    open_questions,
    reopen,
)
from bot.delivery.queue import QUEUE, announce, declare_actors, waiting_now
from bot.delivery.rules import Terms
from bot.delivery.sender import Channels, FilledTemplate, FillTemplate, Sender
from bot.delivery.stopping import stop_for
from bot.delivery.template_results import template_result
from bot.delivery.windows import Trigger, as_heard, heard, hearing, last_message, with_room
from bot.delivery.worker import PAUSE_S, Worker

__all__ = [
    "HOLDINGS",
    "PAUSE_S",
    "QUEUE",
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
    "as_heard",
    "ask",
    "blot",
    "close",
    "close_about",
    "concerned",
    "declare_actors",
    "figures",
    "forget_about",
    "forget_wechat_of",
    "heard",
    "heard_since",
    "hearing",
    "held_about",
    "last_answered",
    "last_channel",
    "last_message",
    "latest",
    "leave_word",
    "move_questions",
    "open_questions",
    "plan",
    "plan_answer",
    "plan_each",
    "planned_in",
    "question",
    "reach",
    "rekey",
    "reopen",
    "stop_for",
    "take_word_back",
    "template_result",
    "told",
    "waiting_now",
    "with_room",
    "withdraw",
    "words_in",
]
