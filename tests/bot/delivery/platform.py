"""A platform that behaves: it counts allowances by its own model and fails when told to."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from bot.channels import Action, Outgoing, SendFailed

HOURS_48 = timedelta(hours=48)
MINUTE = timedelta(minutes=1)


@dataclass
class Allowance:
    """One person's free messages as the platform counts them: one number with one end."""

    follows: bool = True
    left: int = 0
    ends: datetime | None = None

    def grant(self, now: datetime, messages: int, lasts: timedelta) -> None:
        """What is left and its end rise to the larger of old and new."""
        if self.ends is None or self.ends <= now:
            self.left, self.ends = 0, now
        self.left = max(self.left, messages)
        self.ends = max(self.ends, now + lasts)

    def spend(self, now: datetime) -> None:
        """One chat message; raises what custom/send answers."""
        if not self.follows or self.ends is None or self.ends <= now:
            raise SendFailed(45015, Action.CLOSE_WINDOW)
        if self.left == 0:
            raise SendFailed(45047, Action.ALLOWANCE_USED)
        self.left -= 1


@dataclass
class Platform:
    """What the platform saw and delivered; `failures` are raised first, in order, by channel.

    A failure given as (error, True) is raised although the message was delivered: answer lost.
    """

    clock: Callable[[], datetime]
    people: defaultdict[str, Allowance] = field(default_factory=lambda: defaultdict(Allowance))
    agreed: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    calls: list[tuple[str, Outgoing]] = field(default_factory=list)
    phones: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: set[str] = field(default_factory=set)
    refusals: list[int | None] = field(default_factory=list)
    failures: defaultdict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    lost_answers: defaultdict[str, list[Exception]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def chat(self, message: Outgoing) -> None:
        """custom/send."""
        self._begin("chat", message)
        self.people[message.openid].spend(self.clock())
        self.phones[message.openid].append(message.text)
        self._lose("chat")

    def template(self, message: Outgoing) -> str:
        """template/send: one message a key, whatever it is asked again."""
        self._begin("template", message)
        if not self.people[message.openid].follows:
            raise SendFailed(43004, Action.DROP_PERSON)
        if message.key not in self.keys:
            self.keys.add(message.key)
            self.phones[message.openid].append(f"template {message.template_fields}")
        self._lose("template")
        return f"job-{message.key}"

    def credit(self, message: Outgoing) -> str:
        """subscribe/bizsend: takes one of what the person agreed to."""
        self._begin("credit", message)
        if self.agreed[message.openid] <= 0:
            raise SendFailed(43101, Action.CREDIT_USED)
        self.agreed[message.openid] -= 1
        self.phones[message.openid].append(f"notice {message.template_fields}")
        self._lose("credit")
        return f"ntf-{message.key}"

    def sms(self, message: Outgoing) -> None:
        """The gateway for messages by telephone: one message a key."""
        self._begin("sms", message)
        if message.key not in self.keys:
            self.keys.add(message.key)
            self.phones[message.phone].append(message.text)
        self._lose("sms")

    def by(self, channel: str) -> list[Outgoing]:
        """The calls of one channel."""
        return [message for name, message in self.calls if name == channel]

    def _begin(self, channel: str, message: Outgoing) -> None:
        self.calls.append((channel, message))
        if self.failures[channel]:
            raise self.failures[channel].pop(0)

    def _lose(self, channel: str) -> None:
        if self.lost_answers[channel]:
            raise self.lost_answers[channel].pop(0)


class Chat:
    """The chat channel as the sender sees it."""

    name: ClassVar[str] = "chat"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> None:
        """One call."""
        try:
            self._platform.chat(message)
        except SendFailed as error:
            self._platform.refusals.append(error.code)
            raise


class Template:
    """The template channel as the sender sees it."""

    name: ClassVar[str] = "template"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> str:
        """One call; gives the id that the later report carries."""
        return self._platform.template(message)


class Credit:
    """The channel of notices agreed to, as the sender sees it."""

    name: ClassVar[str] = "credit"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> str:
        """One call; gives the id that the later report carries."""
        return self._platform.credit(message)


class Sms:
    """The gateway for messages by telephone, as the sender sees it."""

    name: ClassVar[str] = "sms"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> None:
        """One call."""
        self._platform.sms(message)
