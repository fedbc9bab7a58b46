"""`python -m bench.study_year`: the demo's street lives through a year of study days.

Twelve study days, everybody invited, a third of them silent, the same every time. What happens is
done by the product's own actions; only WeChat is left out: what waits to be sent counts as sent.
After every tick the round sheet must balance, and nobody who is missing may be in nobody's hands.
"""

import argparse
import logging
import random
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import errands, people, privacy, study
from bot.core import migrate
from bot.core.settings import Settings
from lianxin import demo_branch
from lianxin.assembly import Runtime, build_runtime
from lianxin.clocking import build_clock
from lianxin.models import metadata

ACCOUNT = "main"
SEED = 15_14_30
LIMIT_S = 120
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
_MODES = ("on_site",) * 6 + ("online",) * 2 + ("door", "leave")
_MONTHLY_MOVES, _MONTHLY_LEAVES, _MONTHLY_PAUSES = 5, 1, 3


@dataclass(frozen=True, slots=True)
class DayDone:
    """One study day at the end of the year: the whole of its sheet, and what it took."""

    day: study.StudyDay
    whole: study.Figures
    took_s: float


@dataclass
class Year:
    """A street, its clock and its dice."""

    runtime: Runtime
    now: datetime
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    checked: int = 0

    def __post_init__(self) -> None:
        self.clock = build_clock(self.runtime)
        self.timing = study.Timing.of(self.runtime.settings)

    def tick(self, at: datetime) -> None:
        """Let it become `at`, let the clock do what is due, and look at every sheet there is."""
        self.now = at
        while (ticked := self.clock.tick()) and ticked.done:
            if ticked.failed:
                raise AssertionError("an action of the clock failed")
        with self.runtime.database.begin() as session:
            _sent(session)
            self._look(session)

    def _look(self, session: Session) -> None:
        recent = select(study.StudyDay).where(study.StudyDay.ends_at > self.now - 40 * DAY)
        for day in session.scalars(recent):
            check(study.sheet(session, study.Of(day, self.now)))
            self.checked += 1


def check(made: study.Sheet) -> None:
    """Raises AssertionError unless everybody stands in one place, in the whole and in each part."""
    parts = [one.figures for one in made.units]
    for one in (made.whole, *parts, *made.categories.values()):
        answered = sum(one[mode] for mode in ("on_site", "online", "door", "leave", "silent"))
        if one["invited"] != answered:
            raise AssertionError(f"{made.day.no}: answers do not sum to the invited")
        if made.is_over and one["invited"] != one["attended"] + one.missed:
            raise AssertionError(f"{made.day.no}: who came and who missed are not the invited")
        if one["place_nobody"]:
            raise AssertionError(f"{made.day.no}: {one['place_nobody']} in nobody's hands")
    for name in made.whole.counts:
        if not made.whole[name] == sum(part[name] for part in parts):
            raise AssertionError(f"{made.day.no}: {name} of the units is not that of the whole")


def live(year: Year, months: int) -> list[DayDone]:
    """The year, month by month; every day as it stands at the end."""
    took: dict[int, float] = {}
    for month in range(months):
        began = time.perf_counter()
        day = _month(year, month)
        took[day.id] = time.perf_counter() - began
    year.tick(year.now + 10 * DAY)
    with year.runtime.database.read() as session:
        return [
            DayDone(day, study.sheet(session, study.Of(day, year.now)).whole, took[day.id])
            for day in session.scalars(select(study.StudyDay).order_by(study.StudyDay.no))
        ]


def _month(year: Year, month: int) -> study.StudyDay:
    starts_at = datetime(2026 + month // 12, month % 12 + 1, 15, 6, 30, tzinfo=UTC)
    year.tick(starts_at - 12 * DAY)
    day, members = _publish(year, starts_at)
    year.tick(starts_at - 10 * DAY)
    chosen = _answers(year, day, members, starts_at - 6 * DAY)
    _move(year, members)
    for before in (3 * DAY, DAY, 2 * HOUR):
        year.tick(starts_at - before)
    _change_their_minds(year, day, chosen)
    year.tick(starts_at + 5 * MINUTE)
    came = _check_in(year, day, chosen, members)
    year.tick(day.ends_at)
    year.tick(day.ends_at + HOUR)
    _correct(year, day, came, members)
    year.tick(day.ends_at + DAY)
    _visit(year, day)
    for after in (3 * DAY, 8 * DAY):
        year.tick(day.ends_at + after)
    return day


def _publish(year: Year, starts_at: datetime) -> tuple[study.StudyDay, list[int]]:
    with year.runtime.database.begin() as session:
        street = session.scalars(select(people.Unit).where(people.Unit.parent_id.is_(None))).one()
        author = people.in_office(session, year.now, street.id, "secretary")[0][1]
        plan = study.Plan(ACCOUNT, street.id, author, starts_at, "街道礼堂", "每月一课")
        done = study.publish(session, year.now, plan, year.timing)
        if not isinstance(done, study.Published):
            raise TypeError(done)
        members = sorted(session.scalars(people.members_select(street.id)))
    return done.day, members


def _answers(
    year: Year, day: study.StudyDay, members: Sequence[int], at: datetime
) -> dict[int, str]:
    """Two of three say how they take part, half of them by their leader's list."""
    year.now = at
    chosen = {one: year.dice.choice(_MODES) for one in members if year.dice.randrange(3)}
    own = set(year.dice.sample(sorted(chosen), len(chosen) // 2))
    with year.runtime.database.begin() as session:
        for one in sorted(own):
            study.answer(session, at, study_day_id=day.id, person_id=one, mode=chosen[one])
        for (leader, mode), theirs in _by_leader(year, session, chosen, set(chosen) - own).items():
            study.answer_for(session, at, day=day, person_ids=theirs, mode=mode, by_id=leader)
    return chosen


def _by_leader(
    year: Year, session: Session, chosen: Mapping[int, str], among: Collection[int]
) -> dict[tuple[int, str], list[int]]:
    """Those of `among` by who looks after them and by what they chose."""
    found: dict[tuple[int, str], list[int]] = {}
    leaders = people.organisers_of_many(session, year.now, sorted(among))
    for one in sorted(among):
        leader = leaders[one]
        if leader is not None:
            found.setdefault((leader, chosen[one]), []).append(one)
    return found


def _move(year: Year, members: Sequence[int]) -> None:
    """Some go to live with another group, some leave, some want no messages for a while."""
    tell = year.runtime.house.tell
    with year.runtime.database.begin() as session:
        groups = list(session.scalars(select(people.Unit.id).where(people.Unit.kind == "group")))
        in_office = set(session.scalars(select(people.Role.person_id)))
        plain = [one for one in members if one not in in_office]
        moved = year.dice.sample(plain, _MONTHLY_MOVES + _MONTHLY_LEAVES + _MONTHLY_PAUSES)
        for nth, one in enumerate(moved):
            if nth < _MONTHLY_MOVES:
                who, to = people.Who(person_id=one), year.dice.choice(groups)
                kind: people.HomeKind = "residence" if nth % 2 else "home"
                people.transfer(session, year.now, who=who, to_id=to, kind=kind, tell=tell)
            elif nth < _MONTHLY_MOVES + _MONTHLY_LEAVES:
                settings = year.runtime.settings
                privacy.leave(session, year.now, person_id=one, settings=settings, tell=tell)
            else:
                until = year.now + 20 * DAY
                people.pause(session, year.now, person_id=one, until=until, tell=tell)


def _change_their_minds(year: Year, day: study.StudyDay, chosen: dict[int, str]) -> None:
    with year.runtime.database.begin() as session:
        for one in year.dice.sample(sorted(chosen), len(chosen) // 20):
            chosen[one] = year.dice.choice(_MODES)
            study.answer(session, year.now, study_day_id=day.id, person_id=one, mode=chosen[one])


def _check_in(
    year: Year, day: study.StudyDay, chosen: Mapping[int, str], members: Sequence[int]
) -> list[int]:
    """Nine of ten who said so are there; some come who never answered; a third by the list."""
    silent = [one for one in members if one not in chosen]
    surprises = dict.fromkeys(year.dice.sample(silent, len(silent) // 20), "on_site")
    said = {**chosen, **surprises}
    ways = {one: said[one] for one in members if said.get(one) in ("on_site", "online")}
    came = [one for one in ways if year.dice.randrange(10)]
    listed = {one for one in came if ways[one] == "on_site" and not year.dice.randrange(3)}
    with year.runtime.database.begin() as session:
        for one in came:
            if one not in listed:
                code = day.code if ways[one] == "on_site" else None
                study.check_in(session, year.now, account=ACCOUNT, person_id=one, code=code)
        for (leader, _), theirs in _by_leader(year, session, ways, listed).items():
            study.tick(session, year.now, day=day, person_ids=theirs, by_id=leader)
    return came


def _correct(year: Year, day: study.StudyDay, came: Sequence[int], members: Sequence[int]) -> None:
    """Some were not there after all; some signed on paper."""
    wrong = year.dice.sample(list(came), len(came) // 50)
    signed = year.dice.sample(sorted(set(members) - set(came)), len(members) // 100)
    by = day.author_id or 0
    with year.runtime.database.begin() as session:
        for one in wrong:
            study.correct(
                session,
                year.now,
                day=day,
                person_id=one,
                came=False,
                reason="记错了",
                by_id=by,
                zone=year.timing.zone,
            )
        study.tick_later(session, year.now, day=day, person_ids=signed, by_id=by)


def _visit(year: Year, day: study.StudyDay) -> None:
    """Every sixth of those on a list is visited or called."""
    tell, zone = year.runtime.house.tell, year.timing.zone
    with year.runtime.database.begin() as session:
        owners = sorted(set(errands.owners_about(session, ("study_day", day.id)).values()))
        for owner in owners:
            for task in errands.today(session, year.now, owner, zone)[::6]:
                errands.done(
                    session,
                    year.now,
                    owner_id=owner,
                    number=task.number,
                    note="说好了",
                    zone=zone,
                    tell=tell,
                )


def _sent(session: Session) -> None:
    """The stand-in for WeChat: everything that waited has been taken."""
    outbox = metadata.tables["outbox"]
    session.execute(update(outbox).where(outbox.c.state == "waiting").values(state="accepted"))


def build(runtime: Runtime, now: datetime, members: int) -> Year:
    """The demo's street in an empty database."""
    with runtime.database.begin() as session:
        demo_branch.build(session, now, runtime.sealer, ACCOUNT, members=members)
    return Year(runtime, now)


@contextmanager
def street(url: str, members: int) -> Iterator[Year]:
    """The demo's street on a database with all tables, at the beginning of 2026."""
    holder: list[Year] = []
    began = datetime(2026, 1, 1, tzinfo=UTC)
    settings = Settings.model_validate(
        {
            "server": {"secret_key": "k" * 32},
            "database": {"url": url},
            "contact": {"phone": "0519-88881234"},
            "accounts": [{"name": ACCOUNT}],
        }
    )
    runtime = build_runtime(settings, clock=lambda: holder[0].now)
    try:
        holder.append(build(runtime, began, members))
        yield holder[0]
    finally:
        runtime.database.close()


def table(done: Sequence[DayDone]) -> Iterator[str]:
    """The year as rows of Markdown."""
    names = ("invited", "told", "answered", "attended", "came_on_site", "came_remote", "came_door")
    places = ("leave", "handed", "spoken", "paused", "left", "nobody")
    heads = (*names, "missed", *places, "seconds")
    yield (
        "| day | " + " | ".join(one.removeprefix("came_").replace("_", " ") for one in heads) + " |"
    )
    yield "| --- |" + " ---: |" * len(heads)
    for one in done:
        counts = [one.whole[name] for name in names] + [one.whole.missed]
        counts += [one.whole[f"place_{place}"] for place in places]
        shown = " | ".join(f"{count:,}" for count in counts)
        yield f"| {one.day.starts_at:%Y-%m-%d} | {shown} | {one.took_s:.1f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs and prints. 0: within the limit; 1: slower; an imbalance is an AssertionError."""
    parser = argparse.ArgumentParser(prog="python -m bench.study_year", description=__doc__)
    parser.add_argument("--members", type=int, default=demo_branch.FULL_SIZE)
    parser.add_argument("--months", type=int, default=12)
    options = parser.parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'year.db'}"
        _tables(url)
        began, began_cpu = time.perf_counter(), time.process_time()
        with street(url, options.members) as year:
            done = live(year, options.months)
        took, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    print("\n".join(table(done)))
    print(f"\n{year.checked} sheets looked at, all balance.")
    print(f"{took:.0f} s of {LIMIT_S} s, {cpu:.0f} s of them of CPU")
    return 0 if took <= LIMIT_S else 1


def _tables(url: str) -> None:
    from bot.core.database import open_database

    database = open_database(url)
    migrate.upgrade(database.engine)
    database.close()


if __name__ == "__main__":
    sys.exit(main())
