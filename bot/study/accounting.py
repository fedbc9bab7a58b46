"""After a study day: whoever is missing without a reason has somebody who sees to it, and the
secretary reads on the morning after how it went."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import calendar, due
from bot.core.kept_facts import Kept, Saying
from bot.core.links import sheet_address
from bot.study import owners, queries, rules
from bot.study.models import Invitee, StudyDay
from bot.study.sheet import Figures, whole
from bot.study.standing import Of, standing

ACCOUNT = "study_day.account"  # the kinds of its due rows
SHEET = "study_day.sheet"
ABOUT = "study_sheet"  # what the morning's message is about, with the day's id
MISSED = "missed"  # the kind of the errand about who was not there
MORNING = time(8)  # local, when the lists of errands go; in quiet hours it waits on
_ASKED_DAYS = 8  # as long as an attendance may be corrected and the lesson made up, and one
_IN_DAYS = timedelta(days=2)
_NAMES_SHOWN = 5
_REMEMBERED = timedelta(days=365)
_OF_USE = timedelta(days=3)
_GONE = ("handed", "spoken", "nobody", "makeup", "paused", "elsewhere")


def plan_accounting(session: Session, day: StudyDay, zone: ZoneInfo) -> None:
    """Ask for both when the day is over; asked again, as when the day moves, for its new end."""
    due.plan(session, kind=ACCOUNT, subject_id=day.id, occurrence=_once(day), at=day.ends_at)
    due.plan(session, kind=SHEET, subject_id=day.id, occurrence=_once(day), at=_morning(day, zone))


def account_for(
    session: Session,
    now: datetime,
    study_day_id: int,
    occurrence: str,
    zone: ZoneInfo,
    pace: errands.Pace | None = None,
) -> str:
    """Hand over who is missing and in nobody's hands, and look again every day for a week: a
    correction is made, the time to make it up is over. What came of it, in a word or two.
    """
    day = queries.get(session, study_day_id)
    if _is_stale(session, now, day, occurrence, zone):
        return "moved"
    if day.cancelled_at is not None:
        return "cancelled"
    nth = int(occurrence.partition(" ")[2] or 0) + 1
    if nth <= _ASKED_DAYS:
        again = f"{_once(day)} {nth}"
        at = day.ends_at + nth * rules.A_DAY
        due.plan(session, kind=ACCOUNT, subject_id=day.id, occurrence=again, at=at)
    close_for_those_who_came(session, now, day)
    return f"handed over {hand_over_missed(session, now, day, zone, pace=pace)}"


def close_for_those_who_came(session: Session, now: datetime, day: StudyDay) -> int:
    """Who was entered later or made it up needs nobody's call any more; how many."""
    rows = standing(session, Of(day, now))
    came = session.scalars(select(rows.c.person_id).where(rows.c.place == "attended")).all()
    return close_missed(session, now, day, came)


def close_missed(session: Session, now: datetime, day: StudyDay, came: Sequence[int]) -> int:
    """These members were there after all: nobody need call them about it; how many."""
    about = ("study_day", day.id)
    return errands.close_about(session, now, about, "came", person_ids=came, kinds=[MISSED])


def settle(session: Session, now: datetime, day: StudyDay, person_id: int, zone: ZoneInfo) -> None:
    """The attendance of one member has become another: whoever was to see to them need not any
    more, or somebody is to from now on. Nothing while the day is not over."""
    them = select(literal(person_id))
    rows = standing(session, Of(day, now, them))
    if session.scalar(select(rows.c.place).where(rows.c.place == "attended")) is not None:
        close_missed(session, now, day, [person_id])
    hand_over_missed(session, now, day, zone, them)


def hand_over_again(session: Session, now: datetime, person_id: int, zone: ZoneInfo) -> int:
    """A member wants messages again: what they missed meanwhile is no longer explained by that, and
    becomes an errand where nothing else explains it; how many."""
    them = select(literal(person_id))
    missed = session.scalars(
        select(StudyDay)
        .join(Invitee, Invitee.study_day_id == StudyDay.id)
        .where(
            Invitee.person_id == person_id,
            StudyDay.ends_at <= now,
            StudyDay.ends_at > now - _REMEMBERED,
            StudyDay.cancelled_at.is_(None),
        )
    ).all()
    return sum(hand_over_missed(session, now, day, zone, them) for day in missed)


def hand_over_missed(
    session: Session,
    now: datetime,
    day: StudyDay,
    zone: ZoneInfo,
    among: Select[int] | None = None,
    pace: errands.Pace | None = None,
) -> int:
    """Whoever is missing and in nobody's hands becomes an errand of their organiser, spread over
    the days as `pace` says; how many."""
    of = Of(day, now, among)
    if not of.is_over:
        return 0
    rows = standing(session, of)
    missed = session.scalars(select(rows.c.person_id).where(rows.c.place == "nobody")).all()
    if not missed:
        return 0
    theirs = owners.of(session, now, day, missed)
    what = errands.Assignment(
        account=day.account,
        kind=MISSED,
        about=("study_day", day.id),
        due_at=errands.next_evening(now + _IN_DAYS, zone),
        reason="errand-missed-study-day",
        facts={"title": day.title, "starts_at": day.starts_at},
        listed_from=calendar.end_of_day(now, zone),
        pace=pace,
    )
    return len(errands.give_many(session, now, what, persons=missed, owners=theirs))


def tell_secretaries(
    session: Session,
    now: datetime,
    study_day_id: int,
    occurrence: str,
    zone: ZoneInfo,
    public_url: str,
) -> str:
    """On the morning after: the figures to the secretary of the unit, and to those of the units
    below it their own; to the host where there is no secretary. What came of it."""
    day = queries.get(session, study_day_id)
    if _is_stale(session, now, day, occurrence, zone):
        return "moved"
    if day.cancelled_at is not None:
        return "cancelled"
    hand_over_missed(session, now, day, zone)
    drafts = list(_drafts(session, now, day, _readers(session, now, day), zone, public_url))
    return f"told {delivery.plan_each(session, now, drafts)}"


def _readers(session: Session, now: datetime, day: StudyDay) -> list[tuple[int, int]]:
    """(unit, person): whose figures go to whom, the widest to who holds several."""
    held = people.in_office(session, now, day.unit_id, "secretary")
    host = day.host_id or day.author_id
    if host is not None and not any(unit == day.unit_id for unit, _ in held):
        held.insert(0, (day.unit_id, host))
    widest: dict[int, int] = {}
    for unit, person in held:
        widest.setdefault(person, unit)
    return [(unit, person) for person, unit in widest.items()]


def _drafts(
    session: Session,
    now: datetime,
    day: StudyDay,
    readers: Sequence[tuple[int, int]],
    zone: ZoneInfo,
    public_url: str,
) -> Iterator[tuple[delivery.Draft, int]]:
    for unit_id, person_id in readers:
        members = None if unit_id == day.unit_id else people.members_select(unit_id)
        of = Of(day, now, members)
        counts = whole(session, of)
        if counts["invited"]:
            link = sheet_address(public_url, day.id, unit_id)
            yield _draft(day, now, counts, _names(session, of), link, zone), person_id


def _draft(
    day: StudyDay,
    now: datetime,
    counts: Figures,
    names: Sequence[str],
    link: str,
    zone: ZoneInfo,
) -> delivery.Draft:
    missed = counts.missed - counts["place_leave"]
    facts: dict[str, Kept] = {
        "title": day.title,
        "starts_at": day.starts_at,
        "invited": counts["invited"],
        "attended": counts["attended"],
        **{one: counts[f"came_{one}"] for one in ("on_site", "remote", "door")},
        "leave": counts["place_leave"],
        "missed": missed,
        "missing": _missing(missed, counts["place_handed"], names),
        "link": link,
    }
    said = Saying("study-sheet-in-short", {one: facts[one] for one in ("attended", "missed")})
    return delivery.Draft(
        account=day.account,
        purpose="errand",
        key="study-sheet-morning",
        facts=facts,
        about=(ABOUT, day.id),
        useless_after=now + _OF_USE,
        template={
            "title": day.title,
            "reason": said,
            "due_at": calendar.end_of_day(now, zone),
        },
    )


def _missing(missed: int, handed: int, names: Sequence[str]) -> Saying:
    if not missed:
        return Saying("study-sheet-nobody-missing")
    listed = names[-1]
    said: Saying | str = listed
    for name in reversed(names[:-1]):
        said = Saying("study-sheet-names", {"first": name, "rest": said})
    return Saying("study-sheet-missing", {"names": said, "count": missed, "handed": handed})


def _names(session: Session, of: Of) -> list[str]:
    """A few of those who are missing without having asked for leave, those in hands first."""
    rows = standing(session, of)
    wanted: Select[str] = (
        select(rows.c.name)
        .where(rows.c.place.in_(_GONE))
        .order_by(rows.c.place != "handed", rows.c.name, rows.c.person_id)
        .limit(_NAMES_SHOWN)
    )
    return list(session.scalars(wanted))


def _is_stale(
    session: Session, now: datetime, day: StudyDay, occurrence: str, zone: ZoneInfo
) -> bool:
    """The day ends at another time than this row was asked for: it is asked for again."""
    if occurrence.partition(" ")[0] == _once(day):
        return False
    if day.ends_at > now:
        plan_accounting(session, day, zone)
    return True


def _once(day: StudyDay) -> str:
    return f"{day.ends_at:%Y-%m-%dT%H:%M}"


def _morning(day: StudyDay, zone: ZoneInfo) -> datetime:
    return rules.on_the_day_of(day.ends_at + rules.A_DAY, MORNING, zone)
