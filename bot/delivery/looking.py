"""Looking again at the last moment: what claimed texts need to know, in one SELECT for the batch.

Between plan and send lie hours: somebody has left, the window has closed, the text is too late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from bot.core.hours import Quiet
from bot.core.many import among
from bot.delivery.claiming import Claim
from bot.delivery.models import Content, Lane, Outbound, Question, Window
from bot.delivery.planning import (
    BEHIND,
    CAREFUL_PURPOSES,
    OPTIONAL_PURPOSES,
    PAUSED_PURPOSES,
    VOICE,
)
from bot.delivery.rules import DIALOGUE, Candidate, ChannelName, LaneState, OpenWindow, Sms
from bot.delivery.terms import Terms
from bot.people import Binding, Person, Preference, addressed, quiet_of

_UNCOUNTED = literal(0)
_WINDOW = ("following", "takes_templates", "closes_at", "left", "tap_closes_at", "tap_left")


@dataclass(frozen=True, slots=True)
class Way:
    """One WeChat account by which a recipient may be reached."""

    openid: str | None
    window: OpenWindow
    dialogue_since: datetime | None


@dataclass(frozen=True, slots=True)
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


def held_by(claim: Claim) -> ColumnElement[bool]:
    """The outbox rows that this claim still holds."""
    return and_(
        among(Outbound.id, claim.ids), Outbound.state == "sending", Outbound.claimed_at == claim.at
    )


def look(
    session: Session,
    now: datetime,
    chosen: ColumnElement[bool],
    contents: dict[int, Content],
    sent_today: ColumnElement[int] = _UNCOUNTED,
) -> list[Seen]:
    """The chosen texts as they stand now, the most urgent first.

    `contents` are those already known; they never change, so what is missing is added to it.
    `sent_today`: how many texts the recipient got today (see `ceiling`).
    """
    rows = session.execute(_rows(now, chosen, sent_today)).all()
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


def _rows(now: datetime, chosen: ColumnElement[bool], sent_today: ColumnElement[int]) -> Executable:
    openid = func.coalesce(Outbound.openid, Binding.openid)
    own_first = case((Binding.kind == "self", 0), (Binding.kind == "shared", 1), else_=2)
    return (
        select(
            Outbound.id,
            Outbound.content_id,
            Outbound.person_id,
            Outbound.tried,
            Outbound.retries,
            Outbound.may_repeat_until,
            Outbound.repeats_by,
            Outbound.reason,
            Outbound.arrived,
            Outbound.channel,
            Outbound.rank,
            sent_today.label("sent_today"),
            openid.label("openid"),
            Person.name,
            Person.called,
            or_(Person.id.is_(None), Person.left_at <= now).label("has_left"),
            Preference.quiet_from,
            Preference.quiet_to,
            _has_paused(now).label("has_paused"),
            _text_at().label("text_at"),
            _dialogue(now, openid).label("dialogue_since"),
            *(getattr(Window, name) for name in _WINDOW),
        )
        .join_from(Outbound, Content, Content.id == Outbound.content_id)
        .outerjoin(Person, Person.id == Outbound.person_id)
        .outerjoin(Preference, Preference.person_id == Outbound.person_id)
        .outerjoin(
            Binding,
            and_(
                Binding.person_id == Outbound.person_id,
                Binding.account == Content.account,
                Binding.until.is_(None),
            ),
        )
        .outerjoin(Window, and_(Window.account == Content.account, Window.openid == openid))
        .where(chosen)
        .order_by(
            Outbound.rank,
            Outbound.not_before,
            Outbound.id,
            own_first,
            Binding.since.desc(),
            Binding.id.desc(),
        )
    )


def _has_paused(now: datetime) -> ColumnElement[bool]:
    goes_on = or_(Preference.paused_until.is_(None), Preference.paused_until > now)
    return and_(Preference.paused_at.is_not(None), goes_on)


def _text_at() -> ColumnElement[datetime]:
    """Of a voice when the text about the same thing is to go, while that waits or is under way."""
    text, said = aliased(Outbound), aliased(Content)
    waits = (
        select(func.max(text.not_before))
        .join(said, said.id == text.content_id)
        .where(
            said.about_kind == func.replace(Content.about_kind, BEHIND, ""),
            said.about_id == Content.about_id,
            text.person_id == Outbound.person_id,
            text.state.in_(("waiting", "sending")),
        )
        .correlate(Outbound, Content)
        .scalar_subquery()
    )
    return case((Content.purpose == VOICE, waits))


def _dialogue(now: datetime, openid: ColumnElement[str]) -> ColumnElement[datetime]:
    """Since when something that a reply asked is open towards this WeChat account."""
    return (
        select(func.max(Question.asked_at))
        .where(
            Question.account == Content.account,
            Question.openid == openid,
            Question.in_reply,
            Question.closed_at.is_(None),
            Question.answered_at.is_(None),
            Question.open_until > now,
            Question.asked_at > now - DIALOGUE,
        )
        .correlate(Outbound, Binding, Content)
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
