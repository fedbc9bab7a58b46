"""What the platform's answer to an attempt means for the text, the window and the lane: pure."""

from datetime import datetime, timedelta
from typing import Final

from bot.channels import Action, NoAnswer, SendFailed
from bot.delivery.attempts import Attempt, Change, LaneClosing, Outcome, WindowWord

RETRIES: Final = 3  # at a short distance; the platform's own advice for -1
LATER: Final = timedelta(minutes=5)
LANE_RESTS: Final = timedelta(minutes=1)
PROBE_EVERY: Final = timedelta(hours=1)
ACCOUNT_STOPS: Final = timedelta(days=1)  # or until a probe finds it repaired
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
    again_at = now + back_off(attempt)
    if limit is None or again_at >= limit or attempt.retries >= RETRIES:
        change = Change("unknown")
        if attempt.content.every_route:  # another way may still reach them for certain
            change = Change("waiting", tried=_struck_off(attempt), retries=0)
        return Outcome(attempt=attempt, change=change, word="unknown")
    change = Change(
        "waiting", not_before=again_at, retries=attempt.retries + 1, may_repeat_until=limit
    )
    return Outcome(attempt=attempt, change=change, word="unknown")


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
        case _:
            return _next_route(attempt, error, now)


def back_off(attempt: Attempt) -> timedelta:
    """2, 4, 8 s, and up to a second by the row's id: a batch should not come back at once."""
    return timedelta(seconds=2.0 ** (attempt.retries + 1) + attempt.outbound_id % 10 / 10)


def _retry(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    soon = attempt.retries < RETRIES
    again_at = error.until or now + (back_off(attempt) if soon else LATER)
    content = attempt.content
    if again_at >= content.useless_after or (content.urgent and not soon):
        return _next_route(attempt, error, now)
    change = Change(
        "waiting",
        not_before=again_at,
        retries=attempt.retries + 1,
        may_repeat_until=attempt.may_repeat_until,
    )
    return _refusal(attempt, error, change, reopens=())


def _stop(attempt: Attempt, error: SendFailed, now: datetime) -> Outcome:
    account = attempt.content.account
    reason = f"code {error.code}"
    if error.action is Action.STOP_ACCOUNT:
        probe_at = error.until or now + ACCOUNT_PROBE_EVERY
        closing = LaneClosing(account, "*", now + ACCOUNT_STOPS, probe_at, reason)
    else:
        until = max(error.until or now, now + LANE_RESTS)
        closing = LaneClosing(account, attempt.channel, until, now + PROBE_EVERY, reason)
    change = Change("waiting", not_before=now, may_repeat_until=attempt.may_repeat_until)
    return _refusal(attempt, error, change, closing=closing, reopens=())


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
    return _refusal(attempt, error, change, window=window, reopens=attempt.probes)


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
        closing=closing,
        reopens=reopens,
        alert=error.alert or error.action is Action.FIX,
    )
