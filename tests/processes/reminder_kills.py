"""A reminder run of a whole street while one clock and one worker are killed: what came of it."""

import random
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot import study
from bot.core import due
from bot.core.clock import utc_now
from bot.core.database import Database, open_database
from bot.delivery.models import Content, Outbound
from bot.people import Unit
from tests.builders import settings
from tests.processes.house import House
from tests.processes.programs import wait_until
from tests.processes.test_kills import is_bound_alone

LEASE_S = 2
LATENCY_MS = 400
BEGUN_WITHIN_S, DONE_WITHIN_S = 60, 400
TITLE = "第四讲"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run. `most`: texts planned for the member with most of them; `came_most`: how
    often it came to the phone to which it came most; `missed`: phones to which it never came."""

    invited: int
    states: dict[str, int]
    most: int
    came_most: int
    missed: int
    took_over: bool
    seconds: float


class Texts:
    """The reminders of a study day in the outbox."""

    def __init__(self, database: Database, study_day_id: int) -> None:
        self.database = database
        self.about = Content.about_kind == "study_day", Content.about_id == study_day_id

    def by_state(self) -> dict[str, int]:
        """How many are in each state."""
        counted = (
            select(Outbound.state, func.count())
            .join(Content, Content.id == Outbound.content_id)
            .where(*self.about)
            .group_by(Outbound.state)
        )
        with self.database.read() as session:
            return {row[0]: row[1] for row in session.execute(counted)}

    def open(self) -> int:
        """How many wait or are being sent."""
        found = self.by_state()
        return found.get("waiting", 0) + found.get("sending", 0)

    def most_for_one(self) -> int:
        """How many the member with most of them has."""
        counted = (
            select(func.count())
            .select_from(Outbound)
            .join(Content, Content.id == Outbound.content_id)
            .where(*self.about)
            .group_by(Outbound.person_id)
            .order_by(func.count().desc())
            .limit(1)
        )
        with self.database.read() as session:
            return session.scalar(counted) or 0


def strike(folder: Path, url: str, *, seed: int, members: int) -> Outcome:
    """Two clocks and two workers remind everybody; one of each is killed in the middle."""
    house = House(folder, url, lease=f"{LEASE_S}s")
    database = open_database(url)
    try:
        people = house.people_it(members)
        house.start_stand_in(people, latency_ms=LATENCY_MS)
        phones = [phone["openid"] for phone in people if is_bound_alone(phone)]
        return _run(house, database, phones, random.Random(seed))  # noqa: S311 - no secret
    finally:
        house.close()
        database.close()


def _run(house: House, database: Database, phones: list[str], dice: random.Random) -> Outcome:
    first, second = (house.start("clock") for _ in range(2))
    workers = [house.start("worker") for _ in range(2)]
    texts = Texts(database, _a_day_to_remind_of(database))
    wait_until(texts.open, BEGUN_WITHIN_S, "reminders are planned")
    began = time.monotonic()
    time.sleep(dice.uniform(0.3, 1.0))
    workers[0].kill()
    first.kill()
    time.sleep(dice.uniform(0.3, 1.0))
    house.start("worker")
    wait_until(lambda: not texts.open(), DONE_WITHIN_S, "all is sent or explained")
    seconds = time.monotonic() - began
    with database.read() as session:
        days = study.figures(session, utc_now())
    came = [_shown(house, openid) for openid in phones]
    return Outcome(
        invited=next(one["invited"] for one in days if one["title"] == TITLE),
        states=texts.by_state(),
        most=texts.most_for_one(),
        came_most=max(came),
        missed=came.count(0),
        took_over=second.runs(),
        seconds=seconds,
    )


def _a_day_to_remind_of(database: Database) -> int:
    """A study day of the whole street whose reminder has just fallen due; its id."""
    now = utc_now()
    timing = study.Timing.of(settings())
    with database.begin() as session:
        top = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None)).limit(1)).one()
        plan = study.Plan("main", top, None, now + timedelta(hours=2), "社区活动室", TITLE)
        day = study.enter(session, now, plan, timing).day
        due.plan(session, kind=study.REMIND, subject_id=day.id, occurrence="2h", at=now)
        return day.id


def _shown(house: House, openid: str) -> int:
    """How often the reminder came to a phone, by whatever way."""
    texts = (house.stand_in.shown(openid, via) for via in ("custom", "template"))
    return sum(TITLE in text for shown_by_one in texts for text in shown_by_one)
