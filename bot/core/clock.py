"""Where time comes from: doors read a clock once and pass the moment on."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present moment, aware UTC."""
    return datetime.now(UTC)
