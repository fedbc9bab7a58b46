"""The inbox: one row per message or event, so that a platform retry has no second effect.

`enter` and `remember` stand in the transaction of the effect itself; the unique key makes a second
delivery wait for the first one (on SQLite the write lock does) and then gives it the same answer.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from bot.channels import Incoming
from bot.core.database import Database, insert_for
from bot.core.prepared import Prepared
from bot.core.sealing import CannotOpen, Sealer
from bot.webhook.models import Inbox

KEEP_WITHIN_S = 0.7  # what is left of the platform's patience after BUSY_TIMEOUT_S
GIVE_UP_AFTER = 3  # failures of the clock's own tries
_FIRST_TRY = timedelta(seconds=30)
_GIVEN = ("account", "key", "nonce", "fingerprint", "openid", "at", "received_at")

inbox: Table = Inbox.metadata.tables["inbox"]


class Replayed(Exception):
    """A signature that has been used before, with other content: forged."""


class AnsweredMeanwhile(Exception):
    """Another delivery of it was handled; only the door can word that answer: let it be asked."""


@dataclass(frozen=True, slots=True)
class Entered:
    """New: the effect is ours to make, in this transaction."""

    id: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """Seen before: answer `reply` again ("" is silence) and do nothing. `said_of_id`: the reply
    was not kept, the door words again what it told of this."""

    reply: str
    said_of_id: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A message whose handling failed, to be tried again."""

    id: int
    incoming: Incoming
    failures: int


def entering(dialect: str) -> ReturningInsert[int]:
    """The INSERT that enters a message, with the parameters of `as_entered`: it returns the new
    row's id, or no row if the message was there. To be made part of a larger statement."""
    given = {name: bindparam(name, type_=inbox.c[name].type) for name in _GIVEN}
    row = insert_for(dialect, inbox).values(**given, state="received", retries=0, failures=0)
    return row.on_conflict_do_nothing().returning(inbox.c.id)


def as_entered(now: datetime, incoming: Incoming) -> dict[str, object]:
    """The parameters of `entering`."""
    return {
        "account": incoming.account,
        "key": incoming.key,
        "nonce": incoming.nonce,
        "fingerprint": incoming.fingerprint,
        "openid": incoming.openid,
        "at": incoming.at,
        "received_at": now,
    }


def entering_answered(dialect: str) -> ReturningInsert[int]:
    """The same for a message that is handled as it is entered, and whose reply the door can word
    again from what it told of: one parameter more, `said_of`, the id of that."""
    said_of = bindparam("said_of", type_=inbox.c.said_of_id.type)
    return entering(dialect).values(state="handled", said_of_id=said_of)


def entering_all(
    dialect: str, found: FromClause, said_of: ColumnElement[int]
) -> ReturningInsert[int]:
    """The same for each row of `found`, with `said_of` from there."""
    given = {name: bindparam(name, type_=inbox.c[name].type) for name in _GIVEN}
    values = {
        **given,
        "state": literal("handled"),
        "retries": literal(0),
        "failures": literal(0),
        "said_of_id": said_of,
    }
    rows = select(*values.values()).select_from(found)
    row = insert_for(dialect, inbox).from_select(list(values), rows)
    return row.on_conflict_do_nothing().returning(inbox.c.id)


def _keeping(dialect: str) -> ReturningInsert[int]:
    names = ("reply", "message", "next_try_at")
    kept: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in names}
    return entering(dialect).values(state="failed", **kept)


def _remembering(_dialect: str) -> Update:
    handled = update(inbox).where(inbox.c.id == bindparam("inbox_id"))
    return handled.values(
        state="handled", reply=bindparam("sealed"), message=None, next_try_at=None
    )


_ENTER, _KEEP, _REMEMBER = Prepared(entering), Prepared(_keeping), Prepared(_remembering)


def enter(
    session: Session, now: datetime, incoming: Incoming, sealer: Sealer
) -> Entered | Repeated:
    """Enter a message, or find the answer it already got. Raises Replayed."""
    inbox_id = _ENTER.run(session, **as_entered(now, incoming)).scalar()
    if inbox_id is not None:
        return Entered(inbox_id)
    return repeated(session, incoming, sealer)


def repeated(session: Session, incoming: Incoming, sealer: Sealer) -> Repeated:
    """What was answered to a message that `entering` found to be there. Raises Replayed."""
    counted = (
        update(Inbox)
        .where(Inbox.account == incoming.account, Inbox.key == incoming.key)
        .values(retries=Inbox.retries + 1)
        .returning(Inbox.nonce, Inbox.fingerprint, Inbox.reply, Inbox.said_of_id)
    )
    found = session.execute(counted).one_or_none()
    if found is None:
        raise Replayed  # only the nonce was there
    nonce, fingerprint, reply, said_of_id = found
    if nonce == incoming.nonce and fingerprint != incoming.fingerprint:
        raise Replayed
    return Repeated("" if reply is None else sealer.open(reply), said_of_id)


def remember(session: Session, _now: datetime, inbox_id: int, reply: str, sealer: Sealer) -> None:
    """Store the answer ("" for silence) with its effect; kept words are let go."""
    _REMEMBER.run(session, inbox_id=inbox_id, sealed=sealer.seal(reply))


def keep_failed(
    database: Database, now: datetime, incoming: Incoming, sealer: Sealer, *, reply: str
) -> str:
    """Keep, in a transaction of its own, a message whose handling was rolled back.

    The answer to give: `reply`, or what another delivery of the same message has been answered
    meanwhile. Raises Busy after KEEP_WITHIN_S, Replayed, and whatever ails the database;
    AnsweredMeanwhile where that answer is to be worded again.
    """
    with database.begin(wait_s=KEEP_WITHIN_S) as session:
        kept = _KEEP.run(
            session,
            **as_entered(now, incoming),
            reply=sealer.seal(reply),
            message=sealer.seal(_written(incoming)),
            next_try_at=now + _FIRST_TRY,
        )
        if kept.scalar() is not None:
            return reply
        answered = repeated(session, incoming, sealer)
    if answered.said_of_id is not None:
        raise AnsweredMeanwhile
    return answered.reply


def failed_ones(session: Session, now: datetime, sealer: Sealer, *, limit: int = 20) -> list[Kept]:
    """What is due to be tried again, oldest first, held by this transaction.

    Nothing of a person overtakes an older message of theirs that still waits.
    """
    kept = []
    for row in session.scalars(_due(now, limit)):
        try:
            incoming = _read(sealer.open(row.message or ""))
        except CannotOpen:  # sealed under a key that is gone: nobody will ever read it
            row.next_try_at = None
            continue
        kept.append(Kept(row.id, incoming, row.failures))
    return kept


def put_off(session: Session, now: datetime, inbox_id: int) -> bool:
    """Note one more failure and try later; True once it is given up and a person must be told."""
    row = session.get_one(Inbox, inbox_id)
    row.failures += 1
    given_up = row.failures >= GIVE_UP_AFTER
    row.next_try_at = None if given_up else now + _FIRST_TRY * 2**row.failures
    session.flush()
    return given_up


def figures(session: Session, account: str | None = None) -> dict[str, int]:
    """How many messages were handled, repeats answered, and how many failed and still lie here."""
    counts = select(Inbox.state, func.count(), func.sum(Inbox.retries)).group_by(Inbox.state)
    if account is not None:
        counts = counts.where(Inbox.account == account)
    rows = session.execute(counts).all()
    number = {state: count for state, count, _retries in rows}
    return {
        "handled": number.get("handled", 0),
        "retries_answered": sum(int(retries) for _state, _count, retries in rows),
        "failed": number.get("failed", 0),
    }


def _due(now: datetime, limit: int) -> Select[Inbox]:
    older = aliased(Inbox)
    overtaken = (
        select(older.id)
        .where(
            older.account == Inbox.account,
            older.openid == Inbox.openid,
            older.state == "failed",
            older.next_try_at > now,
            (older.at < Inbox.at) | and_(older.at == Inbox.at, older.id < Inbox.id),
        )
        .exists()
    )
    return (
        select(Inbox)
        .where(Inbox.state == "failed", Inbox.next_try_at <= now, ~overtaken)
        .order_by(Inbox.at, Inbox.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _written(incoming: Incoming) -> str:
    return json.dumps({**asdict(incoming), "at": incoming.at.isoformat()}, ensure_ascii=False)


def _read(written: str) -> Incoming:
    fields: Mapping[str, Any] = json.loads(written)
    return Incoming(**{**fields, "at": datetime.fromisoformat(fields["at"])})
