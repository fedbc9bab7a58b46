"""`lianxin clock`: APScheduler asks for ticks; the due rows are the truth."""

import signal
from datetime import datetime, time

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot import cards, errands, handing, privacy, study
from bot.core.clock import utc_now
from handlers.retrying import retry_failed
from lianxin import interpreter
from lianxin.alerting import EVERY_S, Watcher
from lianxin.assembly import Runtime
from lianxin.sweeping import sweep
from lianxin.web import build_door
from scheduler import ClockDoor, build_acts, build_batch_acts

ENDING = {signal.SIGINT, signal.SIGTERM}
TICK_S = 2
MINUTE_S = 60
HOUR_S = 3600
TIDIED_AT = time(3)  # local: when nobody writes
LISTS_FROM = time(8)  # local; in quiet hours they wait on


def build_clock(runtime: Runtime) -> ClockDoor:
    """The clock door over a runtime."""
    acts = build_acts(runtime.settings, runtime.house.tell)
    batch_acts = build_batch_acts(runtime.settings)
    return ClockDoor(runtime.database, runtime.clock, acts, batch_acts)


def run(runtime: Runtime) -> None:
    """Tick until SIGINT or SIGTERM."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # before any thread starts: all inherit it
    interpreter.settle()
    clock, door = build_clock(runtime), build_door(runtime)
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(1), "alerts": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone="UTC",
    )
    soon = utc_now()
    scheduler.add_job(clock.tick, "interval", seconds=TICK_S, next_run_time=soon)
    scheduler.add_job(
        clock.while_holding, "interval", (retry_failed, door), seconds=TICK_S, next_run_time=soon
    )
    scheduler.add_job(
        clock.while_holding, "interval", (morning, runtime), seconds=MINUTE_S, next_run_time=soon
    )
    scheduler.add_job(
        clock.while_holding, "interval", (tidy, runtime), seconds=MINUTE_S, next_run_time=soon
    )
    scheduler.add_job(
        clock.while_holding, "interval", (tonight, runtime), seconds=HOUR_S, next_run_time=soon
    )
    scheduler.add_job(
        clock.while_holding, "interval", (sweep, runtime), seconds=HOUR_S, next_run_time=soon
    )
    scheduler.add_job(  # a clock that stands by looks too: the other may be dead
        Watcher(runtime).look_once, "interval", seconds=EVERY_S, executor="alerts"
    )
    scheduler.start()
    signal.sigwait(ENDING)
    scheduler.shutdown(wait=True)
    clock.let_go()


def morning(runtime: Runtime) -> int:
    """Each morning one list to everybody who has something to do; how many lists."""
    now, settings, zone = runtime.clock(), runtime.settings, runtime.house.zone
    with runtime.database.begin() as session:
        cards.plan_asking(session, now, zone)
        study.plan_finding_out(session, now, zone)
        errands.plan_going_up(session, now, zone)
    if settings.notices.quiet_hours.covers(now.astimezone(zone).time()):
        return 0
    if now.astimezone(zone).time() < LISTS_FROM:
        return 0
    with runtime.database.begin() as session:
        per_day = settings.errands.per_day
        return sum(
            errands.morning_lists(session, now, one.name, zone, per_day)
            for one in settings.accounts
        )


def tonight(runtime: Runtime) -> int:
    """Ask for what is kept no longer to go, once a day at three; what was missed is caught up."""
    day = runtime.clock().astimezone(runtime.house.zone).date()
    at = datetime.combine(day, TIDIED_AT, runtime.house.zone)
    with runtime.database.begin() as session:
        privacy.plan_tonight(session, at, day.isoformat())
    return 0


def tidy(runtime: Runtime) -> int:
    """Nothing stays with somebody who is away; whose things had to be settled, how many people."""
    with runtime.database.begin() as session:
        heard = study.close_heard(session, runtime.clock())
        return heard + handing.tidy(session, runtime.clock(), runtime.settings)
