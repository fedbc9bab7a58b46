"""Errands: tasks for a named person with a date. The face of the slice."""

from bot.errands.burdens import Burden, burdens
from bot.errands.corners import Corner, by_corner, street_of
from bot.errands.ending import close_about, close_for, close_where, done, hand_on, not_reached
from bot.errands.giving import Assignment, give, give_many
from bot.errands.going_up import GO_UP, GoneUp, go_up, gone_up_from, plan_going_up, stuck
from bot.errands.holdings import (
    HOLDINGS,
    abouts_of,
    disown,
    forget_about,
    forget_wechat_of,
    held_about,
)
from bot.errands.listing import DayList, ListedErrand, Task, day_list, today
from bot.errands.models import Errand
from bot.errands.months import figures_among
from bot.errands.moving import put_to, retitle
from bot.errands.offering import OFFER, OFFER_OVER, accept, decline, end_offer, offer, stays
from bot.errands.outcomes import (
    Accepted,
    CannotTake,
    CannotWait,
    Closed,
    Contacted,
    Declined,
    Done,
    MovedOn,
    NoSuchErrand,
    NoSuchNumber,
    NotReached,
    Offered,
    PutOff,
    PutOffEnough,
    StillToReach,
    TooFar,
    WentUp,
)
from bot.errands.owning import Moved, re_own, strays
from bot.errands.pacing import Pace, Shared, share
from bot.errands.passing_on import open_about_members, pass_on
from bot.errands.putting_off import put_off
from bot.errands.queries import (
    about,
    about_members,
    errand,
    figures,
    open_about,
    open_of,
    open_persons,
    owners_about,
    unassigned,
)
from bot.errands.routes import routes_exhausted
from bot.errands.rules import next_evening
from bot.errands.telling import LIST, morning_lists, send_list, tell_owner, tell_soon

__all__ = [
    "GO_UP",
    "HOLDINGS",
    "LIST",
    "OFFER",
    "OFFER_OVER",
    "Accepted",
    "Assignment",
    "Burden",
    "CannotTake",
    "CannotWait",
    "Closed",
    "Contacted",
    "Corner",
    "DayList",
    "Declined",
    "Done",
    "Errand",
    "GoneUp",
    "ListedErrand",
    "Moved",
    "MovedOn",
    "NoSuchErrand",
    "NoSuchNumber",
    "NotReached",
    "Offered",
    "Pace",
    "PutOff",
    "PutOffEnough",
    "Shared",
    "StillToReach",
    "Task",
    "TooFar",
    "WentUp",
    "about",
    "about_members",
    "abouts_of",
    "accept",
    "burdens",
    "by_corner",
    "close_about",
    "close_for",
    "close_where",
    "day_list",
    "decline",
    "disown",
    "done",
    "end_offer",
    "errand",
    "figures",
    "figures_among",
    "forget_about",
    "forget_wechat_of",
    "give",
    "give_many",
    "go_up",
    "gone_up_from",
    "hand_on",
    "held_about",
    "morning_lists",
    "next_evening",
    "not_reached",
    "offer",
    "open_about",
    "open_about_members",
    "open_of",
    "open_persons",
    "owners_about",
    "pass_on",
    "plan_going_up",
    "put_off",
    "put_to",
    "re_own",
    "retitle",
    "routes_exhausted",
    "send_list",
    "share",
    "stays",
    "strays",
    "street_of",
    "stuck",
    "tell_owner",
    "tell_soon",
    "today",
    "unassigned",
]
