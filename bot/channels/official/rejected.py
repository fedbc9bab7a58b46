"""Why a request of the webhook is turned away, and with which status."""

from typing import ClassVar


class Rejected(Exception):
    """The request is not answered; `reason` is one word for the log and quotes nothing of it."""

    status: ClassVar[int] = 400

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Forged(Rejected):
    """It does not prove that it comes from the platform, now, for this account: 403."""

    status: ClassVar[int] = 403


class Malformed(Rejected):
    """It is signed, or need not be, but cannot be read: 400."""
