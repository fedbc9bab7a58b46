"""月报: a month of the own unit in figures, as a secretary reads it."""

from datetime import timedelta

import pytest

from tests.end_to_end.test_study_days import publish
from tests.end_to_end.town import Town


def a_busy_december(town: Town) -> None:
    """A study day that 王阿姨 came to, a notice she confirmed, a request that was done."""
    day = publish(town, begins_in=timedelta(minutes=5))
    town.say(town.street.wang, f"签到 {day.code}")
    town.tick(hours=3)
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.tick(minutes=2)
    town.deliver()
    town.say(town.street.wang, "收到")
    town.say(town.street.wang, "求助 灯泡坏了")


def test_last_month_in_figures_with_a_link_to_the_ledger(town: Town) -> None:
    a_busy_december(town)
    town.now += timedelta(days=31)
    said = town.say(town.street.zhou, "月报")
    assert "东风支部2026年12月" in said
    assert "到1，应到4" in said
    assert "通知1条，共3人次：收到1" in said
    assert "求助1件，办好0件" in said
    assert f"/console/study-days?unit={town.street.branch.id}&year=2026" in said


@pytest.mark.parametrize(
    "words",
    [
        "月报 12月",
        "月报十二月份",
        "月报 2026年12月",
        "月报 上个月",
        "monthly report December",
        "monthly report dec 2026",
    ],
)
def test_a_month_is_named_as_people_write_it(town: Town, words: str) -> None:
    town.now += timedelta(days=31)
    assert "2026年12月" in town.say(town.street.zhou, words)


def test_a_month_with_nothing_says_so_and_a_wrong_one_is_asked_back(town: Town) -> None:
    assert "没有办过学习日" in town.say(town.street.zhou, "月报")
    assert "哪个月" in town.say(town.street.zhou, "月报 13月")
    assert "哪个月" in town.say(town.street.zhou, "月报 2099年1月")


def test_the_officer_reads_the_streets_and_a_member_is_shown_a_way(town: Town) -> None:
    assert town.street.street.name in town.say(town.street.gan, "月报 本月")
    assert "赵德福" in town.say(town.street.wang, "月报")
