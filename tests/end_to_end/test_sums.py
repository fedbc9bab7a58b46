"""After anything that people say, in any order, the sums of INTERFACE, section 6 still balance."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.people import Person
from tests import builders
from tests.end_to_end.town import Town, town_settings
from tests.tables import make_tables

WORDS = st.sampled_from(
    [
        *("1", "2", "3", "4", "0", "12", "参加", "线上", "送学", "请假", "不参加", "我来", "没空"),
        *("收到", "没收到", "全部收到", "好的", "改", "改 2", "改 线上", "改 3", "是", "不是"),
        *("签到", "签到 0000", "报到", "今天", "学习日", "帮助", "谢谢", "家里没人", "求助 灯坏了"),
        *("已联系 1", "已联系 2 说过了", "没联系上 1", "没联系上 2 没人接", "撤回", "进度", "找回"),
        *("代 王阿姨 签到", "代 王阿姨 请假", "代 李根宝 送学", "代 李根宝 报到", "接单", "完成 1"),
        *("暂停通知 一个星期", "暂停通知 到我说", "恢复通知", "更正 电话 13900009999", "不对"),
        *("退出", "确认退出", "确认退出", "不退了"),
        *("通知 全体除了王秀兰 周四停电", "急通知 王秀兰、李根宝 停电", "通知 没回的 周四停电"),
        *("5", "不用回", "换时间", "明天上午9点", "存名单 邻居 王秀兰、赵德福", "通知 邻居 排练"),
        *("通知 全体 周四停电", "新建学习日 12月3日晚上7点 活动室 防火", "我那天怕是来不了"),
    ]
)
WHO = st.sampled_from(["wang", "li", "zhao", "zhou", "chen"])
SAID = st.tuples(WHO, WORDS)
PASSED = st.sampled_from([1, 25, 90, 660, 1800, 7200, 86400])
EVENTS = st.lists(st.one_of(SAID, PASSED), max_size=25)


@contextmanager
def a_town() -> Iterator[Town]:
    """A town on SQLite in which a notice and a study day are under way."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'town.db'}"
        make_tables(url)
        town = Town(town_settings(url), builders.NOW)
        try:
            begin(town)
            yield town
        finally:
            town.close()


def begin(town: Town) -> None:
    """周书记 announces something and publishes a study day; 陈志远 has no part in either."""
    with town.begin() as session:
        builders.person(session, "未接上", town.street.group)
    for command in ("通知 全体 周三停水", "新建学习日 12月1日12:30 活动室 冬训"):
        town.say(town.street.zhou, command)
        town.now += timedelta(seconds=30)
        town.say(town.street.zhou, "1")
        town.now += timedelta(seconds=30)
    town.pass_by(minutes=2)


def happen(town: Town, event: tuple[str, str] | int) -> None:
    """Somebody says something and is never left without an answer, or time passes."""
    if isinstance(event, int):
        town.pass_by(seconds=event)
        return
    name, text = event
    who: Person = getattr(town.street, name)
    town.now += timedelta(seconds=1)
    reply = town.say(who, text)
    assert reply, event
    assert "稍后回您" not in reply, event


def balance(town: Town) -> None:
    """Every recipient and everybody invited stands in exactly one place."""
    status = town.status()
    for one in status["notices"]:
        places = ("confirmed", "handed_over", "explained", "waiting")
        assert one["audience"] == sum(one[place] for place in places)
    for one in status["study_days"]:
        answers = ("on_site", "online", "door", "leave", "silent")
        assert one["invited"] == sum(one[answer] for answer in answers)
        assert 0 <= one["attended"] <= one["invited"]
        assert one["missed"] in (0, one["invited"] - one["attended"])
    assert status["inbox"]["failed"] == 0


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(events=EVENTS)
def test_the_sums_balance_after_anything_that_people_say(
    events: list[tuple[str, str] | int],
) -> None:
    with a_town() as town:
        for event in events:
            happen(town, event)
        balance(town)
        town.pass_by(days=4)
        balance(town)
        assert all(one["waiting"] == 0 for one in town.status()["notices"][:1])
