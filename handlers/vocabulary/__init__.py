"""The words members type: commands, options of questions, danger, courtesy."""

from handlers.vocabulary.commands import COMMANDS
from handlers.vocabulary.kinds import KINDS, option_of
from handlers.vocabulary.shapes import CommandWord, Option, QuestionKind, TailShape, shown_word

__all__ = [
    "COMMANDS",
    "KINDS",
    "CommandWord",
    "Option",
    "QuestionKind",
    "TailShape",
    "option_of",
    "shown_word",
]
