"""Addresses of pages, and links that are signed: for one purpose, one subject, until a moment.

Chat and command line name pages by this module, so that neither needs to know the console. A signed
link says nothing to whoever reads it: an id, an end and a signature.
"""

import hmac
from datetime import UTC, datetime
from typing import Literal

from bot.core.sealing import Sealer

Purpose = Literal["login", "record"]
CONSOLE = "/console"
PATHS: dict[Purpose, str] = {"login": "/console/enter", "record": "/my/record"}
_SIGNATURE_LENGTH = 32  # hexadecimal digits: 128 bits, short enough to be typed in need


class Links:
    """Makes and reads links under `public_url`, signed by the sealer's keys."""

    def __init__(self, sealer: Sealer, public_url: str) -> None:
        self._sealer = sealer
        self._base = public_url.rstrip("/")

    @property
    def console(self) -> str:
        """Where the console is, for whoever types the six digits on another computer."""
        return self._base + CONSOLE

    def signed(self, purpose: Purpose, subject_id: int, until: datetime) -> str:
        """The whole address of a page for `subject_id`, good until then (full seconds)."""
        return f"{self._base}{PATHS[purpose]}/{self.token(purpose, subject_id, until)}"

    def token(self, purpose: Purpose, subject_id: int, until: datetime) -> str:
        """The last part of a signed address."""
        ends = int(until.timestamp())
        (signature, *_) = self._signatures(purpose, subject_id, ends)
        return f"{subject_id}-{ends}-{signature}"

    def read(self, purpose: Purpose, token: str, now: datetime) -> int | None:
        """The subject of a token of this purpose; None when it is not ours or has run out."""
        subject, ends, signature = _parts(token)
        if subject is None or ends is None:
            return None
        known = self._signatures(purpose, subject, ends)
        if not any(hmac.compare_digest(signature, one) for one in known):
            return None
        return subject if now < datetime.fromtimestamp(ends, UTC) else None

    def _signatures(self, purpose: Purpose, subject_id: int, ends: int) -> list[str]:
        signed = self._sealer.signatures(f"link {purpose} {subject_id} {ends}")
        return [one[:_SIGNATURE_LENGTH] for one in signed]


def _parts(token: str) -> tuple[int | None, int | None, str]:
    parts = token.split("-")
    if len(parts) != 3 or not token.isascii():
        return None, None, ""
    subject, ends, signature = parts
    if not (subject.isdigit() and ends.isdigit()) or len(subject + ends) > 30:
        return None, None, ""
    return int(subject), int(ends), signature
