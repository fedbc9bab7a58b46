"""What changes hands when somebody goes, comes back or is stood in for in turn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot import errands, help, people
from bot.core.settings import Settings
from bot.handing import telling


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody has to do: open errands, unfinished help requests."""

    errands: int
    requests: int


def load(session: Session, person_id: int) -> Load:
    """What is somebody's just now."""
    return Load(len(errands.open_of(session, person_id)), help.with_them(session, person_id))


def handed_over(
    session: Session, now: datetime, fact: people.HandedOver, settings: Settings
) -> None:
    """All that was theirs is their substitute's, who is told what it is; so is everybody to whom a
    visitor was to come."""
    away = people.absence(session, fact.absence_id)
    if away is None:
        return
    moved = settle(session, now, people.passing_through(session, away.person.id), settings)
    errands.close_about(session, now, ("absence", away.id), "somebody stands in")
    telling.tell_substitute(session, now, away, load(session, away.substitute.id), settings)
    telling.tell_who_goes(session, now, away, settings)
    telling.tell_visited(session, now, away.id, moved, settings)


def came_back(session: Session, now: datetime, fact: people.CameBack, settings: Settings) -> None:
    """What was done for them and is not finished is theirs again; both are told, who came back
    earlier by the reply to 回来了."""
    away = people.absence(session, fact.absence_id)
    if away is None:
        return
    moved = settle(session, now, people.passing_through(session, away.person.id), settings)
    telling.tell_released(session, now, away)
    if fact.how == "over":
        telling.tell_who_is_back(session, now, away, load(session, away.person.id))
    if fact.how != "replaced":
        telling.tell_visited(session, now, away.id, moved, settings)


def settle(
    session: Session, now: datetime, person_ids: Collection[int], settings: Settings
) -> Sequence[errands.Moved]:
    """Give what is these people's, or done for them, to whom it belongs now; the errands moved."""
    moved = errands.re_own(session, now, person_ids)
    help.re_own(session, now, person_ids, settings=settings)
    return moved


def tidy(session: Session, now: datetime, settings: Settings) -> int:
    """Settle what came to somebody in the moment they went, or lies with a substitute who has left
    since; how many people's things. The clock calls it every minute."""
    found = errands.strays(session) | help.strays(session)
    if found:
        settle(session, now, found, settings)
    return len(found)
