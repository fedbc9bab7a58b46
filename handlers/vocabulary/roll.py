"""The words of the numbered list: 名单, 代签, 送学 by number, 补签, 更正签到."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import CommandWord, Option, QuestionKind, TailShape, listed

ROLL_COMMANDS: Mapping[str, CommandWord] = {
    "roll": CommandWord(
        listed("名单, 看名单, 今天名单, 今天的名单, 签到名单, the list, list"), found=("名单",)
    ),
    "tick": CommandWord(
        listed("代签, 替签, 帮签, 代签到, 替签到, tick"), TailShape.LIST, found=("代签",)
    ),
    # 送学 alone, and from who leads nobody, is how a member takes part.
    "deliver": CommandWord(
        listed("送学, 送学上门, 上门送学, deliver"), TailShape.LIST, alone=False
    ),
    "tick_later": CommandWord(
        listed("补签, 补签到, 补记, tick later"), TailShape.DATED_LIST, found=("补签",)
    ),
    "correct_attendance": CommandWord(
        listed("更正签到, 改正签到, 签到更正, correct attendance"),
        TailShape.DATED_TEXT,
        found=("更正签到",),
    ),
}

ROLL_KINDS: Mapping[str, QuestionKind] = {
    "attendance_why": QuestionKind(
        (
            Option(
                0,
                "drop",
                listed("不改了, 不改, 算了, 不用了, 取消, 放弃, drop, cancel"),
                opposite="",
            ),
        ),
        asks="words",
    ),
    "position_here": QuestionKind(
        (
            Option(1, "check_in", ("签到", "checkin")),
            Option(2, "sign_of_life", ("报平安", "平安", "报到", "报道", "i am well")),
            Option(3, "request_help", ("求助", "i need help")),
        )
    ),
}

# Behind the number in 更正签到 3 没来 记错了: what is so, before the reason.
DID_NOT_COME = listed(
    "没有来, 没来, 没有到, 没到, 未到, 缺席, 不在, 没在, 其实没来, did not come, absent, "
    "was not there, not there"
)
CAME = listed("来了, 来过, 到了, 到场, 在场, 其实来了, 来的, 在的, came, was there, present")
