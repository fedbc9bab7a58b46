"""Handing over: those whom the machine cannot bring a word from become somebody's errand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core.facts import About
from bot.core.kept_facts import Kept
from bot.notices import ledger, queries
from bot.notices.informing import inform, not_informed
from bot.notices.models import Notice, Recipient
from bot.notices.publishing import CHANGE, CORRECTION

_AT_ONCE = 5000  # ids in one statement
_KINDS = {"cannot": "ask_why", "cannot_why": "ask_why", "correction": "tell", "change": "tell"}
_BY_MOUTH = {CORRECTION: "correction", CHANGE: "change"}
_ABOUT = {answer: kind for kind, answer in _BY_MOUTH.items()}
_FOR_THE_AUTHOR = frozenset({"cannot", "cannot_why"})
_REASONS: Mapping[str, str] = {
    "call_me": "errand-notice-call-me",
    "cannot": "errand-notice-cannot",
    "cannot_why": "errand-notice-cannot-why",
    "silent": "errand-notice-silent",
    "no_route": "errand-notice-no-route",
    "correction": "errand-notice-recalled",
    "change": "errand-notice-changed",
}


def hand_over_due(
    session: Session, now: datetime, notice_id: int, zone: ZoneInfo, per_day: int = 0
) -> int:
    """Everybody a notice still waits for goes to their organiser (`hand_over_after`); how many.

    `per_day`: so many people a day each organiser can call, 0: all by the evening of tomorrow.
    """
    notice = session.get(Notice, notice_id)
    if notice is None or notice.recalled_at is not None:
        return 0
    inform(session, now, notice_id)
    silent = session.scalars(queries.waiting(notice_id)).all()
    reason = "no_route" if notice.for_information else "silent"
    return hand_over(session, now, notice_id, silent, reason, zone, per_day)


def hand_over(
    session: Session,
    now: datetime,
    notice_id: int,
    person_ids: Sequence[int],
    reason: str,
    zone: ZoneInfo,
    per_day: int = 0,
) -> int:
    """Those of `person_ids` who are waited for become errands of their organisers, nobody there:
    of the author; how many. `reason`: silent or no_route. Whoever answered meanwhile is left out.

    Each gets a date on which their organiser, who calls `per_day` people a day, gets to them; whom
    nobody there gets to while the notice is of use goes one up.
    """
    notice = session.get_one(Notice, notice_id)
    what = task_of(notice, now, reason, zone)
    shared = errands.share(
        session,
        now,
        _owners(session, now, notice, person_ids),
        first=what.due_at,
        latest=max(notice.useless_after, what.due_at),
        pace=errands.Pace(0 if notice.urgent else per_day, zone),
    )
    owners = shared.owners
    moved = [
        person_id
        for to_id, persons in _by_owner(owners).items()
        for person_id in _move(session, now, notice_id, persons, to_id, reason)
    ]
    session.expire_all()
    errands.give_many(session, now, what, persons=moved, owners=owners, due=shared.due)
    if notice.urgent:
        _tell_soon(session, now, notice, {owners[one] for one in moved})
    ledger.settle(session, now, notice_id)
    return len(moved)


def routes_exhausted(
    session: Session,
    now: datetime,
    fact: delivery.RoutesExhausted,
    zone: ZoneInfo,
    per_day: int = 0,
) -> bool:
    """A text of the notice, its new words or its recall found no way to a member: handed over.

    False when nothing had to be done: the member has answered, the notice was recalled.
    """
    kind, notice_id = fact.about
    if kind in _BY_MOUTH:
        return _tell_by_mouth(session, now, notice_id, fact.person_id, zone, kind)
    notice = session.get(Notice, notice_id)
    if notice is None or notice.recalled_at is not None:
        return False  # nobody is to be told any more
    not_informed(session, now, notice_id, fact.person_id)
    person_ids = [fact.person_id]
    return hand_over(session, now, notice_id, person_ids, "no_route", zone, per_day) > 0


def task_of(
    notice: Notice, now: datetime, answer: str, zone: ZoneInfo, why: str | None = None
) -> errands.Assignment:
    """What has to be done after an `answer` (or silence), by the evening of tomorrow."""
    about: About = (_ABOUT.get(answer, "notice"), notice.id)
    facts: dict[str, Kept] = {"title": notice.title}
    return errands.Assignment(
        account=notice.account,
        kind=_KINDS.get(answer, "call"),
        about=about,
        due_at=errands.next_evening(now, zone),
        reason=_REASONS[answer],
        facts=facts if why is None else {**facts, "why": why},
        listed_from=now,
        as_organiser=answer not in _FOR_THE_AUTHOR,
    )


def _owners(
    session: Session, now: datetime, notice: Notice, person_ids: Sequence[int]
) -> dict[int, int | None]:
    found = people.organisers_of_many(session, now, person_ids)
    author = people.card(session, notice.author_id)
    fallback = None if author is None or author.left_at is not None else author.id
    return {one: owner if owner is not None else fallback for one, owner in found.items()}


def _by_owner(owners: Mapping[int, int | None]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = defaultdict(list)
    for person_id, owner_id in owners.items():
        found[owner_id].append(person_id)
    return found


def _move(
    session: Session,
    now: datetime,
    notice_id: int,
    persons: Sequence[int],
    to_id: int | None,
    answer: str,
) -> Iterable[int]:
    for start in range(0, len(persons), _AT_ONCE):
        yield from session.scalars(
            update(Recipient)
            .where(
                Recipient.notice_id == notice_id,
                Recipient.person_id.in_(persons[start : start + _AT_ONCE]),
                Recipient.state == "waiting",
            )
            .values(state="handed_over", answer=answer, since=now, to_id=to_id)
            .returning(Recipient.person_id)
            .execution_options(synchronize_session=False)
        ).all()


def _tell_soon(
    session: Session, now: datetime, notice: Notice, owners: Iterable[int | None]
) -> None:
    for owner_id in owners:
        if owner_id is not None:
            errands.tell_soon(session, now, owner_id, f"notice-{notice.id}")


def _tell_by_mouth(
    session: Session, now: datetime, notice_id: int, person_id: int, zone: ZoneInfo, kind: str
) -> bool:
    """Somebody may act on what does not hold (any more): a person tells them."""
    notice = session.get(Notice, notice_id)
    if notice is None:
        return False
    owners = _owners(session, now, notice, [person_id])
    what = task_of(notice, now, _BY_MOUTH[kind], zone)
    errands.give_many(session, now, what, persons=[person_id], owners=owners)
    owner_id = owners[person_id]
    if owner_id is not None:
        errands.tell_soon(session, now, owner_id, f"{kind}-{notice_id}")
    return True
