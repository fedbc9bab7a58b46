"""Reminding of study days: many at once, each at their own hour, nobody twice, nobody forgotten."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import errands, people, study
from bot.core import due
from bot.core.database import open_database
from bot.core.durations import Duration
from bot.core.hours import Quiet
from bot.delivery.models import Content, Outbound
from bot.people import Person, Unit
from bot.study.models import Invitee
from scheduler import ClockDoor, build_acts, build_batch_acts
from tests import builders
from tests.builders import ACCOUNT, NOW, Heard, Street

SETTINGS = builders.settings()
TIMING = study.Timing.of(SETTINGS)
EVENING = datetime(2026, 12, 10, 11, 0, tzinfo=UTC)  # Thursday, 7 in the evening


def published(session: Session, unit: Unit, starts_at: datetime = EVENING) -> study.StudyDay:
    """A study day that nobody was told of."""
    plan = study.Plan(ACCOUNT, unit.id, None, starts_at, "社区活动室", "第三讲")
    return study.enter(session, NOW, plan, TIMING).day


def remind(session: Session, now: datetime, *days: study.StudyDay, lead: str = "3d") -> list[str]:
    """What the clock does when the lead times of these days have come."""
    return study.remind(session, now, [study.Asked(day.id, lead) for day in days], TIMING)


def texts(session: Session, who: Person, key: str = "study-day-reminder") -> list[datetime]:
    """When the texts of this kind for somebody may go."""
    rows = session.execute(
        select(Outbound.not_before)
        .join(Content, Content.id == Outbound.content_id)
        .where(Outbound.person_id == who.id, Content.key == key, Outbound.state == "waiting")
        .order_by(Outbound.not_before)
    )
    return [row.not_before for row in rows]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of December 2026 in Shanghai."""
    return datetime(2026, 12, day, hour, minute, tzinfo=builders.SHANGHAI)


def test_each_at_the_hour_that_is_theirs(session: Session, street: Street) -> None:
    day = published(session, street.branch)
    people.remind_at(session, NOW, person_id=street.wang.id, hour=time(7, 30), quiet=Quiet())
    people.set_circumstance(session, NOW, [street.li.id], "night_shifts")
    assert remind(session, local(7, 0), day) == ["reminded 4"]
    assert texts(session, street.wang) == [local(7, 7, 30)]
    assert texts(session, street.li) == [local(7, 18)]
    assert texts(session, street.zhao) == [local(7, 9)]


def test_an_hour_that_is_over_means_at_once(session: Session, street: Street) -> None:
    day = published(session, street.branch)
    people.remind_at(session, NOW, person_id=street.wang.id, hour=time(7), quiet=Quiet())
    remind(session, local(7, 12), day)
    assert texts(session, street.wang) == texts(session, street.zhao) == [local(7, 12)]


def test_many_days_at_once_reach_just_whom_each_one_does_alone(
    session: Session, street: Street
) -> None:
    days = [published(session, one) for one in (street.group, street.other_branch, street.street)]
    assert set(remind(session, local(7, 0), *days)) == {"reminded"}
    pairs = session.execute(
        select(Content.about_id, Outbound.person_id)
        .join(Outbound, Outbound.content_id == Content.id)
        .order_by(Content.about_id)
    ).all()
    assert len(pairs) == len(set(pairs))
    expected = {
        (day.id, person_id)
        for day in days
        for person_id in session.scalars(study.queries.unanswered(day.id))
    }
    assert {(about_id, person_id) for about_id, person_id in pairs} == expected


def test_who_answered_is_not_asked_but_on_the_day_told(session: Session, street: Street) -> None:
    day = published(session, street.branch)
    for who, mode in ((street.wang, "on_site"), (street.li, "leave")):
        study.answer(session, NOW, study_day_id=day.id, person_id=who.id, mode=mode)
    assert remind(session, local(7, 0), day) == ["reminded 2"]
    assert remind(session, EVENING - timedelta(hours=2), day, lead="2h") == ["reminded 3"]
    assert texts(session, street.wang) == texts(session, street.li) == []
    assert len(texts(session, street.wang, "study-day-today")) == 1
    assert texts(session, street.li, "study-day-today") == []


def test_who_is_told_of_another_day_is_left_to_that(session: Session, street: Street) -> None:
    day, other = published(session, street.branch), published(session, street.street)
    invitee = session.get_one(Invitee, (day.id, street.wang.id))
    invitee.elsewhere_day_id = other.id
    remind(session, local(7, 0), day)
    assert texts(session, street.wang) == []


@pytest.mark.parametrize("ended", ["begun", "cancelled"])
def test_of_a_day_that_began_or_was_cancelled_nobody_is_reminded(
    session: Session, street: Street, ended: str
) -> None:
    day, now = published(session, street.branch), local(7, 0)
    if ended == "cancelled":
        day.cancelled_at = NOW
        session.flush()
    else:
        now = EVENING
    assert remind(session, now, day) == ["too late"]
    assert texts(session, street.wang) == []


def test_after_downtime_only_the_latest_reminder_goes(session: Session, street: Street) -> None:
    day = published(session, street.branch)
    later = local(9, 12)
    for occurrence in ("3d", "1d"):
        at = later - Duration(occurrence)
        due.plan(session, kind=study.REMIND, subject_id=day.id, occurrence=occurrence, at=at)
    asked = [study.Asked(day.id, "3d"), study.Asked(day.id, "1d")]
    assert study.remind(session, later, asked, TIMING) == ["overtaken", "reminded"]
    assert len(texts(session, street.wang)) == 1


def test_a_unit_has_its_own_lead_times_and_hour(session: Session, street: Street) -> None:
    own = study.Reminding((Duration("5d"),), time(10, 30))
    study.set_reminding(session, street.branch.id, own)
    day, other = published(session, street.group), published(session, street.other_branch)
    planned = session.execute(
        select(due.Due.subject_id, due.Due.occurrence).where(due.Due.kind == study.REMIND)
    ).all()
    leads = {one.id: {row[1] for row in planned if row[0] == one.id} for one in (day, other)}
    assert leads == {day.id: {"5d"}, other.id: {"3d", "1d", "2h"}}
    remind(session, local(5, 0), day, other, lead="5d")
    assert texts(session, street.wang) == [local(5, 10, 30)]
    assert texts(session, street.chen) == [local(5, 9)]
    study.set_reminding(session, street.branch.id, study.Reminding(None, None))
    assert study.reminding_of(session, street.branch.id) == study.Reminding(None, None)


def called(session: Session) -> dict[int, int | None]:
    """Whom somebody is to call, and who that is."""
    rows = session.execute(
        select(errands.Errand.person_id, errands.Errand.owner_id).where(
            errands.Errand.kind == "call", errands.Errand.state == "open"
        )
    )
    return {row.person_id: row.owner_id for row in rows}


def run_clock(session: Session, now: datetime) -> None:
    """All that is due by now, as the clock does it, in this transaction."""
    tell = Heard()
    acts, batch_acts = build_acts(SETTINGS, tell), build_batch_acts(SETTINGS)
    while (row := due.take_next(session, now, [*acts, *batch_acts])) is not None:
        if row.kind in batch_acts:
            (outcome,) = batch_acts[row.kind](session, now, [(row.subject_id, row.occurrence)])
        else:
            outcome = acts[row.kind](session, now, row.subject_id, row.occurrence)
        due.finish(row, now, outcome)
        session.flush()


def test_who_stays_silent_is_called_by_the_organiser_in_the_morning(
    session: Session, street: Street
) -> None:
    day = published(session, street.branch)
    for moment in (local(7, 9), local(9, 9)):
        run_clock(session, moment)
    study.answer(session, local(9, 10), study_day_id=day.id, person_id=street.li.id, mode="leave")
    assert called(session) == {}
    run_clock(session, local(10, 8))
    assert called(session) == {
        street.wang.id: street.zhao.id,
        street.zhao.id: street.zhou.id,
        street.zhou.id: street.gan.id,
    }
    (errand,) = errands.about(session, ("study_day", day.id), street.wang.id)
    assert (errand.reason, errand.facts["count"]) == ("errand-silent-study-day", "2")


def test_an_answer_ends_the_call_and_so_does_the_end_of_the_day(
    session: Session, street: Street
) -> None:
    day = published(session, street.branch)
    for moment in (local(7, 9), local(10, 8)):
        run_clock(session, moment)
    study.answer(
        session, local(10, 9), study_day_id=day.id, person_id=street.wang.id, mode="on_site"
    )
    assert set(called(session)) == {street.zhao.id, street.zhou.id, street.li.id}
    run_clock(session, day.ends_at)
    assert called(session) == {}


def test_nobody_is_called_who_was_never_reminded_has_paused_or_left(
    session: Session, street: Street
) -> None:
    soon = published(session, street.other_branch, NOW + timedelta(hours=23))
    run_clock(session, NOW + timedelta(hours=20))
    assert called(session) == {}
    assert soon.starts_at > NOW
    published(session, street.branch)
    run_clock(session, local(9, 9))
    tell = Heard()
    people.pause(session, NOW, person_id=street.wang.id, until=None, tell=tell)
    street.li.left_at = NOW
    session.flush()
    run_clock(session, local(10, 8))
    assert set(called(session)) == {street.zhao.id, street.zhou.id}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(1, 40)),
        st.tuples(st.just("answer"), st.integers(0, 3)),
        st.tuples(st.just("take_back"), st.integers(0, 3)),
    ),
    max_size=25,
)


@bounds(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_whatever_happens_in_whatever_order_nobody_is_reminded_twice_or_too_late(
    make_session: Callable[[], Session], steps: list[tuple[str, int]]
) -> None:
    session = make_session()
    street = builders.street(session)
    everybody = [street.wang, street.li, street.zhao, street.zhou]
    day, now = published(session, street.branch), NOW
    for step, how in steps:
        if step == "pass":
            now += timedelta(hours=how)
            run_clock(session, now)
        elif step == "answer":
            study.answer(
                session, now, study_day_id=day.id, person_id=everybody[how].id, mode="online"
            )
        else:
            study.take_back(session, now, study_day_id=day.id, person_id=everybody[how].id)
    rows = session.execute(
        select(Outbound.person_id, Content.key, Outbound.not_before, Content.created_at)
        .join(Content, Content.id == Outbound.content_id)
        .where(Content.about_id == day.id)
    ).all()
    assert all(row.not_before < EVENING and row.created_at < EVENING for row in rows)
    leads = session.scalar(
        select(func.count()).where(
            due.Due.kind == study.REMIND, due.Due.outcome.startswith("reminded")
        )
    )
    for one in everybody:
        asked = [row for row in rows if (row.person_id, row.key) == (one.id, "study-day-reminder")]
        assert len(asked) <= (leads or 0)
    session.rollback()


@pytest.fixture(scope="module")
def make_session(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Session]:
    """Sessions on one empty SQLite database, each undone at its end."""
    from bot.core import migrate

    path = tmp_path_factory.mktemp("reminding") / "reminding.db"
    database = open_database(f"sqlite:///{path}")
    migrate.upgrade(database.engine)
    return lambda: Session(database.engine, expire_on_commit=False)


def test_the_clock_takes_many_days_in_one_go(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        street = builders.street(session)
        for one in (street.group, street.branch, street.other_branch):
            published(session, one)
    tell = Heard()
    clock = ClockDoor(
        database,
        lambda: local(7, 0),
        build_acts(SETTINGS, tell),
        build_batch_acts(SETTINGS),
    )
    ticked = clock.tick()
    assert ticked is not None
    assert ticked.done >= 3
    with database.read() as session:
        assert len(texts(session, street.wang)) == 2
    assert clock.tick() is not None
    with database.read() as session:
        assert len(texts(session, street.wang)) == 2
    database.close()


def test_an_answer_given_while_reminders_are_planned_is_not_overlooked(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        street = builders.street(session)
        day = published(session, street.branch)

    def answer() -> None:
        with database.begin() as session:
            study.answer(
                session, NOW, study_day_id=day.id, person_id=street.wang.id, mode="on_site"
            )

    answering = threading.Thread(target=answer)
    with database.begin() as session:
        remind(session, local(7, 0), day)
        answering.start()
        answering.join(0.5)
        assert answering.is_alive()
    answering.join()
    with database.read() as session:
        assert texts(session, street.wang) == []
        assert len(texts(session, street.zhao)) == 1
    database.close()
