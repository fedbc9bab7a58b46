"""Looking every few seconds at each account for something to do beside sending."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import structlog

log = structlog.get_logger()


async def keep_looking(
    accounts: Iterable[str], look: Callable[[str], Awaitable[None]], *, what: str, every_s: float
) -> None:
    """`look` at one account after the other, again and again, until cancelled. One that breaks off,
    since the database is away, say, is logged as `what` and looked at again the next time."""
    names = list(accounts)
    while True:
        for name in names:
            try:
                await look(name)
            except Exception:
                log.exception("look_failed", what=what, account=name)
        await asyncio.sleep(every_s)
