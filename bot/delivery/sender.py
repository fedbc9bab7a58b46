"""The sender: claims, looks again, sends, records, by the batch and by the row's own truth.

Database work runs in a small pool of threads, calls to the platform in the event loop, and no
transaction is open while one of them is under way. What a crash at each point leaves behind is
settled by `give_back`, when the claim has grown older than its lease.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import structlog

from bot.channels import Action, Channel, NoAnswer, Outgoing, SendFailed
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.facts import Tell
from bot.core.kept_facts import Open, Saying, bring_back
from bot.core.texts import Shown, Texts
from bot.delivery import claiming, outcomes, recording
from bot.delivery.attempts import Attempt, Outcome, Stranded
from bot.delivery.claiming import Claim
from bot.delivery.deciding import decide
from bot.delivery.models import Content
from bot.delivery.returning import give_back
from bot.delivery.rules import Terms
from bot.delivery.transactions import Transactions

Channels = Mapping[str, Mapping[str, Channel]]  # account -> "chat", "template" -> the channel
CONTENTS_KNOWN: Final = 512
RECORD_EVERY_S: Final = 0.1
STRANDED_AT_ONCE: Final = 8  # facts make rows of their own: short transactions let others in
TELL_AGAIN: Final = timedelta(minutes=1)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template's id at the platform and the values of its fields."""

    id: str
    fields: Mapping[str, str]


FillTemplate = Callable[[str, str, Mapping[str, Any]], FilledTemplate]
"""(account, purpose, facts of the template) -> what is sent. Raises if it cannot be filled."""


class Sender:
    """Brings waiting texts to people; any number may work on one outbox."""

    def __init__(
        self,
        database: Database,
        channels: Channels,
        texts: Texts,
        clock: Clock,
        tell: Tell,
        terms: Terms,
        *,
        fill: FillTemplate,
        open_sealed: Open,
    ) -> None:
        self._transactions = Transactions(database, clock)
        self._channels = channels
        self._texts = texts
        self._clock = clock
        self._tell = tell
        self._terms = terms
        self._fill = fill
        self._open_sealed = open_sealed
        self._contents: dict[int, Content] = {}
        self._alerted: dict[tuple[str, int | None], date] = {}

    async def sweep(self) -> int:
        """Claim one batch and see it through; how many texts that were, 0 when none is due."""
        return await self._see_through(await self._transactions.run(claiming.claim))

    async def send_batch(self, ids: Sequence[int]) -> int:
        """The same for those of `ids` that still wait; others have been there before: fine."""
        claimed = await self._transactions.run(claiming.claim, limit=len(ids), ids=ids)
        return await self._see_through(claimed)

    async def give_back(self) -> int:
        """End claims older than the lease; how many texts are `unknown` by that."""
        return await self._transactions.run(give_back, self._terms.lease)

    async def is_any_due(self) -> bool:
        """Whether a sweep would find something."""
        return await self._transactions.ask(claiming.is_any_due)

    def close(self) -> None:
        """End the threads; nothing may be under way."""
        self._transactions.close()

    async def _see_through(self, claimed: Claim) -> int:
        if not claimed.ids:
            return 0
        self._forget_some_contents()
        decided = await self._transactions.run(decide, claimed, self._terms, self._contents)
        async for results in self._as_they_come(decided.attempts):
            await self._transactions.run(recording.record, results)
            self._log(results)
        for start in range(0, len(decided.stranded), STRANDED_AT_ONCE):
            await self._give_to_people(decided.stranded[start : start + STRANDED_AT_ONCE])
        return len(claimed.ids)

    async def _as_they_come(self, attempts: Sequence[Attempt]) -> AsyncIterator[list[Outcome]]:
        """Outcomes in groups, each at most 100 ms after its first came."""
        pending = {asyncio.create_task(self._send(one)) for one in attempts}
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            if pending:
                more, pending = await asyncio.wait(pending, timeout=RECORD_EVERY_S)
                done |= more
            yield [task.result() for task in done]

    async def _send(self, attempt: Attempt) -> Outcome:
        """One call. What is raised outside the two families of errors is a defect of ours."""
        try:
            channel = self._channels[attempt.content.account][attempt.channel]
            message = self._message(attempt)
        except Exception:
            log.exception("text_not_made", outbound_id=attempt.outbound_id)
            defect = SendFailed(None, Action.FIX, alert=True)
            return outcomes.refused(attempt, defect, self._clock())
        try:
            return outcomes.accepted(attempt, await channel.send(message))
        except SendFailed as error:
            return outcomes.refused(attempt, error, self._clock())
        except NoAnswer as error:
            return outcomes.unknown(attempt, error, self._clock())
        except Exception:
            log.exception("send_broke", outbound_id=attempt.outbound_id)
            return outcomes.unknown(attempt, None, self._clock())

    def _message(self, attempt: Attempt) -> Outgoing:
        content = attempt.content
        if attempt.channel == "chat":
            facts = bring_back(content.facts, self._open_sealed)
            text = self._texts.say(content.key, **{"you": attempt.you, **facts})
            return Outgoing(openid=attempt.openid, text=text, key=attempt.key)
        kept = bring_back(content.template or {}, self._open_sealed)
        facts = {name: self._said(fact) for name, fact in kept.items()}
        filled = self._fill(content.account, content.purpose, facts)
        return Outgoing(
            openid=attempt.openid,
            text="",
            key=attempt.key,
            template_id=filled.id,
            template_fields=filled.fields,
        )

    def _said(self, fact: Shown) -> Shown:
        return self._texts.say(fact.key, **fact.facts) if isinstance(fact, Saying) else fact

    async def _give_to_people(self, stranded: Sequence[Stranded]) -> None:
        """Tell who owns these texts; one that cannot be told must not hold up the others."""
        try:
            await self._transactions.run(recording.record_stranded, stranded, self._tell)
        except Exception:
            if len(stranded) == 1:
                log.exception("not_told", outbound_id=stranded[0].outbound_id)
                await self._transactions.run(recording.tell_later, stranded[0], TELL_AGAIN)
                return
            for one in stranded:
                await self._give_to_people([one])

    def _forget_some_contents(self) -> None:
        if len(self._contents) > CONTENTS_KNOWN:
            self._contents.clear()

    def _log(self, results: Sequence[Outcome]) -> None:
        for one in results:
            if one.word != "accepted":
                self._log_one(one)

    def _log_one(self, outcome: Outcome) -> None:
        """What somebody has to look at is said once a day and code, the rest is for the curious."""
        attempt = outcome.attempt
        account = attempt.content.account
        said = {"account": account, "channel": attempt.channel, "code": outcome.code}
        day = self._clock().date()
        if outcome.alert and self._alerted.get((account, outcome.code)) != day:
            self._alerted[account, outcome.code] = day
            log.error("platform_refuses", **said)
        log.info("not_accepted", outbound_id=attempt.outbound_id, word=outcome.word, **said)
