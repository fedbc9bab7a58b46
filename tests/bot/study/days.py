"""Study days made in one line, and their sheets."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import study
from bot.people import Person, Unit
from tests.builders import NOW, settings

TIMING = study.Timing.of(settings())
STARTS = NOW + timedelta(days=2)
ENDS = STARTS + timedelta(hours=2)
AFTER = ENDS + timedelta(minutes=1)


def publish(
    session: Session,
    unit: Unit,
    author: Person,
    *,
    starts_at: datetime = STARTS,
    title: str = "防火",
) -> study.StudyDay:
    """A study day in two days, everybody told."""
    plan = study.Plan(
        account=unit.account,
        unit_id=unit.id,
        author_id=author.id,
        starts_at=starts_at,
        place="社区活动室",
        title=title,
    )
    published = study.publish(session, NOW, plan, TIMING)
    assert isinstance(published, study.Published)
    return published.day


def answer(session: Session, day: study.StudyDay, who: Person, mode: str) -> None:
    """How somebody takes part."""
    done = study.answer(session, NOW, study_day_id=day.id, person_id=who.id, mode=mode)
    assert isinstance(done, study.Answered)


def check_in(
    session: Session, day: study.StudyDay, who: Person, code: str | None = None
) -> study.CheckInOutcome:
    """Somebody is in, shortly after the start."""
    at = day.starts_at + timedelta(minutes=5)
    return study.check_in(session, at, account=day.account, person_id=who.id, code=code)


def sheet(
    session: Session, day: study.StudyDay, now: datetime = AFTER, members: object = None
) -> study.Sheet:
    """The sheet of a day, by default just after its end."""
    return study.sheet(session, study.Of(day, now, members))  # type: ignore[arg-type]


def balances(made: study.Sheet) -> None:
    """Everybody stands in exactly one place, in the whole, in every unit and category."""
    parts = [one.figures for one in made.units]
    for figures in (made.whole, *parts, *made.categories.values()):
        answers = ("on_site", "online", "door", "leave", "silent")
        assert figures["invited"] == sum(figures[one] for one in answers)
        assert figures["attended"] == sum(figures.of("came_").values())
        assert figures["attended"] == sum(figures.of("evidence_").values())
        assert figures["attended"] == sum(figures.of("by_").values())
        assert figures["answered"] == sum(figures.of("said_").values())
        assert figures["attended"] <= figures["seen"] <= figures["invited"]
        if made.is_over:
            assert figures["invited"] == figures["attended"] + figures.missed
        else:
            assert figures.missed == 0
    for name in made.whole.counts:
        assert made.whole[name] == sum(one[name] for one in parts), name
        assert made.whole[name] == sum(one[name] for one in made.categories.values()), name
