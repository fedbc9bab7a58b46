"""How long what is kept: one table of terms with their reasons, run by the clock every night.

docs/PRIVACY.md shows the same table to members; a test compares the two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    JSON,
    ColumnElement,
    Executable,
    String,
    Table,
    and_,
    cast,
    delete,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session

from bot.core import due
from bot.core.database import Base
from bot.core.settings import PrivacySettings

RETAIN = "retain"  # the kind of the due rows
AT_ONCE = 5000  # rows in one transaction: a night's work never holds a message up
GONE: Final = "gone"


@dataclass(frozen=True, slots=True)
class Term:
    """Rows of `table` that `are_over` before now less `keep`: gone, or these columns become so."""

    name: str
    table: str
    keep: Callable[[PrivacySettings], timedelta]
    are_over: Callable[[Table, datetime], ColumnElement[bool]]
    fate: Mapping[str, Any] | str
    reason: str


def _before(column: str) -> Callable[[Table, datetime], ColumnElement[bool]]:
    return lambda table, before: and_(table.c[column] < before)


def _over(column: str, state: str, *states: str) -> Callable[..., ColumnElement[bool]]:
    return lambda table, before: and_(table.c[column] < before, table.c[state].in_(states))


def _sent(table: Table, before: datetime) -> ColumnElement[bool]:
    outbox = Base.metadata.tables["outbox"]
    waits = select(outbox.c.content_id).where(outbox.c.state.in_(("waiting", "sending")))
    return and_(table.c.useless_after < before, table.c.id.not_in(waits))


def _of_notices_gone_out(table: Table, before: datetime) -> ColumnElement[bool]:
    notices = Base.metadata.tables["notices"]
    return table.c.notice_id.in_(select(notices.c.id).where(notices.c.goes_at < before))


def _days(count: int) -> Callable[[PrivacySettings], timedelta]:
    return lambda _settings: timedelta(days=count)


TERMS: Final = (
    Term(
        "inbox",
        "inbox",
        lambda one: one.keep_messages,
        _over("received_at", "state", "handled", "failed"),
        {"openid": "", "reply": None, "message": None},
        "a repeat by WeChat must get the same answer; that a message came is counted",
    ),
    Term(
        "positions",
        "signs_of_life",
        lambda one: one.keep_positions,
        _before("at"),
        {"position_sealed": None},
        "where somebody was is of use while they may need to be found",
    ),
    Term(
        "additions",
        "help_request_additions",
        lambda one: one.keep_positions,
        _before("at"),
        GONE,
        "pictures and positions serve whoever comes to help",
    ),
    Term(
        "questions",
        "questions",
        lambda one: one.keep_questions,
        _before("open_until"),
        GONE,
        "a digit answers what was asked lately, and 改 takes it back",
    ),
    Term(
        "texts",
        "contents",
        lambda one: one.keep_texts,
        _sent,
        {"facts": {}, "template": None},
        "what was sent can be shown again for a while; that it went out is counted",
    ),
    Term(
        "deliveries",
        "deliveries",
        lambda one: one.keep_texts,
        _before("at"),
        {"openid": "", "platform_id": None},
        "to find out why something did not arrive",
    ),
    Term(
        "asked",
        "asked",
        lambda one: one.keep_texts,
        _before("at"),
        GONE,
        "nobody is asked twice within a fortnight; how many answer tells what asking is good for",
    ),
    Term(
        "signs_of_life",
        "signs_of_life",
        lambda one: one.keep_words,
        _before("at"),
        {"line": None},
        "the leader reads how somebody was; the date alone keeps the rhythm",
    ),
    Term(
        "help_requests",
        "help_requests",
        lambda one: one.keep_words,
        _over("asked_at", "state", "done", "cancelled"),
        {"text": "", "done_note": None},
        "so that a fault that returns is known; that help was given is counted",
    ),
    Term(
        "errands",
        "errands",
        lambda one: one.keep_words,
        _over("ended_at", "state", "done", "closed"),
        {"facts": {}, "note": None},
        "what was said at the door helps the next visit",
    ),
    Term(
        "card_changes",
        "card_changes",
        lambda one: one.keep_changes,
        _before("at"),
        {"old_sealed": None, "new_sealed": None},
        "a wrong correction must be found and undone",
    ),
    Term(
        "audit",
        "audit",
        lambda one: one.keep_audit,
        _before("at"),
        GONE,
        "the member may ask who looked within this time",
    ),
    Term(
        "invitations",
        "invitations",
        _days(30),
        _before("expires_at"),
        GONE,
        "who asks why a code no longer works gets an answer",
    ),
    Term(
        "roster_uploads",
        "roster_uploads",
        _days(1),
        _before("at"),
        GONE,
        "looked over before it is imported; then it goes at once",
    ),
    Term(
        "notice_files",
        "notice_files",
        _days(1),
        _before("at"),
        GONE,
        "put there for a notice; then it goes along at once",
    ),
    Term("login_links", "login_links", _days(1), _before("expires_at"), GONE, "used up or too old"),
    Term(
        "console_sessions",
        "console_sessions",
        _days(30),
        _before("expires_at"),
        GONE,
        "to see afterwards whether somebody else was signed in",
    ),
    Term("wall_codes", "wall_codes", _days(1), _before("shown_from"), GONE, "good for two minutes"),
    Term("tries", "tries", _days(1), _before("last"), GONE, "locks last ten minutes to an hour"),
    Term(
        "template_results",
        "template_results",
        _days(1),
        _before("at"),
        GONE,
        "a report that no text waits for any more",
    ),
    Term("due", "due", _days(90), _before("done_at"), GONE, "to see what the clock did and why"),
    Term(
        "enclosures",
        "enclosures",
        _days(31),
        _of_notices_gone_out,
        {"content": None, "media_id": None},
        "the page that shows the picture of a notice is good for thirty days",
    ),
)


def plan_tonight(session: Session, at: datetime, day: str) -> None:
    """Ask for every term once on this local day (2026-12-01), at that moment; twice is once."""
    for number in range(len(TERMS)):
        due.plan(session, kind=RETAIN, subject_id=number, occurrence=f"{day} 0", at=at)


def retain(
    session: Session,
    now: datetime,
    number: int,
    occurrence: str,
    settings: PrivacySettings,
    *,
    at_once: int = AT_ONCE,
) -> str:
    """One term's rows of tonight, `at_once` at most; the rest is asked for again at once."""
    if number >= len(TERMS):
        return "no such term"  # asked for by a program that knew more terms
    term = TERMS[number]
    gone = _carry_out(session, term, now - term.keep(settings), at_once)
    if gone == at_once:
        day, _, part = occurrence.partition(" ")
        again = f"{day} {int(part) + 1}"
        due.plan(session, kind=RETAIN, subject_id=number, occurrence=again, at=now)
    return f"{term.name} {gone}"


def _carry_out(session: Session, term: Term, before: datetime, at_once: int) -> int:
    table = Base.metadata.tables[term.table]
    keys = list(table.primary_key.columns)
    which = term.are_over(table, before)
    if not isinstance(term.fate, str):
        which = and_(which, or_(*(_differs(table, *one) for one in term.fate.items())))
    chosen = tuple_(*keys).in_(select(*keys).where(which).limit(at_once))
    change: Executable = delete(table).where(chosen).returning(*keys)
    if not isinstance(term.fate, str):
        change = update(table).where(chosen).values(**term.fate).returning(*keys)
    done = len(session.execute(change).all())
    session.expire_all()
    return done


def _differs(table: Table, column: str, value: object) -> ColumnElement[bool]:
    if value is None and isinstance(table.c[column].type, JSON):
        return cast(table.c[column], String).not_in(("null",))
    if isinstance(table.c[column].type, JSON):
        return cast(table.c[column], String) != "{}"
    return table.c[column].is_distinct_from(value)
