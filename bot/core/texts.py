"""What people read: Fluent catalogues, `bot/texts/<language>/*.ftl`, by key and facts.

Facts are turned into plain text before Fluent sees them: numbers stay the digits people type back
(never 1,234), moments become spoken local time. A missing text or fact is an error, not a gap.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from bot.core import spoken_times
from bot.core.kept_facts import Saying

LANGUAGES = ("zh-CN", "en")
Shown = str | int | float | datetime | Saying | None


class MissingText(Exception):
    """A key that no catalogue has, or a fact that its text needs and did not get."""


class Texts:
    """One language's catalogues, and the zone in which moments are said."""

    def __init__(self, language: str, zone: ZoneInfo, resources: Iterator[str]) -> None:
        self.language = language
        self.zone = zone
        self._bundle = FluentBundle([language], use_isolating=False)
        for resource in resources:
            self._bundle.add_resource(FluentResource(resource))

    @classmethod
    @cache
    def load(cls, language: str, zone: ZoneInfo) -> "Texts":
        """All catalogues of `language` ("zh-CN" or "en"), read once a process."""
        return cls(language, zone, (one.read_text("utf-8") for one in catalogues(language)))

    def say(self, key: str, /, **facts: Shown) -> str:
        """The text `key` with its facts. Raises MissingText."""
        if not self._bundle.has_message(key):
            raise MissingText(f"no text {key} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"no text {key} in {self.language}")
        said, errors = self._bundle.format_pattern(pattern, self._plain(facts))
        if errors:
            raise MissingText(f"{key} in {self.language}: {errors[0]}")
        return str(said)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return bool(self._bundle.has_message(key))

    def _plain(self, facts: Mapping[str, Shown]) -> dict[str, str]:
        return {name: self.said(fact) for name, fact in facts.items()}

    def said(self, fact: Shown) -> str:
        """A fact as it stands in a text: moments as spoken times, texts inside texts said."""
        if isinstance(fact, Saying):
            return self.say(fact.key, **fact.facts)
        if isinstance(fact, datetime):
            return spoken_times.say_time(fact, self.zone, self.language)
        return "" if fact is None else str(fact)


def catalogues(language: str) -> list[Traversable]:
    """The catalogue files of a language, by name."""
    folder = files("bot").joinpath("texts", language)
    found = [one for one in folder.iterdir() if one.name.endswith(".ftl")]
    return sorted(found, key=lambda one: one.name)
