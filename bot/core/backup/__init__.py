"""Copies of the whole database in one file that fits either database, and the way back."""

from bot.core.backup.archive import About, Archive, Damaged
from bot.core.backup.loading import CannotLoad, NotEmpty, load
from bot.core.backup.saving import save
from bot.core.backup.whole_file import written_whole

__all__ = [
    "About",
    "Archive",
    "CannotLoad",
    "Damaged",
    "NotEmpty",
    "load",
    "save",
    "written_whole",
]
