"""Switches that break things on purpose."""

import random
from dataclasses import dataclass
from typing import Final

# Beside these any number is a kind: the call is refused with that errcode.
KINDS: Final = {
    "no_answer": "the call is taken off the wire and never answered",
    "cut": "the connection is cut before anything happened",
    "answer_lost": "the effect happens, then the connection is cut",
    "slow3": "the effect happens, the answer comes after 3 s",
    "slow30": "the effect happens, the answer comes after 30 s",
    "html502": "HTTP 502 with a page instead of JSON, no effect",
    "html200": "HTTP 200 with a page instead of JSON, no effect",
    "expired_token": "the token used is ended early and refused with 42001",
}
DELAYS: Final = {"slow3": 3.0, "slow30": 30.0}


@dataclass(slots=True)
class Fault:
    """One switch. `left` None means until switched off; `rate` is the share of calls it hits."""

    no: int
    path: str
    kind: str
    left: int | None
    rate: float = 1.0


@dataclass(slots=True)
class Switches:
    """How pushes behave."""

    retry_nonce: str = "fresh"  # or "same"
    duplicates: bool = False  # every push is also delivered a second time at the same moment
    template_event: str = "once"  # never, twice, before (ahead of the answer)
    template_status: str = "success"
    template_delay_ms: int = 300
    mass_status: str = "send success"  # or "send fail", "err(10001)": then nobody gets it


class Faults:
    """The switched faults in order; the first that fits a call is used."""

    def __init__(self) -> None:
        self.switched: list[Fault] = []
        self._last = 0

    def switch(self, path: str, kind: str, times: int | None, rate: float = 1.0) -> Fault:
        """Break calls to `path` ("*" = all, a tail is enough). Raises ValueError for the kind."""
        if kind not in KINDS and not _is_number(kind):
            raise ValueError(f"kind must be an errcode or one of {', '.join(KINDS)}")
        self._last += 1
        fault = Fault(self._last, path, kind, times, rate)
        self.switched.append(fault)
        return fault

    def clear(self, no: int | None = None) -> None:
        """Switch off one fault, or all."""
        self.switched = [fault for fault in self.switched if no is not None and fault.no != no]

    def hit(self, path: str) -> str | None:
        """The kind of fault this call meets, None for none; counts it down."""
        for fault in self.switched:
            if not _fits(fault, path):
                continue
            self._count_down(fault)
            return fault.kind
        return None

    def _count_down(self, fault: Fault) -> None:
        if fault.left is None:
            return
        fault.left -= 1
        if fault.left <= 0:
            self.switched.remove(fault)


def _fits(fault: Fault, path: str) -> bool:
    if fault.path != "*" and not path.endswith(fault.path):
        return False
    return fault.rate >= 1.0 or random.random() < fault.rate  # noqa: S311 - a dice, no secret


def _is_number(kind: str) -> bool:
    return kind.lstrip("-").isdigit()
