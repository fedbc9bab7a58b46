"""How a message is read and answered: digits, words, 0, 改, asking back (VOICE, sections 1-3)."""

from datetime import timedelta

import pytest

from bot.people import Person
from tests.end_to_end.town import Town

STUDY_DAY = "12月3日（周四）晚上7点"


def announce(town: Town, text: str = "周三停水") -> None:
    """周书记 tells everybody, and it has gone out."""
    town.say(town.street.zhou, f"通知 全体 {text}")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)


def publish(town: Town, when: str = "12月3日晚上7点", title: str = "防火") -> None:
    """周书记 publishes a study day, and everybody is told."""
    town.say(town.street.zhou, f"新建学习日 {when} 社区活动室 {title}")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=1)


def later(town: Town, who: Person, text: str, **passed: float) -> str:
    """Something said after a while, 25 s without a word on it."""
    town.now += timedelta(**(passed or {"seconds": 25}))
    return town.say(who, text)


@pytest.fixture
def told(town: Town) -> Town:
    """王阿姨 has been told of a study day and, half an hour later, of a notice."""
    town.say(town.street.wang, "你好")
    publish(town)
    town.tick(minutes=30)
    announce(town)
    return town


# Section 2: digits.


def test_a_digit_answers_the_latest_question_and_the_reply_ends_with_the_next(told: Town) -> None:
    reply = told.say(told.street.wang, "1")
    assert "《周三停水》" in reply.splitlines()[0]
    assert STUDY_DAY in reply
    assert reply.splitlines()[-1] == "1 参加　2 线上　3 送学　4 请假"


def test_a_digit_only_one_question_offers_answers_that_one(told: Town) -> None:
    reply = told.say(told.street.wang, "4")
    assert STUDY_DAY in reply
    assert "请假" in reply


def test_the_same_digit_within_20_s_is_the_same_answer_again(told: Town) -> None:
    first = told.say(told.street.wang, "1")
    assert later(told, told.street.wang, "1", seconds=15) == first
    assert told.status()["study_days"][0]["silent"] == 4
    assert STUDY_DAY in later(told, told.street.wang, "1", seconds=21)
    assert told.status()["study_days"][0]["on_site"] == 1


def test_two_questions_within_ten_minutes_are_asked_which_and_the_digit_is_kept(
    town: Town,
) -> None:
    town.say(town.street.wang, "你好")
    publish(town)
    announce(town)
    asked = town.say(town.street.wang, "1")
    assert "您回的“1”是说哪一件" in asked
    assert "《周三停水》" in asked
    assert "《防火》" in asked
    assert town.status()["notices"][0]["confirmed"] == 0
    place = next(line[0] for line in asked.splitlines() if "防火" in line)
    assert STUDY_DAY in later(town, town.street.wang, place)
    assert town.status()["study_days"][0]["on_site"] == 1


@pytest.mark.parametrize("text", ["12", "1 2", "1和2"])
def test_two_digits_for_one_answer_are_asked_back(told: Town, text: str) -> None:
    assert "一次说一样" in told.say(told.street.wang, text)
    assert told.status()["notices"][0]["waiting"] == 3


def test_a_digit_that_nothing_offers_changes_nothing_and_says_what_is_next(told: Town) -> None:
    reply = told.say(told.street.wang, "7")
    assert "什么也没改" in reply
    assert "《周三停水》" in reply


def test_zero_with_nothing_to_close_is_help_whose_first_line_is_a_person_and_a_phone(
    told: Town,
) -> None:
    first = told.say(told.street.wang, "0").splitlines()[0]
    assert "赵德福" in first
    assert "13900000001" in first
    assert told.status()["notices"][0]["waiting"] == 3


@pytest.mark.parametrize("text", ["帮助", "?", "？"])
def test_help_with_a_question_open_explains_that_question_first(told: Town, text: str) -> None:
    lines = told.say(told.street.wang, text).splitlines()
    assert "《周三停水》" in lines[1]


def test_zero_keeps_a_preview_for_a_day(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "找回" in town.say(town.street.zhou, "0")
    assert "周三停水" in later(town, town.street.zhou, "找回", hours=23)
    later(town, town.street.zhou, "0")
    assert "没有留着" in later(town, town.street.zhou, "找回", hours=25)


@pytest.mark.parametrize(
    ("open_it", "said"),
    [
        ("通知 全体 周三停水", "好的"),
        ("通知 全体 周三停水", "12"),
        ("新建学习日 12月3日晚上7点 社区活动室 防火", "好的"),
        ("新建学习日 12月3日晚上7点 社区活动室 防火", "12"),
        ("新建学习日", "12"),
        ("求助", "12"),
        ("求助 灯坏了", "12"),
        ("绑定", "12"),
        ("家里那个什么来着", "12"),
        ("帮我签到吧", "12"),
        ("今天能不能帮我签到然后报到", "12"),
    ],
)
def test_whatever_is_open_a_word_or_two_digits_are_answered_at_once(
    town: Town, open_it: str, said: str
) -> None:
    town.say(town.street.zhou, open_it)
    assert "稍后回您" not in later(town, town.street.zhou, said)


def test_a_preview_is_sent_by_its_word_and_never_by_a_polite_one(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    asked = later(town, town.street.zhou, "好的")
    assert "发出" in asked
    assert town.status()["notices"] == []
    assert "1号通知" in later(town, town.street.zhou, "是")


# Section 2: 改.


def test_undo_within_ten_minutes_takes_the_answer_back_and_asks_again(told: Town) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, "改")
    assert "请假" in reply
    assert "1 参加　2 线上　3 送学　4 请假" in reply
    assert told.status()["study_days"][0]["silent"] == 4


def test_undo_later_shows_the_answer_and_asks(told: Town) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, "改", minutes=11)
    assert "原来说的是请假" in reply
    assert told.status()["study_days"][0]["leave"] == 1


@pytest.mark.parametrize("text", ["改 2", "改 线上", "改成线上", "线上"])
def test_undo_with_the_new_word_does_it_in_one_step_and_shows_the_old(
    told: Town, text: str
) -> None:
    told.say(told.street.wang, "4")
    reply = later(told, told.street.wang, text, hours=1)
    assert "原来是请假" in reply
    assert told.status()["study_days"][0]["online"] == 1


def test_undo_of_a_visit_closes_the_visitors_errand_and_tells_whom(told: Town) -> None:
    told.say(told.street.wang, "送学")
    told.deliver()
    assert told.status()["errands"]["open"] == 1
    later(told, told.street.wang, "改 1")
    told.deliver()
    assert told.status()["errands"] == {"open": 0, "overdue": 0, "done": 0, "closed": 1}
    assert "不用" in told.phone(told.street.zhao)[-1]
    assert "王秀兰" in told.phone(told.street.zhao)[-1]


def test_undo_of_a_notice_takes_the_receipt_back(told: Town) -> None:
    told.say(told.street.wang, "收到")
    reply = later(told, told.street.wang, "改")
    assert "1 收到　2 请给我打电话　3 " in reply
    assert told.status()["notices"][0]["waiting"] == 3
    later(told, told.street.wang, "2")
    assert told.status()["notices"][0]["handed_over"] == 1


def test_what_a_leader_answered_for_somebody_is_undone_by_them(told: Town) -> None:
    told.say(told.street.zhao, "代 王阿姨 请假")
    assert "赵德福同志替您" in told.say(told.street.wang, "你好")
    reply = later(told, told.street.wang, "改")
    assert "请假" in reply
    assert told.status()["study_days"][0]["silent"] == 4


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
