"""The settings of study days, as the slice takes them."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot.core.hours import Quiet
from bot.core.settings import Settings

NO_QUIET = Quiet()


@dataclass(frozen=True, slots=True)
class Timing:
    """When to remind and when check-in opens: the settings of `study_days`, read once."""

    remind_before: tuple[tuple[str, timedelta], ...]
    remind_at: time
    remind_night_shifts_at: time
    check_in_opens: timedelta
    lasts: timedelta
    zone: ZoneInfo
    quiet: Quiet = NO_QUIET

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the configuration says."""
        chosen = settings.study_days
        return cls(
            remind_before=tuple((str(lead), lead) for lead in chosen.remind_before),
            remind_at=chosen.remind_at,
            remind_night_shifts_at=chosen.remind_night_shifts_at,
            check_in_opens=chosen.check_in_opens,
            lasts=chosen.lasts,
            zone=settings.locale.zone,
            quiet=settings.notices.quiet_hours,
        )
