"""The table goes on: sentences with words of commands in them, and what is asked in a dialogue."""

import pytest

from handlers.reading import (
    Choice,
    Closed,
    Command,
    Courtesy,
    Meant,
    NothingOffers,
    NotUnderstood,
    OpenQuestion,
    Reading,
    TextAskedFor,
)
from tests.handlers.asking import asked, just, reading

DAY = asked(1, "study_day")
NOTICE = asked(2, "notice", minutes_ago=200)
BOTH = (DAY, NOTICE)
NONE: tuple[OpenQuestion, ...] = ()

ON_SITE, ONLINE = Choice(1, "on_site"), Choice(1, "online")
DOOR, LEAVE = Choice(1, "door"), Choice(1, "leave")
CONFIRMED = Choice(2, "confirmed")


def claim(*numbers: int, tail: str = "") -> Command:
    return Command("claim", tail, numbers)


Row = tuple[str, tuple[OpenQuestion, ...], Reading]

IN_SENTENCES: list[Row] = [
    ("我12月1日可能不来了", BOTH, Meant(LEAVE)),
    ("我1号来", BOTH, Meant(ON_SITE)),
    ("那天我大概去不了，孙女要来", BOTH, Meant(LEAVE)),
    ("明天要看病，想请个假", BOTH, Meant(LEAVE)),
    ("我不一定能来参加", (DAY,), Meant(LEAVE)),
    ("到时候我会来的，放心", BOTH, Meant(ON_SITE)),
    ("眼睛不好，能不能送到家里", BOTH, Meant(DOOR)),
    ("线上还是送学好", BOTH, Meant(ONLINE, (DOOR,))),
    ("停水的事我知道了，会存水", (NOTICE,), Meant(CONFIRMED)),
    ("有空的话给我打电话好吗", (NOTICE,), Meant(Choice(2, "call_me"))),
    ("请问怎么签到", BOTH, Meant(Command("check_in"))),
    ("学习日是哪一天", NONE, Meant(Command("study_days"))),
    ("帮我签到", NONE, Meant(Command("check_in"))),
    ("谁能帮帮我啊", NONE, Meant(Command("request_help", "谁能帮帮我啊"))),
    ("12号那件事取消了吧", NONE, Meant(Command("cancel", "12号那件事取消了吧", (12,)))),
    ("取消的事以后再说", NONE, NotUnderstood()),
    ("我不想签到", NONE, NotUnderstood()),
    ("还没签到呢", NONE, NotUnderstood()),
    ("感谢组织的帮助", NONE, NotUnderstood()),
    ("今天我腿有点酸", BOTH, NotUnderstood(1)),
    ("我没收到昨天那条", (NOTICE,), NotUnderstood(2)),
]

ASKED_IN_REPLY: list[Row] = [
    ("1", (just(5, "notice_preview"),), Choice(5, "send")),
    ("发", (just(5, "notice_preview"),), Choice(5, "send")),
    ("好的", (just(5, "notice_preview"),), Meant(Choice(5, "send"))),
    ("0", (just(5, "notice_preview"),), Closed(5, "drop")),
    ("不发了", (just(5, "notice_preview"),), Closed(5, "drop")),
    ("取消", (just(5, "notice_preview"),), Closed(5, "drop")),
    ("0", (just(5, "notice_preview"), DAY), Closed(5, "drop")),
    ("146", (just(5, "notice_count"), DAY), TextAskedFor(5, "146")),
    ("3", (just(5, "notice_count"), DAY), TextAskedFor(5, "3")),
    ("一百四十六", (just(5, "notice_count"),), TextAskedFor(5, "一百四十六")),
    ("0", (just(5, "notice_count"),), Closed(5, "drop")),
    ("1", (just(5, "study_day_preview"),), Choice(5, "publish")),
    ("发布", (just(5, "study_day_preview"),), Choice(5, "publish")),
    ("12月1日晚上7点", (just(5, "study_day_when"), DAY), TextAskedFor(5, "12月1日晚上7点")),
    ("社区活动室", (just(5, "study_day_place"),), TextAskedFor(5, "社区活动室")),
    ("通知精神学习", (just(5, "study_day_title"),), TextAskedFor(5, "通知精神学习")),
    ("0", (just(5, "study_day_title"),), Closed(5, "drop")),
    ("签到", (just(5, "study_day_title"),), Command("check_in")),
    ("王秀兰", (just(5, "bind_name"),), TextAskedFor(5, "王秀兰")),
    ("我是王秀兰", (just(5, "bind_name"),), TextAskedFor(5, "王秀兰")),
    ("我叫王秀兰", (just(5, "bind_name"),), TextAskedFor(5, "王秀兰")),
    ("123 456", (just(5, "bind_code"),), TextAskedFor(5, "123 456")),
    ("1", (just(5, "bind_who"),), Choice(5, "self")),
    ("是", (just(5, "bind_who"),), Choice(5, "self")),
    ("我是本人", (just(5, "bind_who"),), Choice(5, "self")),
    ("我是家人", (just(5, "bind_who"),), Choice(5, "helper")),
    ("我是家人，帮她用", (just(5, "bind_who"),), Choice(5, "helper")),
    ("3", (just(5, "bind_who"),), Choice(5, "shared")),
    ("不是", (just(5, "bind_who"),), Closed(5, "no")),
    ("0", (just(5, "bind_who"),), Closed(5, "no")),
    ("家里漏水", (just(5, "help_what"), DAY), TextAskedFor(5, "家里漏水")),
    ("签到", (just(5, "help_what"),), Command("check_in")),
    ("参加", (just(5, "help_what"), DAY), ON_SITE),
    ("0", (just(5, "help_what"),), Closed(5, "no")),
    ("谢谢", (just(5, "help_what"),), Courtesy("thanks")),
    ("没空", (just(5, "why_not"), DAY), TextAskedFor(5, "没空")),
    ("那天我要去医院看病", (just(5, "why_not"), DAY), TextAskedFor(5, "那天我要去医院看病")),
    ("1", (asked(5, "help_offer"),), Choice(5, "claim")),
    ("我去", (asked(5, "help_offer"),), Choice(5, "claim")),
    ("接单", (asked(5, "help_offer"),), Choice(5, "claim")),
    ("接单 12", (asked(5, "help_offer"),), claim(12, tail="12")),
    ("2", (asked(5, "help_offer"),), Choice(5, "not_now")),
    ("这次不行", (asked(5, "help_offer"),), Choice(5, "not_now")),
    ("不接", (asked(5, "help_offer"),), Choice(5, "not_now")),
    ("好的", (asked(5, "help_offer"),), Meant(Choice(5, "claim"))),
    ("1", (asked(5, "help_done"),), Choice(5, "done")),
    ("好了", (asked(5, "help_done"),), Choice(5, "done")),
    ("修好了，谢谢", (asked(5, "help_done"),), Choice(5, "done")),
    ("还没好", (asked(5, "help_done"),), Choice(5, "not_yet")),
    ("没修好", (asked(5, "help_done"),), Choice(5, "not_yet")),
    ("急", (just(5, "voice_urgent"),), Choice(5, "urgent")),
    ("不急", (just(5, "voice_urgent"),), Closed(5, "not_urgent")),
    ("不着急的", (just(5, "voice_urgent"),), Closed(5, "not_urgent")),
    ("0", (just(5, "voice_urgent"),), Closed(5, "not_urgent")),
    ("1", (just(5, "not_understood"),), Choice(5, "request_help")),
    ("求助", (just(5, "not_understood"),), Choice(5, "request_help")),
    ("求助 水管坏了", (just(5, "not_understood"),), Command("request_help", "水管坏了")),
    ("留言", (just(5, "not_understood"),), Choice(5, "leave_message")),
    ("没事了", (just(5, "not_understood"),), Closed(5, "nothing")),
    ("我在女儿家，都好", (just(5, "after_sign_of_life"),), TextAskedFor(5, "我在女儿家，都好")),
    ("7", (just(5, "after_sign_of_life"),), NothingOffers(7)),
    ("1", (just(5, "after_sign_of_life"), DAY), ON_SITE),
    ("1", (just(5, "sign_of_life_or_check_in"), DAY), Choice(5, "check_in")),
    ("签到", (just(5, "sign_of_life_or_check_in"),), Choice(5, "check_in")),
    ("报到", (just(5, "sign_of_life_or_check_in"),), Choice(5, "sign_of_life")),
    ("2", (just(5, "position"),), Choice(5, "request_help")),
    ("报平安", (just(5, "position"),), Choice(5, "sign_of_life")),
    ("1", (just(5, "media"),), Choice(5, "request_help")),
    ("不是", (just(5, "media"),), Closed(5, "no")),
    ("1", (just(5, "meant"), DAY), Choice(5, "yes")),
    ("是的", (just(5, "meant"), DAY), Choice(5, "yes")),
    ("是", (just(5, "meant"), DAY), Choice(5, "yes")),
    ("是的，我不来了", (just(5, "meant"), DAY), Choice(5, "yes")),
    ("不是", (just(5, "meant"), DAY), Closed(5, "no")),
    ("四", (just(5, "meant"), DAY), Meant(Choice(5, "yes"), (LEAVE,))),
    ("2", (just(5, "which", choices=("停水", "停电")),), Choice(5, "2")),
    ("停电", (just(5, "which", choices=("周三停水", "周四停电")),), Choice(5, "2")),
    ("12", (just(5, "which", choices=tuple("甲乙丙丁戊己庚辛壬癸子丑")),), Choice(5, "12")),
    ("0", (just(5, "which", choices=("停水", "停电")),), Closed(5, "no")),
    ("张建国", (just(5, "which_person", choices=("王秀英", "张建国")),), Choice(5, "2")),
    ("1", (just(5, "same_name", choices=("紫云苑3幢", "东风支部")),), Choice(5, "1")),
    ("东风", (just(5, "same_name", choices=("紫云苑3幢", "东风支部")),), Choice(5, "2")),
    ("好的", (just(5, "hand_to_leader"),), Choice(5, "yes")),
    ("0", (just(5, "hand_to_leader"),), Closed(5, "no")),
    ("水管换好了", (just(5, "suggestion"),), TextAskedFor(5, "水管换好了")),
    ("门口的路灯坏了", (just(5, "suggestion"),), TextAskedFor(5, "门口的路灯坏了")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "questions", "expected"), IN_SENTENCES + ASKED_IN_REPLY)
def test_a_message_is_read_as(
    text: str, questions: tuple[OpenQuestion, ...], expected: Reading
) -> None:
    assert reading(text, *questions) == expected
