"""The pictures that notices bring along: fetched from the platform by a worker, never by the
webhook; the platform keeps them for three days."""

import asyncio
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol

import structlog
from sqlalchemy.orm import Session

from bot import notices
from bot.channels import Action, NoAnswer, SendFailed
from bot.core import leases
from bot.core.clock import Clock
from bot.core.database import Database
from lianxin.rounds import keep_looking

LOOK_EVERY_S = 5.0
A_ROUND = 8
_MINE_FOR = timedelta(minutes=2)

log = structlog.get_logger()


class PictureSource(Protocol):
    """What hands out pictures: an account of the platform."""

    async def media(self, media_id: str, *, largest: int) -> bytes:
        """Raises SendFailed, NoAnswer."""


async def fetch_pictures(
    database: Database, clock: Clock, account: str, source: PictureSource
) -> int:
    """Fetch what is wanted of one account now, one after the other; how many came."""
    wanted = await asyncio.to_thread(_wanted, database, clock, account)
    came = 0
    for one in wanted:
        came += await _fetch(database, clock, account, source, one)
    return came


async def keep_fetching_pictures(
    database: Database,
    clock: Clock,
    sources: Mapping[str, PictureSource],
    *,
    look_every_s: float = LOOK_EVERY_S,
) -> None:
    """Look every few seconds; one worker at a time, until cancelled."""
    holder = secrets.token_hex(4)

    async def look(name: str) -> None:
        if await asyncio.to_thread(_my_turn, database, clock, name, holder):
            await fetch_pictures(database, clock, name, sources[name])

    await keep_looking(sources, look, what="pictures", every_s=look_every_s)


async def _fetch(
    database: Database,
    clock: Clock,
    account: str,
    source: PictureSource,
    one: notices.WantedPicture,
) -> bool:
    try:
        content = await source.media(one.media_id, largest=notices.LARGEST)
    except (SendFailed, NoAnswer) as error:
        # FIX is the platform's word that it has no such picture (40007), and never will.
        for_good = isinstance(error, SendFailed) and error.action is Action.FIX
        log.warning("picture_not_fetched", account=account, for_good=for_good)
        await asyncio.to_thread(_failed, database, clock, one.notice_id, for_good)
        return False
    return await asyncio.to_thread(_keep, database, one.notice_id, content)


def _wanted(database: Database, clock: Clock, account: str) -> list[notices.WantedPicture]:
    with database.read() as session:
        return _asked_for(session, clock, account, A_ROUND)


def _asked_for(
    session: Session, clock: Clock, account: str, limit: int
) -> list[notices.WantedPicture]:
    return notices.pictures_wanted(session, clock(), account, limit=limit)


def _failed(database: Database, clock: Clock, notice_id: int, for_good: bool) -> None:
    with database.begin() as session:
        notices.picture_failed(session, clock(), notice_id, for_good=for_good)


def _keep(database: Database, notice_id: int, content: bytes) -> bool:
    with database.begin() as session:
        return notices.keep_picture(session, notice_id, content)


def _my_turn(database: Database, clock: Clock, account: str, holder: str) -> bool:
    with database.read() as session:
        if not _asked_for(session, clock, account, 1):
            return False
    with database.begin() as session:
        name = f"pictures/{account}"
        return leases.hold(session, clock(), name=name, holder=holder, for_=_MINE_FOR)
