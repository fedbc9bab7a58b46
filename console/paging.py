"""Which page of a list was asked for."""

from flask import request

FARTHEST = 100_000


def page_asked_for() -> int:
    """`?page=`, from 1; 1 for anything that is no such number."""
    number = request.args.get("page", default=1, type=int)
    return number if 1 <= number <= FARTHEST else 1


def id_asked_for(name: str) -> int | None:
    """`?unit=7` -> 7; None for nothing and for anything that is no id."""
    number = request.args.get(name, default=None, type=int)
    return number if number is not None and 0 < number < 2**62 else None
