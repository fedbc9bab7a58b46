"""Two members on one WeChat (VOICE, section 4): names first, asked whose, nothing lost."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.people import Binding, Person
from tests import builders
from tests.end_to_end.town import Town


@pytest.fixture
def zhang(town: Town) -> Person:
    """张建国 uses 王阿姨's WeChat together with her."""
    with town.begin() as session:
        made = builders.person(session, "张建国", town.street.group, phone="13900000031")
        builders.bind(session, made, town.openid(town.street.wang), "shared")
        session.execute(
            update(Binding).where(Binding.person_id == town.street.wang.id).values(kind="shared")
        )
        return made


def say(town: Town, text: str, **passed: float) -> str:
    """Something said on the shared phone, a while later."""
    town.now += timedelta(**(passed or {"seconds": 25}))
    return town.say(town.street.wang, text)


def publish(town: Town) -> None:
    """A study day, and both have read of it."""
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "新建学习日 12月3日晚上7点 社区活动室 防火")
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=1)


def announce(town: Town) -> None:
    """A notice, and both have read of it."""
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)


@pytest.mark.usefixtures("zhang")
def test_a_greeting_is_met_as_one(town: Town) -> None:
    assert "绑定" not in say(town, "你好")


@pytest.mark.usefixtures("zhang")
@pytest.mark.parametrize("text", ["学习日", "家里那个什么来着", "7", "我怕是要请个假", "签到"])
def test_what_is_somebodys_is_asked_whose_and_kept(town: Town, text: str) -> None:
    asked = say(town, text)
    assert "哪位" in asked
    assert "1 王秀兰" in asked
    assert "2 张建国" in asked
    reply = say(town, "2")
    assert reply.startswith("张建国")
    assert "哪位" not in say(town, "帮助")


@pytest.mark.usefixtures("zhang")
def test_i_am_switches_at_once(town: Town) -> None:
    assert "张建国" in say(town, "我是 张建国")
    assert say(town, "帮助").startswith("张建国")
    assert "王秀兰" in say(town, "我是 王秀兰")
    assert say(town, "帮助").startswith("王阿姨")


@pytest.mark.usefixtures("zhang")
def test_danger_is_an_alarm_at_once_whoever_it_is(town: Town) -> None:
    reply = say(town, "救命")
    assert "120" in reply.splitlines()[0]
    assert "赵德福" in reply
    town.deliver()
    assert town.status()["help_requests"]["open"] == 1
    alarm = town.phone(town.street.zhao)[-1]
    assert "救命" in alarm
    assert "张建国" in alarm


@pytest.mark.usefixtures("zhang")
def test_a_voice_message_is_kept_at_once_whoever_it_is(town: Town) -> None:
    assert "没有丢" in town.voice(town.street.wang)
    assert town.status()["errands"]["open"] == 1


@pytest.mark.usefixtures("zhang")
def test_a_position_is_kept_until_it_is_clear_whose(town: Town) -> None:
    assert "哪位" in town.position(town.street.wang)
    assert "1 报平安　2 求助" in say(town, "2")
    assert "放心" in say(town, "1")


@pytest.mark.usefixtures("zhang")
def test_every_push_begins_with_the_name(town: Town) -> None:
    publish(town)
    pushed = town.phone(town.street.wang)
    assert [text.split("，")[0] for text in pushed] == ["王阿姨", "张建国同志"]


@pytest.mark.usefixtures("zhang")
def test_a_digit_for_both_asks_one_the_other_or_both(town: Town) -> None:
    publish(town)
    asked = say(town, "3")
    assert "1 王秀兰　2 张建国　3 两位都是" in asked
    reply = say(town, "3", minutes=25)
    assert "王阿姨" in reply
    assert "张建国" in reply
    assert town.status()["study_days"][0]["door"] == 2


@pytest.mark.usefixtures("zhang")
def test_the_digit_of_one_is_recorded_for_that_one(town: Town) -> None:
    publish(town)
    say(town, "1")
    reply = say(town, "2")
    assert reply.startswith("张建国")
    assert "王秀兰" in reply  # whose answer is still open
    assert town.status()["study_days"][0]["on_site"] == 1
    assert "王阿姨" in say(town, "4")
    assert town.status()["study_days"][0]["leave"] == 1


@pytest.mark.usefixtures("zhang")
def test_once_both_have_answered_a_digit_is_asked_about_again(town: Town) -> None:
    publish(town)
    say(town, "1")
    say(town, "3")
    assert "3 两位都是" in say(town, "4")
    assert town.status()["study_days"][0]["on_site"] == 2


@pytest.mark.usefixtures("zhang")
def test_a_receipt_is_for_one_or_for_both(town: Town) -> None:
    announce(town)
    assert "3 两位都是" in say(town, "收到")
    say(town, "1")
    assert town.status()["notices"][0]["confirmed"] == 1
    assert say(town, "收到").startswith("张建国")
    assert town.status()["notices"][0]["confirmed"] == 2


@pytest.mark.usefixtures("zhang")
def test_who_is_away_is_not_confirmed_by_the_other(town: Town) -> None:
    announce(town)
    say(town, "我是 王秀兰")
    assert "哪位" not in say(town, "收到")
    assert town.status()["notices"][0]["confirmed"] == 1
    assert town.status()["notices"][0]["waiting"] == 3


@pytest.mark.usefixtures("zhang")
def test_undo_takes_back_the_own_answer_only(town: Town) -> None:
    publish(town)
    say(town, "1")
    say(town, "3")
    say(town, "我是 王秀兰")
    assert say(town, "改").startswith("王阿姨")
    figures = town.status()["study_days"][0]
    assert (figures["on_site"], figures["silent"]) == (1, 4)
