"""Figures as Prometheus reads them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily

from bot.delivery import STATES, Gauges


def gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    """One number."""
    return GaugeMetricFamily(f"lianxin_{name}", what, value=value)


def labelled(name: str, what: str, *labels: str) -> GaugeMetricFamily:
    """Numbers by labels, to be filled."""
    return GaugeMetricFamily(f"lianxin_{name}", what, labels=labels)


def by_state(group: str, counts: Mapping[str, int]) -> GaugeMetricFamily:
    """Numbers by their state."""
    made = labelled(group, f"{group} by state", "state")
    for state, count in counts.items():
        made.add_metric([state], count)
    return made


def outbox_gauges(texts: Gauges, now: datetime) -> Iterator[GaugeMetricFamily]:
    """Texts on their way: by state and channel, what the platform said, what waits and for how
    long, what is stuck, what is closed."""
    states: Counter[str] = Counter(dict.fromkeys(STATES, 0))
    ways = labelled("outbox_by_channel", "texts by state and channel", "state", "channel")
    for one in texts.texts:
        states[one.state] += one.count
        ways.add_metric([one.state, one.channel], one.count)
    yield by_state("outbox", states)
    yield ways
    said = labelled("deliveries", "attempts of the last hour", "channel", "outcome", "code")
    for attempt in texts.attempts:
        said.add_metric([attempt.channel, attempt.outcome, str(attempt.code)], attempt.count)
    yield said
    lag = labelled("outbox_lag_seconds", "how long the oldest due text waits", "account", "rank")
    for oldest in texts.oldest:
        lag.add_metric([oldest.account, oldest.rank], (now - oldest.since).total_seconds())
    yield lag
    yield gauge("outbox_stuck", "claims older than two leases", texts.stuck)
    until = labelled("lane_closed_until", "closed until, Unix time", "account", "channel", "reason")
    for lane in texts.closed:
        until.add_metric([lane.account, lane.channel, lane.reason], lane.until.timestamp())
    yield until
