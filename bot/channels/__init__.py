"""Ways in from people and out to them, behind one face: what came, what goes, why it did not go.

Pure types, so that every slice may import them cheaply. What knows a platform stands in
`official` (WeChat Official Accounts); there are no other names for outside use than the modules'
public ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, Protocol

Kind = Literal["text", "voice", "image", "video", "location", "link", "event", "other"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or event of one person, checked and in our own words.

    `key` is its identity within the account: a platform retry has the same. `fingerprint` is a
    hash of the whole content, `nonce` the request's timestamp and nonce as one word: the same
    `nonce` with another `fingerprint` is a forgery. `at` is the platform's time, aware UTC.
    """

    account: str
    openid: str
    original_id: str
    kind: Kind
    key: str
    at: datetime
    text: str = (
        ""  # what was written; of a scan (scancode_…) what was read; of a link where it leads
    )
    transcript: str | None = None  # of a voice message; None when the platform gave none
    event: str = ""  # in lower case, "" for messages
    event_key: str = ""  # a button's key; a scene, without its prefix; an address
    menu_id: str = ""  # of the choice tapped in a menu message
    media_id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    label: str = ""
    platform_id: str = ""  # of the sending this event reports on
    status: str = ""  # what it reports, in the platform's words
    totals: str = (
        ""  # of a mass message: to how many, after filtering, sent, failed: "688 680 678 2"
    )
    chosen: str = ""  # of notices: "template:accept::" or "template::message:code", spaces between
    fingerprint: str = ""
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text for one recipient; channels take of it what they need.

    `key` names the sending, the same when it is repeated, so that a platform that can will not
    deliver twice. `template_fields` are already within the platform's limits. `phone` is opened
    for a message by telephone alone. `voice` names a voice at the platform, that goes by chat in
    the place of the text.
    """

    openid: str
    text: str
    key: str
    template_id: str = ""
    template_fields: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    phone: str = ""
    voice: str = ""


class Action(StrEnum):
    """What to do about a platform's answer. Source: WeChat's lists of return codes."""

    RETRY = "retry"  # the same route again, later
    NEXT_ROUTE = "next_route"  # this route is closed for this person now
    DROP_PERSON = "drop_person"  # unreachable on this account until they write again; next route
    CLOSE_WINDOW = "close_window"  # the chat window is shut, whatever we counted; next route
    ALLOWANCE_USED = "allowance_used"  # nothing is left in the window; next route
    CREDIT_USED = "credit_used"  # they agreed to no more notices of this kind; next route
    STOP_LANE = "stop_lane"  # nothing more by this channel of the account until `until`
    STOP_ACCOUNT = "stop_account"  # nothing more by any channel of the account until `until`
    FIX = "fix"  # our mistake: park the message
    # Never raised by a send; they complete the table of codes.
    REFRESH = "refresh"  # a new token once, the same call once
    SENT = "sent"
    IGNORE = "ignore"


class SendFailed(Exception):
    """The platform said no, or was never reached: `action` says what follows.

    `code` is the platform's, None when it was not reached. `until` is when a retry or a stopped
    lane may be tried again, aware UTC; None leaves it to the caller. `alert`: somebody who runs
    this should look; `repair`: nothing will be better before they did something, and `until` is
    when to look. `asked` False: the call was not made at all. The text holds no secret and nobody's
    words.
    """

    def __init__(
        self,
        code: int | None,
        action: Action,
        *,
        until: datetime | None = None,
        alert: bool = False,
        repair: bool = False,
        asked: bool = True,
    ) -> None:
        super().__init__(f"{code}: {action}")
        self.code = code
        self.action = action
        self.until = until
        self.alert = alert
        self.repair = repair
        self.asked = asked


class NoAnswer(Exception):
    """A call began and its outcome is unknown: it may have been delivered.

    `repeat_until`: until then the same `Outgoing.key` may be sent again without being delivered
    twice, aware UTC; None when the platform offers no such key. `wait_until`: the answer said to
    leave it alone until then (Retry-After).
    """

    def __init__(
        self,
        reason: str,
        *,
        repeat_until: datetime | None = None,
        wait_until: datetime | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.repeat_until = repeat_until
        self.wait_until = wait_until


class Channel(Protocol):
    """One way out of one account."""

    name: ClassVar[str]  # "chat", "credit", "template", "sms"

    async def send(self, message: Outgoing) -> str | None:
        """Send one text; the platform's id of it, if it gives one.

        Raises SendFailed when it surely did not go, NoAnswer when that is unknown.
        """
        ...


__all__ = ["Action", "Channel", "Incoming", "Kind", "NoAnswer", "Outgoing", "SendFailed"]
