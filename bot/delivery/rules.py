"""Which way a text takes now, if any: pure decisions over what is known at the last moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.core.hours import Quiet
from bot.delivery.terms import Terms

ChannelName = Literal["chat", "credit", "template", "sms"]
LADDER: Final[tuple[ChannelName, ...]] = ("chat", "credit", "template")  # towards one WeChat
CHANNELS: Final[tuple[ChannelName, ...]] = (*LADDER, "sms")
Sms = Literal["off", "open", "no-phone", "not-wanted"]
KEPT_BACK: Final = 2  # of an allowance, for help and safety
DIALOGUE: Final = timedelta(minutes=10)  # so long after asking in a reply nothing else asks
LOOK_AGAIN: Final = timedelta(seconds=30)  # a dialogue is mostly over sooner
FOLLOWS_BY: Final = timedelta(seconds=3)  # what comes behind a text goes so much later
LANE_CLOSED: Final = "lane-closed"
LAST_RESORT: Final = "last-resort"
NOT_SET_UP: Final = "not-set-up"
URGENT_WAITS: Final = timedelta(minutes=2)
NO_QUIET: Final = Quiet()


@dataclass(slots=True)
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

    def why_shut(self, now: datetime) -> str:
        """In a word why nothing may go by this window."""
        if self.following is not True:
            return "never-wrote" if self.following is None else "not-following"
        ends = (self.closes_at, self.tap_closes_at)
        return "window-used" if any(end and end > now for end in ends) else "window-shut"

    def spent(self, texts: int) -> "OpenWindow":
        """The window after so many more texts: both allowances pay for each."""
        return replace(self, left=self.left - texts, tap_left=self.tap_left - texts)


@dataclass(frozen=True, slots=True)
class LaneState:
    """A channel of an account that the platform closed; `channel` "*" is the whole account.

    Also after its time one text at a time tries it, until one of them has opened it again.
    """

    channel: str
    closed_until: datetime
    next_probe_at: datetime

    def closes(self, channel: str) -> bool:
        """True when nothing but a probe may go by this channel. Messages by telephone are another
        house's: a stopped account does not stop them."""
        return self.channel == channel or (self.channel == "*" and channel != "sms")

    @property
    def opens_at(self) -> datetime:
        """When it should be open again."""
        return max(self.closed_until, self.next_probe_at)

    @property
    def looks_again_at(self) -> datetime:
        """When a text may next be tried here."""
        return min(self.opens_at, self.next_probe_at)


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One text for one recipient, with all that decides its way.

    `openid` None: the member has no WeChat bound. `template_set`: the purpose has a template and
    the text the facts for it. `careful`: may spend the last of an allowance. `tried`: the channels
    that have said no for this openid; `only`: it may have arrived by this one and goes again by it
    or not at all. `dialogue_since`: when the last reply asked something that is still open.
    `own_quiet`: the member's own quiet hours; `paused`: they want none of this kind for now;
    `optional`: nobody need be told by mouth; `behind`: when the text that it comes behind, and that
    still waits, is to go. `credit`: how many notices they have agreed to, None
    where the purpose has none to agree to. `sms`: whether a message by telephone may go.
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
    behind: datetime | None = None
    template_set: bool = False
    window: OpenWindow = field(default_factory=OpenWindow)
    lanes: tuple[LaneState, ...] = ()
    tried: frozenset[str] = frozenset()
    only: ChannelName | None = None
    dialogue_since: datetime | None = None
    credit: int | None = None
    sms: Sms = "off"


@dataclass(frozen=True, slots=True)
class Send:
    """By this channel, now. `probes`: the lanes ("*", "chat" …) that this text tries once.

    `passed`, here and below: what was not open on the way here, as `channel:why`.
    """

    channel: ChannelName
    probes: tuple[str, ...] = ()
    passed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Skip:
    """Not worth sending any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Postpone:
    """Not before then; it is looked at again."""

    until: datetime
    why: str
    passed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Exhausted:
    """No way of the machine is left: a person has to."""

    reason: str
    passed: tuple[str, ...] = field(default=(), compare=False)


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
    """Why it is not the moment: a text that goes first, quiet hours, or a dialogue that a push must
    not interrupt."""
    if text.behind is not None:
        return Postpone(max(text.behind, now) + FOLLOWS_BY, "behind-text")
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
    passed: list[str] = []
    for channel in LADDER:
        why = not_open(channel, text, now)
        if why is None:
            step = _through_lanes(channel, text, now)
            if isinstance(step, Send):
                return replace(step, passed=tuple(passed)) if passed else step
            why = LANE_CLOSED
            if step is not None and step.why == LANE_CLOSED:
                return replace(step, passed=(*passed, f"{channel}:{why}"))
            last_resort = last_resort or step
        if why != NOT_SET_UP:
            passed.append(f"{channel}:{why}")
    if last_resort is not None:
        return Postpone(last_resort.until, LANE_CLOSED, tuple(passed))
    return Exhausted(_why_nothing_is_left(text), tuple(passed))


def by_sms(text: Candidate, now: datetime, so_far: Decision) -> Decision:
    """The last way of the machine, where WeChat has none: it costs money, and who can wait for
    WeChat does. A gateway that is away is not waited for to the last: a person has time left."""
    if not isinstance(so_far, Exhausted) or text.sms == "off":
        return so_far
    why = not_open("sms", text, now)
    step = _through_lanes("sms", text, now) if why is None else None
    if step is None or (isinstance(step, Postpone) and step.why == LAST_RESORT):
        return replace(so_far, passed=(*so_far.passed, f"sms:{why or LANE_CLOSED}"))
    if isinstance(step, Send):
        return replace(step, passed=so_far.passed)
    return Postpone(step.until, LANE_CLOSED, (*so_far.passed, f"sms:{LANE_CLOSED}"))


def _through_lanes(channel: ChannelName, text: Candidate, now: datetime) -> Send | Postpone | None:
    """By this channel if its lanes let it now; else until when it waits for them, or None."""
    closed = [lane for lane in text.lanes if lane.closes(channel)]
    if all(lane.next_probe_at <= now for lane in closed):
        return Send(channel, tuple(lane.channel for lane in closed))
    again = max(lane.looks_again_at for lane in closed)
    if _can_wait(text, now, until=max(lane.opens_at for lane in closed)):
        return Postpone(again, LANE_CLOSED)
    return Postpone(again, LAST_RESORT) if _can_wait(text, now, until=again) else None


def not_open(channel: ChannelName, text: Candidate, now: datetime) -> str | None:
    """Why a text cannot go by this channel, lanes apart; None if it can."""
    if text.only is not None and channel != text.only:
        return "goes-again"
    if channel in text.tried:
        return "refused"
    return _NOT_OPEN[channel](text, now)


def _chat_not_open(text: Candidate, now: datetime) -> str | None:
    left = text.window.texts_left(now)
    if left > (0 if text.careful or text.urgent else KEPT_BACK):
        return None
    if left > 0:
        return "kept-back"
    return text.window.why_shut(now)


def _credit_not_open(text: Candidate, _now: datetime) -> str | None:
    if text.credit is None:
        return NOT_SET_UP
    if text.window.following is False:
        return "not-following"
    return None if text.credit > 0 else "no-credit"


def _template_not_open(text: Candidate, _now: datetime) -> str | None:
    if not text.template_set:
        return "no-template"
    if text.window.following is False:
        return "not-following"
    return None if text.window.takes_templates else "blocked"


def _sms_not_open(text: Candidate, _now: datetime) -> str | None:
    return None if text.sms == "open" else text.sms


_NOT_OPEN: Final[Mapping[ChannelName, Callable[[Candidate, datetime], str | None]]] = {
    "chat": _chat_not_open,
    "credit": _credit_not_open,
    "template": _template_not_open,
    "sms": _sms_not_open,
}


def _can_wait(text: Candidate, now: datetime, *, until: datetime) -> bool:
    return until < text.useless_after and (not text.urgent or until <= now + URGENT_WAITS)


def _why_nothing_is_left(text: Candidate) -> str:
    if text.window.following is False:
        return "not-following"
    return "refused" if text.tried else "no-route"
