"""The platform's QR codes, of the wall and of invitations: fetched by whoever may call it, never
by a page."""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.orm import Session

from bot import people, study
from bot.channels import NoAnswer, SendFailed
from bot.channels.official.account import SceneCode
from bot.core import leases
from bot.core.clock import Clock
from bot.core.database import Database
from lianxin.rounds import keep_looking

AT_ONCE = 8  # calls side by side
A_ROUND = 64  # codes between two looks at the database
LOOK_EVERY_S = 5.0
REST_AFTER_REFUSAL = timedelta(minutes=10)
_MINE_FOR = timedelta(minutes=2)

log = structlog.get_logger()


class CodeMaker(Protocol):
    """What makes QR codes: an account of the platform."""

    async def create_code(self, scene: str, *, lasts: timedelta) -> SceneCode:
        """Raises SendFailed, NoAnswer."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A code that a page has asked for: of which kind, of which row, and until when."""

    of_wall: bool
    row_id: int
    scene: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many codes were made; `refused`: the platform would not make more."""

    made: int
    refused: bool


async def make_tickets(database: Database, clock: Clock, account: str, maker: CodeMaker) -> Fetched:
    """Fetch the QR codes that an account was asked for.

    The first refusal ends it: without a certified account, or with the day's calls used up, each
    further one would be refused too, and the paper does without.
    """
    made = 0
    while True:
        wanted = await asyncio.to_thread(_wanted, database, clock, account)
        if not wanted:
            return Fetched(made, refused=False)
        codes = await _created(account, maker, clock, wanted)
        await asyncio.to_thread(_keep, database, codes)
        made += len(codes)
        if len(codes) < len(wanted):
            return Fetched(made, refused=True)


async def keep_making_tickets(
    database: Database,
    clock: Clock,
    makers: Mapping[str, CodeMaker],
    *,
    look_every_s: float = LOOK_EVERY_S,
) -> None:
    """Look every few seconds what pages have asked for; one worker at a time, until cancelled."""
    holder = secrets.token_hex(4)
    resting: dict[str, datetime] = {}

    async def look(name: str) -> None:
        if resting.get(name, clock()) > clock():
            return
        if await asyncio.to_thread(_my_turn, database, clock, name, holder):
            fetched = await make_tickets(database, clock, name, makers[name])
            if fetched.refused:
                resting[name] = clock() + REST_AFTER_REFUSAL

    await keep_looking(makers, look, what="codes", every_s=look_every_s)


async def _created(
    account: str, maker: CodeMaker, clock: Clock, wanted: Sequence[Wanted]
) -> list[tuple[Wanted, SceneCode]]:
    codes: list[tuple[Wanted, SceneCode]] = []
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        calls = (maker.create_code(one.scene, lasts=one.until - clock()) for one in part)
        answers = await asyncio.gather(*calls, return_exceptions=True)
        for one, answer in zip(part, answers, strict=True):
            if isinstance(answer, SceneCode):
                codes.append((one, answer))
            elif not isinstance(answer, SendFailed | NoAnswer):
                raise answer
        if len(codes) < start + len(part):
            log.warning("qr_code_not_made", account=account)
            break
    return codes


def _wanted(database: Database, clock: Clock, account: str) -> list[Wanted]:
    """Those of the wall first: they are of use for minutes."""
    with database.read() as session:
        return _asked_for(session, clock(), account, A_ROUND)


def _asked_for(session: Session, now: datetime, account: str, limit: int) -> list[Wanted]:
    wall = study.wall_codes_wanted(session, now, account, limit=limit)
    found = [Wanted(True, one.id, one.scene, one.until) for one in wall]
    rest = people.tickets_wanted(session, now, account, limit=limit - len(found))
    return found + [Wanted(False, one.invitation_id, one.scene, one.until) for one in rest]


def _keep(database: Database, codes: Sequence[tuple[Wanted, SceneCode]]) -> None:
    with database.begin() as session:
        for one, code in codes:
            if one.of_wall:
                study.keep_wall_code(session, code_id=one.row_id, url=code.url)
            else:
                people.keep_ticket(
                    session, invitation_id=one.row_id, url=code.url, expires_at=code.expires_at
                )


def _my_turn(database: Database, clock: Clock, account: str, holder: str) -> bool:
    with database.read() as session:
        if not _asked_for(session, clock(), account, 1):
            return False
    with database.begin() as session:
        name = f"tickets/{account}"
        return leases.hold(session, clock(), name=name, holder=holder, for_=_MINE_FOR)
