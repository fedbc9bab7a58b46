"""Messages as the platform delivers them: the same one again until somebody has answered."""

import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException

from simulator.accounts import Account
from simulator.courier import Push, made_post
from simulator.replies import read_reply
from tests.processes.house import AES_KEY, APP_ID, APP_SECRET, ORIGINAL_ID, TOKEN, House

AT_ONCE = 8
AGAIN_AFTER_S = 0.2
ANSWERED_WITHIN_S = 30
ACCOUNT = Account("main", APP_ID, APP_SECRET, TOKEN, AES_KEY, ORIGINAL_ID, "safe", "")


@dataclass(frozen=True)
class Written:
    """A text that somebody has sent; its id stays the same however often it is delivered."""

    openid: str
    text: str
    message_id: int


def deliver(house: House, written: Written) -> str:
    """Deliver until it is answered; the reply. Fails when that takes too long."""
    gives_up_at = time.monotonic() + ANSWERED_WITHIN_S
    while time.monotonic() < gives_up_at:
        reply = _post(house, written)
        if reply is not None:
            return reply
        time.sleep(AGAIN_AFTER_S)
    raise AssertionError(f"never answered: {written}")


def deliver_all(house: House, everything: Sequence[Written]) -> list[str]:
    """The replies to many messages, several under way at a time."""
    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(lambda one: deliver(house, one), everything))


def _post(house: House, written: Written) -> str | None:
    now = int(time.time())
    fields: list[tuple[str, object]] = [
        ("ToUserName", ORIGINAL_ID),
        ("FromUserName", written.openid),
        ("CreateTime", now),
        ("MsgType", "text"),
        ("Content", written.text),
        ("MsgId", written.message_id),
    ]
    made = made_post(Push(ACCOUNT, written.openid, "text", fields), now)
    path = f"/wechat/main?{urllib.parse.urlencode(made.query)}"
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{house.port}{path}", made.body.encode(), timeout=5
        ) as answer:
            reply = read_reply(ACCOUNT, written.openid, answer.status, answer.read().decode())
    except (HTTPException, OSError):
        return None
    return reply.text if reply else ""
