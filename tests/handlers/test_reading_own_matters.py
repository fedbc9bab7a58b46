"""The words of a member's own card and wishes: alone, with what they take, in a sentence."""

from datetime import datetime, time, timedelta

import pytest

from bot.core.hours import Span
from handlers.reading import (
    Choice,
    Closed,
    Command,
    Correction,
    Meant,
    NotUnderstood,
    OpenQuestion,
    Reading,
    TextAskedFor,
    field_in,
    is_off,
    parse_correction,
    parse_hour,
    parse_pause,
    parse_pause_until,
    parse_span,
    parse_until,
    phone_in,
)
from tests.builders import NOW, SHANGHAI
from tests.handlers.asking import asked, just, reading

NONE: tuple[OpenQuestion, ...] = ()
Row = tuple[str, tuple[OpenQuestion, ...], Reading]


def called(name: str) -> Command:
    return Command("be_called", name, person=name)


COMMANDS: list[Row] = [
    *(
        (said, NONE, Command("my_info"))
        for said in ("我的信息", "我的資料", "我的联系卡", "my info")
    ),
    ("联系卡", NONE, Command("card")),
    ("联系卡 王秀兰", NONE, Command("card", "王秀兰", person="王秀兰")),
    ("联系卡王秀兰", NONE, Command("card", "王秀兰", person="王秀兰")),
    *((said, NONE, Command("correct")) for said in ("更正", "改正", "更证", "correct")),
    ("更正 电话 13900001111", NONE, Command("correct", "电话 13900001111")),
    ("更正电话13900001111", NONE, Command("correct", "电话13900001111")),
    ("更正：住址 紫云苑3幢201", NONE, Command("correct", "住址 紫云苑3幢201")),
    ("我换电话了", NONE, Meant(Command("correct", "我换电话了"))),
    ("我的手机号换了", NONE, Meant(Command("correct", "我的手机号换了"))),
    ("电话改成13900001111", NONE, Meant(Command("correct", "电话改成13900001111"))),
    ("我们上个月搬家了", NONE, Meant(Command("correct", "我们上个月搬家了"))),
    ("还没搬家", NONE, NotUnderstood()),
    ("心里话", NONE, Command("mind")),
    ("心理话", NONE, Command("mind")),
    ("心里话 最近睡不好", NONE, Command("mind", "最近睡不好")),
    ("收回心里话", NONE, Command("take_back_mind")),
    ("心里话收回", NONE, Command("take_back_mind")),
    ("我有句心里话想说", NONE, Meant(Command("mind", "我有句心里话想说"))),
    ("叫我", NONE, Command("be_called")),
    ("叫我 王大姐", NONE, called("王大姐")),
    ("叫我王大姐", NONE, called("王大姐")),
    ("叫我老王吧", NONE, Command("be_called", "老王吧", person="老王")),
    ("以后请叫我王大姐", NONE, NotUnderstood()),
    ("叫我明天去开会", NONE, NotUnderstood()),
    ("叫我 本名", NONE, Command("be_called", "本名", option="as_before")),
    ("我能帮", NONE, Command("offer_help")),
    ("我能帮 修电脑，周末晚上", NONE, Command("offer_help", "修电脑，周末晚上")),
    ("我能帮修电脑", NONE, Command("offer_help", "修电脑")),
    ("不帮了", NONE, Command("stop_helping")),
    ("以后不帮了", NONE, Command("stop_helping")),
    ("提醒时间", NONE, Command("remind_at")),
    ("提醒时间 19:30", NONE, Command("remind_at", "19:30")),
    ("提醒时间改到晚上7点半", NONE, Command("remind_at", "改到晚上7点半")),
    ("能不能晚上7点提醒我", NONE, Meant(Command("remind_at", "能不能晚上7点提醒我"))),
    ("免打扰", NONE, Command("quiet_hours")),
    ("免打绕", NONE, Command("quiet_hours")),
    ("免打扰 上午8点到下午4点", NONE, Command("quiet_hours", "上午8点到下午4点")),
    ("免打扰 取消", NONE, Command("quiet_hours", "取消")),
    ("白天我睡觉别打扰我", NONE, Meant(Command("quiet_hours", "白天我睡觉别打扰我"))),
    ("暂停通知", NONE, Command("pause")),
    ("暂停通知 一个星期", NONE, Command("pause", "一个星期")),
    ("别发通知了", NONE, Command("pause")),
    ("不暂停通知", NONE, NotUnderstood()),
    ("恢复通知", NONE, Command("resume")),
    ("恢復通知", NONE, Command("resume")),
]

WHAT, VALUE = just(7, "correct_what"), just(8, "correct_value")
CHECK, STILL = asked(5, "card_check"), asked(6, "card_still")
WHO, LONG = just(9, "mind_who"), just(10, "pause_how_long")

ANSWERS: list[Row] = [
    *((said, (WHAT,), Choice(7, "phone")) for said in ("1", "电话", "手机号", "改电话")[:3]),
    ("2", (WHAT,), Choice(7, "address")),
    ("家里", (WHAT,), Choice(7, "family")),
    ("人在哪里", (WHAT,), Choice(7, "whereabouts")),
    ("生日", (WHAT,), Choice(7, "born_on")),
    ("0", (WHAT,), Closed(7, "no")),
    ("电话 13900001111", (WHAT,), TextAskedFor(7, "电话 13900001111")),
    ("13900001111", (VALUE,), TextAskedFor(8, "13900001111")),
    ("88881234", (VALUE,), TextAskedFor(8, "88881234")),
    ("紫云苑3幢", (VALUE,), TextAskedFor(8, "紫云苑3幢")),
    ("不改了", (VALUE,), Closed(8, "no")),
    ("取消", (VALUE,), Closed(8, "no")),
    ("更正 住址 紫云苑", (VALUE,), Command("correct", "住址 紫云苑")),
    *((said, (CHECK,), Choice(5, "right")) for said in ("1", "对", "没错")),
    *((said, (CHECK,), Choice(5, "wrong")) for said in ("2", "不对", "错了", "打不通")),
    *((said, (STILL,), Choice(6, "still")) for said in ("1", "是", "还是", "没换", "没变")),
    *((said, (STILL,), Choice(6, "changed")) for said in ("2", "换了", "不是", "搬了")),
    ("早就换了呀你看", (STILL,), Meant(Choice(6, "changed"))),
    ("1", (WHO,), Choice(9, "leader")),
    ("给书记看", (WHO,), Choice(9, "secretary")),
    ("谁也不给看", (WHO,), Choice(9, "nobody")),
    ("李根宝", (WHO,), TextAskedFor(9, "李根宝")),
    ("一周", (LONG,), Choice(10, "week")),
    ("2", (LONG,), Choice(10, "month")),
    ("到我说", (LONG,), Choice(10, "until_told")),
    ("0", (LONG,), Closed(10, "no")),
]


@pytest.mark.parametrize(("text", "questions", "expected"), COMMANDS + ANSWERS)
def test_it_is_read_as(text: str, questions: tuple[OpenQuestion, ...], expected: Reading) -> None:
    assert reading(text, *questions) == expected


@pytest.mark.parametrize(
    ("tail", "meant"),
    [
        ("电话 13900001111", Correction("phone", "13900001111")),
        ("手机号改成 139 0000 1111", Correction("phone", "139 0000 1111")),
        ("13900001111", Correction("phone", "13900001111")),
        ("0519-88881234", Correction("phone", "0519-88881234")),
        ("我的住址：紫云苑3幢201", Correction("address", "紫云苑3幢201")),
        ("家里：一个人住", Correction("family", "一个人住")),
        ("我家里 两个人", Correction("family", "两个人")),
        ("人在哪里 上海女儿家", Correction("whereabouts", "上海女儿家")),
        ("生日1952年3月4日", Correction("born_on", "1952年3月4日")),
        ("电话", Correction("phone", "")),
        ("天气", Correction()),
        ("3号楼", Correction()),
    ],
)
def test_what_is_to_be_corrected_is_taken_apart(tail: str, meant: Correction) -> None:
    assert parse_correction(tail) == meant


def test_a_sentence_names_a_field_and_perhaps_a_phone() -> None:
    assert field_in("我换电话了，新的是13900001111") == "phone"
    assert phone_in("我换电话了，新的是13900001111") == "13900001111"
    assert phone_in("13900001111和13900002222") == ""
    assert field_in("我搬家了，电话没变") == "address"
    assert field_in("今天天气好") == ""


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("19:30", time(19, 30)),
        ("晚上7点半", time(19, 30)),
        ("改到早上六点", time(6)),
        ("19", time(19)),
        ("7点", time(7)),
        ("十九点", time(19)),
        ("25", None),
        ("随便", None),
    ],
)
def test_an_hour_is_read_as_people_say_it(text: str, hour: time | None) -> None:
    assert parse_hour(text, NOW, SHANGHAI) == hour


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("上午8点到下午4点", Span(time(8), time(16))),
        ("8:00-16:00", Span(time(8), time(16))),
        ("22:00-7:00", Span(time(22), time(7))),
        ("晚上10点到6点", Span(time(22), time(6))),
        ("8点到4点", Span(time(8), time(16))),
        ("中午12点至2点半", Span(time(12), time(14, 30))),
        ("8点到8点", Span(time(8), time(20))),
        ("白天", None),
        ("8点", None),
    ],
)
def test_a_span_is_the_shortest_that_was_said(text: str, span: Span | None) -> None:
    assert parse_span(text, NOW, SHANGHAI) == span


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("一个星期", timedelta(days=7)),
        ("10天", timedelta(days=10)),
        ("两个月", timedelta(days=60)),
        ("半个月", timedelta(days=15)),
        ("a week", timedelta(days=7)),
        ("到我说为止", "until_told"),
        ("九年", None),
        ("一下", None),
    ],
)
def test_how_long_a_pause_lasts(text: str, length: timedelta | str | None) -> None:
    assert parse_pause(text) == length


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("到3月1日", datetime(2027, 3, 1, 23, 59, tzinfo=SHANGHAI)),
        ("留到明年2月1日", datetime(2027, 2, 1, 23, 59, tzinfo=SHANGHAI)),
        ("留一个月", NOW + timedelta(days=30)),
        ("到女儿家住了，睡不好", None),
        ("最近睡不好", None),
    ],
)
def test_until_when_words_are_kept(text: str, until: datetime | None) -> None:
    assert parse_until(text, NOW, SHANGHAI) == until


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("到12月20日", datetime(2026, 12, 20, 23, 59, tzinfo=SHANGHAI)),
        ("12月20号", datetime(2026, 12, 20, 23, 59, tzinfo=SHANGHAI)),
        ("到一个月", NOW + timedelta(days=30)),
        ("一个星期", None),
        ("到我说为止", None),
    ],
)
def test_until_which_day_somebody_pauses(text: str, until: datetime | None) -> None:
    assert parse_pause_until(text, NOW, SHANGHAI) == until


def test_a_wish_is_taken_back_by_a_word() -> None:
    assert all(is_off(said) for said in ("取消", "不用了", "off"))
    assert not is_off("上午")
