"""What happens in delivery and matters above."""

from dataclasses import dataclass

from bot.core.facts import About, Fact


@dataclass(frozen=True, slots=True)
class RoutesExhausted(Fact):
    """No way of the machine is left to bring this text to this member: a person has to.

    `reason`: not-bound, not-following, no-route (no window, no template), refused.
    """

    account: str
    about: About
    person_id: int
    purpose: str
    content_id: int
    reason: str
