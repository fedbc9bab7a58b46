"""Privacy: all that is held about a member, leaving, unfollowing, how long what is kept. The face
of the slice, over what each slice below says it holds."""

from bot.privacy.keys import reseal, reseal_some, sealed_columns
from bot.privacy.leaving import ERASE, erase, leave, stay
from bot.privacy.record import HOLDINGS, everything_held
from bot.privacy.retention import RETAIN, TERMS, Term, plan_tonight, retain
from bot.privacy.unfollowing import unfollow

__all__ = [
    "ERASE",
    "HOLDINGS",
    "RETAIN",
    "TERMS",
    "Term",
    "erase",
    "everything_held",
    "leave",
    "plan_tonight",
    "reseal",
    "reseal_some",
    "retain",
    "sealed_columns",
    "stay",
    "unfollow",
]
