"""The phone of a cell."""

from bot.people.phones import dialled
from bot.people.roster.problems import NotUnderstood


def phone_in(text: str) -> str:
    """13912345678 or 0519-88881234, however it was written. Raises NotUnderstood."""
    phone = dialled(text)
    if phone is None:
        raise NotUnderstood("roster-expected-phone")
    return phone
