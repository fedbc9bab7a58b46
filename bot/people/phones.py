"""Phones as people in China write them, and as they are stored."""

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

_PLACE = "CN"
_ALLOWED = (
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
)


def dialled(text: str) -> str | None:
    """13912345678 or 0519-88881234, however it was written; None for what nobody can dial."""
    try:
        number = phonenumbers.parse(text, _PLACE)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.number_type(number) not in _ALLOWED:
        return None
    if not phonenumbers.is_valid_number_for_region(number, _PLACE):
        return None
    return _as_dialled(number)


def _as_dialled(number: PhoneNumber) -> str:
    digits = str(number.national_number)
    area = phonenumbers.length_of_geographical_area_code(number)
    written = f"0{digits[:area]}-{digits[area:]}" if area else digits
    return f"{written}-{number.extension}" if number.extension else written
