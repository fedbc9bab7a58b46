"""Notices: announcements and the ledger of their recipients. The face of the slice."""

from bot.notices.answers import call_me, cannot, confirm, take_back, why_not
from bot.notices.handing_over import hand_over, hand_over_due, routes_exhausted
from bot.notices.holdings import HOLDINGS, forget_about, forget_wechat_of, held_about
from bot.notices.models import Notice
from bot.notices.others_words import contacted, explain, not_contacted
from bot.notices.outcomes import (
    ByWord,
    Confirmed,
    HandedOver,
    NoSuchNotice,
    NotForThem,
    NothingAnnounced,
    NothingToTakeBack,
    Progress,
    Published,
    Recalled,
    Standing,
    TakenBack,
    WasRecalled,
)
from bot.notices.pausing import pause, resume
from bot.notices.publishing import CORRECTION, HAND_OVER, REMIND, publish, recall, remind
from bot.notices.queries import figures, latest_open_for, notice, open_for, progress, unanswered_by
from bot.notices.rules import goes_at, title_of

__all__ = [
    "CORRECTION",
    "HAND_OVER",
    "HOLDINGS",
    "REMIND",
    "ByWord",
    "Confirmed",
    "HandedOver",
    "NoSuchNotice",
    "NotForThem",
    "NothingAnnounced",
    "NothingToTakeBack",
    "Notice",
    "Progress",
    "Published",
    "Recalled",
    "Standing",
    "TakenBack",
    "WasRecalled",
    "call_me",
    "cannot",
    "confirm",
    "contacted",
    "explain",
    "figures",
    "forget_about",
    "forget_wechat_of",
    "goes_at",
    "hand_over",
    "hand_over_due",
    "held_about",
    "latest_open_for",
    "not_contacted",
    "notice",
    "open_for",
    "pause",
    "progress",
    "publish",
    "recall",
    "remind",
    "resume",
    "routes_exhausted",
    "take_back",
    "title_of",
    "unanswered_by",
    "why_not",
]
