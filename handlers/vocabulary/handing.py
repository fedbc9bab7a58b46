"""The answers to what is asked when somebody hands over, and of who is to stand in."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import Option, QuestionKind, listed

_DROP = Option(
    0,
    "drop",
    listed("不交, 不交了, 取消, 算了, 不用了, 先不交, 放弃, drop, cancel, do not"),
    unsure=("不", "不对", "不是", "no"),
)

_OFFER = QuestionKind(
    (
        Option(
            1,
            "accept",
            listed("我替, 替, 行, 可以, 好, 好的, 没问题, 我来替, 答应, 愿意, i will, yes, ok"),
            found=("我替", "我来替"),
            opposite="decline",
        ),
        Option(
            2,
            "decline",
            listed(
                "这次不行, 不行, 替不了, 不替, 没空, 没时间, 不方便, 走不开, 不能替, 帮不了, "
                "not this time, i cannot, no"
            ),
            found=("替不了", "走不开", "没空"),
        ),
    )
)

HANDING: Mapping[str, QuestionKind] = {
    "bind_old": QuestionKind(
        (
            Option(
                1,
                "moved",
                listed("换成这个, 换了, 不用了, 旧的不用了, 换手机了, only this one, moved"),
                unsure=("是", "是的", "对", "好", "yes"),
            ),
            Option(2, "both", listed("两个都用, 都用, 还在用, 旧的还用, 都在用, both")),
            Option(3, "no", listed("先不接, 不接, 算了, 不用接, leave it, no")),
        )
    ),
    "helper_whom": QuestionKind(
        (Option(0, "no", listed("不用, 不用了, 不要, 算了, 没有, no")),), asks="words"
    ),
    "helper_which": QuestionKind(
        (Option(0, "no", listed("不用了, 算了, 都不是, no")),), varies=True
    ),
    "fresh_code_whose": QuestionKind(
        (Option(0, "no", listed("不用了, 算了, 都不是, no")),), varies=True
    ),
    "handing_who": QuestionKind((_DROP,), asks="words"),
    "handing_whom": QuestionKind((_DROP,), varies=True),
    "handing_when": QuestionKind((_DROP,), asks="words"),
    "handing_preview": QuestionKind(
        (
            Option(
                1,
                "ask",
                listed("请, 交, 去问, 问, 交班, 就请, ask, hand over"),
                unsure=listed("好, 好的, 行, 可以, 是, 是的, 对, 确认, 确定, 没问题, ok, yes"),
                opposite="drop",
            ),
            _DROP,
        )
    ),
    "pass_on_to": QuestionKind((_DROP,), varies=True),
    "errand_offer": _OFFER,
    "handing_offer": _OFFER,
}
