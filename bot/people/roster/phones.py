"""Phones as people in China write them, and as they are stored."""

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from bot.people.roster.problems import NotUnderstood

_PLACE = "CN"
_ALLOWED = (
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
)


def phone_in(text: str) -> str:
    """13912345678 or 0519-88881234, however it was written. Raises NotUnderstood."""
    try:
        number = phonenumbers.parse(text, _PLACE)
    except phonenumbers.NumberParseException as error:
        raise NotUnderstood("roster-expected-phone") from error
    if phonenumbers.number_type(number) not in _ALLOWED:
        raise NotUnderstood("roster-expected-phone")
    if not phonenumbers.is_valid_number_for_region(number, _PLACE):
        raise NotUnderstood("roster-expected-phone")
    return _as_dialled(number)


def _as_dialled(number: PhoneNumber) -> str:
    digits = str(number.national_number)
    area = phonenumbers.length_of_geographical_area_code(number)
    dialled = f"0{digits[:area]}-{digits[area:]}" if area else digits
    return f"{dialled}-{number.extension}" if number.extension else dialled
