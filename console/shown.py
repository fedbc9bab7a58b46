"""How values stand on a page: dates as people write them, nothing for what is not known."""

from datetime import date, datetime, time

from bot import people
from bot.core.hours import Span
from bot.core.texts import Texts


class Shown:
    """Values -> words, in the language and zone of the house."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def day(self, value: date | None) -> str:
        """2026-12-01; "" for None."""
        return "" if value is None else value.isoformat()

    def moment(self, value: datetime) -> str:
        """2026-12-01 19:00, local."""
        return value.astimezone(self._texts.zone).strftime("%Y-%m-%d %H:%M")

    def category(self, value: str | None) -> str:
        """The word of a category; "" for None."""
        return "" if value is None else self._texts.say(f"category-{value.replace('_', '-')}")

    def born(self, value: people.BirthDate | None) -> str:
        """1952年3月4日; "" for None."""
        said = "" if value is None else value.said
        return said if isinstance(said, str) else self._texts.say(said.key, **said.facts)

    def hour(self, value: time | None) -> str:
        """19:30; "" for None."""
        return "" if value is None else f"{value:%H:%M}"

    def span(self, value: Span | None) -> str:
        """08:00-16:00; "" for None."""
        return "" if value is None else f"{value.start:%H:%M}-{value.end:%H:%M}"

    def pause(self, wished: people.Preferences) -> str:
        """Until when a member wants no notices; "" where they want them."""
        if wished.paused_at is None:
            return ""
        until = wished.paused_until
        return self._texts.say("held-value-until-told") if until is None else self.moment(until)

    def gender(self, value: str | None) -> str:
        """The word of a gender; "" for None."""
        return "" if value is None else self._texts.say(f"held-value-{value}")

    def role(self, value: str) -> str:
        """The word of a role."""
        return self._texts.say(f"role-{value.replace('_', '-')}")
