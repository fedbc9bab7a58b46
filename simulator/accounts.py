"""Official accounts the stand-in serves: credentials, modes, templates, menu."""

from dataclasses import dataclass, field
from typing import Any

from simulator.envelope import key_of
from simulator.store import Body


@dataclass(frozen=True, slots=True)
class Template:
    """A template of the account: its fields' keys, each with the words in front of its value."""

    template_id: str
    title: str
    fields: dict[str, str]
    purpose: str = ""
    fills: dict[str, str] = field(default_factory=dict)  # key -> the bot's name of the fact


@dataclass(slots=True)
class Account:
    """One official account. `mode` is safe, compat or plain; `menu` the one made by menu/create."""

    name: str
    app_id: str
    secret: str
    token: str
    encoding_aes_key: str
    original_id: str
    mode: str
    callback_url: str
    title: str = ""
    templates: dict[str, Template] = field(default_factory=dict)
    menu: dict[str, Any] | None = None
    subscriptions: dict[str, Template] = field(default_factory=dict)  # notices agreed to

    @property
    def key(self) -> bytes:
        """The AES key of the pushes."""
        return key_of(self.encoding_aes_key)

    def credentials(self) -> Body:
        """What `simulate` without a seed keeps, so that a restart has the same account."""
        names = ("name", "app_id", "secret", "token", "encoding_aes_key", "original_id")
        return {name: getattr(self, name) for name in names}
