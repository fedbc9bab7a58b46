"""群发: one text to many followers at once, outside every chat window; four a person and month.

No report for each person: how many got it comes in one event (MASSSENDJOBFINISH), and whoever has
had four of them this month is left out silently.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.channels import NoAnswer
from bot.channels.official.client import Client
from bot.channels.official.reply import clean, cut
from bot.channels.official.short_key import short_key
from bot.core.clock import Clock

# A repeated job is recognised by its clientmsgid for a day; an hour of it is kept back.
_REPEATS: Final = timedelta(hours=23)
_SEND: Final = "/cgi-bin/message/mass/send"


class MassMessages:
    """One account's mass messages, to a list of people."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def send(self, openids: Sequence[str], text: str, key: str) -> str | None:
        """Send `text` to 2 to 10,000 people under `key`, by which the platform knows it again; the
        id that the later event carries. A job sent before gives the id it had (45065).

        Raises SendFailed; NoAnswer with the time until which the same key may be repeated.
        """
        begun = self._clock()
        try:
            answer = await self._client.post(_SEND, _job(openids, text, key))
        except NoAnswer as error:
            until = begun + _REPEATS
            raise NoAnswer(error.reason, repeat_until=until, wait_until=error.wait_until) from error
        job_id = answer.get("msg_id")
        return None if job_id is None else str(job_id)


def _job(openids: Sequence[str], text: str, key: str) -> dict[str, object]:
    return {
        "touser": list(openids),
        "msgtype": "text",
        "text": {"content": cut(clean(text))},
        "clientmsgid": short_key(key),
    }
