"""A town that listens: what is asked, and what is said a while later."""

from datetime import timedelta

from bot.people import Person
from tests.end_to_end.town import Town

STUDY_DAY = "12月3日（周四）晚上7点"


def announce(town: Town, text: str = "周三停水") -> None:
    """周书记 tells everybody, and it has gone out."""
    town.say(town.street.zhou, f"通知 全体 {text}")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)


def publish(town: Town, when: str = "12月3日晚上7点", title: str = "防火") -> None:
    """周书记 publishes a study day, and everybody is told."""
    town.say(town.street.zhou, f"新建学习日 {when} 社区活动室 {title}")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=1)


def later(town: Town, who: Person, text: str, **passed: float) -> str:
    """Something said after a while, 25 s without a word on it."""
    town.now += timedelta(**(passed or {"seconds": 25}))
    return town.say(who, text)
