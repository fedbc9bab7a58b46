"""Roster files (INTERFACE §5): read, compared with the members there are, taken over as a whole,
written again.

A face of its own beside `bot.people`: reading sheets needs libraries that no message ever needs.
"""

from bot.people.roster.changes import ChangedMember, Changes, FieldChange
from bot.people.roster.columns import COLUMNS, Column, column_named
from bot.people.roster.correcting import write_corrected
from bot.people.roster.exporting import Export, begin_export, exported
from bot.people.roster.problems import NotUnderstood, Problem, Problems
from bot.people.roster.reading import HowFar, Roster, read
from bot.people.roster.rows import Row
from bot.people.roster.taking_over import apply, preview
from bot.people.roster.writing import sheet_writer

__all__ = [
    "COLUMNS",
    "ChangedMember",
    "Changes",
    "Column",
    "Export",
    "FieldChange",
    "HowFar",
    "NotUnderstood",
    "Problem",
    "Problems",
    "Roster",
    "Row",
    "apply",
    "begin_export",
    "column_named",
    "exported",
    "preview",
    "read",
    "sheet_writer",
    "write_corrected",
]
