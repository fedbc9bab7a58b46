"""Help requests and their promise. The face of the slice."""

from bot.help.asking import add, ask, cancel, hurry
from bot.help.claiming import claim, contacted, decline, give_back, hand_on
from bot.help.escalating import OVERDUE, escalate, routes_exhausted
from bot.help.finishing import finish, not_yet, thanked
from bot.help.holdings import HOLDINGS, abouts_of, forget_about, forget_wechat_of, held_about
from bot.help.leaving import end_for
from bot.help.mending import mend_unwatched
from bot.help.models import HelpRequest
from bot.help.months import figures_among
from bot.help.outcomes import (
    AlreadyDone,
    Asked,
    Cancelled,
    Claimed,
    Declined,
    Finished,
    GivenBack,
    HandedOn,
    NotClaimedByThem,
    NotFound,
    NotTheirs,
    OpenAgain,
    OwnerAway,
    OwnRequest,
    Progress,
    Taken,
    Thanked,
)
from bot.help.owning import re_own, strays, with_them
from bot.help.queries import (
    asked_by,
    claimed_by,
    figures,
    get,
    lately_asked,
    open_for,
    open_of,
    progress,
)
from bot.help.succeeding import pass_by, succeed

__all__ = [
    "HOLDINGS",
    "OVERDUE",
    "AlreadyDone",
    "Asked",
    "Cancelled",
    "Claimed",
    "Declined",
    "Finished",
    "GivenBack",
    "HandedOn",
    "HelpRequest",
    "NotClaimedByThem",
    "NotFound",
    "NotTheirs",
    "OpenAgain",
    "OwnRequest",
    "OwnerAway",
    "Progress",
    "Taken",
    "Thanked",
    "abouts_of",
    "add",
    "ask",
    "asked_by",
    "cancel",
    "claim",
    "claimed_by",
    "contacted",
    "decline",
    "end_for",
    "escalate",
    "figures",
    "figures_among",
    "finish",
    "forget_about",
    "forget_wechat_of",
    "get",
    "give_back",
    "hand_on",
    "held_about",
    "hurry",
    "lately_asked",
    "mend_unwatched",
    "not_yet",
    "open_for",
    "open_of",
    "pass_by",
    "progress",
    "re_own",
    "routes_exhausted",
    "strays",
    "succeed",
    "thanked",
    "with_them",
]
