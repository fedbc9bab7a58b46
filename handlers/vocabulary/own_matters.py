"""The words for a member's own card and wishes: commands, and the questions they lead to."""

from collections.abc import Mapping

from handlers.vocabulary.shapes import (
    NO_DIGIT,
    CommandWord,
    Option,
    QuestionKind,
    TailShape,
    listed,
)

OWN_COMMANDS: Mapping[str, CommandWord] = {
    "my_info": CommandWord(
        listed("我的信息, 我的资料, 我的联系卡, my info"),
        found=listed("我的信息, 我的资料, 我的联系卡"),
        by_sound=True,
    ),
    "card": CommandWord(
        listed("联系卡, 查看联系卡, 看联系卡, card of"), TailShape.NAME, by_sound=True
    ),
    "correct": CommandWord(
        listed("更正, 改正, correct"),
        TailShape.ANY,
        found=listed(
            "更正, 换电话了, 电话换了, 换了电话, 电话号码换了, 手机号换了, 换手机号了, 换了手机号, "
            "换号码了, 号码换了, 电话改成, 号码改成, 手机号改成, 地址改成, 住址改成, 搬家了, "
            "搬到, 地址换了, 地址变了, 住址变了, 住址换了, new phone number, moved house"
        ),
        by_sound=True,
    ),
    "mind": CommandWord(
        listed("心里话, 说句心里话, on my mind"),
        TailShape.ANY,
        found=listed("心里话, on my mind"),
        by_sound=True,
    ),
    "take_back_mind": CommandWord(
        listed("收回心里话, 心里话收回, 删掉心里话, 删心里话, take back on my mind")
    ),
    "be_called": CommandWord(
        listed("叫我, 请叫我, 称呼我, 喊我, address me as"), TailShape.CALLED, by_sound=True
    ),
    "offer_help": CommandWord(
        listed("我能帮, 我可以帮, 我会帮, 我能帮忙, i can help with"),
        TailShape.ANY,
        found=listed("我能帮, 我可以帮, i can help with"),
    ),
    "stop_helping": CommandWord(
        listed("不帮了, 我不帮了, 不再帮了, 以后不帮了, stop helping"), found=listed("不再帮了")
    ),
    "remind_at": CommandWord(
        listed("提醒时间, 改提醒时间, 几点提醒, remind at"),
        TailShape.ANY,
        found=listed("提醒时间, 点提醒我, remind me at"),
    ),
    "quiet_hours": CommandWord(
        listed("免打扰, 勿扰, 别打扰我, 不要打扰我, quiet hours, do not disturb"),
        TailShape.ANY,
        found=listed("免打扰, 别打扰我, 不要打扰我, 别给我发消息"),
        by_sound=True,
    ),
    "pause": CommandWord(
        listed("暂停通知, 停发通知, 先别发通知, 别发通知了, 不要发通知了, pause notices, pause"),
        TailShape.ANY,
        found=listed("暂停通知, 别发通知, 不要发通知, 别再发通知, pause notices"),
    ),
    "no_sms": CommandWord(
        listed("不要短信, 别发短信, 不要给我发短信, no text messages, no sms"),
        found=listed("不要短信, 别发短信, 不要给我发短信, no text messages"),
    ),
    "sms": CommandWord(
        listed("可以发短信, 要短信, 发短信吧, text messages please, sms please"),
        found=listed("可以发短信, 要短信, text messages please"),
    ),
    "resume": CommandWord(
        listed("恢复通知, 接着发通知, 重新发通知, 通知接着发, resume notices, resume"),
        found=listed("恢复通知, 接着发通知, resume notices"),
    ),
}

_DROP = Option(
    0,
    "no",
    listed(
        "不改了, 不改, 不说了, 不用了, 不用, 算了, 取消, 不要了, 不登记了, 不停了, no, drop, "
        "never mind"
    ),
)

_SHARES_PHONE = QuestionKind(
    (
        Option(
            1,
            "yes",
            listed("合用, 两人合用, 两个人合用, 我们合用, 是, 是的, 对, 一起用, shared, yes"),
            opposite="no",
        ),
        Option(0, "no", listed("写错了, 不是, 错了, 不对, 我写错了, 算了, no, my mistake")),
    )
)
OWN_KINDS: Mapping[str, QuestionKind] = {
    "correct_what": QuestionKind(
        (
            Option(
                1, "phone", listed("电话, 手机, 手机号, 号码, 电话号码, 手机号码, 联系电话, phone")
            ),
            Option(2, "address", listed("住址, 地址, 家庭住址, 家庭地址, 现住址, address")),
            Option(3, "family", listed("家庭, 家里, 家里人, 家人, 家属, family")),
            Option(
                NO_DIGIT,
                "whereabouts",
                listed("人在哪里, 去向, 人在哪儿, 在哪里, 现在在哪里, 我在哪里, whereabouts"),
            ),
            Option(NO_DIGIT, "housing", listed("住房, 房子, 住的房子, housing")),
            Option(NO_DIGIT, "work", listed("工作, 上班, 工作单位, 单位, work")),
            Option(NO_DIGIT, "name", listed("姓名, 名字, name")),
            Option(
                NO_DIGIT, "born_on", listed("生日, 出生日期, 出生年月, 出生, birthday, birth date")
            ),
            _DROP,
        ),
        asks="words",
    ),
    "which_card": QuestionKind((_DROP,), varies=True),
    "correct_value": QuestionKind((_DROP,), asks="words"),
    "correct_shared_phone": _SHARES_PHONE,
    "on_behalf_shared_phone": _SHARES_PHONE,
    "card_check": QuestionKind(
        (
            Option(1, "right", listed("对, 对的, 没错, 正确, 核对过了, right"), opposite="wrong"),
            Option(2, "wrong", listed("不对, 错了, 不正确, 打不通, 不是, wrong")),
        )
    ),
    "card_still": QuestionKind(
        (
            Option(
                1,
                "still",
                listed("是, 还是, 是的, 对, 没换, 没变, 没有变, 一样, 老样子, yes, still"),
                unsure=listed("嗯, 好, 好的"),
                opposite="changed",
            ),
            Option(
                2,
                "changed",
                listed("换了, 变了, 不是, 不是了, 搬了, 改了, 不一样了, changed, no"),
                found=listed("换了, 变了, 搬了"),
                opposite="still",
            ),
        )
    ),
    "mind_what": QuestionKind((_DROP,), asks="words"),
    "mind_who": QuestionKind(
        (
            Option(1, "leader", listed("组长, 给组长, 给组长看, leader")),
            Option(2, "secretary", listed("书记, 给书记, 给书记看, secretary")),
            Option(
                3,
                "nobody",
                listed(
                    "自己留着, 谁也不给, 谁也不给看, 不给人看, 不给别人看, 只给自己, nobody, "
                    "keep it to myself"
                ),
            ),
        ),
        asks="words",
    ),
    "mind_kept": QuestionKind(
        (
            Option(1, "again", listed("重说, 重新说, 改, say it anew")),
            Option(2, "take_back", listed("收回, 收回来, 删掉, 删了, take back")),
            Option(3, "readers", listed("换人看, 换个人看, 给别人看, other readers")),
        )
    ),
    "called_what": QuestionKind((_DROP,), asks="words"),
    "offer_what": QuestionKind((_DROP,), asks="words"),
    "remind_when": QuestionKind((_DROP,), asks="words"),
    "quiet_when": QuestionKind((_DROP,), asks="words"),
    "pause_how_long": QuestionKind(
        (
            Option(1, "week", listed("一个星期, 一星期, 一周, 七天, a week")),
            Option(2, "month", listed("一个月, 三十天, 一月, a month")),
            Option(
                3,
                "until_told",
                listed("到我说为止, 到我说, 一直停, 一直, 我说了再发, 到我说恢复, until i say"),
            ),
            _DROP,
        )
    ),
    "pause_again": QuestionKind(
        (
            Option(1, "go_on", listed("接着停, 还停, 再停, 继续停, 先停着, stay paused")),
            Option(2, "resume", listed("恢复, 接着发, 恢复通知, 发吧, resume")),
        )
    ),
}
