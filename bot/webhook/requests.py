"""Whether a request proves where it comes from. Which proof is asked for is the account's matter
alone: were the request to choose, a plain post would pass for an account in safe mode."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote_plus

from bot.channels import Incoming
from bot.channels.official.codec import AesKey, Codec, check_fresh
from bot.channels.official.events import read
from bot.channels.official.nodes import parse
from bot.channels.official.rejected import Forged
from bot.core.settings import Account

_VALUE = re.compile(r"[\x21-\x7e]{1,512}")  # an encrypted echostr has 88, all others fewer
_PLAIN = ("", "raw")
_MOST_PARAMETERS = 32  # the platform sends six; what lies behind them is one bad value

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verified:
    """A message and the key to encrypt its reply with; None: the reply stays plain."""

    incoming: Incoming
    key: AesKey | None


class Entrance:
    """One account's way in."""

    def __init__(self, account: Account) -> None:
        self.name = account.name
        self._is_safe = account.mode == "safe"
        keys = [account.encoding_aes_key.get_secret_value()] if self._is_safe else []
        self.codec = Codec(token=account.token.get_secret_value(), app_id=account.app_id, keys=keys)

    def check_address(self, query: Query, now: datetime) -> str:
        """The echostr to give back verbatim, in every mode. Raises Forged."""
        self._check_signature(query, now)
        return _given(query, "echostr")

    def verify(self, query: Query, body: bytes, now: datetime) -> Verified:
        """The message in a post. Raises Forged or Malformed."""
        verify = self._safe if self._is_safe else self._plain
        return verify(query, body, now)

    def _safe(self, query: Query, body: bytes, now: datetime) -> Verified:
        if query.get("encrypt_type") != "aes":
            raise Forged("not_encrypted")
        timestamp, nonce = _given(query, "timestamp"), _given(query, "nonce")
        signature = _given(query, "msg_signature")
        check_fresh(timestamp, now)
        encrypted = parse(body).get("Encrypt")
        if not encrypted:
            raise Forged("not_encrypted")
        self.codec.check(signature, timestamp, nonce, encrypted)
        opened = self.codec.decrypt(encrypted)
        incoming = read(self.name, opened.content, nonce=f"{timestamp}.{nonce}")
        return Verified(incoming, opened.key)

    def _plain(self, query: Query, body: bytes, now: datetime) -> Verified:
        if query.get("encrypt_type", "") not in _PLAIN:
            raise Forged("encrypted")
        timestamp, nonce = self._check_signature(query, now)
        return Verified(read(self.name, body, nonce=f"{timestamp}.{nonce}"), None)

    def _check_signature(self, query: Query, now: datetime) -> tuple[str, str]:
        timestamp, nonce = _given(query, "timestamp"), _given(query, "nonce")
        check_fresh(timestamp, now)
        self.codec.check(_given(query, "signature"), timestamp, nonce)
        return timestamp, nonce


def single(query_string: str) -> Query:
    """The query with one value per name. Raises Forged for repeated, list-valued, huge, empty or
    unprintable parameters: whoever reads such a one picks, and others pick differently."""
    parts = query_string.split("&", _MOST_PARAMETERS) if query_string else []
    query = dict(_parameter(part) for part in parts)
    if len(query) != len(parts):
        raise Forged("query")
    return query


def _parameter(part: str) -> tuple[str, str]:
    name, _, value = map(unquote_plus, part.partition("="))
    if "[" in name or _VALUE.fullmatch(value) is None:
        raise Forged("query")
    return name, value


def _given(query: Query, name: str) -> str:
    value = query.get(name)
    if value is None:
        raise Forged("query")
    return value
