"""Who a WeChat account speaks for: one indexed SELECT, the first step of every message."""

from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

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


def identity_select(account: str, openid: str) -> Select[Any]:
    """The rows `identity_of` reads: the kind, then the columns of a card."""
    return (
        select(bindings.c.kind, *CARD_COLUMNS)
        .join_from(bindings, persons, persons.c.id == bindings.c.person_id)
        .where(
            bindings.c.account == account,
            bindings.c.openid == openid,
            bindings.c.until.is_(None),
        )
        .order_by(bindings.c.since, bindings.c.id)
    )


def identity_of(account: str, openid: str, rows: list[Any]) -> Identity:
    """The identity that the rows of `identity_select` tell of."""
    found = tuple(Bound(PersonCard(*row[1:]), cast(Kind, row[0])) for row in rows)
    return Identity(account, openid, found)


def identify(session: Session, account: str, openid: str) -> Identity:
    """Who writes; no bindings for a stranger."""
    rows = session.execute(identity_select(account, openid)).all()
    return identity_of(account, openid, list(rows))


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
