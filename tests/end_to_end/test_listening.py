"""Words and sentences, what nothing matches, what is no text (VOICE, sections 1 and 3)."""

import pytest

from tests.end_to_end.listening import STUDY_DAY, announce, later, publish
from tests.end_to_end.town import Town

# Section 1: words.


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("不参加", "leave"),
        ("去不了", "leave"),
        ("没空", "leave"),
        ("我来", "on_site"),
        ("去", "on_site"),
        ("网上", "online"),
        ("手机上", "online"),
        ("送来", "door"),
        ("到家里", "door"),
        ("１", "on_site"),
        ("②", "online"),
        ("三", "door"),
        ("选4", "leave"),
        ("4号", "leave"),
        ("1 参加", "on_site"),
        ("我參加", "on_site"),
    ],
)
def test_a_word_alone_answers_the_study_day(town: Town, text: str, counted: str) -> None:
    town.say(town.street.wang, "你好")
    publish(town)
    later(town, town.street.wang, text)
    assert town.status()["study_days"][0][counted] == 1


@pytest.mark.parametrize("text", ["参加", "线上", "送学", "请假"])
def test_the_word_alone_needs_no_question(town: Town, text: str) -> None:
    publish(town)  # li's window is closed: only the template's few words have reached them
    assert STUDY_DAY in town.say(town.street.li, text)
    assert town.status()["study_days"][0]["silent"] == 3


@pytest.mark.parametrize("text", ["收到", "好的", "知道了", "[OK]", "收到了，谢谢"])
def test_words_of_receipt_confirm_the_latest_notice(told: Town, text: str) -> None:
    told.say(told.street.wang, text)
    assert told.status()["notices"][0]["confirmed"] == 1
    assert told.status()["study_days"][0]["silent"] == 4


def test_not_received_is_no_receipt(told: Town) -> None:
    told.say(told.street.wang, "没收到")
    assert told.status()["notices"][0]["confirmed"] == 0


def test_all_received_confirms_everything_shown(told: Town) -> None:
    announce(told, "周四停电")
    assert "2条" in told.say(told.street.wang, "全部收到")
    assert [one["confirmed"] for one in told.status()["notices"]] == [1, 1]


def test_received_with_only_a_study_day_open_asks_whether_one_comes(town: Town) -> None:
    town.say(town.street.wang, "你好")
    publish(town)
    reply = later(town, town.street.wang, "收到")
    assert "您来吗" in reply
    assert town.status()["study_days"][0]["silent"] == 4


def test_a_word_inside_a_sentence_is_asked_back_in_one_line_and_never_done(told: Town) -> None:
    reply = told.say(told.street.wang, "我家里有客人那天我怕是来不了啦")
    assert "请假" in reply.splitlines()[0]
    assert STUDY_DAY in reply.splitlines()[0]
    assert reply.splitlines()[1] == "1 是　0 不是"
    assert told.status()["study_days"][0]["leave"] == 0
    later(told, told.street.wang, "是的")
    assert told.status()["study_days"][0]["leave"] == 1


@pytest.mark.parametrize("text", ["帮助我", "帮帮我", "来个人"])
def test_words_for_help_are_a_request_and_not_the_menu(town: Town, text: str) -> None:
    assert "要帮什么" in town.say(town.street.wang, text)


@pytest.mark.parametrize("text", ["求助 水管漏了，不急", "求助 不着急，灯坏了"])
def test_not_urgent_is_not_urgent(town: Town, text: str) -> None:
    assert "急事，我已在叫" not in town.say(town.street.wang, text)


def test_a_digit_does_not_answer_what_showed_none(town: Town) -> None:
    town.say(town.street.wang, "你好")
    publish(town)
    later(town, town.street.wang, "求助 灯坏了")
    reply = later(town, town.street.wang, "1")
    assert "急事" not in reply
    assert town.status()["study_days"][0]["on_site"] == 1


def test_urgent_after_a_request_makes_it_urgent(town: Town) -> None:
    town.say(town.street.wang, "求助 灯坏了")
    assert "1号急事" in later(town, town.street.wang, "急")


# Section 3.


def test_nothing_open_the_choice_uses_the_text_already_sent(town: Town) -> None:
    assert "1 求助" in town.say(town.street.wang, "家里那个什么来着")
    assert "赵德福" in later(town, town.street.wang, "3")
    town.deliver()
    assert any("家里那个什么来着" in text for text in town.phone(town.street.zhao))


def test_something_open_the_text_goes_to_the_leader_and_the_question_stands(told: Town) -> None:
    reply = told.say(told.street.wang, "家里那个什么来着")
    assert "已原样转给赵德福" in reply
    assert "《周三停水》" in reply
    told.deliver()
    assert "家里那个什么来着" in told.say(told.street.zhao, "今天")


def test_after_three_in_a_row_the_leader_is_asked_to_call(town: Town) -> None:
    for text in ("家里那个什么来着", "就是那个嘛", "哎呀说不清楚"):
        reply = later(town, town.street.wang, text)
    assert "赵德福同志打给您" in reply
    assert town.status()["errands"]["open"] == 1


@pytest.mark.parametrize("text", ["你好", "谢谢", "[玫瑰]", "早上好"])
def test_a_courtesy_gets_one_short_line_and_answers_nothing(told: Town, text: str) -> None:
    reply = told.say(told.street.wang, text)
    assert len(reply.splitlines()) == 1
    assert told.status()["notices"][0]["waiting"] == 3


def test_voice_without_transcript_is_kept_and_named(town: Town) -> None:
    reply = town.voice(town.street.wang)
    assert "没有丢" in reply
    assert "赵德福" in reply
    assert "13900000001" in reply
    assert "1 急　0 不急" in reply
    assert town.status()["errands"]["open"] == 1
    assert "1号急事" in later(town, town.street.wang, "1")


def test_voice_with_a_transcript_is_read_as_text(town: Town) -> None:
    assert "1号求助" in town.voice(town.street.wang, "求助，家里灯坏了。")


def test_a_position_is_asked_about_or_belongs_to_a_sign_of_life(town: Town) -> None:
    assert "1 报平安　2 求助" in town.position(town.street.wang)
    assert "1号求助" in later(town, town.street.wang, "2")
    town.say(town.street.li, "报到")
    assert "1 报平安" not in town.position(town.street.li)


@pytest.mark.parametrize("text", ["报到", "报道", "平安", "报平安"])
def test_a_sign_of_life_is_noted_and_may_have_a_line(town: Town, text: str) -> None:
    assert "平安我记下了" in town.say(town.street.wang, text)
    assert "记下了" in later(town, town.street.wang, "在女儿家，都好")


def test_nothing_that_asks_is_pushed_into_a_dialogue(town: Town) -> None:
    town.say(town.street.wang, "求助")
    publish(town)
    assert town.phone(town.street.wang) == []
    assert "1号求助" in town.say(town.street.wang, "灯坏了")
    town.pass_by(minutes=11)
    assert STUDY_DAY in town.phone(town.street.wang)[-1]


def test_what_is_urgent_is_pushed_into_a_dialogue(town: Town) -> None:
    town.say(town.street.zhao, "求助")
    town.say(town.street.wang, "求助 急，门打不开")
    town.deliver()
    assert "门打不开" in town.phone(town.street.zhao)[-1]
