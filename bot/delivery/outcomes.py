"""What the platform's answer to an attempt means for the text, the window and the lane: pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.channels import Action, NoAnswer, SendFailed
from bot.delivery.attempts import Attempt, Change, LaneClosing, Outcome, WindowWord

RETRIES: Final = 3  # at a short distance; the platform's own advice for -1
LATER: Final = timedelta(minutes=5)
LANE_RESTS: Final = timedelta(minutes=1)
PROBE_EVERY: Final = timedelta(hours=1)
LANE_RESTS_AT_MOST: Final = timedelta(hours=1)
UNTIL_REPAIRED: Final = timedelta(days=365)  # or until a probe finds it repaired
ACCOUNT_PROBE_EVERY: Final = timedelta(minutes=10)


def accepted(attempt: Attempt, platform_id: str | None) -> Outcome:
    """The platform took the text; one for every route goes on to the next."""
    change = Change("accepted")
    if attempt.content.every_route:
        change = Change("waiting", tried=_struck_off(attempt), retries=0, arrived=True)
    return Outcome(
        attempt=attempt,
        change=change,
        word="accepted",
        platform_id=platform_id,
        reopens=attempt.probes,
    )


def unknown(attempt: Attempt, error: NoAnswer | None, now: datetime) -> Outcome:
    """The call's answer never came: repeated where a key makes that safe, else left `unknown`."""
    limit = attempt.may_repeat_until or (error.repeat_until if error else None)
    wait_until = error.wait_until if error else None
    closing = _leave_alone(attempt, wait_until, now) if wait_until else None
    again_at = max(now + back_off(attempt), wait_until or now)
    if limit is None or again_at >= limit or attempt.retries >= RETRIES:
        change = Change("unknown")
        if attempt.content.every_route:  # another way may still reach them for certain
            change = Change("waiting", tried=_struck_off(attempt), retries=0)
        return Outcome(attempt=attempt, change=change, word="unknown", closing=closing)
    change = Change(
        "waiting", not_before=again_at, retries=attempt.retries + 1, may_repeat_until=limit
    )
    return Outcome(attempt=attempt, change=change, word="unknown", closing=closing)


def not_begun(attempt: Attempt, now: datetime) -> Outcome:
    """Another call has just found the lane closed: this one was never made."""
    change = Change("waiting", not_before=now, may_repeat_until=attempt.may_repeat_until)
    return Outcome(
        attempt=attempt,
        change=change,
        word="not_begun",
        unspent=attempt.channel == "chat",
        credit="back",
    )


def refused(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    """The platform said no. Source of the actions: the platform's return codes (bot.channels)."""
    match error.action:
        case Action.SENT:
            return accepted(attempt, None)
        case Action.RETRY:
            return _retry(attempt, error, now)
        case Action.STOP_LANE | Action.STOP_ACCOUNT:
            return _stop(attempt, error, now)
        case Action.CLOSE_WINDOW | Action.ALLOWANCE_USED:
            return _shut(attempt, error, now)
        case Action.DROP_PERSON:
            return _next_route(attempt, error, now, window="gone")
        case Action.CREDIT_USED:
            return replace(_next_route(attempt, error, now), credit="gone")
        case _:
            return _next_route(attempt, error, now)


def back_off(attempt: Attempt) -> timedelta:
    """2, 4, 8 s, and up to a second by the row's id: a batch should not come back at once."""
    return timedelta(seconds=2.0 ** (attempt.retries + 1) + attempt.outbound_id % 10 / 10)


def spread(attempt: Attempt, wait: timedelta) -> timedelta:
    """`wait`, and up to a tenth of it by the row's id: what waits should not come back at once."""
    return wait * (1 + attempt.outbound_id * 37 % 100 / 1000)


def probe_again(channel: str, closed_until: datetime, now: datetime) -> timedelta:
    """How long after a probe that never came back the next one may go."""
    if channel == "*":
        return ACCOUNT_PROBE_EVERY
    return min(PROBE_EVERY, max(LANE_RESTS, closed_until - now))


def grown(closing: LaneClosing, refused: int, now: datetime) -> tuple[datetime, datetime]:
    """Until when a lane is closed and when it is tried, after so many refused probes in a row."""
    if not closing.grows:
        return closing.until, min(closing.probe_at, closing.until)
    wait = closing.until - now
    longest = max(wait, LANE_RESTS_AT_MOST)
    until = now + min(wait * 2 ** min(refused, 10), longest)
    return until, until


def _retry(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    soon = attempt.retries < RETRIES
    again_at = error.until or now + (back_off(attempt) if soon else spread(attempt, LATER))
    content = attempt.content
    is_last = content.urgent or attempt.channel == "sms"  # behind it a person needs the time
    if again_at >= content.useless_after or (is_last and not soon):
        return _next_route(attempt, error, now)
    change = Change(
        "waiting",
        not_before=again_at,
        retries=attempt.retries + 1,
        may_repeat_until=attempt.may_repeat_until,
    )
    return _refusal(attempt, error, change, reopens=())


def _stop(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    closing = _closing(attempt, error, now)
    change = Change("waiting", not_before=now, may_repeat_until=attempt.may_repeat_until)
    return _refusal(attempt, error, change, closing=closing, reopens=())


def _closing(attempt: Attempt, error: SendFailed, now: datetime) -> LaneClosing:
    lane = "*" if error.action is Action.STOP_ACCOUNT else attempt.channel
    probed = lane in attempt.probes
    account, reason = attempt.content.account, f"code {error.code}"
    if error.repair or lane == "*":
        every = PROBE_EVERY if lane != "*" else ACCOUNT_PROBE_EVERY
        probe_at = error.until or now + every
        return LaneClosing(account, lane, now + UNTIL_REPAIRED, probe_at, reason, probed=probed)
    until = max(error.until or now, now + LANE_RESTS)
    if until - now >= PROBE_EVERY:
        probe_at = now + spread(attempt, PROBE_EVERY)
        return LaneClosing(account, lane, until, probe_at, reason, probed=probed)
    until = now + spread(attempt, until - now)
    return LaneClosing(account, lane, until, until, reason, grows=True, probed=probed)


def _leave_alone(attempt: Attempt, until: datetime, now: datetime) -> LaneClosing:
    """No more by this lane for as long as the answer asked for."""
    until = now + spread(attempt, until - now)
    account, lane = attempt.content.account, attempt.channel
    return LaneClosing(account, lane, until, until, "retry after", probed=lane in attempt.probes)


def _shut(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    """Not struck off the first time: a message that came meanwhile has opened it again."""
    if attempt.retries > 0:
        return _next_route(attempt, error, now, window="shut")
    change = Change("waiting", not_before=now, retries=1)
    return _refusal(attempt, error, change, window="shut", reopens=attempt.probes)


def _next_route(
    attempt: Attempt, error: SendFailed, now: datetime, *, window: WindowWord = "as_it_was"
) -> Outcome:
    change = Change("waiting", not_before=now, tried=_struck_off(attempt), retries=0)
    # What the platform was never asked says nothing about its lane.
    reopens = attempt.probes if error.asked else ()
    return _refusal(attempt, error, change, window=window, reopens=reopens)


def _struck_off(attempt: Attempt) -> str:
    return f"{attempt.tried} {attempt.way}".strip()


def _refusal(
    attempt: Attempt,
    error: SendFailed,
    change: Change,
    *,
    window: WindowWord = "as_it_was",
    closing: LaneClosing | None = None,
    reopens: tuple[str, ...],
) -> Outcome:
    return Outcome(
        attempt=attempt,
        change=change,
        word="refused",
        code=error.code,
        window=window,
        unspent=attempt.channel == "chat" and window == "as_it_was",
        credit="back",
        closing=closing,
        reopens=reopens,
        alert=error.alert or error.action is Action.FIX,
    )
