"""What a person did that cannot be done: an outcome, not an error."""

from dataclasses import fields
from typing import Any, ClassVar


class Refusal:
    """The base of refusals: frozen dataclasses whose `key` names the text and whose fields are
    its facts. A refusal is returned, and nothing was changed but what must be remembered."""

    key: ClassVar[str]


def facts_of(refusal: Refusal) -> dict[str, Any]:
    """The fields of a refusal, as the facts of its text."""
    return {one.name: getattr(refusal, one.name) for one in fields(refusal)}  # type: ignore[arg-type]
