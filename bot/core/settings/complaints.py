"""What is wrong with a configuration, in one line that names the key and what it should be."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.core.settings.fields import WrongBelow

Keys = tuple[str, ...]
_NEVER_SHOWN = {
    "secret_key", "previous_secret_keys", "secret", "token", "encoding_aes_key", "url",
}  # fmt: skip
_KINDS = {
    "int": "a whole number",
    "bool": "true or false",
    "tuple": "a list in [ ]",
    "model": "a table",
    "dict": "a table",
}


class SettingsError(Exception):
    """A configuration that cannot be used; its text is one line for whoever wrote it."""


def complaint(error: ValidationError, model: type[BaseModel], given: Mapping[str, Any]) -> tuple[
    Keys, str
]:  # fmt: skip
    """The first mistake: its keys from the top, accounts by name, and what is wrong there."""
    mistake = error.errors(include_url=False)[0]
    place, cause = list(mistake["loc"]), mistake.get("ctx", {}).get("error")
    if isinstance(cause, WrongBelow):
        place += cause.keys
    keys = _with_account_name(place, given)
    if mistake["type"] == "extra_forbidden":
        return keys, _unknown(place, model)
    if mistake["type"] == "missing":
        return keys, "is missing"
    if isinstance(cause, ValueError):
        return keys, str(cause)
    return keys, _plainly(keys, mistake)


def _with_account_name(place: Sequence[int | str], given: Mapping[str, Any]) -> Keys:
    """`accounts.0.secret` -> `accounts.main.secret`, or counted from 1 where it has no name."""
    keys = [str(part + 1) if isinstance(part, int) else part for part in place]
    if len(place) > 1 and place[0] == "accounts" and isinstance(place[1], int):
        account = given["accounts"][place[1]]
        if isinstance(account, dict) and account.get("name"):
            keys[1] = str(account["name"])
    return tuple(keys)


def _unknown(place: Sequence[int | str], model: type[BaseModel]) -> str:
    known = list(keys_below(model, [part for part in place[:-1] if isinstance(part, str)]))
    similar = get_close_matches(str(place[-1]), known, n=1)
    return f"is not known, write {similar[0]}" if similar else "is not known, leave it out"


def keys_below(model: type[BaseModel], path: Sequence[str]) -> Mapping[str, Any]:
    """The fields of the section that `path` leads to; none where it is no section."""
    for key in path:
        field = model.model_fields.get(key)
        below = None if field is None else section_of(field.annotation)
        if below is None:
            return {}
        model = below
    return model.model_fields


def section_of(annotation: object) -> type[BaseModel] | None:
    """The section a field holds, itself or in a tuple; None for a single value."""
    for kind in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _plainly(keys: Keys, mistake: ErrorDetails) -> str:
    """Pydantic's own findings: wrong kind of value, out of range, not one of a few."""
    kind, ctx = str(mistake["type"]), mistake.get("ctx", {})
    subject = "the value" if _is_secret(keys) else _as_written(mistake["input"])
    if kind == "literal_error":
        return f"{subject} is not allowed, write {ctx['expected']}"
    if kind == "greater_than_equal":
        return f"{subject} is too small, write {ctx['ge']} or more"
    if kind == "less_than_equal":
        return f"{subject} is too large, write {ctx['le']} or less"
    expected = next((words for name, words in _KINDS.items() if kind.startswith(name)), None)
    if expected is None:
        return "must be a text in quotes"
    return f"{subject} is not {expected}"


def _is_secret(keys: Keys) -> bool:
    return not _NEVER_SHOWN.isdisjoint(keys)


def _as_written(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, int | float):
        return str(value).lower()
    return "what stands there"
