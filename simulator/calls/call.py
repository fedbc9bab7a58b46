"""What a call handler is given, and what the table says about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.accounts import Account
from simulator.people import Person
from simulator.refusal import Refused
from simulator.world import World

Answer = dict[str, Any]


@dataclass(slots=True)
class Call:
    """One API call whose token, quota and JSON are already in order."""

    world: World
    no: int
    now: float
    path: str
    account: Account
    query: dict[str, str]
    body: dict[str, Any]
    who: str = ""  # for the log: whom it concerns
    what: str = ""  # and what it was
    form: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # uploads: name, bytes

    def addressee(self, key: str = "touser") -> Person:
        """The person named in the body. Raises Refused 40003 for one of another account too."""
        openid = self.body.get(key)
        self.who = str(openid or "")[:64]
        return self.known(openid)

    def known(self, openid: object) -> Person:
        """The person of that openid on this account. Raises Refused 40003."""
        person = self.world.person(openid)
        if person is None or person.account != self.account.name:
            raise Refused(40003)
        return person

    def words(self, key: str, code: int) -> str:
        """A non-empty text of the body. Raises Refused with the code."""
        value = self.body.get(key)
        if not isinstance(value, str) or not value:
            raise Refused(code)
        return value


@dataclass(frozen=True, slots=True)
class Endpoint:
    """How a path is called. `token` False: the call carries credentials itself."""

    method: str
    handle: Callable[[Call], Answer]
    token: bool = True
    no_escapes: bool = False  # \\uXXXX in the body is refused
    counted: bool = True  # in the daily quota


def ok(**more: object) -> Answer:
    """The plain success."""
    return {"errcode": 0, "errmsg": "ok", **more}
