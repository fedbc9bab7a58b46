"""The words members type: commands, options of questions, danger, courtesy."""

from handlers.vocabulary.commands import COMMANDS, CommandWord, TailShape
from handlers.vocabulary.kinds import KINDS, option_of
from handlers.vocabulary.shapes import Option, QuestionKind, shown_word

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
