"""What is held about a person, table by table: what they may read of it, and what goes when.

Each slice lists its holdings; `bot/privacy` gathers them. A test walks every column that can name a
person and fails where none of them answers for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    delete,
    false,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.core.kept_facts import Saying, bring_back
from bot.core.sealing import CannotOpen, Sealer


@dataclass(frozen=True, slots=True)
class Whose:
    """A person: the id, and the WeChat accounts that are theirs and nobody else's."""

    person_id: int
    account: str
    openids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """The whole row goes."""


@dataclass(frozen=True, slots=True)
class Stays:
    """The row stays as it is, for a reason that the member is told."""

    reason: str


ROWS = Rows()
Fate = Rows | Stays | Mapping[str, Any]  # a mapping: these columns become so, the row stays
Condition = Callable[[Whose], ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table's part about a person.

    `whose`: the column with their id ("openid": their WeChat), or a condition where it is found by
    another table. `shown`: what the member gets to read, sealed values opened. `erased`: what
    becomes of it when they leave for good; `unfollowed`: when their WeChat unfollows, for what came
    from WeChat. `ended`: only such rows are touched then. `others`: columns that name somebody
    else's part in it, each with the reason why it is not theirs. `named`: columns that refer to
    something, each with the table of it and what says which it is.
    """

    table: Table
    whose: str | Condition
    shown: tuple[str, ...]
    erased: Fate
    unfollowed: Fate = Stays("the branch's own record")
    ended: Callable[[], ColumnElement[bool]] | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, tuple[Table, tuple[str, ...]]] = field(default_factory=dict)

    def theirs(self, whose: Whose) -> ColumnElement[bool]:
        """The condition that a row is about this person."""
        if callable(self.whose):
            return self.whose(whose)
        if self.whose == "openid":
            return of_openids(self.table, whose)
        return bool_of(self.table.c[self.whose] == whose.person_id)


def bool_of(condition: ColumnElement[Any]) -> ColumnElement[bool]:
    """The comparison of a column, as the type checker wants it."""
    return and_(condition)


def of_openids(table: Table, whose: Whose) -> ColumnElement[bool]:
    """The condition that a row belongs to one of their WeChat accounts."""
    if not whose.openids:
        return false()
    return and_(table.c.account == whose.account, table.c.openid.in_(whose.openids))


def of_person_or_openids(table: Table, whose: Whose) -> ColumnElement[bool]:
    """The same, or to the person by id."""
    return or_(table.c.person_id == whose.person_id, of_openids(table, whose))


Held = dict[str, list[dict[str, Any]]]


def held(session: Session, sealer: Sealer, holdings: Sequence[Holding], whose: Whose) -> Held:
    """What these holdings have of a person, by table; empty tables are left out.

    Sealed values are opened, and stand under their name without `_sealed`. What a row refers to
    stands there by what says which it is, not by its number.
    """
    found: Held = {}
    for one in holdings:
        if not one.shown:
            continue
        rows = session.execute(
            _rows(one).where(one.theirs(whose)).order_by(*one.table.primary_key.columns)
        )
        shown = [_opened(sealer, _with_names(one, row._mapping)) for row in rows]
        if shown:
            found.setdefault(one.table.name, []).extend(shown)
    return found


def _rows(one: Holding) -> Select[Any]:
    """The columns shown, and behind them what names the things they refer to."""
    columns: list[ColumnElement[Any]] = [one.table.c[name] for name in one.shown]
    source: FromClause = one.table
    for name, (other, says) in one.named.items():
        source = source.outerjoin(other, other.c.id == one.table.c[name])
        columns += [other.c[each].label(f"{name}.{each}") for each in says]
    return select(*columns).select_from(source)


def _with_names(one: Holding, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row as it is shown: a thing it refers to as what says which it is."""
    shown = {name: row[name] for name in one.shown}
    for name, (_, says) in one.named.items():
        shown[name] = {each: row[f"{name}.{each}"] for each in says}
    return shown


def forget(session: Session, holdings: Sequence[Holding], whose: Whose) -> None:
    """They have left for good: names and words go, what is counted stays."""
    for one in holdings:
        _meet(session, one, one.erased, one.theirs(whose))


def forget_wechat(session: Session, holdings: Sequence[Holding], whose: Whose) -> None:
    """Their WeChat has unfollowed: what came from it goes, the branch's own record stays."""
    for one in holdings:
        ended = () if one.ended is None else (one.ended(),)
        _meet(session, one, one.unfollowed, and_(one.theirs(whose), *ended))


def _meet(session: Session, one: Holding, fate: Fate, which: ColumnElement[bool]) -> None:
    if isinstance(fate, Stays):
        return
    if isinstance(fate, Rows):
        session.execute(delete(one.table).where(which))
    else:
        session.execute(update(one.table).where(which).values(**fate))
    session.expire_all()


def _opened(sealer: Sealer, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name).removesuffix("_sealed"): _open(sealer, value)
        for name, value in row.items()
        if value not in (None, "", {}, [])
    }


def _open(sealer: Sealer, value: object) -> object:
    """A value as the member reads it: sealed values opened at any depth, moments again moments."""
    if isinstance(value, list):
        return [_open(sealer, one) for one in value]
    if isinstance(value, dict):
        return _opened_facts(sealer, bring_back(value, partial(_unsealed, sealer)))
    return _unsealed(sealer, value) if isinstance(value, str) else value


def _unsealed(sealer: Sealer, value: str) -> str:
    if not value.startswith("v1."):
        return value
    try:
        return sealer.open(value)
    except CannotOpen:
        return value  # words that happen to begin so


def _opened_facts(sealer: Sealer, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: replace(fact, facts=_opened_facts(sealer, fact.facts))
        if isinstance(fact, Saying)
        else _open(sealer, fact)
        for name, fact in facts.items()
    }
