"""One Official Account as the sender and the operator use it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

import aiohttp

from bot.channels import Action, NoAnswer, Outgoing, SendFailed
from bot.channels.official.barring import Barring
from bot.channels.official.client import TIMEOUT, Client
from bot.channels.official.codec import Codec
from bot.channels.official.mass import MassMessages
from bot.channels.official.notices import CreditChannel
from bot.channels.official.reply import clean, cut
from bot.channels.official.short_key import short_key
from bot.channels.official.tokens import TokenStore
from bot.core.clock import Clock
from bot.core.settings import Account

# A repeated template message is recognised by its client_msg_id for ten minutes; a minute of them
# is kept back for the two clocks and the call itself.
_TEMPLATE_REPEATS = timedelta(minutes=9)
_NO_SUCH_MEDIA = 40007
_CODE_LASTS = timedelta(seconds=2_592_000)  # the longest there is (WECHAT.md §6.6)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `doctor`: what was looked at, whether it is well, and if not, why."""

    what: str  # "credentials" or "callback"
    well: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class UserInfo:
    """Whether a person follows the account, and the scene of the code they came by, if any.

    Names and pictures have not been given since 2021.
    """

    follows: bool
    scene: str


@dataclass(frozen=True, slots=True)
class SceneCode:
    """A QR code of the platform: the address its picture holds, and until when it is good."""

    url: str
    expires_at: datetime


class ChatChannel:
    """客服消息: texts inside the window that a person's own message opens."""

    name: ClassVar[str] = "chat"

    def __init__(self, client: Client) -> None:
        self._client = client

    async def send(self, message: Outgoing) -> None:
        """Send `message.voice`, else `message.text`, at most 2,000 bytes of it. The platform gives
        no id and takes no key, so after NoAnswer nobody knows whether it went. Raises SendFailed,
        NoAnswer."""
        try:
            await self._client.post("/cgi-bin/message/custom/send", _said_in_chat(message))
        except SendFailed as error:
            if message.voice and error.code == _NO_SUCH_MEDIA:  # gone early: nothing to repair
                raise SendFailed(error.code, Action.NEXT_ROUTE) from error
            raise


class TemplateChannel:
    """模板消息: what may be sent to a follower at any time, in fixed forms."""

    name: ClassVar[str] = "template"

    def __init__(self, client: Client, clock: Clock, barring: Barring) -> None:
        self._client = client
        self._clock = clock
        self._barring = barring

    async def send(self, message: Outgoing) -> str | None:
        """Send `message.template_fields`; the id that the later event of its arrival carries.

        Raises SendFailed; NoAnswer with the time until which the same key may be repeated.
        """
        begun = self._clock()
        try:
            with self._barring.of(message.template_id):
                answer = await self._client.post(
                    "/cgi-bin/message/template/send", _template(message)
                )
        except NoAnswer as error:
            until = begun + _TEMPLATE_REPEATS
            raise NoAnswer(error.reason, repeat_until=until, wait_until=error.wait_until) from error
        platform_id = answer.get("msgid")
        return None if platform_id is None else str(platform_id)


class OfficialAccount:
    """An account with its channels, and what is done to it as a whole."""

    def __init__(
        self, account: Account, http: aiohttp.ClientSession, tokens: TokenStore, clock: Clock
    ) -> None:
        self._account = account
        self._http = http
        self._clock = clock
        self._client = Client(account, http, tokens, clock)
        self.name = account.name
        self.chat = ChatChannel(self._client)
        barring = Barring(clock)
        self.template = TemplateChannel(self._client, clock, barring)
        self.credit = CreditChannel(self._client, barring)
        self.mass = MassMessages(self._client, clock)

    async def user_info(self, openid: str) -> UserInfo:
        """What the platform says of this person now. Raises SendFailed, NoAnswer."""
        answer = await self._client.get("/cgi-bin/user/info", openid=openid, lang="zh_CN")
        return UserInfo(
            follows=answer.get("subscribe") == 1, scene=str(answer.get("qr_scene_str", ""))
        )

    async def create_menu(self, buttons: Sequence[Mapping[str, object]]) -> None:
        """Replace the menu: at most 3 buttons of at most 5 each, as the platform writes them."""
        await self._client.post("/cgi-bin/menu/create", {"button": list(buttons)})

    async def create_code(self, scene: str, *, lasts: timedelta) -> SceneCode:
        """A QR code that brings `scene` (1 to 64 characters) with whoever scans it, for at most 30
        days. Raises SendFailed, NoAnswer."""
        wanted = min(lasts, _CODE_LASTS)
        answer = await self._client.post(
            "/cgi-bin/qrcode/create",
            {
                "expire_seconds": int(wanted.total_seconds()),
                "action_name": "QR_STR_SCENE",
                "action_info": {"scene": {"scene_str": scene}},
            },
        )
        url, seconds = answer.get("url"), answer.get("expire_seconds")
        if not isinstance(url, str) or not url:
            raise NoAnswer("no address in the answer")
        granted = timedelta(seconds=seconds) if isinstance(seconds, int) else wanted
        return SceneCode(url, self._clock() + min(granted, wanted))

    async def media(self, media_id: str, *, largest: int) -> bytes:
        """What somebody sent, by its media id, for three days; a little more than `largest` bytes
        of something larger. Raises SendFailed, NoAnswer."""
        return await self._client.download("/cgi-bin/media/get", largest=largest, media_id=media_id)

    async def check(self, public_url: str) -> list[Finding]:
        """What `doctor` says: do the credentials work, and does our address answer as it must."""
        return [await self._check_credentials(), await self._check_callback(public_url)]

    async def _check_credentials(self) -> Finding:
        try:
            await self._client.fetch_token()
        except SendFailed as error:
            return Finding("credentials", False, _explained(error.code))
        except NoAnswer as error:
            return Finding("credentials", False, f"no answer from the platform: {error.reason}")
        return Finding("credentials", True)

    async def _check_callback(self, public_url: str) -> Finding:
        """Ask our own webhook as the platform's console does."""
        address = f"{public_url.rstrip('/')}/wechat/{self.name}"
        echo = secrets.token_hex(8)
        try:
            async with self._http.get(
                address,
                params=self._address_check(echo),
                allow_redirects=False,
                timeout=TIMEOUT,
            ) as response:
                status, body = response.status, await response.text(errors="replace")
        except (aiohttp.ClientError, TimeoutError) as error:
            return Finding("callback", False, f"{address} does not answer: {type(error).__name__}")
        if status != 200 or body != echo:
            return Finding("callback", False, f"{address} answers {status}, not what was asked")
        return Finding("callback", True)

    def _address_check(self, echo: str) -> dict[str, str]:
        timestamp, nonce = str(int(self._clock().timestamp())), secrets.token_hex(8)
        codec = Codec(token=self._account.token.get_secret_value(), app_id=self._account.app_id)
        return {
            "signature": codec.signature(timestamp, nonce),
            "timestamp": timestamp,
            "nonce": nonce,
            "echostr": echo,
        }


def _said_in_chat(message: Outgoing) -> dict[str, object]:
    if message.voice:
        said: dict[str, str] = {"media_id": message.voice}
        return {"touser": message.openid, "msgtype": "voice", "voice": said}
    content = cut(clean(message.text))
    return {"touser": message.openid, "msgtype": "text", "text": {"content": content}}


def _template(message: Outgoing) -> dict[str, object]:
    body: dict[str, object] = {
        "touser": message.openid,
        "template_id": message.template_id,
        "client_msg_id": short_key(message.key),
        "data": {key: {"value": clean(value)} for key, value in message.template_fields.items()},
    }
    return {**body, "url": message.url} if message.url else body


def _explained(code: int | None) -> str:
    return _CREDENTIALS.get(code, f"the platform answers {code}")


_CREDENTIALS: Mapping[int | None, str] = {
    None: "the platform cannot be reached from here",
    40001: "40001: the secret is wrong",
    40013: "40013: the app id is wrong",
    40125: "40125: the secret is wrong",
    40164: "40164: this machine's address is not on the account's IP white list",
    61004: "61004: this machine's address is not on the account's IP white list",
    45009: "45009: the day's calls for tokens are used up",
}
