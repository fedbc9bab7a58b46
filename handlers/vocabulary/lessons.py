"""The words for lessons: what answers one, and what a secretary is asked when giving one."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import NO_DIGIT, Option, QuestionKind, listed

_CHOICES = tuple(
    Option(number, str(number), listed(f"{letter}, 选{letter}, {ordinal}, 选{number}"))
    for number, letter, ordinal in (
        (1, "a", "第一个"),
        (2, "b", "第二个"),
        (3, "c", "第三个"),
        (4, "d", "第四个"),
    )
)
DOOR_CAME = QuestionKind(
    (
        Option(
            1,
            "came",
            listed("来过了, 来过, 来了, 送到了, 送来了, 是, 是的, 对, came, they came, yes"),
            found=("来过了", "送到了", "送来了"),
            opposite="not_yet",
        ),
        Option(
            2,
            "not_yet",
            listed("还没来, 没来, 没来过, 没有, 还没, 没有来, 没人来, not yet, nobody came, no"),
            found=("还没来", "没来过", "没人来"),
        ),
    )
)
_DROP = Option(0, "drop", listed("不要, 不定了, 算了, 取消, 放弃, drop, cancel"))
_NONE = Option(0, "none", listed("没有, 没, 不用, 不出, 没有了, 没了, 不要, none, no"))
_WHILE_GIVING: Mapping[str, QuestionKind] = {
    "lesson_day": QuestionKind((_DROP,), varies=True),
    "lesson_text": QuestionKind(
        (
            Option(
                NO_DIGIT,
                "enough",
                listed("完, 完了, 发完了, 发完, 就这些, that is all, end"),
            ),
            _DROP,
        ),
        asks="words",
    ),
    "lesson_media": QuestionKind((_NONE,), asks="words"),
    "lesson_question": QuestionKind((_NONE,), asks="words"),
    "lesson_choices": QuestionKind(asks="words"),
    "lesson_right": QuestionKind(asks="number"),
    "lesson_preview": QuestionKind(
        (
            Option(
                1,
                "give",
                ("定下", "定", "就这样", "确认", "give it"),
                unsure=listed("好, 好的, 行, 可以, 是, 对, ok, yes"),
                opposite="drop",
            ),
            _DROP,
        )
    ),
}
LESSONS: Mapping[str, QuestionKind] = {
    "lesson": QuestionKind(
        (
            *_CHOICES,
            Option(
                NO_DIGIT,
                "more",
                listed("全文, 正文, 看全文, 接着, 接着看, 下一段, 往下, 继续, whole text, go on"),
            ),
            Option(
                NO_DIGIT,
                "read",
                listed(
                    "看完了, 我看完了, 读完了, 听完了, 学完了, 看完, 学好了, 我学完了, 我听完了, "
                    "done reading, i have read it, finished reading"
                ),
            ),
        ),
        varies=True,
    ),
    **_WHILE_GIVING,
}
