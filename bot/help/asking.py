"""Asking for help, making it urgent, adding to it, taking it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import numbers
from bot.core.settings import Settings
from bot.help import escalating, owning, queries, rules, telling
from bot.help.models import Addition, HelpRequest
from bot.help.outcomes import AlreadyDone, Asked, Cancelled, NotFound
from bot.people import PersonCard


def ask(
    session: Session,
    now: datetime,
    *,
    asker: PersonCard,
    text: str,
    urgent: bool,
    settings: Settings,
    danger: str | None = None,
    asked_by_id: int | None = None,
) -> Asked:
    """Enter a member's request and tell the organiser; for words of `danger` (their kind) the
    leader and the secretary, and on their lists. `asked_by_id`: who asked in the member's name."""
    urgent = urgent or danger is not None
    request = _enter(session, now, asker, text, settings, urgent=urgent)
    request.danger, request.asked_by_id = danger, asked_by_id
    told = _first_told(session, now, request)
    for one in told:
        telling.offer(session, now, request, one, settings)
    if danger is None:
        _ask_neighbours(session, now, request, settings)
    if danger is not None or not told:
        _on_lists(session, now, request, told)
    owning.look_after(session, now, request, told[0].id if told else None)
    escalating.watch(session, request, request.answer_by)
    return _asked(now, request, told, settings)


def hurry(
    session: Session, now: datetime, *, request_id: int, settings: Settings
) -> Asked | AlreadyDone:
    """急: the request is urgent from now on; who was to read of it in the morning does at once."""
    request = session.get_one(HelpRequest, request_id, with_for_update=True, populate_existing=True)
    if request.state not in ("open", "claimed"):
        return AlreadyDone(request.no)
    told = list(people.cards(session, request.told_ids).values())
    if request.urgent or request.state == "claimed":
        return _asked(now, request, told, settings)
    request.urgent = True
    request.answer_by = rules.promise(now, settings, urgent=True)
    escalating.stop_watching(session, now, request, "urgent")
    telling.stop_offers(session, now, request, "urgent")
    request.told_ids = []
    in_charge = {one.id for one in people.organisers(session, now, request.asker_id)}
    for one in told:
        offer = telling.offer if one.id in in_charge else telling.offer_to_neighbour
        offer(session, now, request, one, settings)
    escalating.watch(session, request, request.answer_by)
    return _asked(now, request, told, settings)


def add(session: Session, now: datetime, *, request_id: int, kind: str, sealed: str) -> None:
    """Something the asker adds, sealed: a line, a picture, a position."""
    session.add(Addition(help_request_id=request_id, at=now, kind=kind, content_sealed=sealed))
    session.flush()


def cancel(
    session: Session, now: datetime, *, account: str, number: int, by: PersonCard
) -> Cancelled | NotFound | AlreadyDone:
    """取消 12: the asker (or who asked for them) needs it no more; those told of it read that."""
    request = queries.by_number(session, account, number)
    if request is None or by.id not in (request.asker_id, request.asked_by_id):
        return NotFound(number)
    if request.state not in ("open", "claimed"):
        return AlreadyDone(number)
    to_tell = _whom_it_concerns(session, request)
    request.state, request.handed_to_id = "cancelled", None
    session.flush()
    telling.stop_offers(session, now, request, "cancelled")
    errands.close_about(session, now, telling.about(request), "cancelled")
    escalating.stop_watching(session, now, request, "cancelled")
    for person_id in to_tell:
        telling.tell_helper(session, now, request, person_id, "help-request-cancelled")
    return Cancelled(request.id, request.no)


def _enter(
    session: Session,
    now: datetime,
    asker: PersonCard,
    text: str,
    settings: Settings,
    *,
    urgent: bool,
) -> HelpRequest:
    request = HelpRequest(
        account=asker.account,
        no=numbers.next_number(session, asker.account, "help_request"),
        asker_id=asker.id,
        text=text,
        urgent=urgent,
        state="open",
        told_ids=[],
        watches=0,
        asked_at=now,
        answer_by=rules.promise(now, settings, urgent=urgent),
    )
    session.add(request)
    session.flush()
    return request


def _ask_neighbours(
    session: Session, now: datetime, request: HelpRequest, settings: Settings
) -> None:
    """Beside the organiser, who is answerable, those neighbours who offered just this (我能帮)."""
    in_charge = [one.id for one in people.organisers(session, now, request.asker_id)]
    offering = people.who_offers(session, request.asker_id, request.text, leaving_out=in_charge)
    for neighbour, _ in offering:
        telling.offer_to_neighbour(session, now, request, neighbour, settings)


def _first_told(session: Session, now: datetime, request: HelpRequest) -> list[PersonCard]:
    """The organiser; where there is danger also the nearest secretary, else whoever is next."""
    line = people.organisers(session, now, request.asker_id)
    if request.danger is None or not line[1:]:
        return line[:1]
    return [line[0], _secretary(session, now, line[1:])]


def _secretary(session: Session, now: datetime, line: list[PersonCard]) -> PersonCard:
    for one in line:
        if any(held.role == "secretary" for held in people.roles_of(session, now, one.id)):
            return one
    return line[0]


def _on_lists(
    session: Session, now: datetime, request: HelpRequest, told: list[PersonCard]
) -> None:
    telling.give_errand(session, now, request, told[0].id if told else None)
    for one in told[1:]:
        telling.give_errand(session, now, request, one.id, kind="help_too")


def _asked(
    now: datetime, request: HelpRequest, told: list[PersonCard], settings: Settings
) -> Asked:
    return Asked(
        id=request.id,
        no=request.no,
        urgent=request.urgent,
        answer_by=request.answer_by,
        waits_until=rules.waits_until(now, settings, urgent=request.urgent),
        told=tuple(told),
    )


def _whom_it_concerns(session: Session, request: HelpRequest) -> list[int]:
    """Who is coming, or has read of it and might."""
    if request.state == "claimed":
        return [one for one in (request.owner_id, request.handed_to_id) if one is not None]
    reached = session.scalars(delivery.told(telling.about(request))).all()
    return [one for one in reached if one in request.told_ids]
