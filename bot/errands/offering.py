"""转 5 姓名: another is asked to take what is to be done about a member, theirs once they say 1."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due
from bot.core.kept_facts import Kept, Saying, bring_back
from bot.errands import rules
from bot.errands.ending import of_number
from bot.errands.models import Errand
from bot.errands.outcomes import (
    Accepted,
    CannotTake,
    CannotWait,
    Declined,
    NoSuchErrand,
    NoSuchNumber,
    Offered,
)
from bot.people import PersonCard

# What its text is about, with the id of one of the errands; and its question.
OFFER = "errand_offer"
OFFER_OVER = "errand.offer_over"  # the kind of its due row
_IN_CHARGE = frozenset({"leader", "secretary", "officer"})
_ASKED_FOR = timedelta(days=2)


def offer(
    session: Session,
    now: datetime,
    *,
    owner: PersonCard,
    number: int,
    to: PersonCard,
    zone: ZoneInfo,
) -> Offered | NoSuchNumber | CannotWait | CannotTake:
    """Ask `to`, or who stands in for them, to take what the owner has under this number."""
    found = of_number(session, now, owner.id, number, zone)
    person = people.card(session, found[0].person_id) if found else None
    if person is None:
        return NoSuchNumber(number)
    may_go = [one for one in found if one.kind not in rules.WITH_THEIR_OWN_PROMISE]
    if not may_go:
        return CannotWait(person.name)
    there = _or_stand_in(session, to)
    if there.id in (owner.id, person.id) or not _looks_after_some(session, now, there.id):
        return CannotTake(to.name)
    for one in may_go:
        delivery.withdraw(session, now, (OFFER, one.id), "asked-another", close_questions=True)
        due.cancel(session, now, kind=OFFER_OVER, subject_id=one.id, reason="asked-another")
        one.offered_to_id = there.id
    session.flush()
    delivery.plan(session, now, _question(now, may_go[0], owner, person), [there.id])
    due.plan(
        session,
        kind=OFFER_OVER,
        subject_id=may_go[0].id,
        occurrence=f"{there.id} {now:%Y-%m-%dT%H:%M}",
        at=now + _ASKED_FOR,
    )
    return Offered(person, there)


def end_offer(session: Session, now: datetime, errand_id: int, occurrence: str) -> str:
    """Whoever was asked has not said a word in two days: nobody is waited for, and the giver reads
    so in their next reply. What came of it, in a word."""
    asked_id = int(occurrence.split()[0])
    offered = _offered(session, errand_id, asked_id)
    if not offered:
        return "answered"
    stays(session, errand_id, asked_id)
    delivery.withdraw(session, now, (OFFER, errand_id), "unanswered", close_questions=True)
    giver_id, person_id = offered[0].owner_id or 0, offered[0].person_id
    _told(session, now, person_id, giver_id, asked_id, "errand-offer-unanswered")
    return "unanswered"


def accept(
    session: Session, now: datetime, *, errand_id: int, by_id: int
) -> Accepted | NoSuchErrand:
    """1: theirs from now on, the giver reads so in their next reply. Refused once it is over."""
    offered = _offered(session, errand_id, by_id)
    if not offered:
        return NoSuchErrand()
    giver_id, person_id = offered[0].owner_id or 0, offered[0].person_id
    session.execute(
        update(Errand)
        .where(Errand.id.in_([one.id for one in offered]))
        .values(owner_id=by_id, stands_for_id=None, offered_to_id=None)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    for one in offered:
        delivery.withdraw(session, now, ("errand", one.id), "handed-on", [giver_id])
    return Accepted(*_told(session, now, person_id, giver_id, by_id, "errand-offer-accepted"))


def decline(
    session: Session, now: datetime, *, errand_id: int, by_id: int
) -> Declined | NoSuchErrand:
    """2: it stays with the giver, who reads so in their next reply."""
    offered = _offered(session, errand_id, by_id)
    if not offered:
        return NoSuchErrand()
    giver_id, person_id = offered[0].owner_id or 0, offered[0].person_id
    for one in offered:
        one.offered_to_id = None
    session.flush()
    return Declined(*_told(session, now, person_id, giver_id, by_id, "errand-offer-declined"))


def stays(session: Session, errand_id: int, by_id: int) -> None:
    """Whoever was asked cannot be reached: nobody is waited for."""
    for one in _offered(session, errand_id, by_id):
        one.offered_to_id = None
    session.flush()


def _offered(session: Session, errand_id: int, by_id: int) -> Sequence[Errand]:
    """What of the same giver about the same member they were asked to take and still may."""
    asked = session.get(Errand, errand_id)
    if asked is None:
        return []
    return session.scalars(
        select(Errand)
        .where(
            Errand.person_id == asked.person_id,
            Errand.owner_id == asked.owner_id,
            Errand.offered_to_id == by_id,
            Errand.state == "open",
        )
        .order_by(Errand.no)
        .with_for_update()
    ).all()


def _looks_after_some(session: Session, now: datetime, person_id: int) -> bool:
    """Who has a list of their own to see it in, and may read whom it is about."""
    return any(one.role in _IN_CHARGE for one in people.roles_of(session, now, person_id))


def _or_stand_in(session: Session, to: PersonCard) -> PersonCard:
    instead = people.stand_ins(session, [to.id]).get(to.id)
    return to if instead is None else people.card(session, instead) or to


def _question(
    now: datetime, errand: Errand, owner: PersonCard, person: PersonCard
) -> delivery.Draft:
    facts: dict[str, Kept] = {
        "giver": people.addressed(owner),
        "person": person.name,
        "why": Saying(errand.reason, bring_back(errand.facts)),
    }
    return delivery.Draft(
        account=errand.account,
        purpose="errand",
        key="errand-offer",
        facts=facts,
        about=(OFFER, errand.id),
        useless_after=now + _ASKED_FOR,
        template={
            "title": person.name,
            "reason": Saying("errand-offer-title", {"giver": people.addressed(owner)}),
            "due_at": errand.due_at,
        },
        question=OFFER,
    )


def _told(
    session: Session, now: datetime, person_id: int, giver_id: int, by_id: int, key: str
) -> tuple[PersonCard, PersonCard]:
    cards = people.cards(session, [person_id, giver_id, by_id])
    facts: dict[str, Kept] = {
        "person": cards[person_id].name,
        "to": people.addressed(cards[by_id]),
    }
    delivery.leave_word(session, now, person_id=giver_id, key=key, facts=facts, undo={})
    return cards[person_id], cards[giver_id]
