"""The sections of the configuration with their defaults, in the order of config.example.toml."""

import json
from datetime import time
from typing import Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, SecretStr, model_validator

from bot.core.durations import Duration
from bot.core.hours import Quiet, WorkingHours
from bot.core.settings.fields import (
    AtLeastOne,
    DatabaseAddress,
    DurationField,
    Hours,
    NotNegative,
    OptionalWebAddress,
    Phone,
    Port,
    QuietHours,
    RedisAddress,
    SecretKey,
    SomeTime,
    TimeByCategory,
    TimeOfDay,
    Timezone,
    WebAddress,
    Webhook,
    WrongBelow,
)

Language = Literal["zh-CN", "en"]


class Section(BaseModel):
    """A table of the file: frozen, and an unknown key in it is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class ServerSettings(Section):
    """Where the web server listens, and what its links and sessions are signed with."""

    host: str = "127.0.0.1"
    port: Port = 8000
    public_url: WebAddress = "http://127.0.0.1:8000"
    workers: AtLeastOne = 2
    secret_key: SecretKey = SecretStr("")
    previous_secret_keys: tuple[SecretKey, ...] = ()
    trusted_proxies: NotNegative = 0


class LocaleSettings(Section):
    """The language of what people read, and the zone of every local time."""

    language: Language = "zh-CN"
    timezone: Timezone = "Asia/Shanghai"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as `datetime` wants it."""
        return ZoneInfo(self.timezone)


class DatabaseSettings(Section):
    """The database, in SQLAlchemy's form; a loaded SQLite path is absolute."""

    url: DatabaseAddress = "sqlite:///lianxin.db"


class RedisSettings(Section):
    """The broker; an empty address means none."""

    url: RedisAddress = ""


class StudyDaySettings(Section):
    """When people are reminded of a study day, and how long it is under way."""

    remind_before: tuple[SomeTime, ...] = (Duration("3d"), Duration("1d"), Duration("2h"))
    remind_at: TimeOfDay = time(9)
    remind_night_shifts_at: TimeOfDay = time(18)
    check_in_opens: DurationField = Duration("30m")
    lasts: SomeTime = Duration("2h")


class NoticeSettings(Section):
    """How a notice is confirmed, recalled and followed up."""

    remind_after: tuple[SomeTime, ...] = (Duration("24h"),)
    hand_over_after: SomeTime = Duration("48h")
    quiet_hours: QuietHours = Quiet.parse("21:00-08:00")
    confirm_above: NotNegative = 100
    recall_within: DurationField = Duration("60s")


class ContactSettings(Section):
    """Whom anyone stuck can ring, after which silence a leader looks in, and after which time a
    member is asked whether something on their contact card still holds."""

    phone: Phone = ""
    check_on_after: SomeTime = Duration("30d")
    check_on_after_by_category: TimeByCategory = {}
    card_stale_after: SomeTime = Duration("180d")


class AnswerWithin(Section):
    """The promise to who asks for help: `urgent` by the clock, `normal` in working hours."""

    urgent: SomeTime = Duration("30m")
    normal: SomeTime = Duration("1d")


class HelpRequestSettings(Section):
    """What is promised to who asks for help, and the hours in which it counts."""

    answer_within: AnswerWithin = AnswerWithin()
    working_hours: Hours = WorkingHours.parse("08:30-11:30, 13:30-17:30")


class ErrandSettings(Section):
    """What a leader can take in: `per_day` people to call or visit (0: as many as there are);
    `escalate_after`: overdue for longer, an errand goes to the next above."""

    per_day: NotNegative = 8
    escalate_after: SomeTime = Duration("2d")


class DeliverySettings(Section):
    """`lease`: after this a killed worker's share is taken over. `per_day`: so many texts that we
    start by ourselves reach one person a day; 0: as many as there are. `calls_a_second`: to one
    account, by one worker; 0: as many as go."""

    lease: SomeTime = Duration("60s")
    per_day: NotNegative = 5
    calls_a_second: NotNegative = 0


class SmsSettings(Section):
    """The gateway for messages by telephone; an empty address means none.

    `body` has {phone} and {text} (and {key}) in it. The answer is a success where what stands at
    `success_path` is `success_value`; an empty path: where the status is. `key_header`: the header
    by which the gateway knows a repeated message for `key_lasts`; empty: it does not. `parts`: how
    many messages a text may be long.
    """

    url: OptionalWebAddress = ""
    method: Literal["POST", "PUT"] = "POST"
    headers: dict[str, str] = {}
    body_type: Literal["json", "form"] = "json"
    body: str = '{"phone": "{phone}", "text": "{text}"}'
    secret: SecretStr = SecretStr("")
    timestamp_header: str = "X-Timestamp"
    signature_header: str = "X-Signature"
    success_path: str = "code"
    success_value: str = "0"
    key_header: str = ""
    key_lasts: SomeTime = Duration("10m")
    timeout: SomeTime = Duration("10s")
    parts: AtLeastOne = 1

    @model_validator(mode="after")
    def _body_says_whom_and_what(self) -> Self:
        for name in ("{phone}", "{text}"):
            if name not in self.body:
                raise WrongBelow("body", because=f"{name} is not in it")
        try:
            json.loads(self.body) if self.body_type == "json" else None
        except ValueError:
            raise WrongBelow("body", because='is not JSON, or set body_type = "form"') from None
        return self


class PrivacySettings(Section):
    """How long what is kept; the reasons stand in docs/PRIVACY.md and `bot.privacy.TERMS`."""

    keep_messages: SomeTime = Duration("7d")
    keep_positions: SomeTime = Duration("30d")
    keep_questions: SomeTime = Duration("30d")
    keep_texts: SomeTime = Duration("90d")
    keep_words: SomeTime = Duration("365d")
    keep_changes: SomeTime = Duration("1095d")
    keep_audit: SomeTime = Duration("365d")


class OperatorsSettings(Section):
    """Who is told when this stops working: members by name, unit/name or phone, and a webhook."""

    alert: tuple[str, ...] = ()
    webhook: Webhook = SecretStr("")
