"""The table of VOICE sections 1 and 2: what is typed while what is open, and what it is read as."""

import pytest

from handlers.reading import (
    AskWhichOption,
    BareCode,
    Choice,
    Closed,
    Command,
    Courtesy,
    Danger,
    Meant,
    NothingOffers,
    NotUnderstood,
    OpenQuestion,
    Reading,
    Silent,
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
HELP = Command("help")


def claim(*numbers: int, tail: str = "") -> Command:
    return Command("claim", tail, numbers)


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
    ("没收到", BOTH, NotUnderstood(1)),
    ("没有收到", (NOTICE,), NotUnderstood(2)),
    ("不用送学", (DAY,), NotUnderstood(1)),
    ("参加", NONE, Command("attend", "参加", option="on_site")),
    ("线上", (NOTICE,), Command("attend", "线上", option="online")),
    ("不参加", NONE, Command("attend", "不参加", option="leave")),
    ("请假", NONE, Command("attend", "请假", option="leave")),
    ("送学吧", NONE, Command("attend", "送学吧", option="door")),
]

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

IN_SENTENCES: list[Row] = [
    ("我12月1日可能不来了", BOTH, Meant(LEAVE)),
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
    ("水管换好了", (just(5, "finish_note"),), TextAskedFor(5, "水管换好了")),
    ("门口的路灯坏了", (just(5, "suggestion"),), TextAskedFor(5, "门口的路灯坏了")),
]  # fmt: skip

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
    DIGITS + WORDS + COMMANDS_TYPED + IN_SENTENCES + ASKED_IN_REPLY + KIND_WORDS,
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


def test_the_table_has_more_than_two_hundred_rows() -> None:
    rows = DIGITS + WORDS + COMMANDS_TYPED + IN_SENTENCES + ASKED_IN_REPLY + KIND_WORDS
    assert len({(text, questions) for text, questions, _ in rows}) > 200
