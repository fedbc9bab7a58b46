"""The settings that delivery goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot.core.hours import Quiet
from bot.core.settings import Settings, Templates


@dataclass(frozen=True, slots=True)
class Terms:
    """`calls_a_second` to one account by one worker; 0: as many as go."""

    zone: ZoneInfo
    quiet: Quiet
    lease: timedelta
    templates: Mapping[str, frozenset[str]]  # account -> purposes that have a template
    texts_a_day: int = 0  # started by ourselves, to one person; 0: as many as there are
    calls_a_second: int = 0
    # account -> purpose -> the notice that people agree to
    subscriptions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sms: bool = False
    sms_repeats: timedelta | None = None  # for so long the gateway knows a key again

    def batch(self, most: int, at_once: int) -> int:
        """How many texts to claim so that their calls are over within half a lease."""
        if not self.calls_a_second:
            return most
        in_time = self.calls_a_second * self.lease.total_seconds() / 2 / at_once
        return max(1, min(most, int(in_time)))

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What delivery needs of the configuration."""
        return cls(
            zone=settings.locale.zone,
            quiet=settings.notices.quiet_hours,
            lease=settings.delivery.lease,
            templates={
                account.name: frozenset(
                    purpose
                    for purpose in type(account.templates).model_fields
                    if getattr(account.templates, purpose).id
                )
                for account in settings.accounts
            },
            texts_a_day=settings.delivery.per_day,
            calls_a_second=settings.delivery.calls_a_second,
            subscriptions={
                account.name: chosen
                for account in settings.accounts
                if (chosen := _by_purpose(account.subscriptions))
            },
            sms=bool(settings.sms.url),
            sms_repeats=settings.sms.key_lasts if settings.sms.key_header else None,
        )


def _by_purpose(templates: Templates) -> dict[str, str]:
    """The ids by purpose, of those that were applied for."""
    ids = {purpose: getattr(templates, purpose).id for purpose in type(templates).model_fields}
    return {purpose: one for purpose, one in ids.items() if one}
