"""The sender: claims, looks again, sends, records, by the batch and by the row's own truth.

Database work runs in a small pool of threads, calls to the platform in the event loop, and no
transaction is open while one of them is under way. What a crash at each point leaves behind is
settled by `give_back`, when the claim has grown older than its lease.
"""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence, Sized
from datetime import date, timedelta
from typing import Final

import structlog
from sqlalchemy.exc import OperationalError

from bot.channels import Action, Channel, NoAnswer, SendFailed
from bot.core.clock import Clock
from bot.core.database import Busy, Database
from bot.core.facts import Tell
from bot.delivery import claiming, outcomes, recording
from bot.delivery.attempts import Attempt, Outcome, Stranded
from bot.delivery.beginning import record_and_begin
from bot.delivery.claiming import Claim
from bot.delivery.deciding import decide
from bot.delivery.flights import Flights
from bot.delivery.messages import Messages
from bot.delivery.models import Content
from bot.delivery.pacing import Pace
from bot.delivery.returning import give_back, set_aside
from bot.delivery.slots import Slots
from bot.delivery.terms import Terms
from bot.delivery.transactions import Transactions
from bot.delivery.turns import AT_ONCE, Turns

Channels = Mapping[str, Mapping[str, Channel]]  # account -> "chat" … "sms" -> the channel
CONTENTS_KNOWN: Final = 512
STRANDED_AT_ONCE: Final = 8  # facts make rows of their own: short transactions let others in
TELL_AGAIN: Final = timedelta(minutes=1)

log = structlog.get_logger()


class Sender:
    """Brings waiting texts to people; any number may work on one outbox."""

    def __init__(
        self,
        database: Database,
        channels: Channels,
        messages: Messages,
        clock: Clock,
        tell: Tell,
        terms: Terms,
    ) -> None:
        self._transactions = Transactions(database, clock)
        self._channels = channels
        self._messages = messages
        self._clock = clock
        self._tell = tell
        self._terms = terms
        self._pace = Pace(terms.calls_a_second)
        self._contents: dict[int, Content] = {}
        self._slots = Slots()
        self._turns = Turns()
        self._alerted: dict[tuple[str, int | None], date] = {}

    @property
    def batch(self) -> int:
        """How many texts it claims at once."""
        return self._terms.batch(claiming.BATCH, AT_ONCE)

    async def sweep(self) -> int:
        """Claim one batch and see it through; how many texts that were, 0 when none is due."""
        with self._turns.batch() as batch:
            claimed = await self._transactions.run(claiming.claim, limit=self.batch, batch=batch)
            return await self._see_through(claimed)

    async def send_batch(self, ids: Sequence[int]) -> int:
        """The same for those of `ids` that still wait; others have been there before: fine."""
        claimed = await self._transactions.run(claiming.claim_these, ids)
        return await self._see_through(claimed)

    async def give_back(self) -> int:
        """End claims older than the lease; how many texts are `unknown` by that."""
        return await self._transactions.run(give_back, self._terms.lease)

    async def wanted(self, running: int) -> int:
        """How many sweeps should begin beside so many that are running; see `Turns.wanted`."""
        return self._turns.wanted(await self._transactions.ask(claiming.lines_due), running)

    def close(self) -> None:
        """End the threads; nothing may be under way."""
        self._transactions.close()

    async def _see_through(self, claimed: Claim) -> int:
        if not claimed.ids:
            return 0
        self._forget_some_contents()
        since = self._pace.begun_at()
        try:
            decided = await self._transactions.run(decide, claimed, self._terms, self._contents)
        except (Busy, OperationalError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is one row's
            return await self._without_the_bad_one(claimed, error)
        await asyncio.gather(
            self._call_all(decided.attempts, since), self._tell_all(decided.stranded)
        )
        return len(claimed.ids)

    async def _without_the_bad_one(self, claimed: Claim, error: Exception) -> int:
        """One row of the batch cannot even be looked at: each goes alone, and the bad one rests,
        then is set aside with a reason."""
        if len(claimed.ids) == 1:
            log.error("set_aside", outbound_id=claimed.ids[0], exc_info=error)
            await self._transactions.run(set_aside, claimed)
            return 1
        return sum([await self._see_through(Claim((one,), claimed.at)) for one in claimed.ids])

    async def _call_all(self, attempts: Sequence[Attempt], since: float) -> None:
        """Each call in a slot; what came of some and that others begin is one transaction.

        `since`: when this was decided, by the pace's clock.
        """
        waiting, flights = deque(attempts), Flights()
        landed: list[Outcome] = []
        try:
            while waiting or flights or landed:
                going = [waiting.popleft() for _ in range(self._room(waiting, landed, flights))]
                if not (going or landed or flights):
                    await self._slots.wait(waiting[0].rank)
                    continue
                for one in await self._recorded(landed, going):
                    flights.begin(self._send(one, since))
                landed = await flights.landed()
        finally:
            flights.leave(lambda: self._slots.give(1))  # the lease ends their claims

    def _room(self, waiting: Sequence[Attempt], landed: Sized, flying: Sized) -> int:
        """How many may begin: in the slots of those that landed, and in those that are free.

        Half of all slots at most while another batch waits, none while a more urgent one does.
        """
        if not waiting:
            return 0
        most = self._slots.share(waiting[0].rank)
        room = max(0, min(len(waiting), most - len(flying)))
        return min(room, len(landed)) + self._slots.take(max(0, room - len(landed)))

    async def _recorded(
        self, landed: Sequence[Outcome], going: Sequence[Attempt]
    ) -> Sequence[Attempt]:
        """Those of `going` that begin, once it is written down; their slots stay taken."""
        if not (landed or going):
            return ()
        begun: list[Attempt] = []
        held = max(len(landed), len(going))
        try:
            begun, since = await self._transactions.run(
                record_and_begin, landed, going, self._terms
            )
        finally:
            self._slots.give(held - len(begun))
        for one in begun:
            one.claimed_at = since
        self._log(landed)
        return begun

    async def _send(self, attempt: Attempt, begun: float) -> Outcome:
        """One call in its turn, unless another has just found the lane closed."""
        await self._pace.turn(attempt.content.account)
        if self._pace.was_closed(attempt, begun):
            return outcomes.not_begun(attempt, self._clock())
        outcome = await self._called(attempt)
        if outcome.closing is not None:
            self._pace.close(outcome.closing)
        return outcome

    async def _called(self, attempt: Attempt) -> Outcome:
        """What is raised outside the two families of errors is a defect of ours."""
        try:
            channel = self._channels[attempt.content.account][attempt.channel]
            message = self._messages.of(attempt)
        except Exception:
            log.exception("text_not_made", outbound_id=attempt.outbound_id)
            defect = SendFailed(None, Action.FIX, alert=True, asked=False)
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

    async def _tell_all(self, stranded: Sequence[Stranded]) -> None:
        for start in range(0, len(stranded), STRANDED_AT_ONCE):
            await self._give_to_people(stranded[start : start + STRANDED_AT_ONCE])

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
            if one.word in ("refused", "unknown"):
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
