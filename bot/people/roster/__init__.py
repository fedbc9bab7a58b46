"""Roster files (INTERFACE §5): read, compared with the members there are, taken over as a whole,
written again.

A face of its own beside `bot.people`: reading sheets needs libraries that no message ever needs.
"""

from bot.people.roster.changes import ChangedMember, Changes, FieldChange
from bot.people.roster.charge import Charge, charge_of
from bot.people.roster.columns import COLUMNS, Column, column_named
from bot.people.roster.correcting import write_corrected
from bot.people.roster.exporting import Export, begin_export, exported
from bot.people.roster.problems import NotUnderstood, Problem, Problems
from bot.people.roster.reading import HowFar, Roster, read
from bot.people.roster.rows import Row
from bot.people.roster.taking_over import apply, preview
from bot.people.roster.uploads import SUFFIXES, Upload, drop_upload, keep_upload, uploaded
from bot.people.roster.wording import (
    changed_said,
    counts_said,
    problem_beside_row,
    problem_line,
    problem_said,
)
from bot.people.roster.writing import sheet_writer

__all__ = [
    "COLUMNS",
    "SUFFIXES",
    "ChangedMember",
    "Changes",
    "Charge",
    "Column",
    "Export",
    "FieldChange",
    "HowFar",
    "NotUnderstood",
    "Problem",
    "Problems",
    "Roster",
    "Row",
    "Upload",
    "apply",
    "begin_export",
    "changed_said",
    "charge_of",
    "column_named",
    "counts_said",
    "drop_upload",
    "exported",
    "keep_upload",
    "preview",
    "problem_beside_row",
    "problem_line",
    "problem_said",
    "read",
    "sheet_writer",
    "uploaded",
    "write_corrected",
]
