"""The people who own the phones: following or not, their allowance, what their phone shows."""

from collections import Counter, defaultdict, deque
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from simulator.store import Body, Store

HISTORY_KEPT = 400  # messages a phone


@dataclass(slots=True)
class Person:
    """One follower, or somebody who could follow. Times are seconds since 1970."""

    openid: str
    account: str  # the account's name
    name: str
    about: str = ""
    featured: bool = False
    following: bool = True
    muted: bool = False  # switched messages off
    blocked: bool = False  # on the account's black list
    subscribed_at: int = 0
    scene: str = ""
    left: int = 0  # free chat messages left …
    window_ends: float = 0.0  # … until then
    last_exchange: float = 0.0
    typing_until: float = 0.0

    def body(self) -> Body:
        """What is kept of the person."""
        return {name: getattr(self, name) for name in self.__slots__}

    def grant(self, now: float, allowance: tuple[int, int]) -> None:
        """Raise what is left and its end to the larger of old and new; allowances never add up."""
        messages, seconds = allowance
        if self.window_ends <= now:
            self.left, self.window_ends = 0, now
        self.left = max(self.left, messages)
        self.window_ends = max(self.window_ends, now + seconds)

    def close_window(self) -> None:
        """End the allowance, as unfollowing does."""
        self.left, self.window_ends = 0, 0.0


@dataclass(slots=True)
class Message:
    """One thing on a phone. `side`: person, account or note; `via`: the call or push behind it."""

    no: int
    openid: str
    at: float
    side: str
    kind: str
    text: str
    via: str
    call: int = 0  # the number of the API call, 0 for anything else
    content: dict[str, Any] = field(default_factory=dict)

    def body(self) -> Body:
        """What is kept and shown of the message."""
        return {name: getattr(self, name) for name in self.__slots__}


class Phones:
    """Everybody, what their phones show, and how often which effect happened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.people = {key: Person(**body) for key, body in store.kept("person")}
        self.histories: dict[str, deque[Message]] = defaultdict(deque)
        self.effects: dict[str, Counter[str]] = defaultdict(Counter)
        self.last_no = 0
        for body in store.messages():
            message = Message(**body)
            self.histories[message.openid].append(message)
            self.last_no = message.no
        for openid, counts in store.kept("effects"):
            self.effects[openid].update(counts)

    def enter(self, person: Person) -> None:
        """Add a person, or keep the changes of one already there."""
        self.people[person.openid] = person
        self._store.changed("person", person.openid, person.body)

    def keep_only_of(self, accounts: Container[str]) -> None:
        """Leave out people of accounts that are no longer there; the file still has them."""
        here = {key: who for key, who in self.people.items() if who.account in accounts}
        self.people = here

    def show(self, message: Message) -> None:
        """Append to a phone's history, the oldest goes when it is full."""
        history = self.histories[message.openid]
        history.append(message)
        self._store.message(message.no, message.openid, message.body())
        if len(history) > HISTORY_KEPT:
            self._store.drop_message(history.popleft().no)

    def count(self, openid: str, kind: str) -> None:
        """Count one effect, for tests that say "exactly once"."""
        counts = self.effects[openid]
        counts[kind] += 1
        self._store.changed("effects", openid, lambda: dict(counts))

    def next_no(self) -> int:
        """The number of the next message."""
        self.last_no += 1
        return self.last_no

    def featured(self) -> list[Person]:
        """Those whose phones stand on the page from the start."""
        return [person for person in self.people.values() if person.featured]

    def matching(self, words: str, limit: int = 30) -> list[Person]:
        """People whose name, description or openid contains all of the words."""
        wanted = words.split()
        found = (
            person
            for person in self.people.values()
            if all(word in f"{person.name} {person.about} {person.openid}" for word in wanted)
        )
        return [person for person, _ in zip(found, range(limit), strict=False)]
