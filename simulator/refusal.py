"""How the platform says no: HTTP 200 with an errcode, its wording and a request id."""

import random
import time
from typing import Any

from simulator.facts import MESSAGES


class Refused(Exception):
    """A call the platform refuses with `code`; `detail` follows the standard wording."""

    def __init__(self, code: int, detail: str = "", **more: object) -> None:
        super().__init__(f"{code} {detail}")
        self.code = code
        self.detail = detail
        self.more = more


def answer_of(refused: Refused) -> dict[str, Any]:
    """The JSON of a refusal, with a fresh rid."""
    wording = MESSAGES.get(refused.code, "refused")
    told = f"{wording} {refused.detail}" if refused.detail else wording
    return {"errcode": refused.code, "errmsg": f"{told} rid: {_rid()}", **refused.more}


def _rid() -> str:
    return f"{int(time.time()):08x}-{random.getrandbits(32):08x}-{random.getrandbits(32):08x}"
