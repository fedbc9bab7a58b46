"""Roster files (INTERFACE §5): read, compared with the members there are, taken over as a whole.

A face of its own beside `bot.people`: reading sheets needs libraries that no message ever needs.
"""

from bot.people.roster.columns import COLUMNS, Column, column_named
from bot.people.roster.comparing import ChangedMember, Changes
from bot.people.roster.problems import Problem, Problems
from bot.people.roster.reading import read
from bot.people.roster.rows import Row
from bot.people.roster.taking_over import apply, preview

__all__ = [
    "COLUMNS",
    "ChangedMember",
    "Changes",
    "Column",
    "Problem",
    "Problems",
    "Row",
    "apply",
    "column_named",
    "preview",
    "read",
]
