"""Facts -> values of a template's fields, within what the platform takes.

Source: the platform's 类目模板 page. A value that breaks the type of its field refuses the whole
message (47003), so each is made to fit: better a shortened title than none.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

Value = str | int | datetime

_PREFIX = re.compile(r"[a-z_]+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")
_NOTHING = "—"  # an empty value is refused
_NOT_CHINESE = re.compile("[^\u4e00-\u9fff]")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NOT_PHONE = re.compile(r"[^0-9+\-() ]")
_NOT_NUMBER = re.compile(r"[^0-9.]")
_LATIN = re.compile(r"[A-Za-z .]+")


def fill(fields: Mapping[str, str], facts: Mapping[str, Value], zone: ZoneInfo) -> dict[str, str]:
    """The values of `fields` (`{"thing1": "title", "time2": "starts_at"}`) from `facts` by name.

    Times, aware or written as ISO 8601 with an offset, appear as `2026-12-01 19:00` in `zone`.
    Raises KeyError for a fact that is not there.
    """
    return {key: fit(key, facts[fact], zone) for key, fact in fields.items()}


def fit(key: str, value: Value, zone: ZoneInfo) -> str:
    """`value` as the field `key` (`thing1`, `phrase2`, …) takes it; never empty."""
    match = _PREFIX.match(key)
    rule = _RULES.get(match[0] if match else "", _thing)
    return rule(written(value, zone)) or _NOTHING


def written(value: Value, zone: ZoneInfo) -> str:
    """A value in one line, times as they are said in `zone`."""
    if isinstance(value, str) and _ISO.fullmatch(value):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return " ".join(str(value).split())


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _thing(text: str) -> str:
    return _shortened(text, 20)


def _phrase(text: str) -> str:
    return _NOT_CHINESE.sub("", text)[:5]


def _character_string(text: str) -> str:
    return _CHINESE.sub("", text).strip()[:32]


def _name(text: str) -> str:
    return text[: 20 if _LATIN.fullmatch(text) else 10]


def _digits(text: str) -> str:
    return _NOT_NUMBER.sub("", text)[:32]


def _phone(text: str) -> str:
    return _NOT_PHONE.sub("", text)[:17]


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text)[:32]


def _as_it_is(text: str) -> str:
    return text


_RULES: Mapping[str, Callable[[str], str]] = {
    "thing": _thing,
    "phrase": _phrase,
    "character_string": _character_string,
    "name": _name,
    "number": _digits,
    "phone_number": _phone,
    "letter": _letters,
    "symbol": lambda text: text[:5],
    "car_number": lambda text: text[:8],
    "amount": lambda text: text[:11],  # a sign of currency and ten digits
    "time": _as_it_is,
    "date": _as_it_is,
    "const": _as_it_is,  # one of the template's own values, known only to its console
    "enum": _as_it_is,
}
