"""What a file may touch when somebody in charge of some units takes it over, and not the operator.

Rows, the members they mean and the offices they give or end lie in the units of whoever imports;
nobody gives or ends an office above their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.roles import roles_of, units
from bot.people.roster.columns import BY_FIELD
from bot.people.roster.comparing import Entry, Placed
from bot.people.roster.known import Known
from bot.people.roster.problems import Problem

IMPORTING = ("secretary", "officer")
_RANKS = {"volunteer": 0, "leader": 1, "secretary": 2, "officer": 3}


@dataclass(frozen=True, slots=True)
class Charge:
    """The units somebody is in charge of, by path, each with the rank of their office there."""

    person_id: int
    ranks: Mapping[str, int]

    def rank_at(self, path: str | None) -> int | None:
        """The highest rank held over the unit of this path; None where it is another's."""
        over = (rank for own, rank in self.ranks.items() if _is_within(path or "", own))
        return max(over, default=None)

    def rows_elsewhere(self, placed: Sequence[Placed], tree: Mapping[str, int]) -> list[Problem]:
        """Rows whose units lie outside; a residence may be any unit there is."""
        return [
            Problem(one.row.number, BY_FIELD[field].chinese, "roster-not-your-unit", {"unit": path})
            for one in placed
            for field, path in (("home", one.home), ("residence", one.residence))
            if path is not None and self.rank_at(path) is None
            if field == "home" or path not in tree
        ]

    def members_elsewhere(
        self, placed: Sequence[Placed], known: Iterable[Known], tree: Mapping[str, int]
    ) -> list[Problem]:
        """Rows with the phone of a member of other units, of whom nothing is said."""
        paths = {unit_id: path for path, unit_id in tree.items()}
        taken = {
            one.phone_key
            for one in known
            if one.phone_key is not None and self.rank_at(paths.get(one.home_unit_id)) is None
        }
        return [
            Problem(one.row.number, BY_FIELD["phone"].chinese, "roster-not-your-member")
            for one in placed
            if taken.intersection(one.phone_keys)
        ]

    def offices_above(self, entries: Sequence[Entry]) -> list[Problem]:
        """Offices given or ended that are higher than the own one there."""
        return [*self._above(entries)]

    def _above(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        for one in entries:
            own = self.rank_at(one.pair.placed.home)
            if any(_RANKS[role] > (-1 if own is None else own) for role in one.given + one.ended):
                row = one.pair.placed.row.number
                yield Problem(row, BY_FIELD["roles"].chinese, "roster-not-your-office")


def charge_of(session: Session, now: datetime, person_id: int) -> Charge | None:
    """What somebody may import rosters into; None for who is neither secretary nor officer."""
    held = [one for one in roles_of(session, now, person_id) if one.role in IMPORTING]
    rows = session.execute(
        select(units.c.id, units.c.path).where(units.c.id.in_([one.unit_id for one in held]))
    )
    paths = {row.id: row.path for row in rows}
    ranks: dict[str, int] = {}
    for one in held:
        path = paths[one.unit_id]
        ranks[path] = max(_RANKS[one.role], ranks.get(path, 0))
    return Charge(person_id, ranks) if ranks else None


def _is_within(path: str, own: str) -> bool:
    return path == own or path.startswith(f"{own}/")
