"""The answers to what Lianxin asks by itself: how to take part in a study day, a notice."""

from handlers.vocabulary.shapes import Option, QuestionKind, listed

STUDY_DAY = QuestionKind(
    (
        Option(
            1,
            "on_site",
            listed(
                "参加, 来, 我来, 去, 我去, 到场, 现场, 来现场, 去现场, 到现场, 能来, 能去, "
                "会来, 会去, 来参加, 去参加, 现场参加, 能参加, 会到, 准时到, 一定来, "
                "一定到, onsite, come, i'llcome, coming, join, attend"
            ),
            found=listed(
                "参加, 能来, 能去, 会来, 会去, 我来, 我会到, 过来, 到场, 到现场, 一定来, "
                "一定到, 准时到, "
                "可以来, 可以去, 号来, 晚上来, 也来, i'll come, i will come, on site, attend"
            ),
            opposite="leave",
        ),
        Option(
            2,
            "online",
            listed(
                "线上, 网上, 手机上, 手机, 在线, 网络, 网课, 线上参加, 网上参加, 线上学, "
                "网上学, 手机上学, 手机学, 线上学习, 网上学习, 手机上看, online"
            ),
            found=("线上", "网上", "手机上", "在线学", "网课", "online"),
        ),
        Option(
            3,
            "door",
            listed(
                "送学, 送来, 到家里, 上门, 送上门, 送学上门, 上门送学, 来家里, 来我家, "
                "送到家里, 送到家, 送到我家, 到我家, 到我家来, at the door, "
                "at my door, door, athome"
            ),
            found=listed("送学, 上门, 送到家, 到家里, 来家里, 送到我家, 到我家来, at the door"),
        ),
        Option(
            4,
            "leave",
            listed(
                "请假, 不参加, 不来, 不去, 去不了, 来不了, 参加不了, 到不了, 去不成, "
                "来不成, 没空, 没时间, 没有空, 没有时间, 没工夫, 有事, 不得空, 不方便, "
                "走不开, 不能来, 不能去, 不能参加, leave, notcoming, can'tcome, "
                "cannotcome, absent, askforleave"
            ),
            found=listed(
                "请假, 请个假, 请一天假, 不参加, 不来, 不去, 去不了, 来不了, 参加不了, 到不了, "
                "去不成, 来不成, 没空, 没时间, 没有空, 没有时间, 走不开, not coming, "
                "can't come, cannot come"
            ),
        ),
    )
)

NOTICE = QuestionKind(
    (
        Option(
            1,
            "confirmed",
            listed(
                "收到, 好的, 好, 好嘞, 好哒, 知道了, 知道, 晓得了, 晓得, 明白了, 明白, "
                "了解, 看到了, 看到, 看见了, 已阅, 嗯, 嗯嗯, 行, 可以, 没问题, ok, okay, "
                "gotit, received, read, 确认, 已收到, 收到通知, 通知收到, 通知已收到, "
                "已知晓, 看了"
            ),
            found=("收到", "知道了", "晓得了", "看到了"),
        ),
        Option(
            2,
            "call_me",
            listed(
                "请给我打电话, 打电话, 给我打电话, 打电话给我, 打个电话, 给我打个电话, "
                "回电, 回电话, 给我回电话, 电话, callme, pleasecallme"
            ),
            found=listed("给我打电话, 打电话给我, 给我打个电话, 打个电话, 回个电话, call me"),
        ),
        Option(
            3,
            "cannot",
            listed(
                "做不到, 不行, 有困难, 办不到, 不能, 不会, 没办法, 做不了, 办不了, "
                "cannot, can't, i cannot"
            ),
            found=("做不到", "有困难", "办不到", "没办法", "做不了", "办不了"),
        ),
    ),
    latest_wins=True,
)
