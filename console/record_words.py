"""What is held about a member, said as people say it: no word of the program, no bare id."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from bot.core.kept_facts import Saying
from bot.core.texts import MissingText, Texts
from console.shown import Shown

# Columns in which the program keeps words of its own; everywhere else stands what people wrote.
OWN_WORDS = frozenset(
    {"act", "after", "answer", "before", "birthday_calendar", "by", "category", "channel", "data"}
    | {"door", "evidence", "field", "gender", "kind", "mode", "outcome", "readers", "role"}
    | {"standing", "state", "study_at", "what"}
    | {"circumstances.name", "check_in_changes.reason", "recipients.reason"}
)
# Fields of the card whose values are words of the program, or moments.
_WORDS_ON_CARD = frozenset({"category", "gender", "birthday_calendar", "paused"})
_LOOKED_UP = ("held-value", "category", "circumstance", "card-field")
_REFERENCES = ("_id", "_ids")


class RecordWords:
    """Rows of what is held -> names and words, in the language and zone of the house."""

    def __init__(self, texts: Texts, you: str = "") -> None:
        self._texts = texts
        self._you = you  # how the member is addressed in what was sent
        self._shown = Shown(texts)

    def row(self, table: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What one row says: the name of each thing, and the thing."""
        told = self._told(row)
        if told is not None:
            row = {**{name: one for name, one in row.items() if name != "key"}, "facts": told}
        if table == "card_changes" and row.get("field") in _WORDS_ON_CARD:
            row = {**row, **{name: self._on_card(row.get(name)) for name in ("old", "new")}}
        return [
            (self._texts.say(f"held-{_dashed(name)}"), said)
            for name, value in row.items()
            if (said := self.said(value, is_own_word=_keeps_own_words(table, name)))
        ]

    def _on_card(self, kept: str | None) -> str:
        """A value of the card that the program keeps as a word, or as a moment."""
        if kept is None:
            return ""
        try:
            return self._shown.moment(datetime.fromisoformat(kept))
        except ValueError:
            return self.word(kept)

    def said(self, value: object, *, is_own_word: bool = False) -> str:  # noqa: C901
        """Whatever is held, as words."""
        match value:
            case None | "":
                return ""
            case bool():
                return self._texts.say("record-yes" if value else "record-no")
            case datetime():
                return self._shown.moment(value)
            case date():
                return self._shown.day(value)
            case time():
                return value.strftime("%H:%M")
            case Saying():
                return self._text(value.key, value.facts) or self._joined(value.facts.values())
            case dict():
                return self._told(value) or self._joined(_without_ids(value))
            case list():
                return self._joined(value)
            case _:
                return self.word(str(value)) if is_own_word else str(value)

    def word(self, value: str) -> str:
        """A word the program keeps, as people say it; one that has no text stays as it is."""
        name = _dashed(value)
        if name.isascii() and name.replace("-", "").isalnum():
            for kind in _LOOKED_UP:
                if self._texts.has(f"{kind}-{name}"):
                    return self._texts.say(f"{kind}-{name}")
        return value

    def _joined(self, values: Iterable[object]) -> str:
        found = (self.said(one, is_own_word=True) for one in values)
        return "　".join(one for one in found if one)

    def _told(self, row: Mapping[str, Any]) -> str | None:
        """A text of the catalogue that stands there by its key and facts, as it was said."""
        key, facts = row.get("key"), row.get("facts", {})
        return self._text(key, facts) if isinstance(key, str) and isinstance(facts, dict) else None

    def _text(self, key: str, facts: Mapping[str, Any]) -> str | None:
        try:
            return self._texts.say(key, **{"you": self._you, **facts})
        except MissingText:
            return None  # its facts were blotted out, or the catalogue has moved on


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _keeps_own_words(table: str, name: str) -> bool:
    return name in OWN_WORDS or f"{table}.{name}" in OWN_WORDS


def _without_ids(kept: Mapping[str, Any]) -> Iterator[Any]:
    """Ids, counts and switches say nothing to anybody; words and moments do."""
    for name, value in kept.items():
        if not name.endswith(_REFERENCES) and not isinstance(value, (bool, int, float)):
            yield value
