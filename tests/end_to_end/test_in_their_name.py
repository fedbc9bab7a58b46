"""What helpers and leaders change for a member: written down as whose it was, and told."""

import re
from datetime import timedelta

import pytest

from bot import people
from bot.people import Person
from tests.end_to_end.saying import heard
from tests.end_to_end.town import Town

RED = "xiaohongs-phone"  # 小红, who is no member


def say(town: Town, who: Person | str, text: str) -> str:
    """Something said, half a minute after what was before."""
    town.now += timedelta(seconds=30)
    return town.say(who, text)


def told(town: Town, who: Person) -> list[str]:
    """All that came to a phone by itself."""
    town.deliver()
    return town.phone(who)


@pytest.fixture
def helped(town: Town) -> Town:
    """小红 helps 王阿姨 on a WeChat of her own; the leader has a window."""
    wang = town.street.wang
    heard(town, town.street.zhao, wang)
    code = re.search(r"(?<![0-9])[0-9]{6}(?![0-9])", say(town, wang, "帮办 小红"))
    assert code is not None
    say(town, RED, f"绑定 王秀兰 {code[0]}")
    assert "接上了" in say(town, RED, "2")
    told(town, wang)
    say(town, town.street.zhao, "你好")
    say(town, wang, "你好")
    return town


def history(town: Town) -> list[tuple[str, str, str | None, str | None, str | None]]:
    with town.begin() as session:
        made = people.history(session, town.runtime.sealer, town.street.wang.id)
        return [(one.field, one.by, one.by_name, one.old, one.new) for one in made]


@pytest.mark.parametrize(
    ("said", "entry", "read"),
    [
        ("提醒时间 19:30", ("remind_at", None, "19:30"), "替您改了提醒时间：晚上7点半"),
        ("免打扰 13:00-15:00", ("quiet", None, "13:00-15:00"), "替您改了免打扰：下午1点到下午3点"),
        ("暂停通知 到我说", ("paused", None, "until_told"), "替您停了通知"),
        (
            "我能帮 修电脑，周末晚上",
            ("offered", None, "修电脑、周末晚上"),
            "替您登记了能帮：修电脑",
        ),
        ("叫我 王大姐", ("called", "王阿姨", "王大姐"), "替您改了称呼：王大姐"),
        ("更正 工作 退休了", ("work", None, "退休了"), "替您改了工作"),
    ],
)
def test_what_a_helper_changes_is_in_the_history_and_read_by_the_member(
    helped: Town, said: str, entry: tuple[str, str | None, str], read: str
) -> None:
    say(helped, RED, said)
    field, old, new = entry
    assert history(helped) == [(field, "helper", None, old, new)]
    reply = say(helped, helped.street.wang, "谢谢")
    assert "您的帮办小红替您" in reply
    assert read in reply
    assert "小红" not in say(helped, helped.street.wang, "谢谢")


def test_what_is_taken_back_for_a_member_is_written_down_too(helped: Town) -> None:
    for one in ("暂停通知 到我说", "恢复通知", "我能帮 修电脑", "不帮了", "提醒时间 取消"):
        say(helped, RED, one)
    assert [(field, old, new) for field, _, _, old, new in history(helped)] == [
        ("paused", None, "until_told"),
        ("paused", "until_told", None),
        ("offered", None, "修电脑"),
        ("offered", "修电脑", None),
    ]
    assert "恢复了通知" in say(helped, helped.street.wang, "谢谢")


def test_a_members_own_wishes_are_theirs_in_the_history(helped: Town) -> None:
    wang = helped.street.wang
    reply = say(helped, wang, "提醒时间 19:30")
    assert "替您" not in reply + say(helped, wang, "谢谢")
    assert history(helped) == [("remind_at", "self", "王秀兰", None, "19:30")]


def test_the_leader_reads_who_really_changed_it(helped: Town) -> None:
    wang, zhao = helped.street.wang, helped.street.zhao
    say(helped, RED, "更正 住址 紫云苑3幢201")
    assert "帮办人小红替王秀兰把住址改了，对不对" in told(helped, zhao)[-1]
    assert "帮办人小红替改了住址" in say(helped, zhao, "今天")
    say(helped, RED, "0")
    say(helped, RED, "暂停通知 到我说")
    assert "帮办人小红替王秀兰说：通知先停着" in say(helped, zhao, "谢谢")
    say(helped, wang, "更正 住址 紫云苑3幢202")
    assert "王秀兰把住址改了" in told(helped, zhao)[-1]


def test_a_leader_corrects_for_a_member_beside_them(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    reply = say(town, zhao, "代 王秀兰 更正 电话 13911112222")
    assert "替王秀兰改好了电话" in reply
    assert "原来：13900000005\n现在：13911112222" in reply
    assert history(town) == [("phone", "leader", "赵德福", "13900000005", "13911112222")]
    assert "赵德福同志替您改了电话" in say(town, wang, "你好")
    assert "待组长核对" not in say(town, wang, "我的信息")
    assert "核对" not in say(town, zhao, "今天")
    assert "改电话" not in say(town, wang, "你好")


@pytest.mark.parametrize("said", ["代 王秀兰 更正", "代王秀兰更正电话", "替 王秀兰 更正 天气"])
def test_half_a_correction_says_how_it_is_said(town: Town, said: str) -> None:
    assert "代 王秀兰 更正 电话 13912345678" in say(town, town.street.zhao, said)
    assert history(town) == []


def test_a_neighbours_phone_is_asked_back_for_another_too(town: Town) -> None:
    zhao = town.street.zhao
    assert "1 合用　0 写错了" in say(town, zhao, "代 王秀兰 更正 电话 13900000006")
    assert "没有改动" in say(town, zhao, "0")
    say(town, zhao, "代 王秀兰 更正 电话 13900000006")
    assert "替王秀兰改好了电话" in say(town, zhao, "1")


def test_outside_the_own_people_nobody_is_corrected(town: Town) -> None:
    assert "没有找到陈志远" in say(town, town.street.zhao, "代 陈志远 更正 电话 13911112222")
    assert "没有找到王秀兰" in say(town, town.street.chen, "代 王秀兰 更正 电话 13911112222")
    assert history(town) == []


def test_a_helper_who_is_a_member_corrects_and_the_leader_looks_at_it(town: Town) -> None:
    wang, li, zhao = town.street.wang, town.street.li, town.street.zhao
    heard(town, zhao, li, wang)
    say(town, wang, "帮办 李根宝")
    say(town, wang, "1")
    assert "组长会核对" in say(town, li, "代 王秀兰 更正 电话 13911112222")
    assert "帮办人李根宝替王秀兰把电话改了" in told(town, zhao)[-1]
    assert history(town)[-1][1:3] == ("helper", "李根宝")
    assert "您的帮办李根宝替您改了电话" in say(town, wang, "你好")


def test_who_moved_is_asked_once_with_whom_they_live(town: Town) -> None:
    wang = town.street.wang
    asked = say(town, wang, "更正 住址 紫云苑3幢201")
    assert "现在家里和谁一起住" in asked
    assert len(asked.splitlines()) == 4
    assert "家里改好了" in say(town, wang, "和女儿住")
    assert "家里：和女儿住" in say(town, wang, "我的信息")
    assert "一起住" not in say(town, wang, "更正 住址 紫云苑3幢201")
    assert "一起住" not in say(town, wang, "谢谢")


def test_who_does_not_want_to_say_leaves_it(town: Town) -> None:
    wang = town.street.wang
    assert "改哪" not in say(town, wang, "更正 住址 紫云苑3幢201")
    assert say(town, wang, "0").startswith("好的，没有改动")
    assert "家里：" not in say(town, wang, "我的信息")


def test_birth_dates_are_said_and_not_spelt_for_the_leader(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    heard(town, zhao, wang)
    say(town, wang, "更正 生日 1950-03-08")
    assert "现在：1950年3月8日" in told(town, zhao)[-1]
    assert "1950年3月8日" in say(town, zhao, "今天")
    assert "1950-03" not in say(town, zhao, "谢谢")
    say(town, zhao, "1")
    say(town, wang, "更正 生日 1951-04-09")
    told(town, zhao)
    assert "先改回：1950年3月8日" in say(town, zhao, "2")
    assert "1951年4月9日" in told(town, wang)[-1]
