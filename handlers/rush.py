"""The rush: 签到 by its word or its button, from an invited member who was asked nothing else.

Hundreds of these come within a minute. What one needs is looked up in one statement and written in
another, on PostgreSQL each a transaction of its own: two ways to the server, where a message in
general takes five; on SQLite those who write at the same moment share a commit. Whatever is not as
simple as that is left to the chat door, which does the same in its way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot import delivery, people, study, webhook
from bot.core.bare import Bare, Row
from bot.core.database import Database
from bot.core.prepared import Prepared
from bot.webhook import Incoming
from handlers.arrival import SAME_DIGIT
from handlers.chat import Chat, House
from handlers.reading import Command, Heard, read
from handlers.study import say_check_in

LONGEST = 12  # characters: 签到 with what politeness adds
CHECK_IN = Command("check_in")
EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A member who can check in, and to what."""

    identity: people.Identity
    day: study.Day

    @property
    def member(self) -> people.PersonCard:
        """The only member of this WeChat."""
        return self.identity.members[0]


class Rush:
    """Answers plain check-ins; None for every other message, and nothing is done then."""

    def __init__(self, database: Database, house: House, commands: frozenset[str]) -> None:
        self.database = database
        self.house = house
        self.commands = commands
        self._says_check_in = lru_cache(maxsize=256)(self._read)
        self._unused = Session()  # saying needs none

    def answer(self, now: datetime, incoming: Incoming) -> str | None:
        """The reply to a plain check-in, recorded with it; None leaves the message to the door."""
        if not self._is_check_in(incoming):
            return None
        return self.database.write(partial(self._answered, now, incoming))

    def _answered(self, now: datetime, incoming: Incoming, bare: Bare) -> str | None:
        found = _found(_LOOK.rows(bare, **_asker(now, incoming)))
        if found is None:
            return None
        reply = self._reply(now, incoming, found)
        values = self._values(now, incoming, found, reply)
        return reply if self._write(bare, _trigger(incoming), values) else None

    def _write(self, bare: Bare, trigger: delivery.Trigger, values: dict[str, object]) -> bool:
        if not self.database.is_sqlite:
            return bool(_writing(trigger).rows(bare, **values))
        if not _ENTER.rows(bare, **values):  # SQLite has no INSERT in a WITH: one each
            return False
        _RECORD.rows(bare, **values)
        _HEARD[trigger].rows(bare, **values)
        return True

    def _is_check_in(self, incoming: Incoming) -> bool:
        if incoming.kind == "event":
            return incoming.event == "click" and incoming.event_key == CHECK_IN.name
        if incoming.kind != "text" or len(incoming.text) > LONGEST or incoming.menu_id:
            return False
        return self._says_check_in(incoming.text)

    def _read(self, text: str) -> bool:
        """With nothing open a text reads the same at any time, so it is read once."""
        heard = Heard(text=text, at=EPOCH)
        return read(heard, (), now=EPOCH, commands=self.commands) == CHECK_IN

    def _values(
        self, now: datetime, incoming: Incoming, found: Found, reply: str
    ) -> dict[str, object]:
        return {
            **webhook.as_answered(now, incoming, reply, self.house.sealer),
            **delivery.as_heard(now, _trigger(incoming)),
            "day": found.day.id,
            "member": found.member.id,
        }

    def _reply(self, now: datetime, incoming: Incoming, found: Found) -> str:
        chat = Chat(
            house=self.house,
            session=self._unused,
            now=now,
            incoming=incoming,
            inbox_id=0,
            identity=found.identity,
            member=found.member,
        )
        return say_check_in(chat, study.CheckedIn(found.day, "remote")).text


def _found(rows: Sequence[Row]) -> Found | None:
    if not rows:
        return None
    row = rows[0]
    identity = people.identity_of("", "", [row[: len(_WHO.c)]])
    return Found(identity, study.Day(*row[len(_WHO.c) :]))


def _asker(now: datetime, incoming: Incoming) -> dict[str, object]:
    since = now - SAME_DIGIT
    asker = {"account": incoming.account, "openid": incoming.openid}
    return {**asker, "now": now, "answered_since": since}


def _trigger(incoming: Incoming) -> delivery.Trigger:
    return "menu" if incoming.kind == "event" else "message"


def _looking(_dialect: str) -> Select[*tuple[Any, ...]]:
    """Whose own WeChat this is, and the day; no row for whoever has an open question."""
    plain = study.to_check_in(_WHO, _WHO.c.id)
    return plain.where(_WHO.c.kind == "self", ~delivery.concerned())


@cache
def _writing(trigger: delivery.Trigger) -> Prepared:
    """All that a check-in leaves as one statement: nothing of it without the inbox row."""

    def build(dialect: str) -> Select[*tuple[Any, ...]]:
        entered = webhook.entering_answered(dialect).cte("entered")
        heard = delivery.hearing(dialect, trigger, after=entered).cte("heard")
        recorded = study.checking_in(dialect, after=entered).cte("recorded")
        return select(entered.c.id).add_cte(heard, recorded)

    return Prepared(build)


_WHO = people.bound_select().subquery("who")
_LOOK = Prepared(_looking)
_ENTER = Prepared(webhook.entering_answered)
_RECORD = Prepared(study.checking_in)
_HEARD = {one: Prepared(partial(delivery.hearing, trigger=one)) for one in ("message", "menu")}
