"""Handing over in one line, with everything that follows from it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import errands, help, people
from bot.core import due
from bot.people import Person
from bot.reactions import Reactions
from scheduler import build_acts
from tests.builders import ACCOUNT, NOW, settings

SETTINGS = settings()
TELL = Reactions(SETTINGS).tell
ACTS = build_acts(SETTINGS, TELL)
WEEK = timedelta(days=7)


def ask(
    session: Session,
    who: Person,
    by: Person,
    *,
    at: datetime = NOW,
    since: datetime | None = None,
    lasts: timedelta = WEEK,
) -> people.Away:
    """Somebody asks another to stand in, from `since` (at once) on."""
    begins = since or at
    asked = people.ask_to_stand_in(
        session,
        at,
        person_id=who.id,
        substitute_id=by.id,
        since=begins,
        until=begins + lasts,
        tell=TELL,
    )
    assert isinstance(asked, people.Away), asked
    return asked


def accept(
    session: Session, asked: people.Away, *, at: datetime = NOW
) -> people.Away | people.AwayToo | people.NothingToAnswer:
    """The substitute says 1."""
    by_id = asked.substitute.id
    return people.accept(session, at, absence_id=asked.id, by_id=by_id, tell=TELL)


def go(
    session: Session,
    who: Person,
    by: Person,
    *,
    at: datetime = NOW,
    since: datetime | None = None,
    lasts: timedelta = WEEK,
) -> people.Away:
    """Asked, and answered by yes."""
    asked = ask(session, who, by, at=at, since=since, lasts=lasts)
    done = accept(session, asked, at=at)
    assert isinstance(done, people.Away), done
    return done


def back(session: Session, who: Person, *, at: datetime = NOW) -> people.Away | people.NotAway:
    """回来了."""
    return people.come_back(session, at, person_id=who.id, tell=TELL)


def tick(session: Session, at: datetime) -> None:
    """The clock catches up with everything due."""
    for _ in range(500):
        row = due.take_next(session, at, list(ACTS))
        if row is None:
            return
        outcome = ACTS[row.kind](session, at, row.subject_id, row.occurrence)
        due.finish(row, at, outcome)
        session.flush()


def errand(
    session: Session, about: Person, owner: Person | None = None, *, kind: str = "call"
) -> errands.Errand:
    """An errand about somebody for `owner`, else for their organiser."""
    organiser = people.organiser(session, NOW, about.id)
    return errands.give(
        session,
        NOW,
        account=ACCOUNT,
        kind=kind,
        about=("message", about.id),
        person_id=about.id,
        owner_id=owner.id if owner else organiser.id if organiser else None,
        due_at=NOW + timedelta(days=1),
        reason="errand-message",
        facts={"text": "腿疼"},
        listed_from=NOW,
        as_organiser=owner is None,
    )


def owner_of(session: Session, given: errands.Errand) -> int | None:
    """Whose the errand is now."""
    session.refresh(given)
    return given.owner_id


def request(session: Session, asker: Person, *, at: datetime = NOW) -> help.HelpRequest:
    """A help request, as it stands in the database."""
    card = people.card(session, asker.id)
    assert card is not None
    asked = help.ask(session, at, asker=card, text="换灯泡", urgent=False, settings=SETTINGS)
    return help.get(session, asked.id)


def claim(session: Session, by: Person, number: int, *, at: datetime = NOW) -> object:
    """接单."""
    card = people.card(session, by.id)
    assert card is not None
    return help.claim(session, at, account=ACCOUNT, number=number, by=card, settings=SETTINGS)
