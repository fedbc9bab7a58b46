"""A month of a unit in figures (月报)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot import errands, help, notices, people, study
from bot.people import Unit


@dataclass(frozen=True, slots=True)
class Month:
    """What happened among the people of a unit and below, by either home.

    `members` and how many of them are `bound` to a WeChat stand as they do now; `notices`,
    `requests` and `errands` as their slices name them.
    """

    unit: Unit
    members: int
    bound: int
    study_days: tuple[study.LedgerRow, ...]
    notices: Mapping[str, int]
    requests: Mapping[str, int]
    errands: Mapping[str, int]


def month(session: Session, now: datetime, unit: Unit, since: datetime, until: datetime) -> Month:
    """The figures from `since` to before `until`. A dozen statements, however many people."""
    those = people.members_select(unit.id)
    span = since, until
    counted = people.figures(session, among=those)
    return Month(
        unit=unit,
        members=counted["total"],
        bound=counted["bound"],
        study_days=tuple(study.ledger(session, now, unit, *span)),
        notices=notices.figures_among(session, those, *span),
        requests=help.figures_among(session, those, *span),
        errands=errands.figures_among(session, those, *span),
    )
