"""What `lianxin doctor` looks at, one finding a line; it never shows a secret."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import redis
from sqlalchemy.exc import SQLAlchemyError

from bot import errands, people
from bot.channels.official.account import OfficialAccount
from bot.channels.official.client import open_http
from bot.channels.official.tokens import TokenStore
from bot.core import migrate
from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.core.settings import Account, Settings, SettingsError
from lianxin.assembly import build_sealer

REDIS_TIMEOUT_S = 2.0
_UNITS_NAMED = 10


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
    findings.extend(_without_organiser(settings))
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


def _unassigned(settings: Settings) -> list[Finding]:
    """Errands that stand with nobody: the unit needs a leader or secretary."""
    database = open_database(settings.database.url)
    try:
        with database.read() as session:
            units = errands.unassigned(session)
    finally:
        database.close()
    if not units:
        return [Finding("errands", True)]
    named = ", ".join(f"{path} ({count})" for path, count in units.items())
    return [Finding("errands", False, f"nobody to give them to in {named}: grant a role there")]


def _without_organiser(settings: Settings) -> list[Finding]:
    """Units whose members nobody looks after: no role there or above, or its holder is away."""
    database = open_database(settings.database.url)
    try:
        with database.read() as session:
            units = people.units_without_organiser(session, utc_now())
    finally:
        database.close()
    if not units:
        return [Finding("organisers", True)]
    named = ", ".join(units[:_UNITS_NAMED])
    more = f" and {len(units) - _UNITS_NAMED} more" if len(units) > _UNITS_NAMED else ""
    return [Finding("organisers", False, f"nobody looks after {named}{more}: grant a role there")]


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
