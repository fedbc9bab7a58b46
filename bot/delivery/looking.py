"""Looking again at the last moment: what claimed texts need to know, in one SELECT for the batch.

Between plan and send lie hours: somebody has left, the window has closed, the text is too late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, func, literal, or_, select
from sqlalchemy.orm import Session

from bot.core.database import UtcDateTime
from bot.core.hours import Quiet
from bot.core.prepared import Prepared
from bot.delivery.models import Content, Lane
from bot.delivery.planning import (
    BEHIND,
    CAREFUL_PURPOSES,
    OPTIONAL_PURPOSES,
    PAUSED_PURPOSES,
    VOICE,
)
from bot.delivery.rules import DIALOGUE, Candidate, ChannelName, LaneState, OpenWindow, Sms
from bot.delivery.terms import Terms
from bot.people import addressed, quiet_of

_TABLES = Content.metadata.tables
outbox, contents, questions = _TABLES["outbox"], _TABLES["contents"], _TABLES["questions"]
persons, bindings = _TABLES["persons"], _TABLES["bindings"]
windows, preferences = _TABLES["windows"], _TABLES["preferences"]
_NOW = bindparam("now", type_=UtcDateTime())
_UNCOUNTED = literal(0)
_WINDOW = ("following", "takes_templates", "closes_at", "left", "tap_closes_at", "tap_left")


@dataclass(slots=True)
class Way:
    """One WeChat account by which a recipient may be reached."""

    openid: str | None
    window: OpenWindow
    dialogue_since: datetime | None


@dataclass(slots=True)
class Seen:
    """One claimed text as found at the last moment. `ways`: the member's own WeChat first;
    `text_at`: when the text goes that a voice comes behind, if that still waits."""

    id: int
    content: Content
    person_id: int | None
    you: str
    has_left: bool
    own_quiet: Quiet
    has_paused: bool
    tried: str
    retries: int
    may_repeat_until: datetime | None
    repeats_by: ChannelName | None
    withdrawn: bool
    arrived: bool
    began_by: ChannelName | None
    rank: int
    sent_today: int
    text_at: datetime | None
    ways: tuple[Way, ...]

    def candidate(
        self,
        way: Way,
        terms: Terms,
        lanes: Sequence[LaneState],
        *,
        credit: int | None = None,
        sms: Sms = "off",
    ) -> Candidate:
        """The text by one of its ways, as the rules want it."""
        content = self.content
        has_template = content.purpose in terms.templates.get(content.account, ())
        return Candidate(
            openid=way.openid,
            useless_after=content.useless_after,
            has_left=self.has_left,
            asks=content.question is not None,
            urgent=content.urgent,
            careful=content.purpose in CAREFUL_PURPOSES,
            held_at_night=content.held_at_night,
            own_quiet=self.own_quiet,
            paused=self.has_paused and content.purpose in PAUSED_PURPOSES,
            behind=self.text_at,
            optional=content.purpose in OPTIONAL_PURPOSES,
            template_set=has_template and content.template is not None,
            window=way.window,
            lanes=tuple(lanes),
            tried=self._tried(way),
            only=self.only,
            dialogue_since=way.dialogue_since,
            credit=credit if content.template is not None else None,
            sms=sms,
        )

    @property
    def only(self) -> ChannelName | None:
        """What may have arrived goes again under its key only."""
        return None if self.may_repeat_until is None else (self.repeats_by or "template")

    def _tried(self, way: Way) -> frozenset[str]:
        struck_off = (one.partition(":") for one in self.tried.split())
        return frozenset(
            channel for channel, _, openid in struck_off if openid == way.openid or channel == "sms"
        )


def look(
    session: Session,
    now: datetime,
    statement: Prepared,
    contents: dict[int, Content],
    **chosen: object,
) -> list[Seen]:
    """The texts that a statement of `looking` finds with these parameters, as they stand now, the
    most urgent first.

    `contents` are those already known; they never change, so what is missing is added to it.
    """
    rows = statement.run(session, now=now, dialogue_after=now - DIALOGUE, **chosen).all()
    missing = {row.content_id for row in rows} - contents.keys()
    if missing:
        found = session.scalars(select(Content).where(Content.id.in_(missing)))
        contents.update((content.id, content) for content in found)
    return list(_seen(rows, contents))


def lanes_of(session: Session, accounts: set[str]) -> dict[str, list[LaneState]]:
    """The lanes of these accounts that are closed, or not yet proved open."""
    closed: dict[str, list[LaneState]] = {account: [] for account in accounts}
    found = select(Lane).where(Lane.account.in_(accounts))
    for lane in session.scalars(found):
        state = LaneState(lane.channel, lane.closed_until, lane.next_probe_at)
        closed[lane.account].append(state)
    return closed


def looking(
    chosen: ColumnElement[bool], sent_today: ColumnElement[int] = _UNCOUNTED
) -> Select[Any]:
    """The statement that looks at these rows of the outbox again, for `look`.

    `sent_today`: how many texts the recipient got today (see `ceiling`).
    """
    openid = func.coalesce(outbox.c.openid, bindings.c.openid)
    own_first = case((bindings.c.kind == "self", 0), (bindings.c.kind == "shared", 1), else_=2)
    bound = and_(
        bindings.c.person_id == outbox.c.person_id,
        bindings.c.account == contents.c.account,
        bindings.c.until.is_(None),
    )
    window = and_(windows.c.account == contents.c.account, windows.c.openid == openid)
    return (
        select(
            outbox.c.id,
            outbox.c.content_id,
            outbox.c.person_id,
            outbox.c.tried,
            outbox.c.retries,
            outbox.c.may_repeat_until,
            outbox.c.repeats_by,
            outbox.c.reason,
            outbox.c.arrived,
            outbox.c.channel,
            outbox.c.rank,
            sent_today.label("sent_today"),
            openid.label("openid"),
            persons.c.name,
            persons.c.called,
            or_(persons.c.id.is_(None), persons.c.left_at <= _NOW).label("has_left"),
            preferences.c.quiet_from,
            preferences.c.quiet_to,
            _has_paused().label("has_paused"),
            _text_at().label("text_at"),
            _dialogue(openid).label("dialogue_since"),
            *(windows.c[name] for name in _WINDOW),
        )
        .select_from(
            outbox.join(contents, contents.c.id == outbox.c.content_id)
            .outerjoin(persons, persons.c.id == outbox.c.person_id)
            .outerjoin(preferences, preferences.c.person_id == outbox.c.person_id)
            .outerjoin(bindings, bound)
            .outerjoin(windows, window)
        )
        .where(chosen)
        .order_by(
            outbox.c.rank,
            outbox.c.not_before,
            outbox.c.id,
            own_first,
            bindings.c.since.desc(),
            bindings.c.id.desc(),
        )
    )


def _has_paused() -> ColumnElement[bool]:
    until = preferences.c.paused_until
    return and_(preferences.c.paused_at.is_not(None), or_(until.is_(None), until > _NOW))


def _text_at() -> ColumnElement[datetime]:
    """Of a voice when the text about the same thing is to go, while that waits or is under way."""
    text, said = outbox.alias(), contents.alias()
    waits = (
        select(func.max(text.c.not_before))
        .select_from(text.join(said, said.c.id == text.c.content_id))
        .where(
            said.c.about_kind == func.replace(contents.c.about_kind, BEHIND, ""),
            said.c.about_id == contents.c.about_id,
            text.c.person_id == outbox.c.person_id,
            text.c.state.in_(("waiting", "sending")),
        )
        .correlate(outbox, contents)
        .scalar_subquery()
    )
    return case((contents.c.purpose == VOICE, waits))


def _dialogue(openid: ColumnElement[str]) -> ColumnElement[datetime]:
    """Since when something that a reply asked is open towards this WeChat account."""
    return (
        select(func.max(questions.c.asked_at))
        .where(
            questions.c.account == contents.c.account,
            questions.c.openid == openid,
            questions.c.in_reply,
            questions.c.closed_at.is_(None),
            questions.c.answered_at.is_(None),
            questions.c.open_until > _NOW,
            questions.c.asked_at > bindparam("dialogue_after", type_=UtcDateTime()),
        )
        .correlate(outbox, bindings, contents)
        .scalar_subquery()
    )


def _seen(rows: Sequence[Row[Any]], contents: dict[int, Content]) -> Iterator[Seen]:
    for outbound_id, of_one in groupby(rows, key=lambda row: row.id):
        ways = list(of_one)
        first = ways[0]
        is_member = first.person_id is not None
        yield Seen(
            id=outbound_id,
            content=contents[first.content_id],
            person_id=first.person_id,
            you=addressed(first) if is_member and first.name else "",
            has_left=is_member and bool(first.has_left),
            own_quiet=quiet_of(first.quiet_from, first.quiet_to),
            has_paused=bool(first.has_paused),
            tried=first.tried,
            retries=first.retries,
            may_repeat_until=first.may_repeat_until,
            repeats_by=first.repeats_by,
            withdrawn=first.reason is not None,
            arrived=first.arrived,
            began_by=first.channel,
            rank=first.rank,
            sent_today=first.sent_today,
            text_at=first.text_at,
            ways=tuple(_way(row) for row in ways),
        )


def _way(row: Row[Any]) -> Way:
    window = OpenWindow(*row[-len(_WINDOW) :]) if row.following is not None else OpenWindow()
    return Way(row.openid, window, row.dialogue_since)
