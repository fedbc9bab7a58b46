"""The command words, Chinese and English, and what each of them takes."""

from collections.abc import Mapping

from handlers.vocabulary.announcing import ANNOUNCING_COMMANDS
from handlers.vocabulary.own_matters import OWN_COMMANDS
from handlers.vocabulary.roll import ROLL_COMMANDS
from handlers.vocabulary.shapes import CommandWord, TailShape, listed
from handlers.vocabulary.study_plans import PLAN_COMMANDS

COMMANDS: Mapping[str, CommandWord] = {
    "help": CommandWord(("帮助", "?", "菜单", "help", "menu")),
    "bind": CommandWord(("绑定", "bind"), TailShape.BIND, found=("绑定", "bind my"), by_sound=True),
    "study_days": CommandWord(
        ("学习日", "study days", "study day", "study"), found=("学习日",), by_sound=True
    ),
    "attend": CommandWord(()),  # its words are those of the options of a study day
    "check_in": CommandWord(
        ("签到", "我来签到", "来签到", "check in"),
        TailShape.CODE,
        found=("签到", "check in"),
        by_sound=True,
    ),
    "sign_of_life": CommandWord(
        listed("报到, 报道, 报平安, 平安, 我来报到, 来报到, i am fine, i'm fine, still here"),
        TailShape.ANY,
        found=("报到", "报平安"),
        by_sound=True,
    ),
    "on_behalf": CommandWord(("代", "替", "帮", "for"), TailShape.ACT),
    "request_help": CommandWord(
        listed(
            "求助, 帮助我, 请帮助, 帮助一下, "
            "帮一下, 帮帮我, 帮帮忙, 帮个忙, 帮下忙, 帮忙, 来个人, 来人, "
            "需要帮助, 我需要帮助, help request, help me, need help, i need help, ask for help"
        ),
        TailShape.ANY,
        found=listed("求助, 帮帮我, 帮我, 来个人, 帮个忙, 帮忙, 帮一下, need help, help me"),
        by_sound=True,
    ),
    "claim": CommandWord(
        ("接单", "接", "claim"), TailShape.NUMBER, found=("接单", "我接"), by_sound=True
    ),
    "give_back": CommandWord(("退单", "give back"), TailShape.NUMBER, found=("退单",)),
    "finish": CommandWord(
        ("完成", "办好", "finish", "done"),
        TailShape.NUMBER_TEXT,
        found_with_number=("完成", "办好", "修好", "finished"),
    ),
    "hand_on": CommandWord(("转交", "hand on"), TailShape.NUMBER_NAME, found=("转交",)),
    "name_helper": CommandWord(("帮办", "请人帮办", "my helper"), TailShape.NAME, found=("帮办",)),
    "dismiss_helper": CommandWord(
        listed("不要帮办, 不要帮办了, 取消帮办, 不用帮办, 不用帮办了, no helper"), TailShape.NAME
    ),
    "fresh_code": CommandWord(("绑定码", "code for"), TailShape.NAME, found=("绑定码",)),
    "hand_over": CommandWord(
        ("交班", "请人替班", "hand over"), TailShape.ANY, found=("交班", "替班", "hand over")
    ),
    "come_back": CommandWord(
        listed(
            "回来了, 我回来了, 我回来啦, 回来上班了, 我回来上班了, 销假, i am back, i'm back, back"
        )
    ),
    "progress": CommandWord(
        ("进展", "进度", "progress"), TailShape.NUMBER, found=("进展", "进度", "progress of")
    ),
    "who_comes": CommandWord(
        listed("谁来, 谁来了, 谁会来, 谁要来, 看谁来, who comes, who came"),
        TailShape.NUMBER,
        found=("谁会来", "谁要来"),
    ),
    "monthly": CommandWord(
        ("月报", "月度报告", "monthly report"), TailShape.ANY, found=("月报", "monthly report")
    ),
    "cancel": CommandWord(
        ("取消", "取消求助", "不用来了", "cancel"),
        TailShape.NUMBER,
        found_with_number=("取消", "cancel"),
    ),
    "recall": CommandWord(("撤回", "recall"), TailShape.NUMBER, found=("撤回",)),
    "change_notice": CommandWord(
        listed("改通知, 更改通知, 修改通知, 更正通知, change notice"),
        TailShape.ANY,
        found=("改通知", "change the notice"),
    ),
    "received": CommandWord(
        listed("收到, 已收到, 收到通知, 通知收到, 通知已收到, 消息收到, received, got it"),
        by_sound=True,
    ),
    "all_received": CommandWord(
        ("全部收到", "全收到", "都收到", "通知都收到", "all received"), by_sound=True
    ),
    "new_study_day": CommandWord(
        ("新建学习日", "new study day"), TailShape.ANY, found=("建学习日", "建一个学习日")
    ),
    "today": CommandWord(("今天", "今日", "today")),
    "contacted": CommandWord(
        ("已联系", "联系上", "contacted"),
        TailShape.NUMBER_TEXT,
        found_with_number=("已联系", "联系了", "联系上了", "联系过"),
    ),
    "not_contacted": CommandWord(
        ("没联系上", "未联系上", "联系不上", "没联系到", "not reached"),
        TailShape.NUMBER_TEXT,
        found_with_number=("没联系上", "联系不上"),
    ),
    "put_off": CommandWord(
        ("改天", "改日", "推到", "put off"),
        TailShape.NUMBER_TEXT,
        found_with_number=("改天再", "改日再"),
        alone=False,
    ),
    "pass_on": CommandWord(("转", "转给", "pass on"), TailShape.NUMBER_NAME, alone=False),
    "undo": CommandWord(
        ("改", "改一下", "更改", "修改", "改主意", "undo", "change"),
        TailShape.OPTION,
        found=("改一下", "改主意", "改成", "改为"),
    ),
    "suggest": CommandWord(
        ("建言", "建议", "suggest"), TailShape.ANY, found=("建言", "提个建议"), by_sound=True
    ),
    "makeup": CommandWord(("补学", "make up"), found=("补学",), by_sound=True),
    "give_lesson": CommandWord(("课文", "lesson"), TailShape.ANY),
    "find_back": CommandWord(("找回", "find back"), found=("找回",)),
    "export": CommandWord(("导出", "导出资料", "export my data", "export"), found=("导出",)),
    "leave": CommandWord(("退出", "退出连心", "quit")),
    "confirm_leaving": CommandWord(("确认退出", "confirm quit")),
    "stay": CommandWord(("不退了", "我不退了", "不退出了", "不退出", "stay")),
    "console": CommandWord(("控制台", "console"), found=("控制台",)),
    "i_am": CommandWord(("我是", "i am", "i'm"), TailShape.NAME),
    **ANNOUNCING_COMMANDS,
    **ROLL_COMMANDS,
    **OWN_COMMANDS,
    **PLAN_COMMANDS,
}

# Behind 求助 they say that no help is needed any more.
CALLED_OFF = frozenset(
    listed(
        "不用了, 不用, 不需要了, 不需要, 不要了, 不要, 取消, 取消了, 算了, 没事了, 好了, "
        "解决了, 撤了"
    )
)

# Written otherwise, it sounds like one command and could be another: asked, never done.
TWO_MEANINGS: Mapping[str, tuple[str, ...]] = {"结单": ("claim", "finish")}

# What is done for another by 代 姓名 …, besides the options of a study day.
ACTS: Mapping[str, str] = {
    "签到": "check_in",
    "checkin": "check_in",
    "报到": "sign_of_life",
    "报道": "sign_of_life",
    "报平安": "sign_of_life",
    "平安": "sign_of_life",
}
