"""Handing over for a time: what changes hands, and who is told. The face of the slice."""

from bot.handing.changing import Load, came_back, handed_over, load, settle, tidy
from bot.handing.telling import asked_no_more, substitute_answered, substitute_asked

__all__ = [
    "Load",
    "asked_no_more",
    "came_back",
    "handed_over",
    "load",
    "settle",
    "substitute_answered",
    "substitute_asked",
    "tidy",
]
