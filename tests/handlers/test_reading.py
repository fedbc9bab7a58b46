"""The table of VOICE sections 1 and 2: what is typed while what is open, and what it is read as."""

import pytest

from handlers.reading import (
    AskWhichOption,
    BareCode,
    Choice,
    Command,
    Courtesy,
    Danger,
    NothingOffers,
    NotUnderstood,
    OpenQuestion,
    Reading,
    Silent,
)
from tests.handlers.asking import asked, just, reading

DAY = asked(1, "study_day")
NOTICE = asked(2, "notice", minutes_ago=200)
BOTH = (DAY, NOTICE)
NONE: tuple[OpenQuestion, ...] = ()

ON_SITE, ONLINE = Choice(1, "on_site"), Choice(1, "online")
DOOR, LEAVE = Choice(1, "door"), Choice(1, "leave")
CONFIRMED = Choice(2, "confirmed")


Row = tuple[str, tuple[OpenQuestion, ...], Reading]

DIGITS: list[Row] = [
    *(
        (said, BOTH, ON_SITE)
        for said in ("1", "１", "①", "❶", "一", "壹", "1️⃣", " 1 ", "1。", "（1）")
    ),
    *(
        (said, BOTH, ON_SITE)
        for said in ("选1", "1号", "选 １", "第一个", "回复1", "我选1", "+1", "1吧")
    ),
    *((said, BOTH, ON_SITE) for said in ("1 参加", "1参加", "1、参加", "1.参加", "1，谢谢")),
    ("2", BOTH, ONLINE),
    ("二", BOTH, ONLINE),
    ("两", BOTH, ONLINE),
    ("②", BOTH, ONLINE),
    ("3", BOTH, DOOR),
    ("叁", BOTH, DOOR),
    ("4", BOTH, LEAVE),
    ("四", BOTH, LEAVE),
    ("1", (NOTICE,), CONFIRMED),
    ("2", (NOTICE,), Choice(2, "call_me")),
    ("3", (NOTICE,), Choice(2, "cannot")),
    ("4", (NOTICE,), NothingOffers(4)),
    ("5", BOTH, NothingOffers(5)),
    ("9", NONE, NothingOffers(9)),
    ("146", BOTH, NothingOffers(146)),
    ("12", BOTH, AskWhichOption(1, (1, 2))),
    ("１２", BOTH, AskWhichOption(1, (1, 2))),
    ("1 2", BOTH, AskWhichOption(1, (1, 2))),
    ("1和3", BOTH, AskWhichOption(1, (1, 3))),
    ("1、3", BOTH, AskWhichOption(1, (1, 3))),
    ("1或者2", BOTH, AskWhichOption(1, (1, 2))),
    ("1还是2", BOTH, AskWhichOption(1, (1, 2))),
    ("①②", BOTH, AskWhichOption(1, (1, 2))),
    ("1 请假", BOTH, AskWhichOption(1, (1, 4))),
    ("是", (DAY,), AskWhichOption(1, (1, 4))),
    ("12", NONE, NothingOffers(12)),
    ("0", NONE, Command("help", "0")),
    ("0", BOTH, Command("help", "0")),
    ("零", NONE, Command("help", "零")),
]

WORDS: list[Row] = [
    *(
        (said, BOTH, ON_SITE)
        for said in ("参加", "參加", "我来", "来", "去", "我去", "参 加", "参加！")
    ),
    *(
        (said, BOTH, ON_SITE)
        for said in ("我参加", "我要参加", "好的，参加", "参加，谢谢", "“参加”")
    ),
    *(
        (said, BOTH, ON_SITE)
        for said in ("来现场", "I'll come", "On site", "join", "参加👌", "参家")
    ),
    *(
        (said, BOTH, ONLINE)
        for said in ("线上", "線上", "网上", "網上", "手机上", "手机上看吧", "online")
    ),
    *((said, BOTH, DOOR) for said in ("送学", "送學", "送来", "到家里", "送到家里", "上门")),
    ("上门送学", BOTH, DOOR),
    *(
        (said, BOTH, LEAVE)
        for said in ("请假", "請假", "不参加", "去不了", "没空", "我不去了", "不来了")
    ),
    *(
        (said, BOTH, LEAVE)
        for said in ("我不来", "来不了", "參加不了", "不能参加", "没法参加", "别来")
    ),
    *(
        (said, BOTH, LEAVE)
        for said in ("我要请假", "请假，谢谢", "没时间", "有事", "not coming", "请价")
    ),
    *(
        (said, BOTH, CONFIRMED)
        for said in ("收到", "好的", "知道了", "[OK]", "👌", "收到，谢谢", "嗯", "ok")
    ),
    *(
        (said, BOTH, CONFIRMED)
        for said in ("收到收到", "好的收到", "通知收到", "已收到", "收到！！", "收道")
    ),
    ("请给我打电话", BOTH, Choice(2, "call_me")),
    ("给我打个电话吧", BOTH, Choice(2, "call_me")),
    ("做不到", BOTH, Choice(2, "cannot")),
    ("全部收到", BOTH, Command("all_received")),
    ("收到", (DAY,), Command("received")),
    ("好的", (DAY,), Command("received", "好的")),
    ("收到", NONE, Command("received")),
    ("通知收到了", BOTH, CONFIRMED),
    ("收到 1", BOTH, CONFIRMED),
    ("好的 1", BOTH, ON_SITE),
    ("不好意思，去不了", BOTH, LEAVE),
    ("请一天假", BOTH, LEAVE),
    ("通知都收到了", BOTH, Command("all_received")),
    ("没收到", BOTH, NotUnderstood(1)),
    ("没有收到", (NOTICE,), NotUnderstood(2)),
    ("不用送学", (DAY,), NotUnderstood(1)),
    ("参加", NONE, Command("attend", "参加", option="on_site")),
    ("线上", (NOTICE,), Command("attend", "线上", option="online")),
    ("不参加", NONE, Command("attend", "不参加", option="leave")),
    ("请假", NONE, Command("attend", "请假", option="leave")),
    ("送学吧", NONE, Command("attend", "送学吧", option="door")),
]

KIND_WORDS: list[Row] = [
    *(
        (said, BOTH, Courtesy("greeting"))
        for said in ("您好", "你好", "早上好！", "大家好", "在吗", "hello")
    ),
    *(
        (said, BOTH, Courtesy("thanks"))
        for said in ("谢谢", "谢谢组长", "辛苦了", "你好，谢谢", "Thank you")
    ),
    *(
        (said, NONE, Courtesy("emoji"))
        for said in ("😀", "[玫瑰]", "🌹🌹🌹", "[微笑][玫瑰]", "\ue415")
    ),
    *((said, NONE, Courtesy("ok")) for said in ("好的", "知道了", "👌", "[OK]", "嗯嗯")),
    ("再见", NONE, Courtesy("goodbye")),
    *((said, BOTH, Silent()) for said in ("", "   ", "\n\t", "\x00\x07", "\u200b")),
    ("……", NONE, NotUnderstood()),
    ("消防演练几点开始", NONE, NotUnderstood()),
    ("123456", NONE, BareCode("123456")),
    ("１２３ ４５６", NONE, BareCode("123456")),
    ("1234567", NONE, NothingOffers(1234567)),
]

DANGERS = [
    (
        "medical",
        ["我摔倒了", "妈妈跌倒了起不来", "摔了一跤", "胸口痛", "胸口好疼", "胸悶", "心口有點痛"],
    ),
    ("medical", ["喘不上气", "喘不过气来", "他晕倒了", "昏过去了", "I fell down", "老伴中风了"]),
    ("fire", ["着火了", "著火了", "厨房起火", "着 火 了", "The house is on fire", "没着火吧"]),
    ("gas", ["有煤气味", "煤气", "燃气泄漏", "I smell gas"]),
    ("suicide", ["不想活了", "我想死", "活着没意思", "想自杀", "I want to die"]),
    ("violence", ["有人打我", "家暴", "被抢劫了"]),
    ("other", ["救命", "救命啊！！", "我被困住了"]),
]


@pytest.mark.parametrize(
    ("text", "questions", "expected"),
    DIGITS + WORDS + KIND_WORDS,
)
def test_a_message_is_read_as(
    text: str, questions: tuple[OpenQuestion, ...], expected: Reading
) -> None:
    assert reading(text, *questions) == expected


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in DANGERS for text in texts]
)
def test_a_word_of_danger_beats_everything(kind: str, text: str) -> None:
    for questions in (NONE, BOTH, (just(5, "help_what"), DAY)):
        found = reading(text, *questions)
        assert isinstance(found, Danger)
        assert found.kind == kind


@pytest.mark.parametrize("text", ["想死你们了", "一起火锅吧", "火灾演练几点", "我不急", "累了"])
def test_what_only_looks_like_danger_is_none(text: str) -> None:
    assert not isinstance(reading(text), Danger)


def test_a_danger_keeps_what_the_message_would_have_been() -> None:
    found = reading("求助 我妈摔倒了")
    assert isinstance(found, Danger)
    assert found.otherwise == Command("request_help", "我妈摔倒了")
