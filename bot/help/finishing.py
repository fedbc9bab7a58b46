"""Finishing a request: the helper says so, and the asker has the last word."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands
from bot.core.settings import Settings
from bot.help import escalating, queries, telling
from bot.help.models import HelpRequest
from bot.help.outcomes import (
    AlreadyDone,
    Finished,
    NotFound,
    NotTheirs,
    OpenAgain,
    OwnRequest,
    Taken,
    Thanked,
)
from bot.people import PersonCard, card, organisers

FinishRefused = NotFound | NotTheirs | AlreadyDone | Taken | OwnRequest


def finish(
    session: Session, now: datetime, *, account: str, number: int, by: PersonCard, note: str
) -> Finished | FinishRefused:
    """完成 12 说明: by who has it, or somebody in charge of the asker; the asker is asked whether
    it is done (1 done 2 not yet)."""
    request = queries.by_number(session, account, number)
    refused = _why_not(session, now, request, number, by)
    if request is None or refused is not None:
        return refused or NotFound(number)
    request.state, request.done_at, request.done_note = "done", now, note or None
    request.owner_id = request.owner_id or by.id
    request.handed_to_id = None
    session.flush()
    telling.stop_offers(session, now, request, "done")
    errands.close_about(session, now, telling.about(request), "done")
    escalating.stop_watching(session, now, request, "done")
    key = "help-request-finished-with-note" if note else "help-request-finished"
    telling.tell_asker(session, now, request, key, request.owner_id, asks_whether_done=True)
    return Finished(request.id, request.no, request.asker_id)


def thanked(session: Session, now: datetime, *, request_id: int) -> Thanked:
    """1 done: the asker agrees."""
    request = queries.get(session, request_id)
    if request.state == "done":
        request.thanked_at = request.thanked_at or now
        session.flush()
    delivery.close_about(session, now, "help_done", request_id)
    return Thanked(request.id, request.no)


def not_yet(
    session: Session, now: datetime, *, request_id: int, settings: Settings
) -> OpenAgain | AlreadyDone:
    """2 not yet: open again under a new promise; the organiser and whoever had it are told."""
    request = session.get_one(HelpRequest, request_id, with_for_update=True, populate_existing=True)
    delivery.close_about(session, now, "help_done", request_id)
    if request.state == "cancelled":
        return AlreadyDone(request.no)
    if request.state != "done":
        return OpenAgain(request.id, request.no, card(session, request.organiser_id or 0))
    helper_id = request.owner_id
    request.thanked_at = None
    to = escalating.reopen(session, now, request, settings)
    if helper_id is not None and (to is None or to.id != helper_id):
        telling.tell_helper(session, now, request, helper_id, "help-request-not-done")
    return OpenAgain(request.id, request.no, to)


def _why_not(
    session: Session, now: datetime, request: HelpRequest | None, number: int, by: PersonCard
) -> FinishRefused | None:
    if request is None:
        return NotFound(number)
    if by.id == request.asker_id:
        return OwnRequest(number)
    if request.owner_id != by.id and not queries.may_claim(session, now, request, by.id):
        return NotTheirs(number)
    if request.state in ("done", "cancelled"):
        return AlreadyDone(number)
    return _others(session, now, request, by)


def _others(session: Session, now: datetime, request: HelpRequest, by: PersonCard) -> Taken | None:
    """A volunteer cannot finish what another has; those in charge can."""
    if request.state == "open" or request.owner_id == by.id:
        return None
    if any(one.id == by.id for one in organisers(session, now, request.asker_id)):
        return None
    owner = card(session, request.owner_id or 0)
    return Taken(request.no, "" if owner is None else owner.name)
