"""What people of the town say again and again, in one word each."""

from datetime import UTC, datetime, timedelta

from bot.people import Person
from tests.builders import SHANGHAI
from tests.end_to_end.town import Town


def at(day: int, hour: int, minute: int = 0, *, month: int = 12, year: int = 2026) -> datetime:
    """A moment as the clocks of Shanghai show it, in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def announce(town: Town, text: str = "周三停水", audience: str = "全体") -> dict[str, int]:
    """周书记 tells an audience, and it has gone out; the figures."""
    town.say(town.street.zhou, f"通知 {audience} {text}")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    return notice(town)


def notice(town: Town) -> dict[str, int]:
    """The figures of the latest notice."""
    figures: dict[str, int] = town.status()["notices"][-1]
    return figures


def publish(town: Town, when: str) -> dict[str, int]:
    """A study day of 东风支部; its figures."""
    town.now += timedelta(seconds=1)
    town.say(town.street.zhou, f"新建学习日 {when} 社区活动室 防火")
    town.say(town.street.zhou, "1")
    town.deliver()
    return study_day(town)


def study_day(town: Town) -> dict[str, int]:
    """The figures of the latest study day."""
    figures: dict[str, int] = town.status()["study_days"][-1]
    return figures


def heard(town: Town, *people: Person) -> None:
    """They have written, so that texts reach them in the chat."""
    for one in people:
        town.say(one, "你好")
