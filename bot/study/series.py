"""Publishing a series: the plan of a year in one act, and one message about all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.kept_facts import Kept, Saying
from bot.study import homes, publishing, queries
from bot.study.models import StudyDay, StudySeries
from bot.study.outcomes import SeriesPublished, StartsInThePast
from bot.study.publishing import Plan
from bot.study.recurrence import LAST, Rule
from bot.study.timing import Timing

ANNOUNCED = "study-plan-announced"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of a series before it is published. `planned_at`: when the rule has it, where it was
    moved from there, by a festival or by hand."""

    starts_at: datetime
    title: str
    place: str
    planned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """A series before it is published; `days` in the order of time."""

    account: str
    unit_id: int
    author_id: int | None
    rule: Rule
    first_day: date
    title: str
    place: str
    days: tuple[PlannedDay, ...]


def publish_series(
    session: Session, now: datetime, plan: SeriesPlan, timing: Timing
) -> SeriesPublished | StartsInThePast:
    """Enter every day of the series, invite its unit to all of them, plan their reminders, and
    tell everybody once: the plan in short, with the question for the nearest day."""
    late = next((one.starts_at for one in plan.days if one.starts_at <= now), None)
    if late is not None:
        return StartsInThePast(late)
    series = _series(session, now, plan)
    days = [
        publishing.add_day(session, now, _day(plan, one, series.id), timing)
        for one in sorted(plan.days, key=lambda one: one.starts_at)
    ]
    members = people.members_select(plan.unit_id)
    publishing.invite(session, StudyDay.series_id == series.id, members)
    for day in days:
        homes.settle_day(session, now, day, timing.zone)
        publishing.plan_reminders(session, now, day, timing)
    draft = announcement(series, days, timing.zone)
    delivery.plan(session, now, draft, queries.unanswered(days[0].id))
    return SeriesPublished(tuple(days), queries.invited(session, days[0].id))


def announcement(series: StudySeries, days: Sequence[StudyDay], zone: ZoneInfo) -> delivery.Draft:
    """The one message about a series: its rule, how often, what was moved, and the nearest day."""
    nearest = days[0]
    facts: dict[str, Kept] = {
        "rule": rule_said(series),
        "count": len(days),
        "moved": _moved(days, zone),
        "starts_at": nearest.starts_at,
        "place": nearest.place,
        "title": nearest.title,
    }
    return delivery.Draft(
        account=nearest.account,
        purpose="study_day_reminder",
        key=ANNOUNCED,
        facts=facts,
        about=("study_day", nearest.id),
        useless_after=nearest.starts_at,
        template={name: facts[name] for name in ("starts_at", "place", "title")},
        question="study_day",
        question_until=nearest.starts_at,
    )


def rule_said(rule: Rule | StudySeries) -> Saying:
    """The rule of a series in words: 每月15日, 每月第二个周六."""
    if rule.month_day is not None:
        return Saying("plan-rule-day", {"day": rule.month_day})
    weekday = Saying(f"weekday-{rule.weekday}")
    if rule.nth == LAST:
        return Saying("plan-rule-last", {"weekday": weekday})
    return Saying("plan-rule-nth", {"nth": Saying(f"nth-{rule.nth}"), "weekday": weekday})


def _moved(days: Sequence[StudyDay], zone: ZoneInfo) -> Saying | None:
    local = [day.starts_at.astimezone(zone) for day in days if day.planned_at is not None]
    if not local:
        return None
    said = [Saying("plan-day", {"month": one.month, "day": one.day}) for one in local]
    listed = said[-1]
    for one in reversed(said[:-1]):
        listed = Saying("plan-days-and", {"first": one, "rest": listed})
    return Saying("plan-moved", {"days": listed})


def _series(session: Session, now: datetime, plan: SeriesPlan) -> StudySeries:
    rule = plan.rule
    series = StudySeries(
        account=plan.account,
        unit_id=plan.unit_id,
        author_id=plan.author_id,
        month_day=rule.month_day,
        nth=rule.nth,
        weekday=rule.weekday,
        at=rule.at,
        first_day=plan.first_day,
        months=len(plan.days),
        on_holiday=rule.on_holiday,
        title=plan.title,
        place=plan.place,
        created_at=now,
    )
    session.add(series)
    session.flush()
    return series


def _day(plan: SeriesPlan, day: PlannedDay, series_id: int) -> Plan:
    return Plan(
        account=plan.account,
        unit_id=plan.unit_id,
        author_id=plan.author_id,
        starts_at=day.starts_at,
        place=day.place,
        title=day.title,
        series_id=series_id,
        planned_at=day.planned_at,
    )
