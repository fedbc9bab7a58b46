"""Who speaks and acts for whom: handing over for a time, helpers, other WeChats; what changes hands
and who is told. The face of the slice."""

from bot.handing.changing import Load, came_back, handed_over, load, settle, tidy
from bot.handing.speaking_for import helper_dismissed, helper_named, other_wechat
from bot.handing.telling import asked_no_more, substitute_answered, substitute_asked

__all__ = [
    "Load",
    "asked_no_more",
    "came_back",
    "handed_over",
    "helper_dismissed",
    "helper_named",
    "load",
    "other_wechat",
    "settle",
    "substitute_answered",
    "substitute_asked",
    "tidy",
]
