"""The words for announcing: its preview, when and how it goes, lists of one's own."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import (
    NO_DIGIT,
    CommandWord,
    Option,
    QuestionKind,
    TailShape,
    listed,
)

ANNOUNCING_COMMANDS: Mapping[str, CommandWord] = {
    "announce": CommandWord(("通知", "announce"), TailShape.ANY, found=("发通知", "发个通知")),
    "announce_urgently": CommandWord(
        ("急通知", "紧急通知", "urgent notice"), TailShape.ANY, alone=False
    ),
    "save_list": CommandWord(("存名单", "保存名单", "save list"), TailShape.ANY),
    "saved_lists": CommandWord(("名单册", "我的名单", "my lists")),
    "drop_list": CommandWord(("删名单", "删除名单", "drop list"), TailShape.ANY),
}

_DROP = Option(
    0,
    "drop",
    listed("不发, 取消, 先不发, 不发布, 别发, 算了, 不要, 不用了, 放弃, drop, cancel, do not"),
    unsure=("不", "不对", "不是", "no"),
    opposite="",
)
_GO_AHEAD = listed("好, 好的, 行, 可以, 是, 是的, 对, ok, yes, 确认, 确定, 没问题")
_SEND = listed("发出, 发, 发送, 发出去, 确认发送, send")
_WHEN = listed("换时间, 换个时间发, 换个时间, 定时, 定时发, 晚点发, 以后发, another time")
_TRY = listed("先发给我看看, 发给我看看, 先给我看看, 给我看看, 试发, 先发给我, show me first")
_URGENT = listed("急, 急事, 紧急, 加急, 是急事, urgent")
_ASK_FIRST = listed("先问一句, 先问问, 先问大家一句, 先问, ask first")
_ATTACH = listed("附件, 带附件, 加附件, 附文件, 带文件, 带个文件, 加个文件, attach a file, attach")
_INFORM = listed("不用回, 只告知, 不用回复, 不需要回复, 不必回, 告知, no answer needed")


def _ways(*, with_digits: bool) -> tuple[Option, ...]:
    words = {
        "when": _WHEN,
        "try": _TRY,
        "urgent": _URGENT,
        "inform": _INFORM,
        "ask_first": _ASK_FIRST,
    }
    ways = [
        Option(digit if with_digits else NO_DIGIT, name, said)
        for digit, (name, said) in enumerate(words.items(), start=2)
    ]
    return *ways, Option(NO_DIGIT, "attach", _ATTACH)


_SAME = listed("不改了, 不改, 不换, 不换了, 算了, 取消, keep, keep it")
_NOT_URGENT = listed("不急, 不急了, 照平常发, 照平常, 算了, 取消, not urgent")
ANNOUNCING_KINDS: Mapping[str, QuestionKind] = {
    "notice_preview": QuestionKind(
        (
            Option(1, "send", _SEND, unsure=_GO_AHEAD, opposite="drop"),
            *_ways(with_digits=True),
            _DROP,
        )
    ),
    "notice_count": QuestionKind((*_ways(with_digits=False), _DROP), asks="number"),
    # The text tried on oneself asks 1 2 3 too: an answer to it leads back and answers nothing else.
    "notice_tried": QuestionKind(
        (
            Option(1, "seen", listed("回到预览, 预览, 看预览, back to the preview, back")),
            Option(2, "tried_call"),
            Option(3, "tried_cannot"),
            _DROP,
        )
    ),
    "notice_when": QuestionKind(
        (
            Option(1, "now", listed("马上, 马上发, 现在, 现在发, 立刻, now, at once")),
            Option(
                2,
                "own_hours",
                listed(
                    "按各人自己的时间, 各人自己的时间, 各人的时间, 按各人的时间, 按各人时间, "
                    "at their own hours"
                ),
            ),
            Option(3, "keep", _SAME),
        ),
        asks="words",
    ),
    "notice_why_urgent": QuestionKind((Option(0, "keep", _NOT_URGENT),), asks="words"),
    "notice_approval": QuestionKind(
        (
            Option(
                1,
                "approve",
                listed("同意, 同意发, 可以发, 发吧, approve, agree"),
                unsure=_GO_AHEAD,
                opposite="refuse",
            ),
            Option(
                2,
                "refuse",
                listed("不同意, 不同意发, 不能发, 别发, 先别发, 不发, refuse, do not agree"),
                unsure=("不", "不行", "no"),
            ),
        )
    ),
    "notice_refusal": QuestionKind(asks="words"),
    "notice_enclose": QuestionKind(
        (
            Option(
                1,
                "enclose",
                listed("一起发, 附上, 是, 是的, 对, 好, 好的, 可以, 行, yes, ok, send it along"),
                opposite="leave",
            ),
            Option(0, "leave", listed("不附, 不一起发, 不用, 不是, 不, 算了, no, leave it")),
        )
    ),
    "notice_file": QuestionKind(
        (
            Option(
                1, "there", listed("放好了, 放好, 放进去了, 放了, 传好了, 好了, it is there, done")
            ),
            Option(
                0, "leave", listed("不带文件, 不带, 不带了, 不放了, 不用, 算了, no file, leave it")
            ),
        )
    ),
    # 收到 is left to notices that wait for it.
    "window_question": QuestionKind(
        (
            Option(
                1,
                "wanted",
                listed(
                    "想, 想收到, 想的, 要, 要的, 好, 好的, 好嘞, 行, 可以, 是, 是的, 嗯, 嗯嗯, 在, "
                    "在的, 我在, 直接收到, yes, ok, okay, sure, i do"
                ),
            ),
        )
    ),
    "notice_who": QuestionKind((_DROP,), varies=True),
    "list_who": QuestionKind((_DROP,), varies=True),
}
