"""Never silent: a request that finds nobody goes up, and in the end stands on somebody's list."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import due
from bot.core.settings import Settings
from bot.help import owning, rules, telling
from bot.help.models import HelpRequest
from bot.people import PersonCard

OVERDUE = "help.overdue"


def watch(session: Session, request: HelpRequest, at: datetime) -> None:
    """Have `escalate` called at `at`; each time is an occurrence of its own."""
    request.watches += 1
    session.flush()
    nth = str(request.watches)
    due.plan(session, kind=OVERDUE, subject_id=request.id, occurrence=nth, at=at)


def stop_watching(session: Session, now: datetime, request: HelpRequest, reason: str) -> None:
    """The promise is kept, or nobody waits for it any more."""
    due.cancel(session, now, kind=OVERDUE, subject_id=request.id, reason=reason)


def escalate(session: Session, now: datetime, request_id: int, *, settings: Settings) -> str:
    """The promise of a request has run out: what was done, in a word (kept with the due row).

    Open: it goes to the next level up, and the asker is told. Claimed: its owner is asked how it
    stands. Anything else needs nothing.
    """
    request = session.get(HelpRequest, request_id, with_for_update=True, populate_existing=True)
    if request is None or request.state not in ("open", "claimed"):
        return "ended"
    if request.state == "claimed":
        return _ask_owner(session, now, request)
    follower = go_up(session, now, request, request.organiser_id, settings)
    if follower is None:
        return "nobody above"
    telling.tell_asker(
        session,
        now,
        request,
        "help-request-gone-up",
        follower.id,
        duty_phone=settings.contact.phone,
    )
    return "gone up"


def go_up(
    session: Session, now: datetime, request: HelpRequest, of: int | None, settings: Settings
) -> PersonCard | None:
    """Offer it to whoever comes after `of` and was not told yet, with the next span to answer.

    Nobody there: it stays with an errand of the last who was told.
    """
    line = people.organisers(session, now, request.asker_id)
    follower = rules.next_after(line, of, request.told_ids)
    if follower is None:
        telling.give_errand(session, now, request, request.organiser_id)
        return None
    owning.look_after(session, now, request, follower.id)
    telling.offer(session, now, request, follower, settings)
    watch(session, request, rules.promise(now, settings, urgent=request.urgent))
    return follower


def reopen(
    session: Session,
    now: datetime,
    request: HelpRequest,
    settings: Settings,
    *,
    leaving_out: int | None = None,
) -> PersonCard | None:
    """Open again under a new promise, and offered from the first of the line on; whom it was.

    `leaving_out` has just said that they cannot. Nobody else there: an errand of the first.
    """
    telling.stop_offers(session, now, request, "open-again")
    stop_watching(session, now, request, "open-again")
    request.state, request.answer_by = "open", rules.promise(now, settings, urgent=request.urgent)
    request.owner_id = request.handed_to_id = None
    request.claimed_at = request.finish_by = request.done_at = request.done_note = None
    request.told_ids = [] if leaving_out is None else [leaving_out]
    line = people.organisers(session, now, request.asker_id)
    to = next((one for one in line if one.id != leaving_out), None)
    owning.look_after(session, now, request, to.id if to else next((one.id for one in line), None))
    if to is None:
        telling.give_errand(session, now, request, request.organiser_id)
    else:
        telling.offer(session, now, request, to, settings)
    watch(session, request, request.answer_by)
    return to


def keep(session: Session, now: datetime, request: HelpRequest) -> None:
    """It is not handed on after all: it stays, and its owner reads so."""
    request.handed_to_id = None
    session.flush()
    if request.owner_id is not None:
        telling.tell_helper(session, now, request, request.owner_id, "help-request-not-handed-on")


def routes_exhausted(
    session: Session, now: datetime, fact: delivery.RoutesExhausted, *, settings: Settings
) -> str:
    """A text of a request found no way to somebody; what was done instead, in a word.

    To the asker: whoever helps is given an errand to ring them. To a helper: the next above is
    told, nobody there: the errand stands unassigned, where `status` and `doctor` show it.
    """
    request = session.get(HelpRequest, fact.about[1], with_for_update=True, populate_existing=True)
    if request is None:
        return "ended"
    if fact.person_id == request.asker_id:
        return _ring_asker(session, now, request)
    if request.state == "claimed" and fact.person_id == request.owner_id:
        return _list_for_owner(session, now, request)
    if request.state == "claimed" and fact.person_id == request.handed_to_id:
        keep(session, now, request)
        return "stays"
    if request.state == "open":
        return _pass_over(session, now, request, fact.person_id, settings)
    return "ended"


def _pass_over(
    session: Session, now: datetime, request: HelpRequest, person_id: int, settings: Settings
) -> str:
    request.told_ids = [one for one in request.told_ids if one != person_id]
    line = people.organisers(session, now, request.asker_id)
    if request.told_ids and person_id not in [one.id for one in line]:
        return "others were told"  # a neighbour: who is answerable has it
    if rules.next_after(line, person_id, request.told_ids) is not None:
        go_up(session, now, request, person_id, settings)
        return "gone up"
    if request.told_ids and request.organiser_id != person_id:
        return "others were told"
    last_told = request.told_ids[-1] if request.told_ids else None
    owning.look_after(session, now, request, last_told)
    telling.give_errand(session, now, request, request.organiser_id)
    return "errand"


def _ring_asker(session: Session, now: datetime, request: HelpRequest) -> str:
    errand = telling.give_errand(
        session,
        now,
        request,
        request.owner_id or request.organiser_id,
        kind="call",
        reason="errand-help-ring-asker",
    )
    errands.tell_owner(session, now, errand, at_once=True, urgent=request.urgent)
    return "errand"


def _list_for_owner(session: Session, now: datetime, request: HelpRequest) -> str:
    telling.give_errand(session, now, request, request.owner_id)
    return "errand"


def _ask_owner(session: Session, now: datetime, request: HelpRequest) -> str:
    if request.owner_id is None:
        return "ended"
    telling.tell_helper(session, now, request, request.owner_id, "help-request-how-far")
    telling.give_errand(session, now, request, request.owner_id)
    return "asked its owner"
