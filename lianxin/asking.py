"""Small questions that are due (bot/asking), sent by whoever may call the platform: a worker."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot import asking
from bot.channels import NoAnswer, SendFailed
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.settings import Settings
from bot.core.texts import Texts
from lianxin.rounds import keep_looking

LOOK_EVERY_S = 5.0


class MassMessages(Protocol):
    """What sends one text to many: an account's mass messages."""

    async def send(self, openids: Sequence[str], text: str, key: str) -> str | None:
        """The platform's id of it. Raises SendFailed, NoAnswer."""


def terms_of(settings: Settings) -> asking.Terms:
    """What asking goes by."""
    return asking.Terms(settings.notices.quiet_hours, settings.locale.zone, settings.delivery.lease)


async def ask_what_is_due(
    database: Database,
    clock: Clock,
    account: str,
    out: MassMessages,
    texts: Texts,
    terms: asking.Terms,
) -> int:
    """Send what is due of one account, one after the other; how many calls were made.

    Claimed, sent and recorded in three steps, with no transaction open while the platform is
    waited for: a claim of a killed worker runs out and goes again under the same key.
    """
    calls = 0
    while (job := await asyncio.to_thread(_claim, database, clock, account, terms)) is not None:
        calls += 1
        text = texts.say("asking-windows", unit=job.unit)
        try:
            platform_id = await out.send(job.openids, text, job.key)
        except SendFailed as error:
            await asyncio.to_thread(_refused, database, clock, job, error)
        except NoAnswer as error:
            await asyncio.to_thread(_unanswered, database, clock, job, error)
        else:
            await asyncio.to_thread(_sent, database, clock, job, platform_id)
    return calls


async def keep_asking(
    database: Database,
    clock: Clock,
    outs: Mapping[str, MassMessages],
    texts: Texts,
    terms: asking.Terms,
    *,
    look_every_s: float = LOOK_EVERY_S,
) -> None:
    """Look every few seconds, until cancelled."""

    async def look(name: str) -> None:
        await ask_what_is_due(database, clock, name, outs[name], texts, terms)

    await keep_looking(outs, look, what="questions", every_s=look_every_s)


def _claim(
    database: Database, clock: Clock, account: str, terms: asking.Terms
) -> asking.Job | None:
    with database.read() as session:
        if not asking.is_any_due(session, clock(), account, terms.lease):
            return None
    with database.begin() as session:
        return asking.claim(session, clock(), account, terms)


def _sent(database: Database, clock: Clock, job: asking.Job, platform_id: str | None) -> None:
    with database.begin() as session:
        asking.sent(session, clock(), job, platform_id)


def _refused(database: Database, clock: Clock, job: asking.Job, error: SendFailed) -> None:
    with database.begin() as session:
        asking.refused(session, clock(), job, error)


def _unanswered(database: Database, clock: Clock, job: asking.Job, error: NoAnswer) -> None:
    with database.begin() as session:
        asking.unanswered(session, clock(), job, error)
