"""Claiming a request: one wins; giving it back, declining it, handing it on."""

from datetime import datetime

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.settings import Settings
from bot.help import escalating, queries, rules, telling
from bot.help.models import HelpRequest
from bot.help.outcomes import (
    AlreadyDone,
    Claimed,
    Declined,
    GivenBack,
    HandedOn,
    NotClaimedByThem,
    NotFound,
    NotTheirs,
    OwnerAway,
    OwnRequest,
    Taken,
)
from bot.people import PersonCard

ClaimRefused = Taken | NotFound | OwnRequest | AlreadyDone | NotTheirs | OwnerAway


def claim(
    session: Session,
    now: datetime,
    *,
    account: str,
    number: int,
    by: PersonCard,
    settings: Settings,
) -> Claimed | ClaimRefused:
    """接单 12: theirs from now on, if nobody else was first; the asker is told who comes."""
    request = queries.by_number(session, account, number)
    refused = _why_not(session, now, request, number, by)
    if request is None or refused is not None:
        return refused or NotFound(number)
    if request.owner_id == by.id and request.state == "claimed":
        return _claimed(request)
    giver_id = request.owner_id
    if not _take(session, now, request, by.id, settings):
        return Taken(number, _owner_name(session, request))
    escalating.stop_watching(session, now, request, "claimed")
    telling.stop_offers(session, now, request, "claimed")
    if request.finish_by is not None:
        escalating.watch(session, request, request.finish_by)
    telling.tell_asker(
        session,
        now,
        request,
        "help-request-claimed",
        by.id,
        duty_phone=settings.contact.phone,
    )
    if giver_id is not None and giver_id != by.id:
        telling.tell_helper(session, now, request, giver_id, "help-request-handed-on")
    return _claimed(request)


def contacted(
    session: Session, now: datetime, *, request_id: int, by_id: int, settings: Settings
) -> None:
    """已联系 about a request's errand: whoever rang the asker has it, if nobody else does."""
    request = session.get(HelpRequest, request_id)
    by = people.card(session, by_id)
    if request is not None and by is not None and request.state == "open":
        claim(
            session,
            now,
            account=request.account,
            number=request.no,
            by=by,
            settings=settings,
        )


def give_back(
    session: Session,
    now: datetime,
    *,
    account: str,
    number: int,
    by: PersonCard,
    settings: Settings,
) -> GivenBack | NotFound | NotClaimedByThem:
    """退单 12: open again under a new promise; the organiser, or who comes next, is told."""
    request = queries.by_number(session, account, number)
    if request is None:
        return NotFound(number)
    if request.state != "claimed" or request.owner_id != by.id:
        return NotClaimedByThem(number)
    to = escalating.reopen(session, now, request, settings, leaving_out=by.id)
    telling.tell_asker(
        session,
        now,
        request,
        "help-request-given-back" if to else "help-request-given-back-alone",
        to.id if to else None,
        duty_phone=settings.contact.phone,
    )
    return GivenBack(request.id, request.no, to)


def decline(
    session: Session, now: datetime, *, request_id: int, by_id: int, settings: Settings
) -> Declined:
    """2 not this time: an organiser's open request goes on to the next at once, one that was to
    be handed on stays with its giver, who reads so."""
    request = session.get_one(HelpRequest, request_id, with_for_update=True, populate_existing=True)
    delivery.close_about(session, now, "help_offer", request.id, [by_id])
    if request.state == "claimed" and request.handed_to_id == by_id:
        escalating.keep(session, now, request)
        return Declined(request.id, request.no, None)
    if request.state != "open" or request.organiser_id != by_id:
        return Declined(request.id, request.no, None)
    to = escalating.go_up(session, now, request, by_id, settings)
    return Declined(request.id, request.no, to)


def hand_on(
    session: Session,
    now: datetime,
    *,
    account: str,
    number: int,
    by: PersonCard,
    to: PersonCard,
    settings: Settings,
) -> HandedOn | NotFound | NotClaimedByThem | OwnRequest:
    """转交 12 姓名: offered to `to`, or who stands in for them; it stays with the giver until the
    other says 1."""
    request = queries.by_number(session, account, number)
    if request is None:
        return NotFound(number)
    if to.id == request.asker_id:
        return OwnRequest(number)
    if not _has_it(request, by.id):
        return NotClaimedByThem(number)
    to = _or_stand_in(session, to)
    if to.id in (by.id, request.asker_id):
        return OwnRequest(number) if to.id == request.asker_id else NotClaimedByThem(number)
    request.handed_to_id = to.id
    telling.offer(session, now, request, to, settings)
    return HandedOn(request.id, request.no, to)


def _or_stand_in(session: Session, to: PersonCard) -> PersonCard:
    instead = people.stand_ins(session, [to.id]).get(to.id)
    return to if instead is None else people.card(session, instead) or to


def _has_it(request: HelpRequest, person_id: int) -> bool:
    """Whether it is theirs: claimed by them, or open and theirs to answer."""
    if request.state == "claimed":
        return request.owner_id == person_id
    return request.state == "open" and person_id in request.told_ids


def _why_not(
    session: Session, now: datetime, request: HelpRequest | None, number: int, by: PersonCard
) -> ClaimRefused | None:
    if request is None:
        return NotFound(number)
    if by.id == request.asker_id:
        return OwnRequest(number)
    away = people.away_now(session, by.id)
    if away is not None:
        return OwnerAway(number, away.substitute.name)
    if request.owner_id != by.id and not queries.may_claim(session, now, request, by.id):
        return NotTheirs(number)
    if request.state in ("done", "cancelled"):
        return AlreadyDone(number)
    return None


def _take(
    session: Session, now: datetime, request: HelpRequest, person_id: int, settings: Settings
) -> bool:
    """One conditional UPDATE: of two who claim at the same moment one wins."""
    handed_to_them = (HelpRequest.state == "claimed") & (HelpRequest.handed_to_id == person_id)
    taken = session.execute(
        update(HelpRequest)
        .where(HelpRequest.id == request.id, or_(HelpRequest.state == "open", handed_to_them))
        .values(
            state="claimed",
            owner_id=person_id,
            stands_for_id=None,
            handed_to_id=None,
            claimed_at=now,
            finish_by=rules.promise(now, settings, urgent=request.urgent),
        )
        .returning(HelpRequest.id)
        .execution_options(synchronize_session=False)
    ).first()
    session.refresh(request)
    return taken is not None


def _claimed(request: HelpRequest) -> Claimed:
    return Claimed(
        request.id,
        request.no,
        request.asker_id,
        request.text,
        request.finish_by or request.answer_by,
    )


def _owner_name(session: Session, request: HelpRequest) -> str:
    owner = people.card(session, request.owner_id or 0)
    return "" if owner is None else owner.name
