"""One notice to a whole street while everything around it breaks: what came of it, counted.

Workers, clocks and the web server are killed outright and started again, Redis is emptied, the
platform refuses, loses answers and says nonsense, and members answer meanwhile. All by one seed.
"""

import random
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import redis
from sqlalchemy import select

from bot import people
from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.people import Person, Unit
from tests.processes.chaos_counts import Counts
from tests.processes.house import House
from tests.processes.posting import Written, deliver_all
from tests.processes.programs import Program, wait_until

LEASE_S = 2
LATENCY_MS = 600
PROGRAMS = ("serve", "worker", "worker", "clock", "clock")
LISTENING, ANSWERING = 200, 60
TEXT = "周三停水一天，先存些水"
SEND_PATHS = ("/cgi-bin/message/custom/send", "/cgi-bin/message/template/send")
# Without those that close a lane for a minute or a day: such a run would only wait for its end.
KINDS = (
    "-1",
    "45047",
    "40001",
    "expired_token",
    "no_answer",
    "cut",
    "answer_lost",
    "slow3",
    "html502",
    "html200",
)
TROUBLE_S = 10  # about as long as it takes undisturbed; nobody gets anywhere who is killed for ever
BEGUN_WITHIN_S, DONE_WITHIN_S = 60, 180


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run.

    `lost`: who neither got it nor is in anybody's hands; `repeated`: texts that came once too
    often; `unanswered`: calls whose answer never came; `confirmed` of those who `answered`.
    """

    recipients: int
    states: dict[str, int]
    lost: int
    repeated: int
    unanswered: int
    is_balanced: bool
    answered: int
    confirmed: int
    kills: int
    seconds: float


@dataclass
class Trouble:
    """Breaks something of a house again and again, until told that it is over."""

    house: House
    dice: random.Random
    programs: list[tuple[str, Program]]
    kills: int = 0
    is_over: threading.Event = field(default_factory=threading.Event)

    def go_on(self) -> None:
        """For a while, or until it is over; what is broken is chosen by the dice."""
        acts: tuple[Callable[[], None], ...] = (
            self._kill,
            self._kill,
            self._spoil_calls,
            self._spoil_calls,
            self._empty_redis,
        )
        until = time.monotonic() + TROUBLE_S
        while time.monotonic() < until and not self.is_over.wait(self.dice.uniform(0.3, 1.2)):
            with suppress(OSError):
                self.dice.choice(acts)()

    def _kill(self) -> None:
        place = self.dice.randrange(len(self.programs))
        name, program = self.programs[place]
        program.kill()
        self.kills += 1
        self.programs[place] = (name, self.house.start(name))

    def _spoil_calls(self) -> None:
        self.house.stand_in.post(
            "fault",
            path=self.dice.choice(SEND_PATHS),
            kind=self.dice.choice(KINDS),
            times=self.dice.randrange(1, 12),
        )

    def _empty_redis(self) -> None:
        if self.house.redis:
            with redis.Redis.from_url(self.house.redis) as client:
                client.flushdb()


def strike(
    folder: Path, database: str, redis_url: str, *, seed: int, members: int, disturbed: bool = True
) -> Outcome:
    """One run in an empty database of its own; `disturbed` False: the same without any trouble."""
    house = House(folder, database, redis_url, lease=f"{LEASE_S}s")
    opened = open_database(database)
    try:
        return _run(house, Counts(opened), seed, members, disturbed=disturbed)
    finally:
        house.close()
        opened.close()


def _run(house: House, counts: Counts, seed: int, members: int, *, disturbed: bool) -> Outcome:
    dice = random.Random(seed)  # noqa: S311 - no secret
    house.start_stand_in(house.people_it(members), latency_ms=LATENCY_MS)
    programs = [
        (name, house.serve() if name == "serve" else house.start(name)) for name in PROGRAMS
    ]
    trouble = Trouble(house, dice, programs)
    phones = counts.phones()
    _announce(house, counts, dice)
    began = time.monotonic()
    beside = threading.Thread(target=trouble.go_on, daemon=True)
    if disturbed:
        beside.start()
    try:
        answered = _answer(house, counts, dice)
        wait_until(counts.is_done, DONE_WITHIN_S, "every text is sent or explained")
        seconds = time.monotonic() - began
    finally:
        trouble.is_over.set()
        if disturbed:
            beside.join(10)
    house.stand_in.post("fault/clear")
    wait_until(lambda: not counts.nowhere(), DONE_WITHIN_S, "the others are in somebody's hands")
    wait_until(house.is_ready, DONE_WITHIN_S, "the web server is up")
    return _outcome(house, counts, phones, answered, trouble.kills, seconds)


def _announce(house: House, counts: Counts, dice: random.Random) -> None:
    """Some have written lately; then the officer of the street tells everybody."""
    author = _officer(house, counts)
    others = sorted(set(counts.phones().values()) - {author})
    some = dice.sample(others, min(LISTENING, len(others)))
    deliver_all(house, [Written(one, "学习日", 1_000_000 + n) for n, one in enumerate(some)])
    preview = house.stand_in.say(author, f"通知 全体 {TEXT}")
    count = re.search(r"共(\d+)人", preview)
    assert count, preview
    house.stand_in.say(author, count[1])
    wait_until(counts.rows, BEGUN_WITHIN_S, "the notice goes out")


def _officer(house: House, counts: Counts) -> str:
    with counts.database.begin() as session:
        street = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None)).limit(1)).one()
        zhou = session.scalars(select(Person.id).where(Person.name == "周永福")).one()
        people.grant(session, utc_now(), person_id=zhou, role="officer", unit_id=street)
    return house.stand_in.openid("周永福")


def _answer(house: House, counts: Counts, dice: random.Random) -> set[int]:
    """Some of those whom it has reached say 收到, as often as it takes until they are answered."""
    phones = counts.phones()

    def reached() -> list[int]:
        return sorted(one for one, state in counts.rows().items() if state == "accepted")

    wait_until(lambda: len(reached()) >= 2 * ANSWERING, DONE_WITHIN_S, "some have it")
    whom = dice.sample([one for one in reached() if one in phones], ANSWERING)
    deliver_all(house, [Written(phones[one], "收到", 2_000_000 + n) for n, one in enumerate(whom)])
    return set(whom)


def _outcome(
    house: House,
    counts: Counts,
    phones: dict[int, str],
    answered: set[int],
    kills: int,
    seconds: float,
) -> Outcome:
    rows, stands = counts.rows(), counts.recipients()
    shown = {one: _shown(house, phones[one]) for one in phones if one in stands}
    lost = counts.nowhere() | set(stands) - set(rows)
    lost |= {one for one, times in shown.items() if not times and rows.get(one) == "accepted"}
    figures = house.status()["notices"][-1]
    sums = sum(figures[one] for one in ("confirmed", "handed_over", "explained", "waiting"))
    return Outcome(
        recipients=len(stands),
        states=dict(counts.states()),
        lost=len(lost),
        repeated=sum(max(0, times - 1) for times in shown.values()),
        unanswered=counts.unanswered(),
        is_balanced=sums == figures["audience"] == len(stands),
        answered=len(answered),
        confirmed=sum(stands[one] == "confirmed" for one in answered),
        kills=kills,
        seconds=seconds,
    )


def _shown(house: House, openid: str) -> int:
    texts = (house.stand_in.shown(openid, via) for via in ("custom", "template"))
    return sum(TEXT[:6] in text for by_one in texts for text in by_one)
