"""The command words, Chinese and English, and what each of them takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class TailShape(Enum):
    """What may stand after a command word for the message still to be that command."""

    NONE = "nothing"
    NUMBER = "nothing or numbers"
    NUMBER_TEXT = "nothing, or a number and then any text"
    NUMBER_NAME = "nothing, or a number and then perhaps a name"
    CODE = "nothing or four digits"
    BIND = "nothing, a name, six digits, or both"
    NAME = "nothing or a name"
    ACT = "a name and then what is done for them"
    OPTION = "nothing, a number or the word of an option"
    ANY = "anything"


@dataclass(frozen=True, slots=True)
class CommandWord:
    """One command: its words (the first is the one shown), the shape of its tail."""

    words: tuple[str, ...]
    tail: TailShape = TailShape.NONE


COMMANDS: Mapping[str, CommandWord] = {
    "help": CommandWord(("帮助", "?", "菜单", "help", "menu")),
    "bind": CommandWord(("绑定", "bind"), TailShape.BIND),
    "study_days": CommandWord(("学习日", "study", "study days", "study day")),
    "attend": CommandWord(()),  # the words of the options of a study day
    "check_in": CommandWord(("签到", "check in"), TailShape.CODE),
    "sign_of_life": CommandWord(("报到", "报道", "报平安", "平安", "i am fine"), TailShape.ANY),
    "on_behalf": CommandWord(("代", "替"), TailShape.ACT),
    "request_help": CommandWord(("求助", "帮忙"), TailShape.ANY),
    "claim": CommandWord(("接单", "claim"), TailShape.NUMBER),
    "give_back": CommandWord(("退单", "give back"), TailShape.NUMBER),
    "finish": CommandWord(("完成", "finish"), TailShape.NUMBER_TEXT),
    "hand_on": CommandWord(("转交", "hand on"), TailShape.NUMBER_NAME),
    "progress": CommandWord(("进展", "进度", "progress"), TailShape.NUMBER),
    "cancel": CommandWord(("取消", "cancel"), TailShape.NUMBER),
    "announce": CommandWord(("通知", "announce"), TailShape.ANY),
    "recall": CommandWord(("撤回", "recall"), TailShape.NUMBER),
    "received": CommandWord(("收到", "received")),
    "all_received": CommandWord(("全部收到", "all received")),
    "new_study_day": CommandWord(("新建学习日", "new study day"), TailShape.ANY),
    "today": CommandWord(("今天", "today")),
    "contacted": CommandWord(("已联系", "contacted"), TailShape.NUMBER_TEXT),
    "not_contacted": CommandWord(("没联系上", "not reached"), TailShape.NUMBER_TEXT),
    "undo": CommandWord(("改", "undo", "change"), TailShape.OPTION),
    "suggest": CommandWord(("建言", "建议", "suggest"), TailShape.ANY),
    "makeup": CommandWord(("补学", "make up")),
    "find_back": CommandWord(("找回", "find back")),
    "my_info": CommandWord(("我的信息", "my info")),
    "i_am": CommandWord(("我是", "i am"), TailShape.NAME),
}
