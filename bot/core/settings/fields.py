"""The types of single values, each of which refuses a wrong one in words that help."""

import re
from collections.abc import Callable
from datetime import time
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, SecretStr

from bot.core.categories import CATEGORIES, CATEGORY_WORDS
from bot.core.durations import Duration
from bot.core.hours import Quiet, WorkingHours, time_of_day

SECRET_KEY_LENGTH = 32
SQLITE = "sqlite:///"


class WrongBelow(ValueError):
    """A wrong value deeper than where it is noticed: `keys` lead from there to it."""

    def __init__(self, *keys: str, because: str) -> None:
        super().__init__(because)
        self.keys = keys


def written(kind: type, parse: Callable[[str], object]) -> PlainValidator:
    """A validator of values that stand as text in the file and as `kind` in the program."""

    def read(value: object) -> object:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise ValueError("must be a text in quotes")  # noqa: TRY004 (pydantic's way to refuse)
        return parse(value.strip())

    return PlainValidator(read)


def _longer_than_nothing(value: Duration) -> Duration:
    if not value:
        raise ValueError(f'"{value}" is no time at all, write 1s or more')
    return value


def _known_timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise ValueError(f'"{name}" is not a time zone, write Asia/Shanghai') from unknown
    return name


def _web_address(address: str) -> str:
    parts = urlsplit(address)
    extra = parts.query or parts.fragment or parts.username
    if parts.scheme not in {"http", "https"} or not parts.hostname or extra:
        raise ValueError("is not a web address, write https://lianxin.example.org")
    return address.rstrip("/")


def _webhook(address: SecretStr) -> SecretStr:
    """Never quotes the address: whoever knows it may write there."""
    parts = urlsplit(address.get_secret_value())
    if address.get_secret_value() and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError('is not a web address, write https://…, or "" for none')
    return address


def _database_address(address: str) -> str:
    """Never quotes the address: a password may stand in it."""
    if address.startswith(("postgresql://", "postgresql+psycopg://")):
        return "postgresql+psycopg://" + address.partition("://")[2]
    file = address.removeprefix(SQLITE).partition("?")[0]
    if not address.startswith(SQLITE) or file in {"", ":memory:"}:
        raise ValueError(
            "is not a database, write sqlite:///lianxin.db or postgresql+psycopg://user@host/name"
        )
    return address


def _redis_address(address: str) -> str:
    if address and not address.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError('is not a Redis address, write redis://host:6379/0, or "" for none')
    return address


def _long_enough(key: SecretStr) -> SecretStr:
    length = len(key.get_secret_value())
    if 0 < length < SECRET_KEY_LENGTH:
        raise ValueError(f"has {length} characters, write {SECRET_KEY_LENGTH} or more")
    return key


def _phone(number: str) -> str:
    if number and re.fullmatch(r"\+?[0-9][0-9 ()-]{1,23}[0-9]", number) is None:
        raise ValueError(f'"{number}" is not a phone number, write 0571-12345678 or 13800138000')
    return number


def _known_categories(given: object) -> object:
    """A table by category, its names in Chinese or English, as a table by what we call them."""
    if not isinstance(given, dict):
        return given
    named: dict[str, object] = {}
    for word, value in given.items():
        category = CATEGORY_WORDS.get(str(word), str(word))
        if category not in CATEGORIES:
            because = f"is no category, write one of {', '.join(CATEGORY_WORDS)}"
            raise WrongBelow(str(word), because=because)
        named[category] = value
    return named


DurationField = Annotated[Duration, written(Duration, Duration)]
SomeTime = Annotated[DurationField, AfterValidator(_longer_than_nothing)]
TimeByCategory = Annotated[dict[str, SomeTime], BeforeValidator(_known_categories)]
TimeOfDay = Annotated[time, written(time, time_of_day)]
QuietHours = Annotated[Quiet, written(Quiet, Quiet.parse)]
Hours = Annotated[WorkingHours, written(WorkingHours, WorkingHours.parse)]
Timezone = Annotated[str, AfterValidator(_known_timezone)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
OptionalWebAddress = Annotated[str, AfterValidator(lambda text: text and _web_address(text))]
DatabaseAddress = Annotated[str, AfterValidator(_database_address), Field(repr=False)]
RedisAddress = Annotated[str, AfterValidator(_redis_address), Field(repr=False)]
SecretKey = Annotated[SecretStr, AfterValidator(_long_enough)]
Webhook = Annotated[SecretStr, AfterValidator(_webhook)]
Phone = Annotated[str, AfterValidator(_phone)]
Port = Annotated[int, Field(ge=1, le=65535)]
AtLeastOne = Annotated[int, Field(ge=1)]
NotNegative = Annotated[int, Field(ge=0)]
