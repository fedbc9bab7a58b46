"""A town to try things in: people with phones, the real web application, a platform that counts.

Messages go in as encrypted XML made by the stand-in's own code, texts go out through the real
sender into `Platform`, and the clock only moves when a test moves it.
"""

import asyncio
import base64
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from bot import board, people
from bot.channels import Action, Channel, NoAnswer, Outgoing, SendFailed
from bot.core.settings import Settings
from lianxin.assembly import Runtime, build_runtime
from lianxin.clocking import build_clock
from lianxin.sending import build_sender
from lianxin.web import build_app
from simulator import envelope, wire
from tests import builders

KEY = "k" * 32
AES_KEY = base64.b64encode(b"lianxin-test-key-32-bytes-long!!").decode().rstrip("=")
TOKEN, APP_ID, ORIGINAL = "town-token", "wxfeedfacecafebeef", "gh_town"
PURPOSES = ("study_day_reminder", "study_day_change", "notice", "help_request", "errand")


@dataclass
class Sent:
    """A text that reached a phone, by which channel."""

    openid: str
    channel: str
    text: str
    fields: dict[str, str]
    voice: str = ""


@dataclass
class Platform:
    """The other side: counts what it allows, refuses the rest, fails on demand."""

    now: Callable[[], datetime]
    sent: list[Sent] = field(default_factory=list)
    windows: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    failures: list[Exception] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def heard_from(self, openid: str) -> None:
        """A message opens the window for five texts in 48 hours."""
        self.windows[openid] = (self.now() + timedelta(hours=48), 5)

    async def chat(self, message: Outgoing) -> str | None:
        """custom/send with its allowance."""
        self._fail()
        closes_at, left = self.windows.get(message.openid, (self.now(), 0))
        if closes_at <= self.now():
            raise SendFailed(45015, Action.CLOSE_WINDOW)
        if left == 0:
            raise SendFailed(45047, Action.ALLOWANCE_USED)
        self.windows[message.openid] = (closes_at, left - 1)
        self.sent.append(Sent(message.openid, "chat", message.text, {}, message.voice))
        return None

    async def template(self, message: Outgoing) -> str | None:
        """template/send: one message a key."""
        self._fail()
        if message.key not in self.keys:
            self.keys.add(message.key)
            fields = dict(message.template_fields)
            self.sent.append(Sent(message.openid, "template", message.text, fields))
        return str(len(self.sent))

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


class _Chat:
    """The platform's chat as the sender sees it."""

    name: ClassVar[str] = "chat"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> str | None:
        """One text inside the window."""
        return await self._platform.chat(message)


class _Template:
    """The platform's templates as the sender sees them."""

    name: ClassVar[str] = "template"

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def send(self, message: Outgoing) -> str | None:
        """One card to a follower."""
        return await self._platform.template(message)


class Town:
    """A street (tests.builders.street) whose members write and read."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self.now = now
        self.runtime: Runtime = build_runtime(settings, clock=lambda: self.now)
        self.platform = Platform(now=lambda: self.now)
        self.client: FlaskClient = build_app(self.runtime).test_client()
        self.clock = build_clock(self.runtime)
        self.ids = itertools.count(24_812_345_678_901_234)
        self.loop = asyncio.new_event_loop()
        ways: dict[str, Channel] = {
            "chat": _Chat(self.platform),
            "template": _Template(self.platform),
        }
        self.sender = build_sender(self.runtime, {builders.ACCOUNT: ways})
        with self.begin() as session:
            self.street = builders.street(session)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction of the test's own."""
        with self.runtime.database.begin() as session:
            yield session

    def close(self) -> None:
        """Give everything back."""
        self.loop.close()
        self.runtime.database.close()

    def openid(self, who: people.Person) -> str:
        """The WeChat that builders bound to a person."""
        return f"openid-{who.id}"

    def say(self, who: people.Person | str, text: str, *, message_id: int | None = None) -> str:
        """A text from a phone; the reply ("" for silence)."""
        return self.message(who, [("MsgType", "text"), ("Content", text)], message_id=message_id)

    def voice(self, who: people.Person | str, transcript: str | None = None) -> str:
        """A voice message, with or without the platform's transcript."""
        fields = [("MsgType", "voice"), ("MediaId", "m-1"), ("Format", "amr")]
        return self.message(who, fields + ([("Recognition", transcript)] if transcript else []))

    def position(self, who: people.Person | str) -> str:
        """A position sent from a phone."""
        return self.message(
            who,
            [
                ("MsgType", "location"),
                ("Location_X", "31.80"),
                ("Location_Y", "119.97"),
                ("Scale", "16"),
                ("Label", "青竹苑"),
            ],
        )

    def event(self, who: people.Person | str, name: str, key: str = "") -> str:
        """An event: subscribe, unsubscribe, SCAN, CLICK."""
        fields = [("MsgType", "event"), ("Event", name), ("EventKey", key)]
        return self.message(who, fields, is_event=True)

    def message(
        self,
        who: people.Person | str,
        fields: list[tuple[str, str]],
        *,
        message_id: int | None = None,
        is_event: bool = False,
    ) -> str:
        """Anything from a phone, encrypted; the decrypted words of the reply."""
        openid = who if isinstance(who, str) else self.openid(who)
        head: list[tuple[str, object]] = [
            ("ToUserName", ORIGINAL),
            ("FromUserName", openid),
            ("CreateTime", int(self.now.timestamp())),
            *fields,
        ]
        if not is_event:
            head.append(("MsgId", message_id or next(self.ids)))
            self.platform.heard_from(openid)
        return self._post(wire.document(head))

    def tick(self, **later: float) -> None:
        """Let time pass (timedelta's words) and the clock run."""
        self.now += timedelta(**later)
        self.clock.tick()

    def deliver(self) -> None:
        """Send until nothing is waiting."""
        while self.loop.run_until_complete(self.sender.sweep()):
            pass

    def pass_by(self, **later: float) -> None:
        """Time, clock, sender."""
        self.tick(**later)
        self.deliver()

    def phone(self, who: people.Person) -> list[str]:
        """What was pushed to a phone, oldest first: texts, and the values of template cards."""
        return [
            one.text or " ".join(one.fields.values())
            for one in self.platform.sent
            if one.openid == self.openid(who)
        ]

    def status(self) -> dict[str, Any]:
        """What `lianxin status --json` would say now."""
        with self.runtime.database.read() as session:
            after = self.runtime.settings.contact.check_on_after
            return board.status(session, self.now, check_on_after=after)

    def _post(self, xml: str) -> str:
        key = envelope.key_of(AES_KEY)
        sealed = envelope.encrypt(key, xml, APP_ID)
        timestamp, nonce = str(int(self.now.timestamp())), str(next(self.ids))
        answer = self.client.post(
            f"/wechat/{builders.ACCOUNT}",
            query_string={
                "timestamp": timestamp,
                "nonce": nonce,
                "encrypt_type": "aes",
                "msg_signature": envelope.signature(TOKEN, timestamp, nonce, sealed),
            },
            data=f"<xml><ToUserName>{ORIGINAL}</ToUserName>"
            f"<Encrypt><![CDATA[{sealed}]]></Encrypt></xml>",
        )
        assert answer.status_code == 200, (answer.status_code, answer.text)
        if answer.text in {"success", ""}:
            return ""
        encrypted = wire.parse(answer.text).value("Encrypt")
        return wire.parse(envelope.decrypt(key, encrypted, APP_ID)).value("Content")


def town_settings(database_url: str, **sections: object) -> Settings:
    """A configuration with one account, templates for everything, no quiet hours."""
    templates = {purpose: {"id": f"tpl-{purpose}"} for purpose in PURPOSES}
    given = {
        "server": {"secret_key": KEY},
        "database": {"url": database_url},
        "contact": {"phone": "0519-88881234"},
        "notices": {"quiet_hours": ""},
        "accounts": [
            {
                "name": builders.ACCOUNT,
                "app_id": APP_ID,
                "secret": "s",
                "token": TOKEN,
                "encoding_aes_key": AES_KEY,
                "templates": _with_fields(templates),
            }
        ],
    }
    return Settings.model_validate({**given, **sections})


def _with_fields(templates: dict[str, dict[str, str]]) -> dict[str, Any]:
    from bot.core.settings import Templates

    known = Templates()
    return {
        purpose: {**template, "fields": getattr(known, purpose).fields}
        for purpose, template in templates.items()
    }


__all__ = ["NoAnswer", "Platform", "Sent", "Town", "town_settings"]
