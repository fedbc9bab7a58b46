"""The shapes of options, questions and commands, and how lists of words are written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

NO_DIGIT = -1  # an option that is said in words only
Asks = Literal["choice", "words", "number", "optional"]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer: its digit, its canonical name, and the words that say it.

    `digit` is NO_DIGIT where none is shown. `words` answer at once when they are the whole
    message; the first is the label shown. `unsure` words are asked back first. `found` is looked
    for inside a longer sentence. `opposite` names the option that a word of this one becomes when
    不 or 没 turns it round.
    """

    digit: int
    name: str
    words: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    opposite: str = ""


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What a kind of question offers. An option of digit 0 means that the question shows 0.

    `asks`: "choice" options only; "words" a text; "number" a number as text; "optional" a text
    that may just as well not come. `varies`: the options are the question's own `choices`.
    `latest_wins`: of several such questions a word answers the latest, and is not asked about.
    """

    options: tuple[Option, ...] = ()
    asks: Asks = "choice"
    varies: bool = False
    latest_wins: bool = False

    @property
    def shows_zero(self) -> bool:
        """Whether 0 closes a question of this kind."""
        return any(option.digit == 0 for option in self.options)

    def of_digit(self, digit: int) -> Option | None:
        """The option shown with this digit."""
        return next((option for option in self.options if option.digit == digit), None)

    def named(self, name: str) -> Option | None:
        """The option of this canonical name."""
        return next((option for option in self.options if option.name == name), None)


def shown_word(words: Sequence[str], language: str) -> str:
    """The word by which something is shown: the first one, in English the first English one."""
    if language == "en":
        return next((word for word in words if word.isascii() and word[:1].isalpha()), "")
    return words[0] if words else ""


def listed(words: str) -> tuple[str, ...]:
    """Words written one after the other with commas between: "参加, 来, on site"."""
    return tuple(word.strip() for word in words.split(","))


class TailShape(Enum):
    """What may stand after a command word for the message still to be that command."""

    NONE = "nothing"
    NUMBER = "nothing or numbers"
    NUMBER_TEXT = "nothing, a number and perhaps a text, or a text set off from the word"
    NUMBER_NAME = "nothing, or a number and then perhaps a name"
    CODE = "nothing or a code of three to eight digits"
    BIND = "nothing, a name, six digits, or both"
    NAME = "nothing or a name"
    ACT = "a name and then what is done for them"
    OPTION = "nothing, a number or the word of an option"
    CALLED = "nothing, or how somebody is called"
    LIST = "nothing, or numbers of a list: 1 3 5, 1-5, 全部, 除了3"
    DATED_LIST = "the same, perhaps with a day before it"
    DATED_TEXT = "nothing, or perhaps a day, then a number and a text"
    ANY = "anything"


@dataclass(frozen=True, slots=True)
class CommandWord:
    """One command: its words (the first is the one shown) and the shape of its tail.

    `found` is looked for inside a longer sentence, `found_with_number` only where a number stands
    in it as well. `by_sound`: another way to write the same sound is done, not asked back.
    `alone`: False for a word that without its tail is no command.
    """

    words: tuple[str, ...]
    tail: TailShape = TailShape.NONE
    found: tuple[str, ...] = ()
    found_with_number: tuple[str, ...] = ()
    by_sound: bool = False
    alone: bool = True
