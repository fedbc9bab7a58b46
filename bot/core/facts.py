"""Facts: what happened below and matters above, told in the transaction in which it happened."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session


class Fact:
    """The base of facts: frozen dataclasses named for what happened (RoutesExhausted, Bound …)."""


Tell = Callable[[Session, datetime, Fact], None]
About = tuple[str, int]  # what something is about: ("notice", 7), ("study_day", 3)


def tell_nobody(_session: Session, _now: datetime, _fact: Fact) -> None:
    """For callers to whom no fact matters (seeding, tests)."""
