"""Who a WeChat account speaks for: one indexed SELECT, the first step of every message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, Table, bindparam, select
from sqlalchemy.orm import Session

from bot.core.prepared import Prepared
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.models import Binding

bindings: Table = Binding.metadata.tables["bindings"]

Kind = Literal["self", "helper", "shared"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One member a WeChat account speaks for, and how."""

    person: PersonCard
    kind: Kind


@dataclass(frozen=True, slots=True)
class Identity:
    """A WeChat account and the members behind it, the longest bound first; none: a stranger."""

    account: str
    openid: str
    bindings: tuple[Bound, ...]

    @property
    def members(self) -> tuple[PersonCard, ...]:
        """Those whose own (or shared) WeChat this is."""
        return tuple(one.person for one in self.bindings if one.kind != "helper")

    @property
    def helped(self) -> tuple[PersonCard, ...]:
        """Those whose named helper this is."""
        return tuple(one.person for one in self.bindings if one.kind == "helper")

    @property
    def is_shared(self) -> bool:
        """True when every text has to begin with a name (VOICE §4)."""
        return len(self.members) > 1


def bound_select() -> Select[*tuple[Any, ...]]:
    """One row for each member behind a WeChat account, for `identity_of`; to be ordered by its
    columns `bound_since` and `binding_id`. Parameters: `account`, `openid`."""
    return (
        select(
            bindings.c.kind,
            *CARD_COLUMNS,
            bindings.c.since.label("bound_since"),
            bindings.c.id.label("binding_id"),
        )
        .join_from(bindings, persons, persons.c.id == bindings.c.person_id)
        .where(
            bindings.c.account == bindparam("account"),
            bindings.c.openid == bindparam("openid"),
            bindings.c.until.is_(None),
        )
    )


def identity_of(account: str, openid: str, rows: Iterable[Sequence[Any]]) -> Identity:
    """The identity that ordered rows of `bound_select` tell of; rows of nobody (all None, from an
    outer join) tell of none."""
    found = tuple(
        Bound(PersonCard(*row[1:_CARD_ENDS]), row[0]) for row in rows if row[0] is not None
    )
    return Identity(account, openid, found)


_CARD_ENDS = 1 + len(CARD_COLUMNS)
_IDENTIFY = Prepared(lambda _: bound_select().order_by("bound_since", "binding_id"))


def identify(session: Session, account: str, openid: str) -> Identity:
    """Who writes; no bindings for a stranger."""
    rows = _IDENTIFY.run(session, account=account, openid=openid)
    return identity_of(account, openid, rows)


def openids_of(session: Session, person_ids: list[int]) -> dict[int, list[tuple[str, Kind]]]:
    """The WeChat accounts of these people: their own first, then shared, then their helpers'."""
    first = {"self": 0, "shared": 1, "helper": 2}
    rows = session.execute(
        select(bindings.c.person_id, bindings.c.openid, bindings.c.kind)
        .where(bindings.c.person_id.in_(person_ids), bindings.c.until.is_(None))
        .order_by(bindings.c.since.desc(), bindings.c.id.desc())
    ).all()
    found: dict[int, list[tuple[str, Kind]]] = {}
    for person_id, openid, kind in sorted(rows, key=lambda row: first[row[2]]):
        found.setdefault(person_id, []).append((openid, kind))
    return found
