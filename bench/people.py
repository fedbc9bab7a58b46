"""`python -m bench.people [--members N] [--units N]`: the tree and its members at full size.

On a PostgreSQL cluster of its own, filled by itself and thrown away. Figures are of the statements
inside one open transaction; the ratios compare with reading the same rows by their primary key.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, literal, select, text
from sqlalchemy.orm import Session

import lianxin.models  # noqa: F401 (registers the tables)
from bench import people_seed
from bench.postgres import Missing, cluster
from bench.verdicts import Verdict
from bot import notices, people
from bot.core import migrate
from bot.core.database import Database, open_database
from bot.core.prepared import Prepared
from bot.core.settings import Settings

_SAMPLES = 2000
_STRIDE = 104_729  # a prime, so that the samples lie all over
_ROUNDS = 5
_LOOKED_UP_S, _ENTERED_S = 0.001, 3.0
_OWN_SPAN = 5.0  # an own index scan may cost so many times its rows by their keys


@dataclass(frozen=True, slots=True)
class City:
    """What was laid down."""

    members: int
    groups: int

    def leader_of(self, member: int) -> int:
        """Who leads the group that a member is at home in."""
        return (member - 1) % self.groups + 1

    def member_of_first_district(self, nth: int) -> int:
        """One of the members of the first district: every tenth group is one of its."""
        return 1 + nth * people_seed.DISTRICTS % (self.members - people_seed.DISTRICTS)

    @property
    def officer(self) -> int:
        """The officer of the first district, a tenth of the city."""
        return self.members - 1

    @property
    def branch(self) -> int:
        """The first branch."""
        streets = people_seed.DISTRICTS * people_seed.STREETS
        return people_seed.DISTRICTS + streets + 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs and prints. 0: all goals met; 1: some not; 2: could not run."""
    parser = argparse.ArgumentParser(prog="python -m bench.people", description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=100_000)
    options = parser.parse_args(arguments)
    try:
        with _filled(options.members, options.units) as (database, city):
            verdicts = measure(database, city)
    except Missing as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(f"\n{options.members:,} members, {options.units:,} units, PostgreSQL")
    print("| what | measured | should be | |\n| --- | ---: | --- | --- |")
    for one in verdicts:
        print(f"| {one.name} | {one.measured:.3g} | {one.goal} | {'pass' if one.met else 'FAIL'} |")
    return 0 if all(one.met for one in verdicts) else 1


def measure(database: Database, city: City) -> list[Verdict]:
    """All figures of a filled database."""
    with database.read() as session:
        found = [*_lookups(session, city), *_subtrees(session, city)]
    with database.begin() as session:
        return [*found, *_audiences(session, city)]


@contextmanager
def _filled(members: int, units: int) -> Iterator[tuple[Database, City]]:
    with (
        tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder,
        cluster(Path(folder)) as server,
    ):
        server.fresh("people")
        database = open_database(server.url("people"))
        migrate.upgrade(database.engine)
        started = time.perf_counter()
        groups = people_seed.seed(server.url("people"), members=members, units=units)
        print(f"laid down in {time.perf_counter() - started:.0f} s", flush=True)
        yield database, City(members, groups)
        database.close()


def _lookups(session: Session, city: City) -> Iterator[Verdict]:
    """A message's first question: who writes, and may the one do that for the other."""
    chosen = [city.member_of_first_district(nth * _STRIDE) for nth in range(_SAMPLES)]
    now = datetime.now(UTC)
    viewers: dict[str, Callable[[int], int]] = {
        "a leader": city.leader_of,
        "an officer": lambda _: city.officer,
        "a stranger": lambda _: 2,
    }
    for name, viewer_of in viewers.items():
        times = [_looked_up(session, now, one, viewer_of(one)) for one in [*chosen[:50], *chosen]]
        times = sorted(times[50:])  # the first ones prepare statements
        middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
        goal = f"< {_LOOKED_UP_S * 1000:.0f} ms"
        title = f"member by openid and scope check by {name}"
        yield Verdict(f"{title}, median ms", middle * 1000, goal, middle < _LOOKED_UP_S)
        yield Verdict(f"{title}, p99 ms", late * 1000, "told", met=True)
        nothing = sorted(_asked_nothing(session) for _ in chosen)[len(chosen) // 2]
        yield Verdict(
            f"{title} / two statements that ask nothing", middle / nothing, "told", met=True
        )


def _looked_up(session: Session, now: datetime, member: int, viewer: int) -> float:
    started = time.perf_counter()
    identity = people.identify(session, "main", f"openid-{member}")
    people.may_act_for(session, now, viewer_id=viewer, person_id=identity.members[0].id)
    return time.perf_counter() - started


def _asked_nothing(session: Session) -> float:
    started = time.perf_counter()
    for _ in range(2):
        _NOTHING.run(session).first()
    return time.perf_counter() - started


def _subtrees(session: Session, city: City) -> Iterator[Verdict]:
    """The members of a branch and of a district: by which plan, and beside their rows by key."""
    for name, unit_id, may_scan in (("branch", city.branch, False), ("district", 1, True)):
        members = people.members_select(unit_id)
        scans = _scans(session, members)
        print(f"{name}: " + ", ".join(f"{how} {what}" for how, what in scans))
        full = [what for how, what in scans if how == "Seq Scan"]
        counted = _count(session, members)
        mine = _best(lambda: _count(session, members))  # noqa: B023 (called at once)
        by_key = _best(lambda: _by_key(session, counted))  # noqa: B023
        yield Verdict(f"{name}, {counted:,} members, ms", mine * 1000, "told", met=True)
        if not may_scan:
            yield Verdict(f"{name}: tables read whole", len(full), "0", met=not full)
            ratio = mine / by_key
            goal = f"at most {_OWN_SPAN:.0f}"
            yield Verdict(f"{name} / as many members by key", ratio, goal, ratio <= _OWN_SPAN)


def _audiences(session: Session, city: City) -> Iterator[Verdict]:
    """A notice to a tenth of the city, rolled back: its audience, its recipients, all of it."""
    now = datetime.now(UTC)
    settings = Settings.model_validate({"contact": {"phone": "0519-88880000"}})
    for word in ("全体", "流动党员", "独居"):
        started = time.perf_counter()
        audience = people.audience(session, now, author_id=city.officer, word=word)
        counted = time.perf_counter() - started
        if not isinstance(audience, people.Audience):
            raise TypeError(f"no audience: {audience}")
        name = f"audience {word}, {audience.count:,} of them"
        yield Verdict(f"{name}: counted, s", counted, "told", met=True)
        entered = _entered(session, audience)
        goal = f"< {_ENTERED_S:.0f} s"
        yield Verdict(f"{name}: INSERT … SELECT, s", entered, goal, entered < _ENTERED_S)
    audience = people.audience(session, now, author_id=city.officer, word="全体")
    if isinstance(audience, people.Audience):
        with session.begin_nested() as point:
            started = time.perf_counter()
            notices.publish(
                session,
                now,
                author_id=city.officer,
                audience=audience,
                text="停水",
                settings=settings,
            )
            whole = time.perf_counter() - started
            point.rollback()
        yield Verdict("the notice published, its texts planned, s", whole, "told", met=True)


def _entered(session: Session, audience: people.Audience) -> float:
    chosen = _written_out(session, audience.select())
    with session.begin_nested() as point:
        session.execute(_NOTICE)
        started = time.perf_counter()
        session.execute(
            text(
                "INSERT INTO recipients (notice_id, person_id, state, since)"  # noqa: S608 (ours)
                f" SELECT 0, id, 'waiting', now() FROM ({chosen}) AS chosen"
            )
        )
        took = time.perf_counter() - started
        point.rollback()
    return took


_NOTHING = Prepared(lambda _: select(literal(1)))
_NOTICE = text(
    "INSERT INTO notices (id, account, no, author_id, audience, title, text, urgent, published_at,"
    " goes_at, useless_after, reminded)"
    " VALUES (0, 'main', 0, 1, '{}', '', '', false, now(), now(), now(), 0)"
)


def _scans(session: Session, chosen: Select[Any]) -> list[tuple[str, str]]:
    """How each table of a statement is read: (node, table or index), as the planner says."""
    written = _written_out(session, chosen)
    (plan,) = session.execute(text(f"EXPLAIN (FORMAT JSON) {written}")).scalar_one()
    return list(_nodes(plan["Plan"]))


def _written_out(session: Session, chosen: Select[Any]) -> str:
    bind = session.get_bind()
    written = chosen.compile(dialect=bind.dialect, compile_kwargs={"literal_binds": True})
    return str(written).replace("%%", "%").replace(":", r"\:")


def _nodes(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "Scan" in plan["Node Type"]:
        named = plan.get("Index Name") or plan.get("Relation Name") or plan.get("Alias", "")
        yield plan["Node Type"], str(named)
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _count(session: Session, chosen: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def _by_key(session: Session, count: int) -> None:
    session.execute(
        text(
            "SELECT count(left_at), count(*) FROM persons"
            " WHERE id = ANY(ARRAY(SELECT 1 + 997 * i FROM generate_series(0, :last) AS i))"
        ),
        {"last": count - 1},
    )


def _best(of: Callable[[], object]) -> float:
    """The quickest of some runs, in seconds."""

    def once() -> float:
        started = time.perf_counter()
        of()
        return time.perf_counter() - started

    return min(once() for _ in range(_ROUNDS))


if __name__ == "__main__":
    sys.exit(main())
