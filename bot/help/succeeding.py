"""When whoever had a request holds their office no more: it goes to the successor, told to all."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.settings import Settings
from bot.help import escalating, telling
from bot.help.models import HelpRequest
from bot.help.owning import re_own


def succeed(
    session: Session, now: datetime, *, from_id: int, to_id: int, settings: Settings
) -> list[int]:
    """Everything somebody claimed or was to answer is the successor's: the asker reads who comes
    now, the successor what it is. The ids of the requests.

    What the successor has asked for themselves goes to the next in their line.
    """
    moved = []
    for request in _theirs(session, from_id):
        delivery.close_about(session, now, "help_offer", request.id, [from_id])
        request.stands_for_id = None
        if request.asker_id == to_id:
            escalating.reopen(session, now, request, settings, leaving_out=from_id)
        elif request.state == "claimed":
            _take_over(session, now, request, to_id, settings)
        else:
            _offer_instead(session, now, request, from_id, to_id, settings)
        moved.append(request.id)
    re_own(session, now, [to_id], settings=settings)  # the successor may be away
    return moved


def pass_by(session: Session, now: datetime, *, person_id: int, settings: Settings) -> list[int]:
    """Who was to answer these requests holds no office any more, and nobody succeeds them: they are
    offered to whoever is next. What they claimed they have promised, and it stays theirs."""
    passed = []
    for request in _theirs(session, person_id):
        line = people.organisers(session, now, request.asker_id)
        if request.state == "open" and all(one.id != request.organiser_id for one in line):
            delivery.close_about(session, now, "help_offer", request.id, [person_id])
            escalating.go_up(session, now, request, person_id, settings)
            passed.append(request.id)
    return passed


def _theirs(session: Session, person_id: int) -> list[HelpRequest]:
    claimed = (HelpRequest.state == "claimed") & (HelpRequest.owner_id == person_id)
    done_for = HelpRequest.stands_for_id == person_id
    done_for &= HelpRequest.state.in_(("open", "claimed"))
    to_answer = (HelpRequest.state == "open") & (HelpRequest.organiser_id == person_id)
    return list(
        session.scalars(
            select(HelpRequest)
            .where(or_(claimed, to_answer, done_for))
            .order_by(HelpRequest.no)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def _take_over(
    session: Session, now: datetime, request: HelpRequest, to_id: int, settings: Settings
) -> None:
    """With the promise as it was given."""
    request.owner_id, request.handed_to_id = to_id, None
    request.told_ids = [*request.told_ids, to_id]
    session.flush()
    telling.tell_helper(session, now, request, to_id, "help-request-now-yours")
    telling.tell_asker(
        session,
        now,
        request,
        "help-request-other-comes",
        to_id,
        duty_phone=settings.contact.phone,
    )


def _offer_instead(
    session: Session,
    now: datetime,
    request: HelpRequest,
    from_id: int,
    to_id: int,
    settings: Settings,
) -> None:
    request.organiser_id = to_id
    request.told_ids = [one for one in request.told_ids if one not in (from_id, to_id)]
    to = people.card(session, to_id)
    if to is not None:
        telling.offer(session, now, request, to, settings)
