"""订阅通知: one message for each time a person agreed to this notice, whatever the chat window."""

from typing import ClassVar

from bot.channels import Outgoing
from bot.channels.official.barring import Barring
from bot.channels.official.client import Client
from bot.channels.official.reply import clean
from bot.channels.official.short_key import short_key


class CreditChannel:
    """The platform takes a key here too, but says nowhere what a repeat does: an unanswered call is
    not repeated."""

    name: ClassVar[str] = "credit"

    def __init__(self, client: Client, barring: Barring) -> None:
        self._client = client
        self._barring = barring

    async def send(self, message: Outgoing) -> str | None:
        """Send `message.template_fields`; the id that the later event of its arrival carries, if
        the platform gives one. Raises SendFailed (43101: nothing agreed to is left), NoAnswer."""
        with self._barring.of(message.template_id):
            answer = await self._client.post("/cgi-bin/message/subscribe/bizsend", _body(message))
        platform_id = answer.get("msgid")
        return None if platform_id is None else str(platform_id)


def _body(message: Outgoing) -> dict[str, object]:
    body: dict[str, object] = {
        "touser": message.openid,
        "template_id": message.template_id,
        "client_msg_id": short_key(message.key),
        "data": {key: {"value": clean(value)} for key, value in message.template_fields.items()},
    }
    return {**body, "page": message.url} if message.url else body
