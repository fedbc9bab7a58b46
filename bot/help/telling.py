"""What the people around a help request are sent: offers to helpers, news to the asker."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import calendar
from bot.core.facts import About
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.core.settings import Settings
from bot.help import rules
from bot.help.models import HelpRequest

_OFFERED_FOR = timedelta(hours=24)  # so long an offer stays a question (VOICE §2)
_DONE_ASKED_FOR = timedelta(days=3)
_USEFUL_FOR = timedelta(days=3)


def about(request: HelpRequest) -> About:
    """What its texts and errands are about."""
    return ("help_request", request.id)


def offer(
    session: Session,
    now: datetime,
    request: HelpRequest,
    to: people.PersonCard,
    settings: Settings,
    key: str | None = None,
) -> None:
    """Tell somebody who can help, with the question 1 接单 2 not this time.

    Urgent ones go at any hour, a normal one at night when the quiet hours end (INTERFACE §4).
    """
    asker = session.get_one(people.Person, request.asker_id)
    facts: dict[str, Kept] = {
        "asker": asker.name,
        "text": request.text,
        "phone": _phone(asker, ""),
    }
    _offer(session, now, request, to, settings, key or _offer_key(request), facts)


def offer_to_neighbour(
    session: Session,
    now: datetime,
    request: HelpRequest,
    to: people.PersonCard,
    settings: Settings,
) -> None:
    """Tell a member who offered to help with such things; the phone is theirs once they claim."""
    asker = session.get_one(people.Person, request.asker_id)
    facts: dict[str, Kept] = {"asker": asker.name, "text": request.text}
    _offer(session, now, request, to, settings, "help-request-offer-neighbour", facts)


def _offer(
    session: Session,
    now: datetime,
    request: HelpRequest,
    to: people.PersonCard,
    settings: Settings,
    key: str,
    facts: Mapping[str, Kept],
) -> None:
    request.told_ids = [*request.told_ids, to.id]
    session.flush()
    from_when = now
    if not request.urgent:
        from_when = calendar.quiet_end(now, settings.notices.quiet_hours, settings.locale.zone)
    _plan(
        session,
        now,
        request,
        to.id,
        key,
        facts,
        question="help_offer",
        question_until=from_when + _OFFERED_FOR,
        held_at_night=not request.urgent,
        not_before=from_when,
    )


def tell_asker(
    session: Session,
    now: datetime,
    request: HelpRequest,
    key: str,
    helper_id: int | None = None,
    *,
    duty_phone: str = "",
    asks_whether_done: bool = False,
) -> None:
    """Tell the asker how it stands, at any hour. Facts of `key`: `helper` and their `phone`, or
    only the `phone` of the one on duty (of whom they have none, too)."""
    facts: dict[str, Kept] = {"phone": duty_phone}
    if helper_id is not None:
        helper = session.get_one(people.Person, helper_id)
        facts = {"helper": helper.name, "phone": _phone(helper, duty_phone)}
    if asks_whether_done:
        facts["note"] = request.done_note or ""
    _plan(
        session,
        now,
        request,
        request.asker_id,
        key,
        facts,
        question="help_done" if asks_whether_done else None,
        question_until=now + _DONE_ASKED_FOR if asks_whether_done else None,
        held_at_night=False,
    )


def tell_helper(
    session: Session, now: datetime, request: HelpRequest, person_id: int, key: str
) -> None:
    """Tell somebody who was told of it how it stands now, at any hour: they may be on the way."""
    asker = session.get_one(people.Person, request.asker_id)
    facts: dict[str, Kept] = {"asker": asker.name, "phone": _phone(asker, "")}
    _plan(session, now, request, person_id, key, facts, held_at_night=False)


def stop_offers(session: Session, now: datetime, request: HelpRequest, reason: str) -> None:
    """Nobody has to come any more: what waits is stopped, offers are closed, errands too."""
    delivery.withdraw(session, now, about(request), reason)
    delivery.close_about(session, now, "help_offer", request.id)
    errands.close_about(session, now, about(request), reason, kinds=["help", "help_too"])


def give_errand(
    session: Session,
    now: datetime,
    request: HelpRequest,
    owner_id: int | None,
    *,
    kind: str = "help",
    reason: str = "errand-help-request",
) -> errands.Errand:
    """The request on somebody's list of today, whether a text reaches them or not."""
    return errands.give(
        session,
        now,
        account=request.account,
        kind=kind,
        about=about(request),
        person_id=request.asker_id,
        owner_id=owner_id,
        due_at=request.answer_by,
        reason=reason,
        facts={"number": request.no, "text": rules.summary(request.text)},
        listed_from=now,
        as_organiser=request.state != "claimed",
    )


def _offer_key(request: HelpRequest) -> str:
    if request.danger is not None:
        return "help-request-offer-danger"
    return "help-request-offer-urgent" if request.urgent else "help-request-offer"


def _plan(
    session: Session,
    now: datetime,
    request: HelpRequest,
    to_id: int,
    key: str,
    facts: Mapping[str, Kept],
    *,
    question: str | None = None,
    question_until: datetime | None = None,
    held_at_night: bool,
    not_before: datetime | None = None,
) -> None:
    draft = delivery.Draft(
        account=request.account,
        purpose="help_request",
        key=key,
        facts={"number": request.no, **facts},
        about=about(request),
        useless_after=max(request.answer_by, now) + _USEFUL_FOR,
        template={
            "number": str(request.no),
            "state": Saying(f"help-request-state-{request.state}"),
            "summary": rules.summary(request.text),
        },
        question=question,
        question_until=question_until,
        urgent=request.urgent,
        every_route=key == "help-request-offer-danger",  # INTERFACE §4: whoever may come, surely
        held_at_night=held_at_night,
        not_before=not_before,
    )
    delivery.plan(session, now, draft, [to_id])


def _phone(person: people.Person, otherwise: str) -> Kept:
    return otherwise if person.phone_sealed is None else Sealed(person.phone_sealed)
