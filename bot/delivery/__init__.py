"""Delivery: one text out. Contents, the outbox, windows, open questions. The face of the slice.

Domain code calls `plan` and `withdraw` in its own transaction; the sender does the rest.
"""

from bot.delivery.credits import Agreed, agreed, balance
from bot.delivery.explaining import Line, explain
from bot.delivery.facts import RoutesExhausted
from bot.delivery.figures import STATES, Reach, figures, reach
from bot.delivery.gauges import Closed, Gauges, closed_now, gauges, oldest_due, perhaps_open
from bot.delivery.holdings import HOLDINGS, blot, forget_about, forget_wechat_of, held_about
from bot.delivery.lanes import ClosedLane, closed_lanes, is_shut, open_lanes, shut
from bot.delivery.life import Acted, Life, Listed, Told, life_of, list_texts, words_kept
from bot.delivery.looking_back import (
    WORD,
    LeftWord,
    Word,
    heard_since,
    last_channel,
    latest,
    leave_word,
    leave_words,
    question,
    take_word_back,
    take_words_back,
    words_in,
)
from bot.delivery.mending import Late, late, mend_speechless, mend_stuck
from bot.delivery.messages import FilledTemplate, FillTemplate, Messages, OwnAddress, SmsWords
from bot.delivery.models import Question
from bot.delivery.moving import move_questions, rekey
from bot.delivery.planning import (
    BEHIND,
    Draft,
    Persons,
    Planned,
    has_anybody,
    latest_content,
    plan,
    plan_answer,
    plan_each,
    planned_in,
    stopped,
    withdraw,
)
from bot.delivery.planning_sets import Recipients, plan_sets
from bot.delivery.questions import (
    answered,
    ask,
    ask_each,
    close,
    close_about,
    concerned,
    keep_open_until,
    last_answered,
    open_questions,
    reopen,
)
from bot.delivery.queue import QUEUE, announce, declare_actors, waiting_now
from bot.delivery.reached import accepted, arrived, is_told, planned_for, still_to_tell, told
from bot.delivery.refusals import RefusedCode, refused
from bot.delivery.requeueing import NotRequeued, Requeued, requeue
from bot.delivery.rewording import reword
from bot.delivery.sender import Channels, Sender
from bot.delivery.stopping import stop_for
from bot.delivery.template_results import keep_early, take_early, template_result
from bot.delivery.terms import Terms
from bot.delivery.windows import (
    Trigger,
    as_heard,
    followers,
    heard,
    hearing,
    last_message,
    with_room,
)
from bot.delivery.worker import PAUSE_S, Worker

__all__ = [
    "BEHIND",
    "HOLDINGS",
    "PAUSE_S",
    "QUEUE",
    "STATES",
    "WORD",
    "Acted",
    "Agreed",
    "Channels",
    "Closed",
    "ClosedLane",
    "Draft",
    "FillTemplate",
    "FilledTemplate",
    "Gauges",
    "Late",
    "LeftWord",
    "Life",
    "Line",
    "Listed",
    "Messages",
    "NotRequeued",
    "OwnAddress",
    "Persons",
    "Planned",
    "Question",
    "Reach",
    "Recipients",
    "RefusedCode",
    "Requeued",
    "RoutesExhausted",
    "Sender",
    "SmsWords",
    "Terms",
    "Told",
    "Trigger",
    "Word",
    "Worker",
    "accepted",
    "agreed",
    "announce",
    "answered",
    "arrived",
    "as_heard",
    "ask",
    "ask_each",
    "balance",
    "blot",
    "close",
    "close_about",
    "closed_lanes",
    "closed_now",
    "concerned",
    "declare_actors",
    "explain",
    "figures",
    "followers",
    "forget_about",
    "forget_wechat_of",
    "gauges",
    "has_anybody",
    "heard",
    "heard_since",
    "hearing",
    "held_about",
    "is_shut",
    "is_told",
    "keep_early",
    "keep_open_until",
    "last_answered",
    "last_channel",
    "last_message",
    "late",
    "latest",
    "latest_content",
    "leave_word",
    "leave_words",
    "life_of",
    "list_texts",
    "mend_speechless",
    "mend_stuck",
    "move_questions",
    "oldest_due",
    "open_lanes",
    "open_questions",
    "perhaps_open",
    "plan",
    "plan_answer",
    "plan_each",
    "plan_sets",
    "planned_for",
    "planned_in",
    "question",
    "reach",
    "refused",
    "rekey",
    "reopen",
    "requeue",
    "reword",
    "shut",
    "still_to_tell",
    "stop_for",
    "stopped",
    "take_early",
    "take_word_back",
    "take_words_back",
    "template_result",
    "told",
    "waiting_now",
    "with_room",
    "withdraw",
    "words_in",
    "words_kept",
]
