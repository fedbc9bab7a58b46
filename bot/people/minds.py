"""心里话: what is on a member's mind, in their own words, for whom they chose, until a day.

Sealed, and read by nobody else: not by a helper, not on a shared WeChat, not by an officer. When
it is taken back or its day has come, the words go, out of the history too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal, get_args

from sqlalchemy import Select, Table, delete, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.refusals import Refusal
from bot.core.sealing import Sealer
from bot.people.cards import PersonCard, cards, persons
from bot.people.history import MIND, FieldChange, Hand, blot_out, record_changes
from bot.people.models import Mind
from bot.people.roles import roles_of, units
from bot.people.scope import below, living_in

minds: Table = Mind.metadata.tables["minds"]
Readers = Literal["leader", "secretary", "person", "nobody"]
READERS: tuple[Readers, ...] = get_args(Readers)
LONGEST = 300
KEPT_FOR = timedelta(days=90)
_LONGEST_KEPT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class OnMind:
    """What is on a member's mind; `reader`: the person they named, None for a role or nobody."""

    text: str
    readers: Readers
    reader: PersonCard | None
    said_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class MindTooLong(Refusal):
    """More than is kept."""

    key: ClassVar[str] = "mind-too-long"
    longest: int


@dataclass(frozen=True, slots=True)
class NothingOnMind(Refusal):
    """Nothing is kept."""

    key: ClassVar[str] = "mind-nothing"


@dataclass(frozen=True, slots=True)
class NotSoLong(Refusal):
    """The day is over, or further away than a year."""

    key: ClassVar[str] = "mind-not-so-long"


def say(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    person_id: int,
    text: str,
    readers: Readers = "nobody",
    reader_id: int | None = None,
    until: datetime | None = None,
) -> OnMind | MindTooLong:
    """Keep these words instead of the former ones; `until`: None for KEPT_FOR from now."""
    if len(text) > LONGEST:
        return MindTooLong(LONGEST)
    former = _row(session, now, person_id)
    sealed = sealer.seal(text)
    row = {
        "person_id": person_id,
        "text_sealed": sealed,
        "readers": readers,
        "reader_id": reader_id,
        "said_at": now,
        "until": until or now + KEPT_FOR,
    }
    entered = insert_into(session, Mind).values(**row)
    rest = {name: value for name, value in row.items() if name != "person_id"}
    session.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=rest))
    change = FieldChange(person_id, MIND, former.text_sealed if former else None, sealed)
    record_changes(session, now, [change], Hand("self", person_id))
    return _shown(session, sealer, Mind(**row))


def show_to(
    session: Session,
    now: datetime,
    sealer: Sealer,
    *,
    person_id: int,
    readers: Readers,
    reader_id: int | None = None,
) -> OnMind | NothingOnMind:
    """Let others read what is kept; the words stay."""
    row = _row(session, now, person_id)
    if row is None:
        return NothingOnMind()
    row.readers, row.reader_id = readers, reader_id
    session.flush()
    return _shown(session, sealer, row)


def keep_until(
    session: Session, now: datetime, sealer: Sealer, *, person_id: int, until: datetime
) -> OnMind | NothingOnMind | NotSoLong:
    """Another day on which the words go by themselves, within a year."""
    row = _row(session, now, person_id)
    if row is None:
        return NothingOnMind()
    if not now < until <= now + _LONGEST_KEPT:
        return NotSoLong()
    row.until = until
    session.flush()
    return _shown(session, sealer, row)


def take_back(session: Session, now: datetime, *, person_id: int) -> NothingOnMind | None:
    """The words go, out of the history too; that there were some stays. None when done."""
    row = _row(session, now, person_id)
    if row is None:
        return NothingOnMind()
    _erase(session, now, person_id, Hand("self", person_id))
    return None


def forget_expired(session: Session, now: datetime, *, limit: int = 500) -> int:
    """Take away the words whose day has come; how many members'."""
    over = session.scalars(
        select(minds.c.person_id).where(minds.c.until <= now).order_by(minds.c.until).limit(limit)
    ).all()
    for person_id in over:
        _erase(session, now, person_id, Hand("self"))
    return len(over)


def own(session: Session, now: datetime, sealer: Sealer, person_id: int) -> OnMind | None:
    """What the member themselves reads; None when nothing is kept."""
    row = _row(session, now, person_id)
    return None if row is None else _shown(session, sealer, row)


def read_by(
    session: Session, now: datetime, sealer: Sealer, *, viewer_id: int, person_id: int
) -> OnMind | None:
    """What somebody else may read; None when nothing is kept, or not for them."""
    row = _row(session, now, person_id)
    if row is None or not _may_read(session, now, row, viewer_id):
        return None
    return _shown(session, sealer, row)


def readers_named(word: str) -> Readers:
    """The readers of a word: leader, secretary, person; nobody for any other."""
    return next((one for one in READERS if one == word), "nobody")


def open_to(viewer_id: int) -> Select[int]:
    """The ids of those who named this person as the one who may read what is on their mind."""
    return select(minds.c.person_id).where(
        minds.c.readers == "person", minds.c.reader_id == viewer_id
    )


def role_above(session: Session, now: datetime, viewer_id: int, person_id: int, role: str) -> bool:
    """Whether the viewer holds this role in a unit the member belongs to, by home or residence."""
    held = [one.lineage for one in roles_of(session, now, viewer_id) if one.role == role]
    if not held:
        return False
    mine = living_in(select(units.c.id).where(below(held))).where(persons.c.id == person_id)
    return session.execute(mine).first() is not None


def _may_read(session: Session, now: datetime, row: Mind, viewer_id: int) -> bool:
    if row.readers == "person":
        return row.reader_id == viewer_id
    if row.readers == "nobody" or viewer_id == row.person_id:
        return False
    return role_above(session, now, viewer_id, row.person_id, row.readers)


def _row(session: Session, now: datetime, person_id: int) -> Mind | None:
    row = session.get(Mind, person_id, populate_existing=True)
    return None if row is None or row.until <= now else row


def _shown(session: Session, sealer: Sealer, row: Mind) -> OnMind:
    named = cards(session, [row.reader_id]) if row.reader_id is not None else {}
    readers: Readers = row.readers  # type: ignore[assignment]
    return OnMind(
        text=sealer.open(row.text_sealed),
        readers=readers,
        reader=named.get(row.reader_id or 0),
        said_at=row.said_at,
        until=row.until,
    )


def _erase(session: Session, now: datetime, person_id: int, hand: Hand) -> None:
    session.execute(delete(minds).where(minds.c.person_id == person_id))
    session.expire_all()
    blot_out(session, person_id, MIND)
    record_changes(session, now, [FieldChange(person_id, MIND, None, None)], hand)
