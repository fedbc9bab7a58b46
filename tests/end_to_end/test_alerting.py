"""When it stops working somebody hears of it by another way, once an hour, and when it is over."""

import asyncio
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.core import alerts, due
from bot.core.alerts import ToTell
from bot.delivery.models import Content, Lane
from lianxin import alerting
from tests import builders
from tests.end_to_end.town import Town
from tests.processes.programs import wait_until

BuildTown = Callable[..., Town]


@pytest.fixture
def town(build: BuildTown) -> Town:
    """A town in which 周书记 is told of trouble."""
    return build(builders.NOW, operators={"alert": ["周国平", "没有这个人"]})


def looked(town: Town, **later: float) -> list[tuple[str, bool]]:
    town.now += timedelta(**later)
    return [(one.cause, one.over) for one in alerting.watch(town.runtime)]


def heard(town: Town) -> list[str]:
    town.deliver()
    return [text for text in town.phone(town.street.zhou) if "连心" in text]


def close(town: Town, channel: str, reason: str) -> None:
    with town.begin() as session:
        session.merge(
            Lane(
                account="main",
                channel=channel,
                closed_until=town.now + timedelta(hours=2),
                reason=reason,
                next_probe_at=town.now + timedelta(hours=2),
            )
        )


def reopen(town: Town) -> None:
    with town.begin() as session:
        for lane in session.scalars(select(Lane)):
            session.delete(lane)


def test_a_lane_closed_until_somebody_acts_is_told_by_the_other_lane(town: Town) -> None:
    town.say(town.street.zhou, "今天")
    assert looked(town) == []
    close(town, "template", "code 48001")
    assert looked(town, seconds=15) == [("lane-closed", False)]
    assert len(heard(town)) == 1
    assert "main template code 48001" in heard(town)[0]
    assert looked(town, minutes=30) == []
    assert looked(town, minutes=31) == [("lane-closed", False)]
    reopen(town)
    assert looked(town, seconds=15) == [("lane-closed", True)]
    assert "好了" in heard(town)[-1]
    assert looked(town, seconds=15) == []


def test_a_lane_that_opens_by_itself_is_nobodys_alarm(town: Town) -> None:
    close(town, "chat", "code 45009")
    assert looked(town) == []


def test_where_every_lane_of_the_account_is_shut_no_text_is_planned(town: Town) -> None:
    close(town, "*", "code 40164")
    assert looked(town) == [("lane-closed", False)]
    with town.begin() as session:
        assert not session.scalars(select(Content).where(Content.about_kind == "alert")).all()


def test_no_worker_is_told_only_while_something_waits(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    assert looked(town, minutes=2) == []
    town.clock.tick()
    causes = looked(town, minutes=2)
    assert ("no-worker", False) in causes
    alerting.beat(town.runtime)
    assert ("no-worker", True) in looked(town, seconds=15)


def test_an_alarm_that_waits_two_minutes_is_told(town: Town) -> None:
    town.say(town.street.wang, "我摔倒了，起不来")
    assert looked(town, seconds=60) == []
    assert ("alarm-waits", False) in looked(town, seconds=90)


def test_no_clock_is_told_when_something_is_due(town: Town) -> None:
    town.clock.tick()
    alerting.beat(town.runtime)
    with town.begin() as session:
        due.plan(session, kind="errand.list", subject_id=1, at=town.now)
    assert looked(town, minutes=1) == []
    alerting.beat(town.runtime)
    assert ("no-clock", False) in looked(town, minutes=2)
    town.clock.tick()
    assert ("no-clock", True) in looked(town, seconds=15)


def test_a_lane_is_well_again_when_a_text_has_gone_by_it_not_when_its_time_is_over(
    build: BuildTown,
) -> None:
    town = build(builders.NOW)
    close(town, "template", "code 48001")
    assert looked(town) == [("lane-closed", False)]
    assert looked(town, hours=3) == []
    assert looked(town, hours=3) == []
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert looked(town, seconds=15) == [("lane-closed", True)]


def test_a_database_that_does_not_answer_is_said_by_the_webhook(build: BuildTown) -> None:
    town = build(builders.NOW)
    watcher = alerting.Watcher(town.runtime)
    said: list[tuple[str, bool]] = []

    async def keep(one: ToTell) -> int:
        said.append((one.cause, one.over))
        return 1

    watcher._post = keep  # type: ignore[method-assign]
    with town.begin() as session:
        session.execute(text("ALTER TABLE lanes RENAME TO elsewhere"))
    for seconds in (0, 60, 61, 15):
        town.now += timedelta(seconds=seconds)
        watcher.look_once()
    with town.begin() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO lanes"))
    watcher.look_once()
    assert said == [("database-away", False), ("database-away", True)]


def test_the_web_server_tells_when_neither_worker_nor_clock_is_alive(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.now += timedelta(minutes=5)
    stop = threading.Event()
    thread = alerting.watch_beside(town.runtime, stop, every_s=0.05)
    try:
        wait_until(lambda: "no-worker" in told(town), within_s=10)
    finally:
        stop.set()
        thread.join()


def told(town: Town) -> set[str]:
    with town.begin() as session:
        return {cause for cause, _ in alerts.open_now(session)}


def test_a_worker_that_fell_silent_is_known_with_the_moment_of_its_last_sign(town: Town) -> None:
    alerting.beat(town.runtime)
    town.clock.tick()
    last = town.now
    with town.begin() as session:
        assert alerting.dead(session, town.now) == {}
        assert alerting.dead(session, town.now + timedelta(minutes=3)) == {
            "worker": last,
            "clock": last,
        }
    town.now += timedelta(minutes=3)
    figures = town.client.get("/metrics").text
    assert "lianxin_worker_last_seen_seconds 180.0" in figures
    assert "lianxin_clock_last_seen_seconds 180.0" in figures
    assert town.status()["worker"] == {"last_seen": last.isoformat()}


def test_who_never_ran_is_missed_only_when_something_waits(town: Town) -> None:
    with town.begin() as session:
        assert alerting.dead(session, town.now) == {}
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    with town.begin() as session:
        missing = alerting.dead(session, town.now + timedelta(minutes=5))
    assert missing["worker"] is None


def test_two_who_look_at_once_tell_once(town: Town) -> None:
    close(town, "template", "code 48001")
    assert len(looked(town)) + len(looked(town)) == 1


@pytest.mark.loopback
def test_a_webhook_is_called_and_never_hinders(build: BuildTown) -> None:
    calls: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        calls.append(await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async def run() -> int:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        town = build(builders.NOW, operators={"webhook": f"http://127.0.0.1:{port}/key=1"})
        close(town, "*", "code 40164")
        told = await alerting.look_and_tell(town.runtime)
        server.close()
        await server.wait_closed()
        return told

    assert asyncio.run(run()) == 1
    assert b'"cause": "lane-closed"' in calls[0]
    assert b"main * code 40164" in calls[0]
