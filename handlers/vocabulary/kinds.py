"""The kinds of question Lianxin asks, and the words and digits that answer them.

The order of options is the order of the digits shown to people (VOICE, section 6, rule 12).
"""

from collections.abc import Mapping

from bot.core.folding import compact
from handlers.vocabulary.announcing import ANNOUNCING_KINDS
from handlers.vocabulary.handing import HANDING
from handlers.vocabulary.lessons import DOOR_CAME, LESSONS
from handlers.vocabulary.own_matters import OWN_KINDS
from handlers.vocabulary.pushed import NOTICE, STUDY_DAY
from handlers.vocabulary.roll import ROLL_KINDS
from handlers.vocabulary.shapes import NO_DIGIT, Option, QuestionKind, listed
from handlers.vocabulary.study_plans import PLAN_KINDS

_YES = listed(
    "是, 是的, 对, 对的, 对对, 没错, 嗯, 嗯嗯, 好, 好的, 行, 可以, 要, 正是, yes, y, ok, yeah, sure"
)
_NO = listed("不是, 不是的, 不对, 不, 不要, 不用, 不用了, 不必, 算了, 没有, 都不是, no, n, nope")
_GO_AHEAD = listed("好, 好的, 行, 可以, 是, 是的, 对, ok, yes, 确认, 确定, 没问题")
_DROP = Option(
    0,
    "drop",
    listed("不发, 取消, 先不发, 不发布, 别发, 算了, 不要, 不用了, 放弃, drop, cancel, do not"),
    unsure=("不", "不对", "不是", "no"),
    opposite="",
)
_YES_OPTION = Option(1, "yes", _YES, opposite="no")
_NO_OPTION = Option(0, "no", _NO)

_Words = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
_URGENT: _Words = (
    "urgent",
    listed("急, 急事, 紧急, 很急, 着急, 是急事, 十万火急, urgent"),
    (),
    ("很急", "急事", "紧急", "着急", "urgent"),
    "not_urgent",
)
_NOT_URGENT: _Words = (
    "not_urgent",
    listed("不急, 不着急, 不紧急, 不是急事, 没事, 不急的, 不要紧, noturgent"),
    (),
    ("不急", "不着急", "不要紧", "not urgent"),
    "",
)

KINDS: Mapping[str, QuestionKind] = {
    "study_day": STUDY_DAY,
    "notice": NOTICE,
    "study_day_preview": QuestionKind(
        (
            Option(
                1,
                "publish",
                ("发布", "发", "发送", "发出", "确认发布", "publish"),
                unsure=_GO_AHEAD,
                opposite="drop",
            ),
            _DROP,
        )
    ),
    "study_day_when": QuestionKind((_DROP,), asks="words"),
    "study_day_place": QuestionKind((_DROP,), asks="words"),
    "study_day_title": QuestionKind((_DROP,), asks="words"),
    "bind_name": QuestionKind(asks="words"),
    "bind_code": QuestionKind(asks="number"),
    "bind_who": QuestionKind(
        (
            Option(
                1,
                "self",
                ("是本人", "本人", "我是本人", "是我", "是我本人", "就是我", "myself", *_YES),
                opposite="no",
            ),
            Option(
                2,
                "helper",
                listed(
                    "我是家人, 家人, 我是家人帮她用, 我是家人帮他用, 帮她用, 帮他用, 我帮她用, "
                    "我帮他用, 帮忙用, helper, family"
                ),
            ),
            Option(
                3,
                "shared",
                listed(
                    "两人用, 我们两人用, 这部手机我们两人用, 一起用, 合用, 共用, 两个人用, "
                    "shared, two of us"
                ),
            ),
            Option(0, "no", (*_NO, "不是我", "认错人了", "搞错了", "弄错了")),
        )
    ),
    "help_what": QuestionKind((_NO_OPTION,), asks="words"),
    "help_offer": QuestionKind(
        (
            Option(
                1,
                "claim",
                listed(
                    "接单, 我接, 接, 我去, 去, 我来, 我帮, 接了, 我能帮, i will, claim, i will go"
                ),
                unsure=("好", "好的", "可以", "行", "ok", "yes"),
                found=("接单", "我接", "我来帮", "我能帮", "我去帮"),
                opposite="not_now",
            ),
            Option(
                2,
                "not_now",
                listed(
                    "这次不, 这次不行, 没空, 没时间, 不接, 不行, 去不了, 不去, 帮不了, "
                    "这次没空, not now, not this time, i cannot"
                ),
                found=("接不了", "帮不了", "没空", "没时间"),
            ),
        )
    ),
    "help_done": QuestionKind(
        (
            Option(
                1,
                "done",
                listed(
                    "办好了, 办好, 好了, 完成, 完成了, 解决了, 解决, 弄好了, 弄好, 修好了, "
                    "修好, 已经好了, 是, 是的, 对, done, yes, fixed"
                ),
                unsure=("好", "好的", "ok"),
                found=("办好了", "解决了", "弄好了", "修好了"),
                opposite="not_yet",
            ),
            Option(
                2,
                "not_yet",
                listed(
                    "还没, 没有, 没好, 还没好, 没完成, 还没有, 没办好, 没解决, 没弄好, 没修好, "
                    "不是, 没, notyet, no"
                ),
                found=("还没好", "没办好", "没解决", "没弄好", "没修好", "没来人"),
            ),
        )
    ),
    "voice_urgent": QuestionKind((Option(1, *_URGENT), Option(0, *_NOT_URGENT))),
    "hurry": QuestionKind((Option(NO_DIGIT, *_URGENT), Option(NO_DIGIT, *_NOT_URGENT))),
    "not_understood": QuestionKind(
        (
            Option(1, "request_help", ("求助", "help request", "ask for help")),
            Option(2, "suggest", ("建言", "建议", "suggest", "suggestion")),
            Option(
                3,
                "leave_message",
                listed("留言, 留言给组长, 给组长留言, 转给组长, message, leave a message"),
            ),
            Option(
                0,
                "nothing",
                listed("没事, 没什么, 没什么事, 没有事, 算了, 不用, 不用了, nothing"),
            ),
        )
    ),
    "after_sign_of_life": QuestionKind(asks="optional"),
    "leave_reason": QuestionKind(asks="optional"),
    "door_came": DOOR_CAME,
    "sign_of_life_or_check_in": QuestionKind(
        (
            Option(1, "check_in", ("签到", "checkin")),
            Option(
                2,
                "sign_of_life",
                ("报到", "报平安", "平安", "只报平安", "报道", "only that i am well"),
            ),
        )
    ),
    "position": QuestionKind(
        (
            Option(1, "sign_of_life", ("报平安", "平安", "报到", "报道", "i am well")),
            Option(2, "request_help", ("求助", "i need help")),
        )
    ),
    "media": QuestionKind((Option(1, "request_help", ("求助", *_YES), opposite="no"), _NO_OPTION)),
    "why_not": QuestionKind(asks="words"),
    "suggestion": QuestionKind(asks="words"),
    "leaving": QuestionKind((_NO_OPTION,)),
    "meant": QuestionKind((_YES_OPTION, _NO_OPTION)),
    "which": QuestionKind((_NO_OPTION,), varies=True),
    "which_person": QuestionKind(varies=True),
    "same_name": QuestionKind((_NO_OPTION,), varies=True),
    "hand_to": QuestionKind((_NO_OPTION,), varies=True),
    "hand_to_leader": QuestionKind((_YES_OPTION, _NO_OPTION)),
    **ANNOUNCING_KINDS,
    **HANDING,
    **ROLL_KINDS,
    **LESSONS,
    **OWN_KINDS,
    **PLAN_KINDS,
}


def option_of(kind: str, said: str) -> Option | None:
    """The option of `kind` that a digit ("2"), a canonical name or a word stands for, else None."""
    word = compact(said)
    for option in KINDS[kind].options:
        if said in (str(option.digit), option.name) or word in map(compact, option.words):
            return option
    return None
