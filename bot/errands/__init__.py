"""Errands: tasks for a named person with a date. The face of the slice."""

from bot.errands.ending import close_about, close_for, done, hand_on, not_reached
from bot.errands.giving import Assignment, give, give_many
from bot.errands.holdings import (
    HOLDINGS,
    abouts_of,
    disown,
    forget_about,
    forget_wechat_of,
    held_about,
)
from bot.errands.listing import ListedErrand, Task, today
from bot.errands.models import Errand
from bot.errands.outcomes import (
    Closed,
    Contacted,
    Done,
    NoSuchErrand,
    NoSuchNumber,
    NotReached,
    StillToReach,
)
from bot.errands.owning import Moved, re_own, strays
from bot.errands.passing_on import open_about_members, pass_on
from bot.errands.queries import (
    about,
    errand,
    figures,
    open_about,
    open_of,
    owners_about,
    unassigned,
)
from bot.errands.routes import routes_exhausted
from bot.errands.rules import next_evening
from bot.errands.telling import LIST, morning_lists, send_list, tell_owner, tell_soon

__all__ = [
    "HOLDINGS",
    "LIST",
    "Assignment",
    "Closed",
    "Contacted",
    "Done",
    "Errand",
    "ListedErrand",
    "Moved",
    "NoSuchErrand",
    "NoSuchNumber",
    "NotReached",
    "StillToReach",
    "Task",
    "about",
    "abouts_of",
    "close_about",
    "close_for",
    "disown",
    "done",
    "errand",
    "figures",
    "forget_about",
    "forget_wechat_of",
    "give",
    "give_many",
    "hand_on",
    "held_about",
    "morning_lists",
    "next_evening",
    "not_reached",
    "open_about",
    "open_about_members",
    "open_of",
    "owners_about",
    "pass_on",
    "re_own",
    "routes_exhausted",
    "send_list",
    "strays",
    "tell_owner",
    "tell_soon",
    "today",
    "unassigned",
]
