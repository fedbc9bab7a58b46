"""What each return code of the platform makes us do. Source: its 全局返回码 page, and each call's.

One table for both kinds of account: codes that only WeCom gives stand here with their meaning, and
the four that mean something else there with that of Official Accounts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.channels import Action, SendFailed

Until = Callable[[datetime], datetime]

_PLATFORM_ZONE = ZoneInfo("Asia/Shanghai")  # its days begin at midnight there (not confirmed)


@dataclass(frozen=True, slots=True)
class Rule:
    """What to do, whether somebody should look, and until when to leave it alone."""

    action: Action
    alert: bool = False
    until: Until | None = None
    repair: bool = False  # by somebody, before it can go on


def platform_midnight(now: datetime) -> datetime:
    """The next midnight in Beijing, when daily quotas are counted anew."""
    tomorrow = now.astimezone(_PLATFORM_ZONE).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), _PLATFORM_ZONE)


def platform_next_month(now: datetime) -> datetime:
    """The first moment of the next month in Beijing, when mass messages are counted anew."""
    first = now.astimezone(_PLATFORM_ZONE).date().replace(day=1)
    next_first = (first + timedelta(days=31)).replace(day=1)
    return datetime.combine(next_first, time(), _PLATFORM_ZONE)


def _after(**length: int) -> Until:
    wait = timedelta(**length)
    return lambda now: now + wait


_MINUTE = _after(minutes=1)
_HALF_HOUR = _after(minutes=30)
_HOUR = _after(hours=1)
# What a person has to repair (a secret, the list of addresses) is asked again this often, so that
# nothing has to be restarted after the repair. Rarely enough not to be barred for it.
_REPAIR = _after(minutes=10)

_RETRY = Rule(Action.RETRY)
_REFRESH = Rule(Action.REFRESH)
_FIX = Rule(Action.FIX, alert=True)
_SENT = Rule(Action.SENT)
_IGNORE = Rule(Action.IGNORE)
_NEXT = Rule(Action.NEXT_ROUTE)
_NEXT_ALERT = Rule(Action.NEXT_ROUTE, alert=True)
_DROP = Rule(Action.DROP_PERSON)
_NO_RIGHT = Rule(Action.STOP_LANE, alert=True, until=_HOUR, repair=True)
_STOP = Rule(Action.STOP_ACCOUNT, alert=True, until=_REPAIR, repair=True)

UNKNOWN_CODE = _NEXT_ALERT


def _each(rule: Rule, *codes: int | range) -> Iterable[tuple[int, Rule]]:
    for code in codes:
        for one in code if isinstance(code, range) else (code,):
            yield one, rule


ERRORS: Mapping[int, Rule] = dict(
    (
        *_each(_SENT, 0),
        *_each(_RETRY, -1),
        # The token, the secret, our address.
        *_each(_REFRESH, 40001, 40014, 42001),
        *_each(_STOP, 41001, 40013, 41002, 41004, 40125, 40164, 61004, 60020),
        *_each(_STOP, 48004, 50002, 50001, 50003, 89501, 89503, 89506, 89507),
        # The person.
        *_each(_DROP, 40003, 43004, 50005, 43019, 60011, 60021, 60111, 46004, 81013),
        *_each(_NEXT, 70000),
        *_each(Rule(Action.CREDIT_USED), 43101),
        # 48002: they switched our messages off, which shuts this route alone. Of WeCom: no right.
        *_each(Rule(Action.CLOSE_WINDOW), 45015, 48002),
        *_each(Rule(Action.ALLOWANCE_USED), 45047),
        # Templates; the channel itself leaves a barred one alone for a while.
        *_each(_NEXT_ALERT, 40036, 40037, 43116, 40249, 47003),
        # Too much, too fast.
        *_each(Rule(Action.STOP_LANE, alert=True, until=platform_midnight), 45009),
        *_each(Rule(Action.STOP_LANE, until=_MINUTE), 45011, 45033),
        # No right to the call, or barred from it.
        *_each(_NO_RIGHT, 40200, 45109, 48001, 48008, 301002, 40201, 40204),
        *_each(Rule(Action.IGNORE, alert=True), 48006),  # our resets of a quota are used up
        # Mass messages: the month's are used up; a repeated one was sent; repeated too soon; the
        # administrator is asked.
        *_each(Rule(Action.STOP_LANE, alert=True, until=platform_next_month), 45028),
        *_each(_SENT, 45065),
        *_each(Rule(Action.RETRY, until=_MINUTE), 45066),
        *_each(Rule(Action.RETRY, alert=True, until=_HALF_HOUR), 89504, 89505),
        *_each(_IGNORE, 45072, 45080, 45081),  # the typing sign; 45072 is a bad command of ours
        # Our mistakes: requests, media, menus, tags, quota paths; login codes are used once.
        *_each(_FIX, 40031, 40032, range(40004, 40008), range(40009, 40013), 40008, 40035, 40058),
        *_each(_FIX, 43001, 43002, 40039, 40062, 41030, 45162, 40130, 40152, 40066),
        *_each(_FIX, 40063, range(44002, 44005), 47001, 40033, 40029, 40163, 42003, 42022),
        *_each(_FIX, range(45002, 45009), 45064, 45083, 45084, 45067, range(45157, 45160)),
        *_each(_FIX, range(45056, 45060), 49003, 82001, 40056, range(86001, 86009)),
        *_each(_FIX, range(61451, 61501), range(65301, 65321), 53600, 76003, 76022),
    )
)


def failure(code: int, now: datetime) -> SendFailed:
    """The error to raise for a code that is neither 0 nor dealt with by a fresh token."""
    rule = ERRORS.get(code, UNKNOWN_CODE)
    return SendFailed(
        code,
        rule.action,
        until=rule.until(now) if rule.until else None,
        alert=rule.alert,
        repair=rule.repair,
    )


def bad_credentials(code: int, now: datetime) -> SendFailed:
    """The error for a token that cannot be had."""
    return SendFailed(code, Action.STOP_ACCOUNT, until=_REPAIR(now), alert=True, repair=True)
