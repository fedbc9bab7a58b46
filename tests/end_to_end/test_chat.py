"""How the chat listens: help, strangers, danger, voice, what nothing matches."""

import pytest

from tests.end_to_end.town import Town


def test_help_names_a_person_and_a_phone_first(town: Town) -> None:
    first = town.say(town.street.wang, "帮助").splitlines()[0]
    assert "赵德福" in first
    assert "13900000001" in first


def test_help_shows_leaders_what_leaders_can_do(town: Town) -> None:
    assert "通知" not in town.say(town.street.wang, "？").split("收到", maxsplit=1)[0]
    assert "新建学习日" in town.say(town.street.zhou, "帮助")
    assert "新建学习日" not in town.say(town.street.wang, "帮助")


@pytest.mark.parametrize("said", ["你好", "签到", "1", "随便说一句", "通知 全体 开会"])
def test_a_stranger_is_told_how_to_join_whatever_they_write(town: Town, said: str) -> None:
    reply = town.say("openid-stranger", said)
    assert "绑定" in reply
    assert "0519-88881234" in reply


def test_words_of_danger_beat_everything(town: Town) -> None:
    town.say(town.street.zhou, "新建学习日")
    reply = town.say(town.street.zhou, "王阿姨摔倒了")
    assert "120" in reply.splitlines()[0]
    assert town.status()["help_requests"]["open"] == 1


def test_danger_gives_a_stranger_the_numbers_first(town: Town) -> None:
    assert "120" in town.say("openid-stranger", "胸口痛").splitlines()[0]
    assert town.status()["help_requests"]["open"] == 0


def test_a_voice_without_transcript_becomes_an_errand_to_call_back(town: Town) -> None:
    reply = town.voice(town.street.wang)
    assert "没有丢" in reply
    assert "13900000001" in reply
    assert town.status()["errands"]["open"] == 1
    assert "急事" in town.say(town.street.wang, "1")
    assert town.status()["help_requests"]["open"] == 1


def test_a_voice_with_transcript_is_read_like_a_text(town: Town) -> None:
    assert "平安" in town.voice(town.street.wang, "报到。")


def test_what_nothing_matches_offers_three_ways_and_keeps_the_words(town: Town) -> None:
    assert "1 求助" in town.say(town.street.wang, "楼下的灯不亮啦已经三天")
    assert "号求助" in town.say(town.street.wang, "1")
    assert town.status()["help_requests"]["open"] == 1


def test_a_message_for_the_leader_becomes_an_errand(town: Town) -> None:
    town.say(town.street.wang, "楼下的灯不亮啦已经三天")
    assert "赵德福" in town.say(town.street.wang, "3")
    assert town.status()["errands"]["open"] == 1
    assert "楼下的灯" in town.say(town.street.zhao, "今天")


def test_a_digit_with_no_open_question_changes_nothing(town: Town) -> None:
    assert "什么也没改" in town.say(town.street.wang, "3")


def test_zero_with_no_question_is_the_menu(town: Town) -> None:
    assert town.say(town.street.wang, "0") == town.say(town.street.wang, "帮助")


@pytest.mark.parametrize("said", ["谢谢", "你好", "🌹"])
def test_a_courtesy_gets_one_short_line(town: Town, said: str) -> None:
    reply = town.say(town.street.wang, said)
    assert reply
    assert "\n" not in reply


@pytest.mark.parametrize(
    "said", ["啊" * 1300, "]]>", "😀😀😀", "a" * 4096, "\u0001\u0002x", "　", ""]
)
def test_odd_texts_are_answered_and_never_end_in_an_error(town: Town, said: str) -> None:
    assert town.say(town.street.wang, said)
    assert town.status()["inbox"]["failed"] == 0


def test_a_position_is_asked_what_it_is(town: Town) -> None:
    assert "1 报平安" in town.position(town.street.wang)
    assert "好好的" in town.say(town.street.wang, "1")


def test_a_menu_tap_is_its_command(town: Town) -> None:
    assert "学习日" in town.event(town.street.wang, "CLICK", "study_days")


def test_following_greets_a_stranger_and_tells_how_to_join(town: Town) -> None:
    assert "绑定" in town.event("openid-new", "subscribe")


def test_what_only_a_secretary_does_is_offered_to_be_passed_on(town: Town) -> None:
    assert "要转过去吗" in town.say(town.street.wang, "新建学习日 12月5日晚上7点 活动室 讲")
    assert "已转给赵德福" in town.say(town.street.wang, "1")


def test_the_same_digit_within_twenty_seconds_is_the_same_answer(town: Town) -> None:
    town.say(town.street.wang, "楼下的灯不亮啦已经三天")
    first = town.say(town.street.wang, "1")
    assert town.say(town.street.wang, "1") == first
    assert town.status()["help_requests"]["open"] == 1
