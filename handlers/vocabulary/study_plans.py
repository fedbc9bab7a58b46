"""The words for planning study days, changing and cancelling them: commands and questions."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import CommandWord, Option, QuestionKind, TailShape, listed

PLAN_COMMANDS: Mapping[str, CommandWord] = {
    "study_at_home": CommandWord(
        listed(
            "学习日去老家, 学习日回老家, 学习日在老家, 学习日去组织关系那边, study days at home, "
            "study days at my home branch"
        ),
    ),
    "study_at_residence": CommandWord(
        listed("学习日在这边, 学习日去这边, 学习日就在这边, 学习日在住的地方, study days here"),
    ),
    "change_study_day": CommandWord(
        listed("改学习日, 更改学习日, 修改学习日, 调整学习日, change study day"),
        TailShape.ANY,
        found=listed("改学习日, 学习日改, change the study day"),
    ),
    "cancel_study_day": CommandWord(
        listed("取消学习日, 学习日取消, cancel study day"),
        TailShape.ANY,
        found=listed("取消学习日, 学习日取消, cancel the study day"),
    ),
}

_GO_AHEAD = listed("好, 好的, 行, 可以, 是, 是的, 对, ok, yes, 确认, 确定, 没问题")
_DROP = Option(
    0,
    "drop",
    listed("不发, 取消, 先不发, 不发布, 别发, 算了, 不要, 不用了, 放弃, drop, cancel, do not"),
    unsure=("不", "不对", "不是", "no"),
)
_LEAVE = Option(
    0,
    "drop",
    listed("不改, 不改了, 先不改, 算了, 不用了, 不要了, 取消, 放弃, drop, leave it"),
    unsure=("不", "不对", "不是", "no"),
)
_KEEP = Option(
    0,
    "drop",
    listed("不取消, 不取消了, 照常, 照旧, 算了, 不用了, 放弃, keep it, drop"),
    unsure=("不", "不对", "不是", "no"),
)

PLAN_KINDS: Mapping[str, QuestionKind] = {
    "plan_when": QuestionKind((_DROP,), asks="words"),
    "plan_place": QuestionKind((_DROP,), asks="words"),
    "plan_title": QuestionKind((_DROP,), asks="words"),
    "plan_preview": QuestionKind(
        (
            Option(
                1,
                "publish",
                listed("全部发布, 发布, 发, 发送, 发出, 确认发布, publish all, publish"),
                unsure=_GO_AHEAD,
                opposite="drop",
            ),
            _DROP,
        ),
        asks="words",
    ),
    "change_which": QuestionKind((_LEAVE,), varies=True),
    "change_host": QuestionKind((_LEAVE,), varies=True),
    "change_what": QuestionKind((_LEAVE,), asks="words"),
    "change_preview": QuestionKind(
        (
            Option(
                1,
                "change",
                listed("改, 就这么改, 确认改, 照改, change"),
                unsure=_GO_AHEAD,
                opposite="drop",
            ),
            _LEAVE,
        ),
        asks="words",
    ),
    "notice_change_preview": QuestionKind(
        (
            Option(
                1,
                "change",
                listed("改, 就这么改, 确认改, 照改, change"),
                unsure=_GO_AHEAD,
                opposite="drop",
            ),
            _LEAVE,
        ),
    ),
    "cancel_which": QuestionKind((_KEEP,), varies=True),
    "cancel_preview": QuestionKind(
        (
            Option(
                1,
                "cancel",
                listed("取消, 就取消, 确认取消, 不办了, cancel"),
                unsure=_GO_AHEAD,
                opposite="drop",
            ),
            _KEEP,
        ),
        asks="words",
    ),
}
