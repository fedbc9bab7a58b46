"""Everything the stand-in knows, in one place, and how effects reach the phones."""

import asyncio
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from simulator.accounts import Account
from simulator.changes import Changes
from simulator.clock import MovableClock
from simulator.courier import Courier, Delivered, Push
from simulator.credits import Credits
from simulator.facts import CALLBACK_DEADLINE, FAULT_TEXT, SAME_CLIENT_MSG_ID
from simulator.faults import Faults, Switches
from simulator.logbook import Logbook
from simulator.mass import Mass
from simulator.people import Message, Person, Phones
from simulator.quotas import Quotas
from simulator.store import Store
from simulator.tokens import Tokens

EVENTS_AT_ONCE = 64  # outcomes of templates under way; what people do never waits for them


@dataclass(frozen=True, slots=True)
class Code:
    """What a QR code with parameters carries, and until when; None: for ever."""

    scene: str
    until: float | None

    def good(self, now: float) -> bool:
        """Whether it can still be scanned."""
        return self.until is None or now < self.until


class World:
    """The parts, and the few things that concern several of them."""

    def __init__(
        self, store: Store, *, address: str = "", deadline: float = CALLBACK_DEADLINE
    ) -> None:
        self.store = store
        self.address = address
        offset = next((body["offset"] for _, body in store.kept("clock")), 0.0)
        self.clock = MovableClock(offset)
        self.phones = Phones(store)
        self.accounts: dict[str, Account] = {}
        self.tokens = Tokens(store)
        self.quotas = Quotas(store)
        self.faults = Faults()
        self.switches = Switches()
        self.credits = Credits(store)
        self.mass = Mass(store)
        self.logbook = Logbook(store)
        self.changes = Changes()
        self.courier = Courier(self.clock, self.switches, self.logbook, deadline)
        self.tickets = {
            key: Code(body["scene"], body.get("until")) for key, body in store.kept("ticket")
        }
        self.sent_templates = {key: (body["at"], body["msgid"]) for key, body in store.kept("sent")}
        self.media: dict[str, tuple[str, bytes, float]] = {}
        self.event_places = asyncio.Semaphore(EVENTS_AT_ONCE)
        self._last_id = 0
        self._background: set[asyncio.Task[Any]] = set()

    def next_id(self) -> int:
        """A message id: int64, growing, never twice, also after a restart."""
        self._last_id = max(self._last_id + 1, time.time_ns())
        return self._last_id

    def person(self, openid: object) -> Person | None:
        """The person of that openid, None for anything else."""
        return self.phones.people.get(openid) if isinstance(openid, str) else None

    def account_of(self, person: Person) -> Account:
        """The account this person's openid belongs to."""
        return self.accounts[person.account]

    def keep_menu(self, account: Account, menu: dict[str, Any] | None) -> None:
        """Make, or delete, the account's menu."""
        account.menu = menu
        # an empty one is kept, so that a restart does not bring back the seed's menu
        self.store.changed("menu", account.name, lambda: menu or {"button": []})
        for person in self.phones.people.values():
            self.changes.tell(person.openid)

    def ticket_for(self, scene: str, until: float | None = None) -> str:
        """A QR ticket that carries the scene until then, None for ever; the same for the same
        scene, good for as long as the latest one asked for."""
        ticket = next((key for key, code in self.tickets.items() if code.scene == scene), None)
        ticket = ticket or "gQ" + secrets.token_urlsafe(60)
        self.tickets[ticket] = Code(scene, until)
        self.store.changed("ticket", ticket, lambda: {"scene": scene, "until": until})
        return ticket

    def scanned(self, words: str) -> str | None:
        """The scene that a scanned code carries: what a ticket's address stands for while it is
        good (None afterwards, and for one nobody made), other words as they are."""
        _, is_address, ticket = words.rpartition("/q/")
        if not is_address:
            return words
        code = self.tickets.get(ticket)
        return code.scene if code is not None and code.good(self.clock.now()) else None

    def sent_before(self, openid: str, client_msg_id: str) -> int | None:
        """The msgid of a template sent under this id in the last ten minutes."""
        at, msgid = self.sent_templates.get(f"{openid} {client_msg_id}", (0.0, None))
        return msgid if self.clock.now() - at < SAME_CLIENT_MSG_ID else None

    def remember_sent(self, openid: str, client_msg_id: str, msgid: int) -> None:
        """Keep the id for ten minutes; ids of the past go."""
        now, key = self.clock.now(), f"{openid} {client_msg_id}"
        oldest = next(iter(self.sent_templates), key)
        if now - self.sent_templates.get(oldest, (now, 0))[0] > SAME_CLIENT_MSG_ID:
            del self.sent_templates[oldest]
            self.store.changed("sent", oldest, lambda: None)
        self.sent_templates[key] = (now, msgid)
        self.store.changed("sent", key, lambda: {"at": now, "msgid": msgid})

    def show(
        self,
        person: Person,
        side: str,
        kind: str,
        text: str,
        *,
        via: str,
        call: int = 0,
        content: dict[str, Any] | None = None,
    ) -> Message:
        """Put something on a phone, count it and tell the pages."""
        message = Message(
            self.phones.next_no(),
            person.openid,
            self.clock.now(),
            side,
            kind,
            text,
            via,
            call,
            content or {},
        )
        self.phones.show(message)
        self.phones.count(person.openid, via if side == "account" else f"{side}:{kind}")
        self.changes.tell(person.openid)
        return message

    async def push(self, person: Person, push: Push, *, shown: bool = True) -> Delivered:
        """Deliver a push; a reply or the fault text appears on the phone if `shown`."""
        delivered = await self.courier.deliver(push)
        self.changes.tell("")
        if shown and delivered.fault:
            self.show(person, "account", "fault", FAULT_TEXT, via="fault")
        elif shown and delivered.reply:
            reply = delivered.reply
            person.last_exchange = self.clock.now()
            self.show(
                person, "account", reply.kind, reply.text, via="passive", content=reply.content
            )
        return delivered

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something beside the answer under way."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def close(self) -> None:
        """Stop what is under way and close the connections."""
        for task in list(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.courier.close()
