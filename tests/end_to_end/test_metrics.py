"""/metrics says everything for which there is an alarm, and stays cheap."""

import time
from datetime import timedelta

from sqlalchemy import text, update

from bot.core.due import Due
from bot.delivery.models import Lane, Outbound
from tests.end_to_end.town import Town

MANY = 100_000
WITHIN_S = 0.1
NUMBERS = {
    True: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) ",
    False: "WITH n AS (SELECT generate_series(1, {many}) AS i) ",
}
OUTBOX = (
    "INSERT INTO outbox (content_id, person_id, state, rank, not_before, channel, finished_at) "
    "NUMBERS SELECT 1, 1000 + i, 'accepted', 2, :now, 'chat', :now FROM n"
)
DELIVERIES = (
    "INSERT INTO deliveries (outbound_id, channel, openid, outcome, at) "
    "NUMBERS SELECT (SELECT min(id) FROM outbox), 'chat', 'o', 'accepted', :now FROM n"
)


def metrics(town: Town) -> dict[str, float]:
    """Every line: name with labels -> value."""
    said = town.client.get("/metrics").text
    lines = [line.rpartition(" ") for line in said.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_what_is_late_stuck_closed_and_said_stands_there(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.say(town.street.wang, "求助 灯坏了")
    town.deliver()
    town.now += timedelta(minutes=30)
    with town.begin() as session:
        session.execute(
            update(Outbound)
            .where(Outbound.state == "accepted")
            .values(state="sending", claimed_at=town.now - timedelta(minutes=3))
        )
        lane = Lane(
            account="main",
            channel="template",
            closed_until=town.now + timedelta(hours=1),
            reason="code 48001",
            next_probe_at=town.now,
        )
        session.add(lane)
        session.execute(update(Due).where(Due.kind == "notice.hand_over").values(failures=2))
    seen = metrics(town)
    assert seen['lianxin_outbox{state="waiting"}'] > 0
    assert seen['lianxin_outbox_lag_seconds{account="main",rank="rest"}'] > 1700
    assert seen["lianxin_outbox_stuck"] > 0
    assert seen["lianxin_due_failed"] == 1
    until = 'lianxin_lane_closed_until{account="main",channel="template",reason="code 48001"}'
    assert seen[until] == lane.closed_until.timestamp()
    assert any(name.startswith('lianxin_deliveries{channel="') for name in seen)
    assert any(
        name.startswith("lianxin_outbox_by_channel{") and "template" in name for name in seen
    )
    assert seen['lianxin_inbox{state="failed"}'] == 0
    assert seen['lianxin_errands{state="overdue"}'] == 0
    assert "lianxin_due_late" in seen
    assert seen["lianxin_notices_left_waiting"] == 0


def test_with_a_hundred_thousand_texts_it_takes_no_tenth_of_a_second(town: Town) -> None:
    is_sqlite = town.runtime.database.is_sqlite
    numbers = NUMBERS[is_sqlite].format(many=MANY)
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    with town.begin() as session:
        now = town.now.replace(tzinfo=None).isoformat(" ") if is_sqlite else town.now
        for statement in (OUTBOX, DELIVERIES):
            session.execute(text(statement.replace("NUMBERS", numbers)), {"now": now})
        if not is_sqlite:
            session.execute(text("ANALYZE"))
    metrics(town)
    assert min(_seconds(town) for _ in range(20)) < WITHIN_S  # others may be at work here


def _seconds(town: Town) -> float:
    began = time.perf_counter()
    metrics(town)
    return time.perf_counter() - began
