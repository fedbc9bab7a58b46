"""Takes pushes to the account's callback address: signs, encrypts, waits, redelivers, gives up."""

import asyncio
import io
import secrets
import time
from dataclasses import dataclass
from typing import Any

import aiohttp

from simulator import facts
from simulator.accounts import Account
from simulator.clock import MovableClock
from simulator.envelope import encrypt, signature
from simulator.faults import Switches
from simulator.logbook import Logbook
from simulator.replies import BadReply, Reply, read_reply
from simulator.wire import document


@dataclass(frozen=True, slots=True)
class Push:
    """One message or event on its way to the account. `fields` are the XML nodes in order."""

    account: Account
    openid: str
    what: str
    fields: list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Delivered:
    """How it ended: a reply, silence (both None and False) or the fault text."""

    reply: Reply | None = None
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """One signed HTTP request."""

    query: dict[str, str]
    body: str


@dataclass(slots=True)
class Attempt:
    """What came of one request."""

    at: float
    ms: int = 0
    status: int = 0
    outcome: str = ""

    def body(self) -> dict[str, Any]:
        """As the platform page shows it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Courier:
    """The one who delivers. `deadline` in seconds, from connecting to the full answer."""

    clock: MovableClock
    switches: Switches
    logbook: Logbook
    deadline: float = facts.CALLBACK_DEADLINE
    _session: aiohttp.ClientSession | None = None

    async def deliver(self, push: Push) -> Delivered:
        """Deliver a push, up to four times; the last failure is a fault."""
        if not push.account.callback_url:
            return Delivered()
        if not self.switches.duplicates:
            return await self._attempts(push)
        first, _ = await asyncio.gather(self._attempts(push), self._attempts(push, again=True))
        return first

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def post(self, account: Account, made: Post) -> tuple[int, str]:
        """Send one request as it is; status and text of the answer.

        Raises aiohttp.ClientError or TimeoutError when no full answer came within the deadline.
        """
        timeout = aiohttp.ClientTimeout(total=self.deadline)
        headers = {"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0", "Pragma": "no-cache"}
        async with self._http().post(
            account.callback_url,
            params=made.query,
            data=io.BytesIO(made.body.encode()),
            headers=headers,
            timeout=timeout,
            allow_redirects=False,
        ) as response:
            body = await response.content.read(facts.ANSWER_LIMIT)
            return response.status, body.decode("utf-8", errors="replace")

    async def get(self, account: Account, query: dict[str, str]) -> tuple[int, str, str]:
        """The address check as the console makes it: status, content type and text."""
        timeout = aiohttp.ClientTimeout(total=self.deadline)
        async with self._http().get(
            account.callback_url, params=query, timeout=timeout, allow_redirects=False
        ) as response:
            text = await response.text(errors="replace")
            return response.status, response.headers.get("Content-Type", ""), text

    async def _attempts(self, push: Push, *, again: bool = False) -> Delivered:
        attempts: list[Attempt] = []
        made = made_post(push, self.clock.stamp())
        delivered = Delivered(fault=True)
        for _ in range(1 if again else 1 + facts.REDELIVERIES):
            delivered, attempt = await self._once(push, made)
            attempts.append(attempt)
            if not delivered.fault:
                break
            if self.switches.retry_nonce == "fresh":
                made = made_post(push, self.clock.stamp())
        self._note(push, attempts, delivered, again=again)
        return delivered

    async def _once(self, push: Push, made: Post) -> tuple[Delivered, Attempt]:
        attempt = Attempt(at=self.clock.now())
        began = time.monotonic()
        try:
            attempt.status, body = await self.post(push.account, made)
            reply = read_reply(push.account, push.openid, attempt.status, body)
        except BadReply as error:
            attempt.outcome = f"refused: {error}"
        except TimeoutError:
            attempt.outcome = f"no answer within {self.deadline:g} s"
        except (aiohttp.ClientError, OSError) as error:
            attempt.outcome = f"cut: {type(error).__name__}"
        else:
            attempt.outcome = "reply" if reply else "silent"
        attempt.ms = round((time.monotonic() - began) * 1000)
        if attempt.outcome in ("reply", "silent"):
            return Delivered(reply), attempt
        return Delivered(fault=True), attempt

    def _note(
        self, push: Push, attempts: list[Attempt], delivered: Delivered, *, again: bool
    ) -> None:
        outcome = "fault" if delivered.fault else attempts[-1].outcome
        self.logbook.callback(
            at=attempts[0].at,
            account=push.account.name,
            openid=push.openid,
            what=push.what + (" (duplicate)" if again else ""),
            attempts=[attempt.body() for attempt in attempts],
            outcome=outcome,
            reply=delivered.reply.text if delivered.reply else "",
        )

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            # the platform opens a new connection for every push
            connector = aiohttp.TCPConnector(force_close=True, limit=0)
            self._session = aiohttp.ClientSession(connector=connector)
        return self._session


def made_post(push: Push, stamp: int, nonce: str | None = None) -> Post:
    """The request for a push in its account's mode, with its own timestamp and nonce."""
    account = push.account
    timestamp, nonce = str(stamp), nonce or str(secrets.randbelow(10**10))
    xml = document(push.fields)
    query = {
        "signature": signature(account.token, timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "openid": push.openid,
    }
    if account.mode == "plain":
        return Post(query, xml)
    encrypted = encrypt(account.key, xml, account.app_id)
    query["encrypt_type"] = "aes"
    query["msg_signature"] = signature(account.token, timestamp, nonce, encrypted)
    outer = push.fields if account.mode == "compat" else push.fields[:1]
    return Post(query, document([*outer, ("Encrypt", encrypted)]))
