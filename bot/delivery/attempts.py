"""What passes between looking, sending and recording: attempts, their outcomes, changes of rows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from bot.delivery.models import Content
from bot.delivery.rules import ChannelName

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
WindowWord = Literal["as_it_was", "shut", "gone"]
CreditWord = Literal["as_it_was", "back", "gone"]
DeliveryWord = Literal["accepted", "unknown", "refused", "not_begun"]


# Not frozen, like what is seen and comes of a text: a worker makes thousands a second, and a frozen
# one takes three times as long to make.
@dataclass(slots=True, kw_only=True)
class Attempt:
    """One text about to go to one WeChat account by one channel.

    `you` is how the recipient is addressed, "" for strangers. `probes` are the closed lanes it
    tries. `may_repeat_until` is set when an earlier attempt under the same key may have arrived.
    """

    outbound_id: int
    claimed_at: datetime
    content: Content
    person_id: int | None
    openid: str
    you: str
    channel: ChannelName
    began_at: datetime
    rank: int = 0
    probes: tuple[str, ...] = ()
    tried: str = ""
    retries: int = 0
    may_repeat_until: datetime | None = None
    passed: tuple[str, ...] = ()
    template_id: str = ""  # of a notice agreed to
    phone_sealed: str = ""

    @property
    def key(self) -> str:
        """The platform's word for "the same message": stable per text, at most 32 characters."""
        return f"{self.outbound_id}-{int(self.content.created_at.timestamp())}"

    @property
    def asks_until(self) -> datetime:
        """Until when the question of this text is open; long past if it asks nothing."""
        if self.content.question is None:
            return NEVER
        return self.content.question_until or self.content.useless_after

    @property
    def way(self) -> str:
        """This channel to this WeChat account, as `Outbound.tried` keeps it."""
        return f"{self.channel}:{self.openid}"


@dataclass(frozen=True, slots=True)
class Stranded:
    """A text for which no way of the machine is left, not yet recorded."""

    outbound_id: int
    claimed_at: datetime
    content: Content
    person_id: int | None
    reason: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an outbox row. "waiting" turns into "skipped" if it was withdrawn meanwhile.

    `tried`, `retries` and `why` None leave them as they are. `arrived`: a way has taken it.
    """

    state: Literal["waiting", "accepted", "unknown", "failed", "skipped"]
    reason: str | None = None
    not_before: datetime | None = None
    tried: str | None = None
    retries: int | None = None
    may_repeat_until: datetime | None = None
    arrived: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LaneClosing:
    """A channel of an account ("*": all) that the platform has closed, and when to try it once.

    `grows`: each probe in a row that is refused doubles the wait. `probed`: this was one.
    """

    account: str
    channel: str
    until: datetime
    probe_at: datetime
    reason: str
    grows: bool = False
    probed: bool = False


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of an attempt, and everything that has to be written because of it.

    `unspent`: nothing arrived, so the allowance taken for it is given back.
    """

    attempt: Attempt
    change: Change
    word: DeliveryWord
    code: int | None = None
    platform_id: str | None = None
    window: WindowWord = "as_it_was"
    unspent: bool = False
    credit: CreditWord = "as_it_was"
    closing: LaneClosing | None = None
    reopens: tuple[str, ...] = ()
    alert: bool = False
