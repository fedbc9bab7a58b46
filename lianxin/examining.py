"""What `lianxin doctor` looks at, one finding a line; it never shows a secret."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import redis
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.channels.official.account import OfficialAccount
from bot.channels.official.client import open_http
from bot.channels.official.errors import ERRORS, failure
from bot.channels.official.tokens import TokenStore
from bot.core import migrate
from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.core.settings import Account, Settings, SettingsError
from lianxin import alerting, sweeping
from lianxin.assembly import build_sealer

REDIS_TIMEOUT_S = 2.0
_UNITS_NAMED = 10
_SOON_OPEN = timedelta(minutes=10)  # what opens by itself before that is nothing to repair
_NOT_OURS, _MANY = 40003, 20  # an openid it does not know; so many are no accident


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, whether it is well, and if not, why."""

    what: str
    well: bool
    why: str = ""


def examine(settings: Settings, path: Path) -> list[Finding]:
    """Every finding, in the order in which they depend on one another."""
    findings = [*_configuration(settings, path), _redis(settings)]
    database = _database(settings)
    findings.append(database)
    if not database.well or not findings[0].well:
        return findings
    findings.extend(_unassigned(settings))
    findings.extend(_long_overdue(settings))
    findings.extend(_without_organiser(settings))
    findings.extend(_processes(settings))
    findings.extend(_lost(settings))
    findings.extend(_platform(settings))
    findings.append(_operators(settings))
    findings.extend(asyncio.run(_accounts(settings)))
    return findings


def _configuration(settings: Settings, path: Path) -> list[Finding]:
    checks: tuple[Callable[[], str], ...] = (
        settings.require_secret_key,
        settings.require_contact_phone,
    )
    for check in checks:
        try:
            check()
        except SettingsError as error:
            return [Finding("configuration", False, str(error))]
    if not settings.accounts:
        return [Finding("configuration", False, f"{path.name}: accounts: there is none")]
    return [Finding("configuration", True)]


def _database(settings: Settings) -> Finding:
    database = open_database(settings.database.url)
    try:
        migrate.require_current(database.engine)
    except (SQLAlchemyError, OSError) as error:
        return Finding("database", False, f"cannot be reached ({type(error).__name__})")
    except migrate.WrongSchema as error:
        return Finding("database", False, str(error))
    finally:
        database.close()
    return Finding("database", True)


def _redis(settings: Settings) -> Finding:
    url = settings.redis.url
    if not url:
        return Finding("redis", True, "not configured, not needed")
    try:
        with redis.Redis.from_url(url, socket_timeout=REDIS_TIMEOUT_S) as client:
            client.ping()
    except redis.RedisError as error:
        return Finding("redis", False, f"cannot be reached ({type(error).__name__})")
    return Finding("redis", True)


@contextmanager
def _reading(settings: Settings) -> Iterator[Session]:
    """The database for one look, closed afterwards."""
    database = open_database(settings.database.url)
    try:
        with database.read() as session:
            yield session
    finally:
        database.close()


def _unassigned(settings: Settings) -> list[Finding]:
    """Errands that stand with nobody: the unit needs a leader or secretary."""
    with _reading(settings) as session:
        units = errands.unassigned(session)
    if not units:
        return [Finding("errands", True)]
    named = ", ".join(f"{path} ({count})" for path, count in units.items())
    return [Finding("errands", False, f"nobody to give them to in {named}: grant a role there")]


def _long_overdue(settings: Settings) -> list[Finding]:
    """Errands that went as far up as they can and are still to be done."""
    with _reading(settings) as session:
        after = settings.errands.escalate_after
        units = errands.stuck(session, utc_now(), after=after)
    if not units:
        return []
    named = ", ".join(f"{path} ({count})" for path, count in sorted(units.items())[:_UNITS_NAMED])
    why = f"long overdue and nobody above who could take them in {named}: see them called"
    return [Finding("overdue errands", False, why)]


def _without_organiser(settings: Settings) -> list[Finding]:
    """Units whose members nobody looks after: no role there or above, or its holder is away."""
    with _reading(settings) as session:
        units = people.units_without_organiser(session, utc_now())
    if not units:
        return [Finding("organisers", True)]
    named = ", ".join(units[:_UNITS_NAMED])
    more = f" and {len(units) - _UNITS_NAMED} more" if len(units) > _UNITS_NAMED else ""
    return [Finding("organisers", False, f"nobody looks after {named}{more}: grant a role there")]


def _operators(settings: Settings) -> Finding:
    """Whether everybody who is to be told of trouble is somebody."""
    sealer = build_sealer(settings)
    with _reading(settings) as session:
        nobody = [
            text
            for text in settings.operators.alert
            if not any(
                isinstance(people.person_named(session, sealer, one.name, text), people.PersonCard)
                for one in settings.accounts
            )
        ]
    if nobody:
        entry = settings.operators.alert.index(nobody[0]) + 1
        return Finding("operators", False, f"operators.alert: entry {entry} is not one member")
    if not settings.operators.alert and not settings.operators.webhook.get_secret_value():
        return Finding("operators", True, "nobody is told of trouble: operators.alert, .webhook")
    return Finding("operators", True)


def _processes(settings: Settings) -> list[Finding]:
    """Whether a worker and a clock are alive, as far as one was or is needed."""
    with _reading(settings) as session:
        dead = alerting.dead(session, utc_now())
    return [_alive(name, dead) for name in (alerting.WORKER, alerting.CLOCK)]


def _alive(name: str, dead: Mapping[str, datetime | None]) -> Finding:
    if name not in dead:
        return Finding(name, True)
    seen = dead[name]
    since = "none has run" if seen is None else f"last alive {seen:%Y-%m-%d %H:%M} UTC"
    return Finding(name, False, f"{since}: start `lianxin {name}`")


def _lost(settings: Settings) -> list[Finding]:
    """What the sweep cannot mend by itself."""
    with _reading(settings) as session:
        found = sweeping.complaints(session, utc_now())
    if not found:
        return [Finding("nothing lost", True)]
    return [Finding(what.replace("_", " "), False, why) for what, why in found.items()]


def _platform(settings: Settings) -> list[Finding]:
    """What the platform has refused since yesterday that a person has to look at."""
    now = utc_now()
    with _reading(settings) as session:
        refused = delivery.refused(session, now - timedelta(days=1))
        closed = delivery.closed_lanes(session, now)
    words = [
        f"{one.account} {one.channel} answered {one.code} {one.count} times: {_meaning(one)}"
        for one in refused
        if failure(one.code, now).alert or (one.count >= _MANY and one.code == _NOT_OURS)
    ]
    words += [
        f"{one.account} {'everything' if one.channel == '*' else one.channel} is closed"
        f" ({one.reason}), tried again at {one.next_probe_at:%H:%M} UTC"
        for one in closed
        if one.closed_until > now + _SOON_OPEN
    ]
    return [Finding("platform", not words, "; ".join(words))]


def _meaning(one: delivery.RefusedCode) -> str:
    if one.code == _NOT_OURS:
        return "so many openids it does not know may be another account's: look at app_id"
    if one.code not in ERRORS:
        return "a code this program does not know, the next way was taken"
    return "see docs/OPERATIONS.md"


async def _accounts(settings: Settings) -> list[Finding]:
    database, sealer = open_database(settings.database.url), build_sealer(settings)
    findings: list[Finding] = []
    try:
        async with open_http() as http:
            tokens = TokenStore(database, sealer, utc_now)
            for account in _official(settings):
                official = OfficialAccount(account, http, tokens, utc_now)
                found = await official.check(settings.server.public_url)
                findings.extend(
                    Finding(f"{account.name} {one.what}", one.well, one.why) for one in found
                )
    finally:
        database.close()
    return findings


def _official(settings: Settings) -> list[Account]:
    return [one for one in settings.accounts if one.platform == "official"]
