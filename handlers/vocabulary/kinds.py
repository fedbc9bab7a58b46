"""The kinds of question Lianxin asks, and the words and digits that answer them.

All words stand here as `folding.compact` leaves them (simplified, lower case, no spaces). The
order of options is the order of the digits shown to people (VOICE, section 6, rule 12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Asks = Literal["choice", "words", "number", "optional"]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer: its digit, its canonical name, and the words that say it.

    `words` answer at once when they are the whole message; the first is the label shown. `unsure`
    words are asked back first. `found` is what is looked for inside a longer sentence, on top of
    those `words` that are long enough to mean nothing else.
    """

    digit: int
    name: str
    words: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What a kind of question offers. An option of digit 0 means that the question shows 0.

    `asks`: "choice" options only; "words" a text; "number" a number as text; "optional" a text
    that may just as well not come. `varies`: the options are the question's own `choices`.
    """

    options: tuple[Option, ...] = ()
    asks: Asks = "choice"
    varies: bool = False

    @property
    def shows_zero(self) -> bool:
        """Whether 0 closes a question of this kind."""
        return any(option.digit == 0 for option in self.options)


_YES = ("是", "是的", "对", "对的", "没错", "嗯", "好", "好的", "行", "可以", "要", "yes", "y")
_NO = ("不是", "不对", "不", "不要", "不用", "不用了", "算了", "没有", "no", "n")
_DROP = Option(
    0,
    "drop",
    ("不发", "不发了", "先不发", "取消", "算了", "不要", "放弃", "drop", "cancel"),
)
_NO_OPTION = Option(0, "no", _NO)

KINDS: Mapping[str, QuestionKind] = {
    "study_day": QuestionKind(
        (
            Option(
                1,
                "on_site",
                ("参加", "来", "我来", "去", "我去", "到场", "现场", "来现场", "去现场", "能来",
                 "能去", "会来", "会去", "on site", "come", "join"),
            ),
            Option(
                2,
                "online",
                ("线上", "网上", "手机上", "手机", "在线", "网络", "网课", "线上参加", "online"),
            ),
            Option(
                3,
                "door",
                ("送学", "送来", "到家里", "上门", "送上门", "送学上门", "上门送学", "来家里",
                 "送到家里", "送到家", "at the door", "door"),
            ),
            Option(
                4,
                "leave",
                ("请假", "不参加", "不来", "不去", "去不了", "来不了", "参加不了", "没空",
                 "没时间", "有事", "leave", "not coming"),
            ),
        )
    ),
    "notice": QuestionKind(
        (
            Option(
                1,
                "confirmed",
                ("收到", "好的", "好", "知道了", "知道", "晓得了", "明白", "看到了", "ok", "got it",
                 "received"),
            ),
            Option(
                2, "call_me", ("请给我打电话", "打电话", "给我打电话", "电话", "call me")
            ),
            Option(3, "cannot", ("做不到", "不行", "有困难", "办不到", "cannot")),
        )
    ),
    "notice_preview": QuestionKind((Option(1, "send", ("发", "发送", "发出", "send")), _DROP)),
    "notice_count": QuestionKind((_DROP,), asks="number"),
    "study_day_preview": QuestionKind(
        (Option(1, "publish", ("发布", "发", "发送", "发出", "publish")), _DROP)
    ),
    "study_day_when": QuestionKind((_DROP,), asks="words"),
    "study_day_place": QuestionKind((_DROP,), asks="words"),
    "study_day_title": QuestionKind((_DROP,), asks="words"),
    "bind_name": QuestionKind(asks="words"),
    "bind_code": QuestionKind(asks="number"),
    "bind_who": QuestionKind(
        (
            Option(1, "self", ("是本人", "本人", "我是本人", "是我", "是我本人", *_YES)),
            Option(2, "helper", ("我是家人", "家人", "帮她用", "帮他用", "我帮她用", "我帮他用")),
            Option(3, "shared", ("两人用", "我们两人用", "一起用", "合用")),
            Option(0, "no", (*_NO, "不是我", "认错人了")),
        )
    ),
    "help_what": QuestionKind((Option(0, "no", _NO),), asks="words"),
    "help_offer": QuestionKind(
        (
            Option(1, "claim", ("接单", "我接", "接", "我去", "我来", "我帮", "i will")),
            Option(2, "not_now", ("这次不", "这次不行", "没空", "不接", "不行", "not now")),
        )
    ),
    "help_done": QuestionKind(
        (
            Option(1, "done", ("办好了", "好了", "完成", "完成了", "解决了", "弄好了", "done")),
            Option(2, "not_yet", ("还没", "没有", "没好", "还没好", "没完成", "not yet")),
        )
    ),
    "voice_urgent": QuestionKind(
        (
            Option(1, "urgent", ("急", "急事", "紧急", "很急", "着急", "urgent")),
            Option(0, "not_urgent", ("不急", "不着急", "不紧急", "不是急事", "not urgent")),
        )
    ),
    "not_understood": QuestionKind(
        (
            Option(1, "request_help", ("求助", "help request")),
            Option(2, "suggest", ("建言", "建议")),
            Option(3, "leave_message", ("留言", "留言给组长", "给组长留言", "message")),
            Option(0, "nothing", ("没事", "没事了", "没什么", "没什么事", "nothing")),
        )
    ),
    "after_sign_of_life": QuestionKind(asks="optional"),
    "sign_of_life_or_check_in": QuestionKind(
        (
            Option(1, "check_in", ("签到", "check in")),
            Option(2, "sign_of_life", ("报到", "报平安", "平安", "只报平安")),
        )
    ),
    "position": QuestionKind(
        (
            Option(1, "sign_of_life", ("报平安", "平安", "报到")),
            Option(2, "request_help", ("求助",)),
        )
    ),
    "media": QuestionKind((Option(1, "request_help", ("求助", *_YES)), _NO_OPTION)),
    "why_not": QuestionKind(asks="words"),
    "meant": QuestionKind((Option(1, "yes", _YES), _NO_OPTION)),
    "which": QuestionKind((_NO_OPTION,), varies=True),
    "which_person": QuestionKind(varies=True),
    "same_name": QuestionKind((_NO_OPTION,), varies=True),
    "hand_to_leader": QuestionKind((Option(1, "yes", _YES), _NO_OPTION)),
    "finish_note": QuestionKind(asks="words"),
}


def option_of(kind: str, said: str) -> Option | None:
    """The option of `kind` that a digit ("2"), a canonical name or a word stands for, else None."""
    for option in KINDS[kind].options:
        if said in (str(option.digit), option.name) or said in option.words:
            return option
    return None
