"""What others ask about help requests."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.help.models import HelpRequest
from bot.help.outcomes import NotFound, Progress

_FIGURES = ("open", "claimed", "overdue", "done", "cancelled")


def get(session: Session, request_id: int) -> HelpRequest:
    """One request. Raises NoResultFound for an unknown id."""
    return session.get_one(HelpRequest, request_id)


def by_number(session: Session, account: str, number: int) -> HelpRequest | None:
    """The request of this number, held by this transaction; None if there is none."""
    return session.scalars(
        select(HelpRequest)
        .where(HelpRequest.account == account, HelpRequest.no == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def open_of(session: Session, asker_id: int) -> list[HelpRequest]:
    """What a member has asked for that is neither done nor cancelled, oldest first."""
    return _listed(
        session, HelpRequest.asker_id == asker_id, HelpRequest.state.in_(("open", "claimed"))
    )


def asked_by(session: Session, asker_id: int, number: int) -> HelpRequest | None:
    """The request of this number if this member asked for it, ended or not."""
    found = _listed(session, HelpRequest.asker_id == asker_id, HelpRequest.no == number)
    return found[0] if found else None


def claimed_by(session: Session, person_id: int) -> list[HelpRequest]:
    """What somebody has claimed and not finished, oldest first."""
    return _listed(session, HelpRequest.owner_id == person_id, HelpRequest.state == "claimed")


def open_for(session: Session, now: datetime, person_id: int) -> list[HelpRequest]:
    """The open requests somebody may claim, oldest first."""
    card = people.card(session, person_id)
    if card is None:
        return []
    found = _listed(
        session,
        HelpRequest.account == card.account,
        HelpRequest.state == "open",
        HelpRequest.asker_id != person_id,
    )
    return [one for one in found if may_claim(session, now, one, person_id)]


def lately_asked(
    session: Session, now: datetime, asker_id: int, *, within: timedelta
) -> HelpRequest | None:
    """The latest unfinished request a member made within this time: what a picture belongs to."""
    found = [one for one in open_of(session, asker_id) if one.asked_at > now - within]
    return found[-1] if found else None


def may_claim(session: Session, now: datetime, request: HelpRequest, person_id: int) -> bool:
    """Whether somebody may claim: told of it or offered it, in charge of the asker, or a volunteer
    of a unit the asker belongs to."""
    if person_id in (*request.told_ids, request.handed_to_id):
        return True
    if any(one.id == person_id for one in people.organisers(session, now, request.asker_id)):
        return True
    return person_id != request.asker_id and (
        people.may_act_for(session, now, viewer_id=person_id, person_id=request.asker_id)
        or _is_volunteer_for(session, now, person_id, request.asker_id)
    )


def progress(
    session: Session, now: datetime, *, account: str, number: int, by_id: int
) -> Progress | NotFound:
    """Where a request stands, for the asker and those who may help; to others it is not there."""
    found = session.scalars(
        select(HelpRequest).where(HelpRequest.account == account, HelpRequest.no == number)
    ).first()
    if found is None:
        return NotFound(number)
    if by_id not in (found.asker_id, found.asked_by_id, found.owner_id) and not may_claim(
        session, now, found, by_id
    ):
        return NotFound(number)
    cards = people.cards(session, [one for one in (found.owner_id, found.organiser_id) if one])
    return Progress(
        id=found.id,
        no=found.no,
        text=found.text,
        state=found.state,
        answer_by=found.answer_by,
        owner=cards.get(found.owner_id or 0),
        organiser=cards.get(found.organiser_id or 0),
        note=found.done_note,
    )


def figures(session: Session, now: datetime, account: str | None = None) -> dict[str, int]:
    """Help requests in figures (INTERFACE §6); overdue ones are open or claimed too."""
    late = ((HelpRequest.state == "open") & (HelpRequest.answer_by < now)) | (
        (HelpRequest.state == "claimed") & (HelpRequest.finish_by < now)
    )
    counted = select(
        _in_state("open"),
        _in_state("claimed"),
        func.count(case((late, 1))),
        _in_state("done"),
        _in_state("cancelled"),
    )
    if account is not None:
        counted = counted.where(HelpRequest.account == account)
    return dict(zip(_FIGURES, session.execute(counted).one(), strict=True))


def _in_state(state: str) -> ColumnElement[int]:
    return func.count(case((HelpRequest.state == state, 1)))


def _listed(session: Session, *conditions: ColumnElement[bool]) -> list[HelpRequest]:
    found: Sequence[HelpRequest] = session.scalars(
        select(HelpRequest).where(*conditions).order_by(HelpRequest.no)
    ).all()
    return list(found)


def _is_volunteer_for(session: Session, now: datetime, person_id: int, asker_id: int) -> bool:
    """A volunteer helps the people of the unit the role is held in, and below."""
    units = [
        one.unit_id for one in people.roles_of(session, now, person_id) if one.role == "volunteer"
    ]
    of_asker = people.Person.id == asker_id
    return any(
        session.execute(people.members_select(unit_id).where(of_asker)).first() is not None
        for unit_id in units
    )
