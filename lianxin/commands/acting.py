"""What the commands that change units and members share: the house opened for one act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from lianxin.commands.common import WRONG_CONFIGURATION, Opened, end, opened
from lianxin.commands.people import account_named, member_named, refuse, texts_of, unit_named

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from sqlalchemy.orm import Session

    from bot.core.facts import Tell
    from bot.core.texts import Shown, Texts
    from bot.people import PersonCard, Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an operator: its transaction, its moment, its account, and what it says."""

    house: Opened
    session: "Session"
    now: datetime
    account: str
    texts: "Texts"
    tell: "Tell"

    def unit(self, text: str) -> "Unit":
        """The open unit meant; ends with exit 1 otherwise."""
        return unit_named(self.session, self.texts, self.account, text)

    def any_unit(self, text: str) -> "Unit":
        """The unit meant, a closed one too; ends with exit 1 otherwise."""
        from bot import people

        found = people.find_any_unit(self.session, self.account, text)
        if not isinstance(found, people.Unit):
            refuse(self.texts, found)
        return found

    def member(self, text: str) -> "PersonCard":
        """The member meant; ends with exit 1 otherwise."""
        return member_named(self.session, self.texts, self.house, self.account, text)

    def done(self, outcome: object, kind: type[T]) -> T:
        """The outcome hoped for; a refusal ends with exit 1, and nothing was changed."""
        from bot.core.refusals import Refusal

        if isinstance(outcome, Refusal):
            refuse(self.texts, outcome)
        if not isinstance(outcome, kind):
            raise TypeError(f"{type(outcome).__name__} is no {kind.__name__}")
        return outcome

    def say(self, key: str, **facts: "Shown") -> None:
        """A line on standard output."""
        typer.echo(self.texts.say(key, **facts))

    def word(self, about: str, name: str | None) -> str:
        """A name of the program in the operator's language: word("category", "migrant")."""
        return "" if name is None else self.texts.say(f"{about}-{name.replace('_', '-')}")


@contextmanager
def acting(config: Path | None, account: str | None) -> Iterator[Act]:
    """One transaction that may write; leaving by an exit rolls it back."""
    from bot.core.clock import utc_now
    from bot.reactions import Reactions

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        tell = Reactions(house.settings).tell
        with house.database.begin() as session:
            yield Act(house, session, utc_now(), owner, texts, tell)


def day_in(texts: "Texts", text: str) -> date:
    """A date as 2027-06-30; ends with exit 2 otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        end(WRONG_CONFIGURATION, texts.say("unit-date-unknown", text=text))


def kind_in(texts: "Texts", text: str | None) -> str | None:
    """The kind of unit of a word, None for None; ends with exit 2 otherwise."""
    from bot import people

    kind = None if text is None else people.kind_named(text)
    if text is not None and kind is None:
        end(WRONG_CONFIGURATION, texts.say("unit-kind-unknown", text=text))
    return kind
