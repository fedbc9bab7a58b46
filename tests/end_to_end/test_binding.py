"""Strangers, 绑定, following and leaving (INTERFACE, section 4; VOICE, sections 3 and 4)."""

from datetime import timedelta

import pytest

from bot import people
from bot.core.sealing import Sealer
from bot.people import InvitationShown
from tests import builders
from tests.end_to_end.town import KEY, Town

PHONE = "0519-88881234"
HOW = "绑定 姓名 邀请码"
SEALER = Sealer(KEY)


@pytest.fixture
def invited(town: Town) -> dict[str, InvitationShown]:
    """钱桂芳 and 张建国 of 赵组长's group have an invitation on paper and no WeChat bound."""
    with town.begin() as session:
        for name in ("钱桂芳", "张建国"):
            builders.person(session, name, town.street.group)
        shown = people.invite(session, town.now, SEALER, builders.ACCOUNT)
    return {one.name: one for one in shown}


@pytest.mark.parametrize(
    "text",
    ["你好", "?", "0", "1", "求助", "签到", "学习日", "通知 全体 停水", "王秀兰", "我是王秀兰"],
)
def test_whatever_a_stranger_writes_the_answer_says_how_to_join(town: Town, text: str) -> None:
    reply = town.say("stranger", text)
    assert HOW in reply
    assert PHONE in reply
    assert "王" not in reply


@pytest.mark.parametrize("kind", ["image", "voice", "location"])
def test_what_is_no_text_is_answered_to_a_stranger_too(town: Town, kind: str) -> None:
    reply = town.message("stranger", [("MsgType", kind), ("MediaId", "m-1")])
    assert HOW in reply


def test_a_stranger_gets_thirty_replies_a_day_and_then_silence(town: Town) -> None:
    replies = [town.say("stranger", f"你是谁{n}") for n in range(32)]
    assert all(replies[:30])
    assert replies[30:] == ["", ""]
    assert "120" in town.say("stranger", "救命")
    town.now += timedelta(days=1)
    assert town.say("stranger", "你好")


def test_danger_helps_a_stranger_as_far_as_it_can(town: Town) -> None:
    reply = town.say("stranger", "煤气漏了")
    assert "119" in reply.splitlines()[0]
    assert PHONE in reply
    assert town.status()["help_requests"]["open"] == 0


def test_a_bare_word_asks_the_name_then_the_code(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    assert "姓名" in town.say("new", "绑定")
    assert "邀请码" in town.say("new", "钱桂芳")
    assert "您是钱桂芳吗" in town.say("new", invited["钱桂芳"].code)
    welcome = town.say("new", "1")
    assert "钱桂芳" in welcome
    assert "赵德福" in welcome
    assert "13900000001" in welcome


@pytest.mark.parametrize("spaces", ["绑定 {name} {code}", "绑定{name}{code}", "绑定 {code} {name}"])
def test_spaces_and_order_do_not_matter(
    town: Town, invited: dict[str, InvitationShown], spaces: str
) -> None:
    code = invited["钱桂芳"].code
    assert "您是钱桂芳吗" in town.say("new", spaces.format(name="钱桂芳", code=code))


def test_every_step_of_binding_carries_the_duty_phone(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    for text in ("绑定", "钱桂芳", "我没有", "000000", f"绑定钱桂芳{invited['钱桂芳'].code}", "0"):
        assert PHONE in town.say("new", text), text


def test_a_code_alone_asks_the_name_and_counts_as_a_try(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    real = town.say("one", invited["钱桂芳"].code)
    made_up = town.say("other", "000000")
    assert real == made_up
    assert "姓名" in real
    assert "您是钱桂芳吗" in town.say("one", "钱桂芳")
    assert "还能试3次" in town.say("other", "钱桂芳")


def test_words_where_a_code_was_asked_for_are_no_try(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    town.say("new", "绑定 钱桂芳")
    for text in ("我没有邀请码", "在哪里看", "纸丢了", "怎么办", "看不清楚", "戴上眼镜了"):
        town.say("new", text)
    assert "您是钱桂芳吗" in town.say("new", invited["钱桂芳"].code)


def test_five_wrong_codes_lock_for_an_hour_and_the_organiser_is_told(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    right = invited["钱桂芳"].code
    wrong = "111111" if right != "111111" else "222222"
    replies = [town.say("new", f"绑定 钱桂芳 {wrong}") for _ in range(5)]
    assert "还能试1次" in replies[3]
    assert "再来" in replies[4]
    assert "再来" in town.say("new", f"绑定 钱桂芳 {right}")
    town.deliver()
    assert any("钱桂芳" in text for text in town.phone(town.street.zhao))
    assert "邀请码" in town.say(town.street.zhao, "今天")
    town.now += timedelta(hours=1, minutes=1)
    assert "您是钱桂芳吗" in town.say("new", f"绑定 钱桂芳 {right}")


def test_a_helper_is_named_to_the_leader(town: Town, invited: dict[str, InvitationShown]) -> None:
    town.say("new", f"绑定 钱桂芳 {invited['钱桂芳'].code}")
    reply = town.say("new", "2")
    assert "您帮钱桂芳" in reply
    town.say(town.street.zhao, "你好")
    town.deliver()
    assert any("钱桂芳的家人" in text for text in town.phone(town.street.zhao))


def test_no_leaves_the_code_good(town: Town, invited: dict[str, InvitationShown]) -> None:
    town.say("new", f"绑定 钱桂芳 {invited['钱桂芳'].code}")
    assert "没有接上" in town.say("new", "0")
    assert "您是钱桂芳吗" in town.say("new", f"绑定 钱桂芳 {invited['钱桂芳'].code}")


def test_the_invitations_qr_code_needs_no_name(
    town: Town, invited: dict[str, InvitationShown]
) -> None:
    scene = invited["钱桂芳"].scene
    assert "您是钱桂芳吗" in town.event("new", "subscribe", f"qrscene_{scene}")
    assert "您是张建国吗" in town.event("other", "SCAN", invited["张建国"].scene)


def test_a_used_code_says_whom_to_ring(town: Town, invited: dict[str, InvitationShown]) -> None:
    said = f"绑定 钱桂芳 {invited['钱桂芳'].code}"
    town.say("new", said)
    town.say("new", "1")
    reply = town.say("other", said)
    assert "用过了" in reply
    assert PHONE in reply


# Following and leaving.


def test_a_stranger_who_follows_is_told_how_to_join(town: Town) -> None:
    assert HOW in town.event("stranger", "subscribe")


def test_who_unfollows_is_sent_nothing_more_and_somebody_asks_how_to_keep_in_touch(
    town: Town,
) -> None:
    town.say(town.street.wang, "你好")
    assert town.event(town.street.wang, "unsubscribe") == ""
    assert "王秀兰" in town.say(town.street.zhao, "今天")
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert town.phone(town.street.wang) == []
    notice = town.status()["notices"][0]
    assert (notice["handed_over"], notice["waiting"]) == (1, 2)
    assert town.status()["members"]["total"] == 7


def test_who_comes_back_is_greeted_by_name_and_served_again(town: Town) -> None:
    town.event(town.street.wang, "unsubscribe")
    reply = town.event(town.street.wang, "subscribe")
    assert reply.startswith("王阿姨")
    assert "没有要联系的人" in town.say(town.street.zhao, "今天")
    assert "平安我记下了" in town.say(town.street.wang, "报到")
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert "周三停水" in town.phone(town.street.wang)[-1]
