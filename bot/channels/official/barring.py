"""Templates that the platform has barred: not tried again for everybody they concern."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from bot.channels import Action, SendFailed
from bot.core.clock import Clock

BARRED_FOR: Final = timedelta(hours=1)
CODES: Final = frozenset((40036, 40037, 43116, 40249))  # this template, whoever it is for


class Barring:
    """Remembers for an hour, in this process, which templates were refused as such."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._barred: dict[str, tuple[int | None, datetime]] = {}

    @contextmanager
    def of(self, template_id: str) -> Iterator[None]:
        """Around a call with this template. Raises SendFailed without the call while it is
        barred, and remembers a call that found it so."""
        code, until = self._barred.get(template_id, (None, None))
        if until is not None and self._clock() < until:
            raise SendFailed(code, Action.NEXT_ROUTE, asked=False)
        try:
            yield
        except SendFailed as error:
            if error.code in CODES:
                self._barred[template_id] = error.code, self._clock() + BARRED_FOR
            raise
