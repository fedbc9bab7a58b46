"""The body of a gateway's request: a form of JSON or fields, filled without breaking out of it."""

import json
from collections.abc import Mapping
from typing import Final, Literal
from urllib.parse import parse_qsl, urlencode

BodyType = Literal["json", "form"]
CONTENT_TYPES: Final[Mapping[BodyType, str]] = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
}


def filled(form: str, kind: BodyType, values: Mapping[str, str]) -> bytes:
    """`form` with each {name} in it replaced. Raises ValueError where it is not of its kind."""
    if kind == "json":
        return json.dumps(_replaced(json.loads(form), values), ensure_ascii=False).encode()
    pairs = parse_qsl(form, keep_blank_values=True, strict_parsing=True)
    return urlencode([(name, _in_words(value, values)) for name, value in pairs]).encode()


def _replaced(part: object, values: Mapping[str, str]) -> object:
    """The same JSON with the names in its texts replaced, however deep."""
    if isinstance(part, str):
        return _in_words(part, values)
    if isinstance(part, list):
        return [_replaced(each, values) for each in part]
    if isinstance(part, dict):
        return {name: _replaced(each, values) for name, each in part.items()}
    return part


def _in_words(words: str, values: Mapping[str, str]) -> str:
    """One pass: what was filled in is not looked at again."""
    whole, rest = "", words
    while rest:
        before, opened, after = rest.partition("{")
        name, closed, behind = after.partition("}")
        if opened and closed and name in values:
            whole, rest = whole + before + values[name], behind
        else:
            whole, rest = whole + before + opened, after
    return whole


def at_path(answer: object, path: str) -> object:
    """What stands in a JSON answer at `data.0.code`; None where there is nothing."""
    for step in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(step)
        elif isinstance(answer, list) and step.isdigit() and int(step) < len(answer):
            answer = answer[int(step)]
        else:
            return None
    return answer
