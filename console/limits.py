"""How often one address may ask: Flask-Limiter, on the console's application alone."""

from collections.abc import Callable

from flask_limiter import Limiter

EACH_ADDRESS = "300 per minute"
CODES = "10 per 10 minutes"  # six digits are guessed by nobody at this pace
ROSTERS = "60 per 10 minutes"  # reading a sheet takes seconds
RECORDS = "30 per 10 minutes"  # gathering everything costs more than a page
FILES = "20 per 10 minutes"  # ten megabytes each

LESSONS = "60 per 10 minutes"  # reading, answering, thinking again


def build_limiter(redis_url: str, key: Callable[[], str]) -> Limiter:
    """A limiter that counts in Redis where there is one, else in this process; without Redis'
    answer it counts here as well."""
    return Limiter(
        key,
        default_limits=[EACH_ADDRESS],
        storage_uri=redis_url or "memory://",
        in_memory_fallback_enabled=True,
        key_prefix="lianxin",
    )
