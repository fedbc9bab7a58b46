"""Whose a request is: who has claimed it, while it is open who was told last, or who stands in."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot import delivery, people
from bot.core.settings import Settings
from bot.help import telling
from bot.help.models import HelpRequest

_HAS_IT = case(
    (HelpRequest.state == "claimed", HelpRequest.owner_id), else_=HelpRequest.organiser_id
)
_WHOSE = func.coalesce(HelpRequest.stands_for_id, _HAS_IT)
_UNFINISHED = HelpRequest.state.in_(("open", "claimed"))


def look_after(
    session: Session, now: datetime, request: HelpRequest, organiser_id: int | None
) -> None:
    """An open request is `organiser_id`'s to answer; if they only stand in, it says for whom."""
    owner = people.owners_now(session, now, {request.asker_id: organiser_id})[request.asker_id]
    request.organiser_id = organiser_id
    request.stands_for_id = owner.stands_for if owner.id == organiser_id else None
    session.flush()


def with_them(session: Session, person_id: int) -> int:
    """How many unfinished requests are somebody's."""
    counted = select(func.count()).where(_UNFINISHED, _HAS_IT.in_([person_id]))
    return session.execute(counted).scalar_one()


def re_own(
    session: Session, now: datetime, person_ids: Collection[int], *, settings: Settings
) -> list[int]:
    """Give the unfinished requests of these people, and those they are done for, to whom they
    belong now: themselves, or who stands in. The ids of those that changed hands.

    The asker of a claimed one reads who comes, the new owner what is theirs; an open one is offered
    to the new organiser. What was to be handed on to somebody away stays with its giver.
    """
    _keep_what_was_handed(session, now, person_ids)
    return [
        one.id for one in _unfinished_of(session, person_ids) if _move(session, now, one, settings)
    ]


def strays(session: Session) -> set[int]:
    """Whose unfinished requests are in the wrong hands: they are away, or are stood in for by
    somebody who has left."""
    holder = aliased(people.Person)
    away = select(people.Absence.person_id).where(people.Absence.state == "under_way")
    wanted = (
        select(_WHOSE)
        .join_from(HelpRequest, holder, holder.id == _HAS_IT)
        .where(
            _UNFINISHED,
            or_(
                _HAS_IT.in_(away),
                holder.left_at.is_not(None) & HelpRequest.stands_for_id.is_not(None),
            ),
        )
    )
    return {one for one in session.scalars(wanted.distinct()) if one is not None}


def _unfinished_of(session: Session, person_ids: Collection[int]) -> Sequence[HelpRequest]:
    return session.scalars(
        select(HelpRequest)
        .where(_UNFINISHED, _WHOSE.in_(person_ids))
        .order_by(HelpRequest.no)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _move(session: Session, now: datetime, request: HelpRequest, settings: Settings) -> bool:
    before = request.owner_id if request.state == "claimed" else request.organiser_id
    whose = request.stands_for_id or before
    wanted = {request.asker_id: whose}
    owner = people.owners_now(session, now, wanted, as_organiser=False)[request.asker_id]
    request.stands_for_id = owner.stands_for
    session.flush()
    if owner.id is None or owner.id == before:
        return False
    if before is not None:
        delivery.withdraw(session, now, telling.about(request), "handed-on", [before])
        delivery.close_about(session, now, "help_offer", request.id, [before])
    if request.state == "claimed":
        _other_comes(session, now, request, owner.id, settings)
    else:
        _other_is_asked(session, now, request, owner.id, settings)
    return True


def _other_comes(
    session: Session, now: datetime, request: HelpRequest, to_id: int, settings: Settings
) -> None:
    request.owner_id = to_id
    session.flush()
    phone = settings.contact.phone
    key = "help-request-other-comes"
    telling.tell_asker(session, now, request, key, to_id, duty_phone=phone)
    telling.tell_helper(session, now, request, to_id, "help-request-now-yours")


def _other_is_asked(
    session: Session, now: datetime, request: HelpRequest, to_id: int, settings: Settings
) -> None:
    request.organiser_id = to_id
    request.told_ids = [one for one in request.told_ids if one != to_id]
    session.flush()
    to = people.card(session, to_id)
    if to is not None:
        telling.offer(session, now, request, to, settings)


def _keep_what_was_handed(session: Session, now: datetime, person_ids: Collection[int]) -> None:
    away = people.stand_ins(session, person_ids)
    found = session.scalars(
        select(HelpRequest).where(_UNFINISHED, HelpRequest.handed_to_id.in_(away)).with_for_update()
    ).all()
    for request in found:
        delivery.close_about(session, now, "help_offer", request.id, [request.handed_to_id or 0])
        request.handed_to_id = None
        session.flush()
        if request.owner_id is not None and request.owner_id not in away:
            telling.tell_helper(
                session, now, request, request.owner_id, "help-request-not-handed-on"
            )
