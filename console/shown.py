"""How values stand on a page: dates as people write them, nothing for what is not known."""

from datetime import date, datetime

from bot.core.kept_facts import Saying
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

    def anything(self, value: object) -> str:
        """Whatever is held: moments local, yes and no, facts one after the other."""
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, bool):
            return self._texts.say("record-yes" if value else "record-no")
        if isinstance(value, Saying):
            return self._texts.say(value.key, **value.facts)
        if isinstance(value, str):
            return self._word(value)
        if isinstance(value, dict):
            return "　".join(self.anything(one) for one in value.values() if one not in (None, ""))
        if isinstance(value, list):
            return "　".join(self.anything(one) for one in value)
        return str(value)

    def _word(self, value: str) -> str:
        """What the program keeps as a word of its own is said as people say it; words of people
        stay as they are."""
        name = value.replace("_", "-")
        for key in (f"held-value-{name}", f"category-{name}"):
            if name.replace("-", "").isascii() and self._texts.has(key):
                return self._texts.say(key)
        return value

    def category(self, value: str | None) -> str:
        """The word of a category; "" for None."""
        return "" if value is None else self._texts.say(f"category-{value.replace('_', '-')}")

    def role(self, value: str) -> str:
        """The word of a role."""
        return self._texts.say(f"role-{value.replace('_', '-')}")
