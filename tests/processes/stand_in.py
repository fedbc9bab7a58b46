"""The stand-in for WeChat as tests use it: phones that write, and what the platform saw."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]


def answer(port: int, path: str, within_s: float = 2) -> tuple[int, str]:
    """Status and text of a page on this machine; (0, "") when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=within_s) as given:
            return given.status, given.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


@dataclass(frozen=True)
class StandIn:
    """The control API of a stand-in."""

    port: int

    @property
    def address(self) -> str:
        """Where its pages and its API are."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **query: object) -> Body:
        """What it knows."""
        status, text = answer(
            self.port, f"/control/{path}?{urllib.parse.urlencode(query)}", within_s=10
        )
        assert status == 200, text
        found: Body = json.loads(text)
        return found

    def post(self, path: str, /, **body: object) -> Body:
        """Do something with it or on a phone."""
        sent = json.dumps(body).encode()
        address = f"http://127.0.0.1:{self.port}/control/{path}"
        with urllib.request.urlopen(address, sent, timeout=40) as given:
            done: Body = json.load(given)
        return done

    def say(self, openid: str, text: str) -> str:
        """Type a text; the reply, "" for silence. Fails where the phone shows the fault text."""
        done = self.post("say", openid=openid, text=text)
        assert not done["fault"], self.get("callbacks")["callbacks"][:1]
        return done["reply"] or ""

    def shown(self, openid: str, via: str | None = None) -> list[str]:
        """Everything the account has put on a phone, the words of a card in one text."""
        return [
            _words(message)
            for message in self.get("phone", openid=openid)["messages"]
            if message["side"] == "account" and via in (None, message["via"])
        ]

    def openid(self, name: str) -> str:
        """The phone of somebody with this name."""
        found = self.get("people", q=name)["people"]
        return next(str(one["openid"]) for one in found if one["name"] == name)

    def codes(self) -> dict[int, int]:
        """How often the platform has answered with which errcode."""
        counted: dict[int, int] = {}
        for codes in self.get("calls")["codes"].values():
            for code, times in codes.items():
                counted[int(code)] = counted.get(int(code), 0) + times
        return counted

    def is_up(self) -> bool:
        """Whether it answers."""
        return answer(self.port, "/control/healthz")[0] == 200


def _words(message: Body) -> str:
    rows = message["content"].get("rows", [])
    return "\n".join([message["text"], *(f"{label}：{value}" for label, value in rows)])
