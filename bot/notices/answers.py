"""Answering a notice: the latest word wins at any time (INTERFACE §6)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.notices import ledger
from bot.notices.handing_over import task_of
from bot.notices.models import Notice, Recipient
from bot.notices.outcomes import (
    Confirmed,
    HandedOver,
    NotForThem,
    NothingToTakeBack,
    TakenBack,
    WasRecalled,
)

Refused = WasRecalled | NotForThem
_WHY_COMES_WITHIN = timedelta(minutes=10)  # so long a text asked for stays open (VOICE §2)
_ANSWERS = ("confirmed", "call_me", "cannot")


def confirm(
    session: Session, now: datetime, *, notice_id: int, person_id: int, by_id: int | None = None
) -> Confirmed | Refused:
    """收到: the member has it; an errand about it is closed. `by_id`: who says so for them."""
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient):
        return found
    before = found.state
    ledger.note(session, now, found, "confirmed", "confirmed", by_id=by_id)
    errands.close_about(session, now, ("notice", notice_id), "confirmed", person_ids=[person_id])
    notice = session.get_one(Notice, notice_id)
    return Confirmed(notice.id, notice.no, notice.title, before)


def call_me(
    session: Session,
    now: datetime,
    *,
    notice_id: int,
    person_id: int,
    zone: ZoneInfo,
    by_id: int | None = None,
) -> HandedOver | Refused:
    """2 please call me: an errand of the organiser, who is told at once; nobody: the author."""
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient):
        return found
    notice = session.get_one(Notice, notice_id)
    organiser = people.organiser(session, now, person_id)
    to_id = notice.author_id if organiser is None else organiser.id
    return _hand_over(session, now, notice, found, "call_me", to_id, by_id, zone)


def cannot(
    session: Session,
    now: datetime,
    *,
    notice_id: int,
    person_id: int,
    zone: ZoneInfo,
    by_id: int | None = None,
) -> HandedOver | Refused:
    """3 cannot: handed over to the author; why is asked next, and noted by `why_not`.

    The author is told with the reason, or without one when none has come in ten minutes.
    """
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient):
        return found
    notice = session.get_one(Notice, notice_id)
    return _hand_over(session, now, notice, found, "cannot", notice.author_id, by_id, zone)


def why_not(
    session: Session, now: datetime, *, notice_id: int, person_id: int, why: str, zone: ZoneInfo
) -> HandedOver | Refused:
    """The line that says why they cannot: it stands in the author's errand and in the progress."""
    handed = cannot(session, now, notice_id=notice_id, person_id=person_id, zone=zone)
    if not isinstance(handed, HandedOver):
        return handed
    notice = session.get_one(Notice, notice_id)
    session.get_one(Recipient, (notice_id, person_id)).reason = why
    errand = _give(session, now, notice, person_id, "cannot_why", notice.author_id, zone, why)
    delivery.withdraw(session, now, ("errand", errand.id), "said-why")
    errands.tell_owner(session, now, errand, at_once=True)
    return handed


def take_back(
    session: Session, now: datetime, *, notice_id: int, person_id: int
) -> TakenBack | NothingToTakeBack | Refused:
    """改: the member has not answered after all, and is waited for again."""
    found = ledger.recipient(session, notice_id, person_id)
    if not isinstance(found, Recipient):
        return found
    notice = session.get_one(Notice, notice_id)
    said = found.answer
    if said not in _ANSWERS or notice.recalled_at is not None or notice.useless_after <= now:
        return NothingToTakeBack()
    ledger.note(session, now, found, "waiting", None)
    errands.close_about(
        session,
        now,
        ("notice", notice_id),
        "taken-back",
        person_ids=[person_id],
        tell_owners=True,
    )
    return TakenBack(notice.id, notice.no, notice.title, said)


def _hand_over(
    session: Session,
    now: datetime,
    notice: Notice,
    found: Recipient,
    answer: str,
    to_id: int,
    by_id: int | None,
    zone: ZoneInfo,
) -> HandedOver:
    before, again = found.state, found.answer == answer
    reason = found.reason if again else None
    # An errand of another kind is over: it asked for what the member has said since.
    other = "ask_why" if answer == "call_me" else "call"
    about = ("notice", notice.id)
    errands.close_about(
        session, now, about, "said-anew", person_ids=[found.person_id], kinds=[other]
    )
    errand = _give(session, now, notice, found.person_id, answer, to_id, zone)
    ledger.note(
        session,
        now,
        found,
        "handed_over",
        answer,
        by_id=by_id,
        to_id=errand.owner_id,
        reason=reason,
    )
    if not (again and before == "handed_over"):
        later = now + _WHY_COMES_WITHIN if answer == "cannot" else None
        errands.tell_owner(session, now, errand, at_once=True, not_before=later)
    to = people.card(session, errand.owner_id or 0)
    return HandedOver(notice.id, notice.no, notice.title, to, before)


def _give(
    session: Session,
    now: datetime,
    notice: Notice,
    person_id: int,
    answer: str,
    to_id: int,
    zone: ZoneInfo,
    why: str | None = None,
) -> errands.Errand:
    what = task_of(notice, now, answer, zone, why)
    (errand_id,) = errands.give_many(
        session, now, what, persons=[person_id], owners={person_id: to_id}
    )
    return session.get_one(errands.Errand, errand_id, populate_existing=True)
