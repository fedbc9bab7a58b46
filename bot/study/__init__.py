"""Study days: published ahead, answered with one digit, attended in three ways."""

from bot.study.answers import answer, take_back
from bot.study.check_ins import (
    add_to_sign_of_life,
    attend_at_the_door,
    check_in,
    sign_of_life,
    take_back_check_in,
)
from bot.study.models import StudyDay
from bot.study.outcomes import (
    AlreadyIn,
    AlreadyStarted,
    Answered,
    AnswerOutcome,
    CheckedIn,
    CheckInOutcome,
    NoneUnderWay,
    NotInvited,
    Published,
    StartsInThePast,
    TooManyWrongCodes,
    WrongCode,
)
from bot.study.publishing import REMIND, Plan, Timing, enter, publish, remind
from bot.study.queries import (
    answer_of,
    check_in_open,
    figures,
    get,
    last_missed,
    unanswered,
    upcoming,
    would_invite,
)

__all__ = [
    "REMIND",
    "AlreadyIn",
    "AlreadyStarted",
    "AnswerOutcome",
    "Answered",
    "CheckInOutcome",
    "CheckedIn",
    "NoneUnderWay",
    "NotInvited",
    "Plan",
    "Published",
    "StartsInThePast",
    "StudyDay",
    "Timing",
    "TooManyWrongCodes",
    "WrongCode",
    "add_to_sign_of_life",
    "answer",
    "answer_of",
    "attend_at_the_door",
    "check_in",
    "check_in_open",
    "enter",
    "figures",
    "get",
    "last_missed",
    "publish",
    "remind",
    "sign_of_life",
    "take_back",
    "take_back_check_in",
    "unanswered",
    "upcoming",
    "would_invite",
]
