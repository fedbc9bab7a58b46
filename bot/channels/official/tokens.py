"""Access tokens: one holder for all processes. Source: the platform's stable_token page.

The token stands sealed in the database; who finds it near its end takes a lease and fetches a new
one, the others go on with the old one as long as it lives. Each process keeps what it read until
five minutes before the end, so sending costs no query.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.channels import NoAnswer, SendFailed
from bot.channels.official.models import Token
from bot.core import leases
from bot.core.clock import Clock
from bot.core.database import Database, insert_into
from bot.core.sealing import CannotOpen, Sealer

REFRESH_BEFORE = timedelta(minutes=5)  # in its last five minutes the platform gives a new one
_LEASE = timedelta(seconds=12)  # longer than the call for a token may take
_LOOK_AGAIN_S = 0.2
_LOOKS = 75  # fifteen seconds
# A failed call for a token answers all who wait for one: hammering a wrong secret bars an address.
_FAILED_FOR = timedelta(seconds=5)
_AT_LEAST = timedelta(seconds=30)  # a token given for less than the refresh margin is kept so long


@dataclass(frozen=True, slots=True)
class Fetched:
    """A token as the platform gave it, with its life."""

    token: str
    lives: timedelta


@dataclass(frozen=True, slots=True)
class _Held:
    token: str
    expires_at: datetime
    fresh_until: datetime

    def fresh(self, now: datetime) -> bool:
        return now < self.fresh_until

    def alive(self, now: datetime) -> bool:
        return now < self.expires_at


@dataclass(frozen=True, slots=True)
class _Failure:
    error: SendFailed | NoAnswer
    at: datetime


Fetch = Callable[[], Awaitable[Fetched]]


class TokenStore:
    """The tokens of all accounts, for one asyncio loop of one process."""

    def __init__(self, database: Database, sealer: Sealer, clock: Clock) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock
        self._holder = uuid.uuid4().hex
        self._known: dict[str, _Held] = {}
        self._failures: dict[str, _Failure] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def current(self, account: str, fetch: Fetch) -> str:
        """The account's token, fetched when nobody has one. Lets through what `fetch` raises.

        Raises NoAnswer when another process has been fetching for longer than it may.
        """
        known = self._known.get(account)
        if known is not None and known.fresh(self._clock()):
            return known.token
        async with self._turns.setdefault(account, asyncio.Lock()):
            self._raise_recent_failure(account)
            held = await self._shared(account, fetch)
        self._known[account] = held
        return held.token

    async def drop(self, account: str, token: str) -> None:
        """Forget this token, which the platform refused; a newer one of somebody else stays."""
        known = self._known.get(account)
        if known is not None and known.token == token:
            del self._known[account]
        await asyncio.to_thread(self._delete, account, token)

    def _raise_recent_failure(self, account: str) -> None:
        failure = self._failures.get(account)
        if failure is not None and self._clock() - failure.at < _FAILED_FOR:
            raise failure.error.with_traceback(None)

    async def _shared(self, account: str, fetch: Fetch) -> _Held:
        for _look in range(_LOOKS):
            held, mine = await asyncio.to_thread(self._look, account)
            if mine:
                return await self._fetch(account, fetch)
            if held is not None:
                return held
            await asyncio.sleep(_LOOK_AGAIN_S)
        raise NoAnswer("another process is fetching the token")

    async def _fetch(self, account: str, fetch: Fetch) -> _Held:
        try:
            fetched = await fetch()
        except BaseException as error:
            if isinstance(error, SendFailed | NoAnswer):
                self._failures[account] = _Failure(error, self._clock())
            await asyncio.to_thread(self._let_go, account)
            raise
        held = _held_from_now(fetched, self._clock())
        await asyncio.to_thread(self._store, account, held)
        return held

    def _look(self, account: str) -> tuple[_Held | None, bool]:
        """What is known and still good, and whether it is now ours to fetch a new one."""
        now = self._clock()
        with self._database.read() as session:
            held = self._read(session, account)
        if held is not None and held.fresh(now):
            return held, False
        with self._database.begin() as session:
            taken = leases.hold(
                session, now, name=_lease(account), holder=self._holder, for_=_LEASE
            )
            held = self._read(session, account)  # again: who held the lease has just let go
            if taken and held is not None and held.fresh(now):
                leases.let_go(session, name=_lease(account), holder=self._holder)
                taken = False
        return (held if held is not None and held.alive(now) else None), taken

    def _read(self, session: Session, account: str) -> _Held | None:
        row = session.get(Token, account)
        if row is None:
            return None
        try:
            token = self._sealer.open(row.sealed)
        except CannotOpen:  # sealed under a key no longer known: a new token costs one call
            return None
        return _Held(token, row.expires_at, row.expires_at - REFRESH_BEFORE)

    def _store(self, account: str, held: _Held) -> None:
        values = {
            "sealed": self._sealer.seal(held.token),
            "fingerprint": self._sealer.fingerprint(held.token),
            "expires_at": held.expires_at,
        }
        with self._database.begin() as session:
            row = insert_into(session, Token).values(account=account, **values)
            session.execute(row.on_conflict_do_update(index_elements=["account"], set_=values))
            leases.let_go(session, name=_lease(account), holder=self._holder)

    def _delete(self, account: str, token: str) -> None:
        prints = self._sealer.fingerprints(token)
        with self._database.begin() as session:
            session.execute(
                delete(Token).where(Token.account == account, Token.fingerprint.in_(prints))
            )

    def _let_go(self, account: str) -> None:
        with self._database.begin() as session:
            leases.let_go(session, name=_lease(account), holder=self._holder)


def _held_from_now(fetched: Fetched, now: datetime) -> _Held:
    expires_at = now + fetched.lives
    return _Held(fetched.token, expires_at, max(expires_at - REFRESH_BEFORE, now + _AT_LEAST))


def _lease(account: str) -> str:
    return f"token:{account}"
