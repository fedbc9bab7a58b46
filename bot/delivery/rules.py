"""Which way a text takes now, if any: pure decisions over what is known at the last moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, Self
from zoneinfo import ZoneInfo

from bot.core.hours import Quiet
from bot.core.settings import Settings

ChannelName = Literal["chat", "template"]
LADDER: Final[tuple[ChannelName, ...]] = ("chat", "template")
KEPT_BACK: Final = 2  # of an allowance, for help and safety
DIALOGUE: Final = timedelta(minutes=10)  # so long after asking in a reply nothing else asks
LOOK_AGAIN: Final = timedelta(seconds=30)  # a dialogue is mostly over sooner
URGENT_WAITS: Final = timedelta(minutes=2)
NO_QUIET: Final = Quiet()


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings that delivery goes by."""

    zone: ZoneInfo
    quiet: Quiet
    lease: timedelta
    templates: Mapping[str, frozenset[str]]  # account -> purposes that have a template

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What delivery needs of the configuration."""
        return cls(
            zone=settings.locale.zone,
            quiet=settings.notices.quiet_hours,
            lease=settings.delivery.lease,
            templates={
                account.name: frozenset(
                    purpose
                    for purpose in type(account.templates).model_fields
                    if getattr(account.templates, purpose).id
                )
                for account in settings.accounts
            },
        )


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A person's window as last seen. `following` None: never heard of, may follow."""

    following: bool | None = None
    takes_templates: bool = True
    closes_at: datetime | None = None
    left: int = 0
    tap_closes_at: datetime | None = None
    tap_left: int = 0

    def texts_left(self, now: datetime) -> int:
        """How many texts the chat window still allows at `now`."""
        if self.following is not True:
            return 0
        by_message = self.left if self.closes_at is not None and self.closes_at > now else 0
        by_tap = self.tap_left if self.tap_closes_at is not None and self.tap_closes_at > now else 0
        return max(by_message, by_tap)

    def spent(self, texts: int) -> "OpenWindow":
        """The window after so many more texts: both allowances pay for each."""
        return replace(self, left=self.left - texts, tap_left=self.tap_left - texts)


@dataclass(frozen=True, slots=True)
class LaneState:
    """A channel of an account that the platform closed; `channel` "*" is the whole account."""

    channel: str
    closed_until: datetime
    next_probe_at: datetime

    def closes(self, channel: str, now: datetime) -> bool:
        """True when nothing but a probe may go by this channel now."""
        return self.channel in (channel, "*") and self.closed_until > now

    @property
    def looks_again_at(self) -> datetime:
        """When a text may next be tried here."""
        return min(self.closed_until, self.next_probe_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One text for one recipient, with all that decides its way.

    `openid` None: the member has no WeChat bound. `template_set`: the purpose has a template and
    the text the facts for it. `careful`: may spend the last of an allowance. `tried`: the channels
    that have said no for this openid. `dialogue_since`: when the last reply asked something that is
    still open. `own_quiet`: the member's own quiet hours; `paused`: they want none of this kind for
    now; `optional`: nobody need be told by mouth.
    """

    openid: str | None
    useless_after: datetime
    has_left: bool = False
    asks: bool = False
    urgent: bool = False
    careful: bool = False
    held_at_night: bool = True
    own_quiet: Quiet = NO_QUIET
    paused: bool = False
    optional: bool = False
    template_set: bool = False
    window: OpenWindow = OpenWindow()
    lanes: tuple[LaneState, ...] = ()
    tried: frozenset[str] = frozenset()
    dialogue_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """By this channel, now. `probes`: the lanes ("*", "chat" …) that this text tries once."""

    channel: ChannelName
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """Not worth sending any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Postpone:
    """Not before then; it is looked at again."""

    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Exhausted:
    """No way of the machine is left: a person has to."""

    reason: str


Decision = Send | Skip | Postpone | Exhausted


def route(text: Candidate, now: datetime, terms: Terms) -> Decision:
    """What to do with a text now. Source: INTERFACE, section 2 (quiet hours) and 7 (route)."""
    if text.has_left:
        return Skip("left")
    if text.useless_after <= now:
        return Skip("too-late")
    if text.paused and not text.urgent:
        return Skip("paused")
    pause = _pause(text, now, terms)
    if pause is not None:
        return pause if pause.until < text.useless_after else Skip("too-late")
    way = Exhausted("not-bound") if text.openid is None else _by_ladder(text, now)
    return Skip("no-way") if text.optional and isinstance(way, Exhausted) else way


def _pause(text: Candidate, now: datetime, terms: Terms) -> Postpone | None:
    """Why it is not the moment: quiet hours, or a dialogue that a push must not interrupt."""
    if text.urgent:
        return None
    quiet_until = _quiet_until(text, now, terms) if text.held_at_night else None
    if quiet_until is not None:
        return Postpone(quiet_until, "quiet-hours")
    if text.asks and text.dialogue_since is not None and now < text.dialogue_since + DIALOGUE:
        return Postpone(min(text.dialogue_since + DIALOGUE, now + LOOK_AGAIN), "dialogue")
    return None


def _quiet_until(text: Candidate, now: datetime, terms: Terms) -> datetime | None:
    """When the quiet hours that hold now are over: everybody's, and the member's own."""
    ends = [quiet.end_after(now, terms.zone) for quiet in (terms.quiet, text.own_quiet)]
    return max((end for end in ends if end is not None), default=None)


def _by_ladder(text: Candidate, now: datetime) -> Send | Postpone | Exhausted:
    last_resort: Postpone | None = None
    for channel in LADDER:
        if channel in text.tried or not _is_possible(channel, text, now):
            continue
        closed = [lane for lane in text.lanes if lane.closes(channel, now)]
        if all(lane.next_probe_at <= now for lane in closed):
            return Send(channel, tuple(lane.channel for lane in closed))
        again = Postpone(max(lane.looks_again_at for lane in closed), "lane-closed")
        if _can_wait(text, now, until=max(lane.closed_until for lane in closed)):
            return again
        if _can_wait(text, now, until=again.until):
            last_resort = last_resort or again
    return last_resort or Exhausted(_why_nothing_is_left(text))


def _is_possible(channel: ChannelName, text: Candidate, now: datetime) -> bool:
    if channel == "chat":
        kept_back = 0 if text.careful or text.urgent else KEPT_BACK
        return text.window.texts_left(now) > kept_back
    window = text.window
    return text.template_set and window.following is not False and window.takes_templates


def _can_wait(text: Candidate, now: datetime, *, until: datetime) -> bool:
    return until < text.useless_after and (not text.urgent or until <= now + URGENT_WAITS)


def _why_nothing_is_left(text: Candidate) -> str:
    if text.window.following is False:
        return "not-following"
    return "refused" if text.tried else "no-route"
