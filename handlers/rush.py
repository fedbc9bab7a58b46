"""The rush: 签到 by its word or its button, from an invited member who was asked nothing else.

Hundreds of these come within a minute. On PostgreSQL one is a single statement, where a message in
general takes five; on SQLite it is looked up, and those who write at the same moment share a
commit. The reply is not kept: it is worded again for a retry. Whatever is not as simple as that is
left to the chat door, which does the same in its way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from typing import Any

from sqlalchemy import Select, select, true
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
    is_late: bool

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
        """The reply to a plain check-in that is recorded; None leaves the message to the door."""
        if not self._is_check_in(incoming):
            return None
        found = self._recorded(incoming, _values(now, incoming))
        if found is None:
            return None
        return self._reply(now, incoming, found.identity, found.day, is_late=found.is_late)

    def again(self, session: Session, now: datetime, incoming: Incoming, study_day_id: int) -> str:
        """What `answer` said when this message came first; "" once its sender is a stranger."""
        identity = people.identify(session, incoming.account, incoming.openid)
        if not identity.members:
            return ""
        is_late = study.was_late(session, study_day_id, identity.members[0].id)
        day = study.day(session, study_day_id)
        return self._reply(now, incoming, identity, day, is_late=is_late)

    def _recorded(self, incoming: Incoming, values: dict[str, object]) -> Found | None:
        trigger = _trigger(incoming)
        if self.database.is_sqlite:
            return self.database.write(partial(_step_by_step, trigger, values))
        with self.database.at_once() as bare:
            return _found(_whole(trigger).rows(bare, **values))

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

    def _reply(
        self,
        now: datetime,
        incoming: Incoming,
        identity: people.Identity,
        day: study.Day,
        *,
        is_late: bool,
    ) -> str:
        chat = Chat(
            house=self.house,
            session=self._unused,
            now=now,
            incoming=incoming,
            inbox_id=0,
            identity=identity,
            member=identity.members[0],
        )
        return say_check_in(chat, study.CheckedIn(day, "remote", late=bool(is_late))).text


def _found(rows: Sequence[Row]) -> Found | None:
    if not rows:
        return None
    *row, is_late = rows[0]
    identity = people.identity_of("", "", [row[: len(_WHO.c)]])
    return Found(identity, study.Day(*row[len(_WHO.c) :]), is_late)


def _values(now: datetime, incoming: Incoming) -> dict[str, object]:
    return {
        **webhook.as_entered(now, incoming),
        **delivery.as_heard(now, _trigger(incoming)),
        "answered_since": now - SAME_DIGIT,
    }


def _trigger(incoming: Incoming) -> delivery.Trigger:
    return "menu" if incoming.kind == "event" else "message"


def _step_by_step(
    trigger: delivery.Trigger, values: Mapping[str, object], bare: Bare
) -> Found | None:
    """SQLite has no INSERT in a WITH: one after another, in the turn to write, since whoever looks
    from another connection finds none of the pages it knew."""
    found = _found(_LOOK.rows(bare, **values))
    if found is None:
        return None
    of_day = {"said_of": found.day.id, "day": found.day.id, "member": found.member.id}
    given = {**values, **of_day, "late": found.is_late}
    if not _ENTER.rows(bare, **given):
        return None
    _RECORD.rows(bare, **given)
    _HEARD[trigger].rows(bare, **given)
    return found


def _looking(_dialect: str) -> Select[*tuple[Any, ...]]:
    """Whose own WeChat this is, and the day; no row for whoever has an open question."""
    plain = study.to_check_in(_WHO, _WHO.c.id)
    return plain.where(_WHO.c.kind == "self", ~delivery.concerned())


@cache
def _whole(trigger: delivery.Trigger) -> Prepared:
    """All of it as one statement: nothing is left by a message that was there already."""

    def build(dialect: str) -> Select[*tuple[Any, ...]]:
        found = _looking(dialect).cte("found")
        entered = webhook.entering_all(dialect, found, found.c.day_id).cte("entered")
        heard = delivery.hearing(dialect, trigger, after=entered).cte("heard")
        recorded = study.checking_in_all(dialect, found, member=found.c.id, after=entered)
        return (
            select(*found.c)
            .join_from(found, entered, true())
            .add_cte(heard, recorded.cte("recorded"))
        )

    return Prepared(build)


_WHO = people.bound_select().subquery("who")
_LOOK = Prepared(_looking)
_ENTER = Prepared(webhook.entering_answered)
_RECORD = Prepared(study.checking_in)
_HEARD = {one: Prepared(partial(delivery.hearing, trigger=one)) for one in ("message", "menu")}
