"""The table goes on: commands alone, and with what they take."""

import pytest

from handlers.reading import Command, Meant, OpenQuestion, Reading
from tests.handlers.asking import asked, reading

BOTH = (asked(1, "study_day"), asked(2, "notice", minutes_ago=200))
NONE: tuple[OpenQuestion, ...] = ()
HELP = Command("help")


def claim(*numbers: int, tail: str = "") -> Command:
    return Command("claim", tail, numbers)


Row = tuple[str, tuple[OpenQuestion, ...], Reading]

COMMANDS_TYPED: list[Row] = [
    *(
        (said, BOTH, HELP)
        for said in ("帮助", "？", "?", "？？", "幫助", " 帮 助 ", "help", "Menu", "帮助。")
    ),
    *(
        (said, NONE, Command("request_help"))
        for said in ("求助", "帮助我", "帮帮我", "帮忙", "来个人", "球助")
    ),
    *(
        (said, NONE, Command("request_help"))
        for said in ("求助！", "請幫忙", "need help", "幫幫我")
    ),
    ("求助 家里漏水", NONE, Command("request_help", "家里漏水")),
    ("求助：家裡漏水，急！", BOTH, Command("request_help", "家裡漏水，急！")),
    ("求助家里漏水", NONE, Command("request_help", "家里漏水")),
    ("帮忙修水管", NONE, Command("request_help", "修水管")),
    ("求助不用了", NONE, Meant(Command("cancel"))),
    ("help me please", NONE, Command("request_help")),
    ("来个人帮我看看水管", NONE, Command("request_help", "帮我看看水管")),
    ("球助 家里漏水", NONE, Command("request_help", "家里漏水")),
    ("签到", BOTH, Command("check_in")),
    ("簽到", NONE, Command("check_in")),
    ("我要签到", NONE, Command("check_in")),
    ("签到了", NONE, Command("check_in")),
    ("签道", NONE, Command("check_in")),
    ("Check in", NONE, Command("check_in")),
    ("签到 6081", BOTH, Command("check_in", "6081", code="6081")),
    ("签到6081", NONE, Command("check_in", "6081", code="6081")),
    ("签到：６０８１", NONE, Command("check_in", "６０８１", code="6081")),
    ("签到 0081", NONE, Command("check_in", "0081", code="0081")),
    ("签到六零八一", NONE, Command("check_in", "六零八一", code="6081")),
    ("签到口令6081", NONE, Command("check_in", "口令6081", code="6081")),
    ("签道 6081", NONE, Command("check_in", "6081", code="6081")),
    ("check in 6081", NONE, Command("check_in", "6081", code="6081")),
    *(
        (said, NONE, Command("sign_of_life"))
        for said in ("报到", "报道", "平安", "报平安", "我来报到", "報到")
    ),
    ("报到 我在常州，很好", NONE, Command("sign_of_life", "我在常州，很好")),
    ("报道：身体好", NONE, Command("sign_of_life", "身体好")),
    ("平安，勿念", BOTH, Command("sign_of_life", "勿念")),
    ("绑定", NONE, Command("bind")),
    ("帮定", NONE, Command("bind")),
    ("绑定 王秀兰 123456", NONE, Command("bind", "王秀兰 123456", person="王秀兰", code="123456")),
    ("绑定王秀兰123456", NONE, Command("bind", "王秀兰123456", person="王秀兰", code="123456")),
    (
        "绑定 王秀兰 １２３ ４５６",
        NONE,
        Command("bind", "王秀兰 １２３ ４５６", person="王秀兰", code="123456"),
    ),
    ("绑定123456 王秀兰", NONE, Command("bind", "123456 王秀兰", person="王秀兰", code="123456")),
    (
        "绑定 王秀兰，邀请码123456",
        NONE,
        Command("bind", "王秀兰，邀请码123456", person="王秀兰", code="123456"),
    ),
    ("绑定 王秀兰", NONE, Command("bind", "王秀兰", person="王秀兰")),
    ("绑定 123456", NONE, Command("bind", "123456", code="123456")),
    (
        "bind Li Ming 123456",
        NONE,
        Command("bind", "Li Ming 123456", person="Li Ming", code="123456"),
    ),
    ("学习日", BOTH, Command("study_days")),
    ("學習日", NONE, Command("study_days")),
    ("study", NONE, Command("study_days")),
    (
        "代 王秀兰 签到",
        NONE,
        Command("on_behalf", "王秀兰 签到", person="王秀兰", option="check_in"),
    ),
    ("代王秀兰签到", NONE, Command("on_behalf", "王秀兰签到", person="王秀兰", option="check_in")),
    (
        "代王秀兰报道",
        NONE,
        Command("on_behalf", "王秀兰报道", person="王秀兰", option="sign_of_life"),
    ),
    ("替 王秀兰 请假", BOTH, Command("on_behalf", "王秀兰 请假", person="王秀兰", option="leave")),
    ("代 张有来 线上", NONE, Command("on_behalf", "张有来 线上", person="张有来", option="online")),
    (
        "代 王秀兰 参加",
        NONE,
        Command("on_behalf", "王秀兰 参加", person="王秀兰", option="on_site"),
    ),
    ("代 王秀兰 送学", NONE, Command("on_behalf", "王秀兰 送学", person="王秀兰", option="door")),
    ("接单 12", NONE, claim(12, tail="12")),
    ("接单12号", NONE, claim(12, tail="12号")),
    ("接单 十二", NONE, claim(12, tail="十二")),
    ("接单", NONE, claim()),
    ("借单 12", NONE, claim(12, tail="12")),
    ("结单 12", NONE, Meant(claim(12, tail="12"), (Command("finish", "12", (12,)),))),
    ("退单 12", NONE, Command("give_back", "12", (12,))),
    ("完成 12 修好了", NONE, Command("finish", "12 修好了", (12,), note="修好了")),
    ("完成12修好了", NONE, Command("finish", "12修好了", (12,), note="修好了")),
    ("完成十二号，修好了", NONE, Command("finish", "十二号，修好了", (12,), note="修好了")),
    ("完成 修好了", NONE, Command("finish", "修好了", note="修好了")),
    ("完成", NONE, Command("finish")),
    ("转交 12 李明", NONE, Command("hand_on", "12 李明", (12,), person="李明", note="李明")),
    ("转交12给李明", NONE, Command("hand_on", "12给李明", (12,), person="李明", note="给李明")),
    ("进展", NONE, Command("progress")),
    ("进度 7", NONE, Command("progress", "7", (7,))),
    ("取消 12", NONE, Command("cancel", "12", (12,))),
    ("取消", BOTH, Command("cancel")),
    ("通知 全体 明天停水", NONE, Command("announce", "全体 明天停水")),
    ("通知全体：明天停水。\n请先存水！", NONE, Command("announce", "全体：明天停水。\n请先存水！")),
    ("通知", NONE, Command("announce")),
    ("撤回", NONE, Command("recall")),
    ("撤回 7", BOTH, Command("recall", "7", (7,))),
    ("改通知 7 周四停水。", NONE, Command("change_notice", "7 周四停水。")),
    ("新建学习日", NONE, Command("new_study_day")),
    (
        "新建学习日 2026-12-01 19:00 活动室 题目",
        NONE,
        Command("new_study_day", "2026-12-01 19:00 活动室 题目"),
    ),
    ("今天", NONE, Command("today")),
    ("已联系 5 身体好", NONE, Command("contacted", "5 身体好", (5,), note="身体好")),
    ("已联系5", NONE, Command("contacted", "5", (5,))),
    ("没联系上 5 停机", NONE, Command("not_contacted", "5 停机", (5,), note="停机")),
    ("改", BOTH, Command("undo")),
    ("改一下", NONE, Command("undo")),
    ("我要改", NONE, Command("undo")),
    ("改 2", BOTH, Command("undo", "2", (2,), option="2")),
    ("改2", NONE, Command("undo", "2", (2,), option="2")),
    ("改 8", NONE, Command("undo", "8", (8,), option="8")),
    ("改 线上", BOTH, Command("undo", "线上", option="online")),
    ("改成送学", NONE, Command("undo", "成送学", option="door")),
    ("改 请假", NONE, Command("undo", "请假", option="leave")),
    ("建言 路灯坏了", NONE, Command("suggest", "路灯坏了")),
    ("建议路灯修一修", NONE, Command("suggest", "路灯修一修")),
    ("补学", NONE, Command("makeup")),
    ("找回", NONE, Command("find_back")),
    ("我的信息", NONE, Command("my_info")),
    ("我是王秀兰", NONE, Command("i_am", "王秀兰", person="王秀兰")),
    ("我是 周来福", BOTH, Command("i_am", "周来福", person="周来福")),
]


@pytest.mark.parametrize(("text", "questions", "expected"), COMMANDS_TYPED)
def test_a_command_is_read_as(
    text: str, questions: tuple[OpenQuestion, ...], expected: Reading
) -> None:
    assert reading(text, *questions) == expected
