"""Who is told what when somebody hands over: one text each, the need first."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import spoken_times
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.core.settings import Settings
from bot.people import Away

ABOUT = "absence"
_USEFUL_FOR = timedelta(days=3)
_TO_A_MEMBER = frozenset({"deliver_lesson", "visit"})  # somebody waits for who was to come


class _Load(Protocol):
    @property
    def errands(self) -> int:
        """How many errands."""

    @property
    def requests(self) -> int:
        """How many help requests."""


def substitute_asked(
    session: Session, now: datetime, fact: people.SubstituteAsked, settings: Settings
) -> None:
    """Ask who is to stand in, by 1 or 2, as long as it makes sense."""
    away = people.absence(session, fact.absence_id)
    if away is None:
        return
    facts = {"name": people.addressed(away.person), **_days(away, settings)}
    _plan(
        session,
        now,
        away,
        away.substitute.id,
        "handing-offer",
        facts,
        question="handing_offer",
        until=away.until,
    )


def substitute_answered(
    session: Session, now: datetime, fact: people.SubstituteAnswered, settings: Settings
) -> None:
    """Who asked reads the answer; without one their organiser gets an errand to help find one."""
    away = people.absence(session, fact.absence_id)
    if away is None:
        return
    key = {True: "handing-accepted", False: "handing-declined", None: "handing-unanswered"}
    facts = {"name": people.addressed(away.substitute), **_days(away, settings)}
    _plan(session, now, away, away.person.id, key[fact.yes], facts)
    if fact.yes is None:
        _find_somebody(session, now, away, settings)
    else:
        delivery.close_about(session, now, "handing_offer", away.id)


def asked_no_more(session: Session, now: datetime, fact: people.AskedNoMore) -> None:
    """The question is withdrawn; who has read it reads so."""
    away = people.absence(session, fact.absence_id)
    if away is None:
        return
    read = set(session.scalars(delivery.told((ABOUT, away.id))))
    delivery.withdraw(session, now, (ABOUT, away.id), "withdrawn")
    delivery.close_about(session, now, "handing_offer", away.id)
    errands.close_about(session, now, (ABOUT, away.id), "withdrawn")
    if away.substitute.id in read:
        facts: dict[str, Kept] = {"name": people.addressed(away.person)}
        _plan(session, now, away, away.substitute.id, "handing-no-more", facts)


def tell_substitute(
    session: Session, now: datetime, away: Away, load: _Load, settings: Settings
) -> None:
    """What is theirs to do from now on."""
    facts: dict[str, Kept] = {
        "name": people.addressed(away.person),
        "last": _days(away, settings)["last"],
    }
    key = "handing-begun" if load.errands or load.requests else "handing-begun-with-nothing"
    if key == "handing-begun":
        facts |= _counted(load)
    _plan(session, now, away, away.substitute.id, key, facts)


def tell_who_goes(session: Session, now: datetime, away: Away, settings: Settings) -> None:
    """With whom it is, and how to take it back."""
    substitute = session.get_one(people.Person, away.substitute.id)
    facts = {"name": substitute.name, "phone": _phone(substitute, settings)}
    _plan(session, now, away, away.person.id, "handing-gone", facts)


def tell_released(session: Session, now: datetime, away: Away) -> None:
    """The substitute need do it no more."""
    facts: dict[str, Kept] = {"name": people.addressed(away.person)}
    _plan(session, now, away, away.substitute.id, "handing-released", facts)


def tell_who_is_back(session: Session, now: datetime, away: Away, load: _Load) -> None:
    """What is theirs again."""
    _plan(session, now, away, away.person.id, "handing-back", _counted(load))


def tell_visited(
    session: Session,
    now: datetime,
    absence_id: int,
    moved: Sequence[errands.Moved],
    settings: Settings,
) -> None:
    """Members to whom somebody was to come read who comes instead."""
    for one in moved:
        errand = errands.errand(session, one.id)
        if one.kind not in _TO_A_MEMBER or errand is None or one.to_id == one.person_id:
            continue
        visitor = session.get_one(people.Person, one.to_id)
        reason = Saying("handing-visitor-reason", {"name": visitor.name})
        draft = delivery.Draft(
            account=errand.account,
            purpose="errand",
            key="handing-visitor",
            facts={
                "name": visitor.name,
                "phone": _phone(visitor, settings),
                "due_at": errand.due_at,
            },
            about=(ABOUT, absence_id),
            useless_after=max(errand.due_at, now),
            template={"title": visitor.name, "reason": reason, "due_at": errand.due_at},
        )
        delivery.plan(session, now, draft, [one.person_id])


def _find_somebody(session: Session, now: datetime, away: Away, settings: Settings) -> None:
    organiser = people.organiser(session, now, away.person.id)
    if organiser is None:
        return
    errands.give(
        session,
        now,
        account=away.person.account,
        kind="find_substitute",
        about=(ABOUT, away.id),
        person_id=away.person.id,
        owner_id=organiser.id,
        due_at=errands.next_evening(now, settings.locale.zone),
        reason="errand-find-substitute",
        facts={"name": away.substitute.name},
        listed_from=now,
    )


def _plan(
    session: Session,
    now: datetime,
    away: Away,
    to_id: int,
    key: str,
    facts: Mapping[str, Kept],
    *,
    question: str | None = None,
    until: datetime | None = None,
) -> None:
    draft = delivery.Draft(
        account=away.person.account,
        purpose="errand",
        key=key,
        facts=facts,
        about=(ABOUT, away.id),
        useless_after=until or now + _USEFUL_FOR,
        template={
            "title": away.person.name,
            "reason": Saying("handing-reason"),
            "due_at": away.since,
        },
        question=question,
        question_until=until,
    )
    delivery.plan(session, now, draft, [to_id])


def _days(away: Away, settings: Settings) -> dict[str, Kept]:
    zone, language = settings.locale.zone, settings.locale.language
    last = away.until - timedelta(seconds=1)
    return {
        "first": spoken_times.say_day(away.since, zone, language),
        "last": spoken_times.say_day(last, zone, language),
    }


def _counted(load: _Load) -> dict[str, Kept]:
    return {"errands": load.errands, "requests": load.requests}


def _phone(person: people.Person, settings: Settings) -> Kept:
    return settings.contact.phone if person.phone_sealed is None else Sealed(person.phone_sealed)
