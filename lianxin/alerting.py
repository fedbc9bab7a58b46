"""Somebody is told when this stops working, by another way than the one that is broken.

Worker, clock and web server look, every quarter of a minute: who is dead cannot say so. What they
see is kept in `alerts`, so that one of them tells, at most once an hour and cause, and once when it
is over. A text goes by the outbox where that still works, a webhook is called in any case.
"""

import asyncio
import json
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import aiohttp
import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import asking, delivery, people
from bot.core import alerts, due, leases
from bot.core.alerts import Cause, ToTell
from bot.core.database import Busy
from bot.core.kept_facts import Saying
from bot.people import PersonCard
from lianxin.assembly import Runtime

EVERY_S: Final = 15.0
PATIENCE: Final = timedelta(minutes=2)
WORTH_TELLING: Final = timedelta(hours=6)
POST_WITHIN_S: Final = 10.0
TRIES: Final = 3
WORKER: Final = "worker"
CLOCK: Final = "clock"
LANE, NO_WORKER, NO_CLOCK, ALARM = "lane-closed", "no-worker", "no-clock", "alarm-waits"
QUESTION: Final = "question-not-sent"
DATABASE: Final = "database-away"
ALL = "*"  # every lane of an account

log = structlog.get_logger()


def beat(runtime: Runtime) -> None:
    """A worker is alive."""
    with runtime.database.begin() as session:
        leases.beat(session, runtime.clock(), name=WORKER)


def watch(runtime: Runtime) -> list[ToTell]:
    """Look for causes, plan the texts, and say what has to go to the webhook too."""
    now = runtime.clock()
    with runtime.database.read() as session:
        found, lingering = causes(session, now), lasting(session, now)
        if not found and not alerts.open_now(session):
            return []
    with runtime.database.begin() as session:
        tidings = alerts.watch(session, now, found, lingering)
        for one in tidings:
            log.error("alert", cause=one.cause, about=one.about, over=one.over)
            _plan_texts(session, now, runtime, one)
    return tidings


def causes(session: Session, now: datetime) -> list[Cause]:
    """What is broken now and stays so until somebody acts."""
    found: list[Cause] = [
        _lane(one) for one in delivery.closed_now(session, now) if not one.by_itself
    ]
    shut = {one.account for one in delivery.closed_now(session, now) if one.channel == ALL}
    waiting = [
        one for one in delivery.oldest_due(session, now - PATIENCE) if one.account not in shut
    ]
    if waiting and not _is_alive(session, now, WORKER):
        found.append((NO_WORKER, ""))
    found += [(ALARM, one.account) for one in waiting if one.rank == "urgent"]
    found += [(QUESTION, f"{account} {why}") for account, why in asking.troubled(session, now)]
    late = select(func.count()).where(due.Due.done_at.is_(None), due.Due.at <= now - PATIENCE)
    if session.scalar(late) and not _is_alive(session, now, CLOCK):
        found.append((NO_CLOCK, ""))
    return found


def lasting(session: Session, now: datetime) -> list[Cause]:
    """What may be mended, but nothing has shown it yet."""
    return [_lane(one) for one in delivery.perhaps_open(session, now)]


def _lane(one: delivery.Closed) -> Cause:
    return LANE, f"{one.account} {one.channel} {one.reason}"


def _is_alive(session: Session, now: datetime, name: str) -> bool:
    beat_at = leases.last_beat(session, name)
    return beat_at is not None and beat_at > now - PATIENCE


def _plan_texts(session: Session, now: datetime, runtime: Runtime, one: ToTell) -> None:
    """By chat or template, as any text, where the outbox still brings it."""
    if one.cause == NO_WORKER and not one.over:
        return
    key = "operators-all-clear" if one.over else "operators-alert"
    what = Saying(f"alert-{one.cause}", {"about": one.about or "-"})
    for person in told_persons(session, runtime, one):
        draft = delivery.Draft(
            account=person.account,
            purpose="errand",
            key=key,
            facts={"what": what, "since": one.since},
            about=("alert", 0),
            useless_after=now + WORTH_TELLING,
            template={"title": what, "reason": Saying(f"{key}-reason", {}), "due_at": one.since},
            urgent=True,
        )
        delivery.plan(session, now, draft, [person.id])


def told_persons(session: Session, runtime: Runtime, one: ToTell) -> Sequence[PersonCard]:
    """Who is told, each by an account whose ways are not all shut."""
    broken = one.about.split()[0] if one.cause == LANE and f" {ALL} " in one.about else None
    names = [account.name for account in runtime.settings.accounts if account.name != broken]
    found = []
    for text in runtime.settings.operators.alert:
        fits = (people.person_named(session, runtime.sealer, name, text) for name in names)
        person = next((one for one in fits if isinstance(one, PersonCard)), None)
        if person is not None:
            found.append(person)
    return found


async def post(url: str, words: str, one: ToTell) -> bool:
    """Call the webhook, a few times if need be; whether it took it."""
    body: dict[str, Any] = {
        "msgtype": "text",
        "text": {"content": words},
        "cause": one.cause,
        "about": one.about,
        "since": one.since.isoformat(),
        "over": one.over,
    }
    timeout = aiohttp.ClientTimeout(total=POST_WITHIN_S)
    for pause in range(TRIES):
        await asyncio.sleep(pause)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as http,
                http.post(url, data=json.dumps(body), headers=_JSON) as answer,
            ):
                if answer.status < 300:
                    return True
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("alert_not_posted", cause=one.cause, error=type(error).__name__)
    log.error("alert_lost", cause=one.cause)
    return False


_JSON: Final = {"Content-Type": "application/json; charset=utf-8"}


async def look_and_tell(runtime: Runtime) -> int:
    """One look; how many things were told."""
    tidings = await asyncio.to_thread(watch, runtime)
    url = runtime.settings.operators.webhook.get_secret_value()
    if url:
        await asyncio.gather(*(post(url, words_of(runtime, one), one) for one in tidings))
    return len(tidings)


def words_of(runtime: Runtime, one: ToTell) -> str:
    """The words for the webhook, in the language of the configuration."""
    say = runtime.house.texts.say
    what = say(f"alert-{one.cause}", about=one.about or "-")
    key = "operators-all-clear" if one.over else "operators-alert"
    return say(key, you="Lianxin", what=what, since=one.since)


class Watcher:
    """Looks, and where the database does not answer says that too: each process by itself."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._away_since: datetime | None = None
        self._told_at: datetime | None = None

    async def look(self) -> int:
        """One look; how many things were told."""
        try:
            told = await look_and_tell(self._runtime)
        except (SQLAlchemyError, Busy, OSError) as error:
            log.warning("watch_failed", error=type(error).__name__)
            return await self._away()
        return told + await self._back()

    def look_once(self) -> int:
        """The same for a thread without an event loop."""
        try:
            return asyncio.run(self.look())
        except Exception:
            log.exception("watch_failed")
            return 0

    async def _away(self) -> int:
        now = self._runtime.clock()
        self._away_since = self._away_since or now
        is_told = self._told_at is not None and now - self._told_at < alerts.TOLD_AGAIN_AFTER
        if now - self._away_since < PATIENCE or is_told:
            return 0
        self._told_at = now
        return await self._post(ToTell(DATABASE, "", self._away_since))

    async def _back(self) -> int:
        since, told_at = self._away_since, self._told_at
        self._away_since = self._told_at = None
        if since is None or told_at is None:
            return 0
        return await self._post(ToTell(DATABASE, "", since, over=True))

    async def _post(self, one: ToTell) -> int:
        log.error("alert", cause=one.cause, about=one.about, over=one.over)
        url = self._runtime.settings.operators.webhook.get_secret_value()
        return int(bool(url) and await post(url, words_of(self._runtime, one), one))


def watch_beside(
    runtime: Runtime, stop: threading.Event, *, every_s: float = EVERY_S
) -> threading.Thread:
    """A web server's part, in a thread that ends with it or when told to stop: a look now and then.
    Where no worker and no clock is left, nobody else sees it."""

    def keep_looking() -> None:
        watcher = Watcher(runtime)
        while not stop.wait(every_s):
            watcher.look_once()

    thread = threading.Thread(target=keep_looking, daemon=True, name="watch")
    thread.start()
    return thread


def beats(session: Session) -> dict[str, datetime]:
    """When a worker and a clock were last alive; without who never was, or a clock that ended
    tidily."""
    found = {name: leases.last_beat(session, name) for name in (WORKER, CLOCK)}
    return {name: at for name, at in found.items() if at is not None}


def dead(session: Session, now: datetime) -> dict[str, datetime | None]:
    """Worker and clock, where one was alive and is no more, or none is there and work waits: since
    when, as far as that is known."""
    silent: dict[str, datetime | None] = {
        name: at for name, at in beats(session).items() if at <= now - PATIENCE
    }
    found = {cause for cause, _ in causes(session, now)}
    missing = {WORKER: NO_WORKER, CLOCK: NO_CLOCK}
    return {**{name: None for name, cause in missing.items() if cause in found}, **silent}


async def keep_watching(runtime: Runtime) -> None:
    """A worker's part: its beat, and a look, until it is cancelled."""
    watcher = Watcher(runtime)
    while True:
        try:
            await watcher.look()
            await asyncio.to_thread(beat, runtime)
        except Exception:
            log.exception("watch_failed")
        await asyncio.sleep(EVERY_S)
