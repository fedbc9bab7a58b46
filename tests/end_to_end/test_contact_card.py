"""The contact card in chat, through the encrypted webhook: seen, corrected, looked at, kept."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot import cards, people
from bot.people import Binding, Person
from tests import builders
from tests.end_to_end.town import Town


def say(town: Town, who: Person | str, text: str, **later: float) -> str:
    """Something said, half a minute after what was before."""
    town.now += timedelta(**(later or {"seconds": 30}))
    return town.say(who, text)


def pushed(town: Town, who: Person) -> str:
    """The last text that came to a phone by itself."""
    town.deliver()
    return town.phone(who)[-1]


def test_a_correction_shows_both_and_the_leader_says_right(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    say(town, zhao, "你好")
    reply = say(town, wang, "更正 电话 13900001111")
    assert "原来：13900000005\n现在：13900001111" in reply
    assert "13900001111（待组长核对）" in say(town, wang, "我的信息")
    asked = pushed(town, zhao)
    assert "王秀兰把电话改了" in asked
    assert "1 对　2 不对" in asked
    assert "改了电话，原来13900000005，现在13900001111" in say(town, zhao, "今天")
    assert "核对过了" in say(town, zhao, "1")
    assert "改了电话" not in say(town, zhao, "今天")
    assert "核对过您的电话" in say(town, wang, "你好")
    assert "待组长核对" not in say(town, wang, "我的信息")


def test_what_is_wrong_goes_back_with_a_person_and_a_phone(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    say(town, zhao, "你好")
    say(town, wang, "更正 住址 紫云苑3幢201")
    town.deliver()
    assert "先改回：没有写" in say(town, zhao, "不对")
    told = pushed(town, wang)
    assert told.startswith("王阿姨，")
    assert "13900000001" in told
    assert "住址" in say(town, wang, "我的信息").partition("还没写：")[2]


def test_contacted_closes_it_as_right(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    say(town, wang, "更正 电话 13900001111")
    number = say(town, zhao, "今天").splitlines()[1].split()[0]
    say(town, zhao, f"已联系 {number} 打通了")
    assert "待组长核对" not in say(town, wang, "我的信息")


def test_one_thing_is_asked_at_a_time_and_what_was_typed_is_kept(town: Town) -> None:
    wang = town.street.wang
    assert "1 电话　2 住址" in say(town, wang, "更正")
    assert "13900000005" in say(town, wang, "1")
    refused = say(town, wang, "88881234")
    assert "手机写11位" in refused
    assert "现在：13900001111" in say(town, wang, "13900001111")
    assert "不改了回 0" in say(town, wang, "更正 家庭")
    assert say(town, wang, "0") == "好的，没有改动。"
    assert "你" not in refused


def test_a_neighbours_phone_is_asked_back(town: Town) -> None:
    wang = town.street.wang
    assert "1 合用　0 写错了" in say(town, wang, "更正 电话 13900000006")
    assert "新的电话是多少" in say(town, wang, "0")
    assert "1 合用" in say(town, wang, "13900000006")
    assert "现在：13900000006" in say(town, wang, "1")


def test_a_sentence_is_asked_back_before_anything_changes(town: Town) -> None:
    wang = town.street.wang
    assert say(town, wang, "我换电话了，新的是13900001111") == (
        "您是说：更正 电话，对吗？\n1 是　0 不是"
    )
    assert "现在：13900001111" in say(town, wang, "1")


def test_a_helper_corrects_and_history_says_so(town: Town) -> None:
    wang = town.street.wang
    with town.begin() as session:
        builders.bind(session, wang, "openid-xiaohong", "helper")
    assert "现在：在上海女儿家" in say(town, "openid-xiaohong", "更正 人在哪里 在上海女儿家")
    assert "心里话" not in say(town, "openid-xiaohong", "我的信息")
    with town.begin() as session:
        sealer = town.runtime.sealer
        made = people.history(session, sealer, wang.id)
    assert [(one.by, one.field, one.new) for one in made] == [
        ("helper", "whereabouts", "在上海女儿家")
    ]


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


def test_what_is_on_the_mind_is_neither_said_nor_shown_on_a_shared_phone(
    town: Town, zhang: Person
) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    with town.begin() as session:
        people.minds.say(session, town.now, town.runtime.sealer, person_id=wang.id, text="睡不好")
        people.minds.say(
            session,
            town.now,
            town.runtime.sealer,
            person_id=zhao.id,
            text="腿疼",
            readers="person",
            reader_id=zhang.id,
        )
    say(town, wang, "我是 王秀兰")
    for said in ("心里话", "心里话 想儿子", "我的信息"):
        assert "睡不好" not in say(town, wang, said)
    assert "不止一个人看" in say(town, wang, "心里话")
    say(town, wang, "我是 张建国")
    assert "腿疼" not in say(town, wang, "联系卡 赵德福")


def test_words_for_one_are_read_by_one_and_the_member_sees_who_looked(town: Town) -> None:
    wang, zhao, zhou = town.street.wang, town.street.zhao, town.street.zhou
    assert "下一句就是" in say(town, wang, "心里话")
    assert "1 组长　2 书记　3 自己留着" in say(town, wang, "最近睡不好")
    assert "给组长看" in say(town, wang, "1")
    assert "联系卡 王秀兰" in say(town, zhao, "谢谢")
    assert "心里话：最近睡不好" in say(town, zhao, "联系卡 王秀兰")
    assert "睡不好" not in say(town, zhou, "联系卡 王秀兰")
    assert "没有找到" in say(town, town.street.qian, "联系卡 王秀兰")
    looks = say(town, wang, "我的信息").partition("看过的：")[2]
    assert "赵德福（组长，" in looks
    assert "周国平（书记，" in looks
    assert "收回了" in say(town, wang, "收回心里话")
    assert "睡不好" not in say(town, zhao, "联系卡 王秀兰")


def test_a_named_neighbour_reads_the_words_alone(town: Town) -> None:
    wang, li = town.street.wang, town.street.li
    say(town, wang, "心里话 腿疼，走不动")
    assert "没找着" in say(town, wang, "孙悟空")
    assert "给李根宝看" in say(town, wang, "李根宝")
    read = say(town, li, "联系卡 王秀兰")
    assert "腿疼，走不动" in read
    assert "13900000005" not in read
    assert "1 重说　2 收回　3 换人看" in say(town, wang, "心里话")
    assert "谁也不给看" in say(town, wang, "3") + say(town, wang, "3")
    assert "没有找到" in say(town, li, "联系卡 王秀兰")


def test_a_stale_phone_is_asked_about_once_and_nothing_else_for_a_while(town: Town) -> None:
    wang = town.street.wang
    stale_day(town)
    say(town, wang, "早上好")
    ask_of_cards(town)
    assert "您的电话还是13900000005吗？\n1 是　2 换了" in pushed(town, wang)
    assert "电话还是13900000005" in say(town, wang, "1")
    for _ in range(13):
        town.now += timedelta(days=1) - timedelta(hours=2, minutes=2)
        say(town, wang, "早上好")
        ask_of_cards(town)
        town.deliver()
    assert sum("您的电话还是" in one for one in town.phone(wang)) == 1


def test_what_has_changed_is_asked_for(town: Town) -> None:
    wang = town.street.wang
    stale_day(town)
    say(town, wang, "早上好")
    ask_of_cards(town)
    town.deliver()
    assert "新的电话是多少" in say(town, wang, "换了")
    assert "现在：13900001111" in say(town, wang, "13900001111")


def stale_day(town: Town) -> None:
    """Eight in the morning, half a year after everybody was bound."""
    town.now += timedelta(days=180) - timedelta(hours=2)


def ask_of_cards(town: Town) -> None:
    """The clock's round at ten."""
    with town.begin() as session:
        cards.plan_asking(session, town.now, town.runtime.house.zone)
    town.tick(hours=2, minutes=1)


def test_a_correction_that_went_well_leaves_nothing_open(town: Town) -> None:
    wang = town.street.wang
    assert "没看明白" in say(town, wang, "更正 生日 三月的什么时候")
    assert "现在：" in say(town, wang, "更正 生日 1950年3月8日")
    assert "没看明白" not in say(town, wang, "3")


def test_words_taken_back_are_announced_to_nobody(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    with town.begin() as session:
        builders.bind(session, zhao, "his-daughter", "helper")
    say(town, wang, "心里话 夜里睡不好")
    say(town, wang, "1")
    assert "有句心里话" not in say(town, "his-daughter", "你好")
    say(town, wang, "收回心里话")
    assert "有句心里话" not in say(town, zhao, "你好")
    say(town, wang, "心里话 想找人说说话", minutes=1)
    say(town, wang, "1")
    assert "有句心里话" in say(town, zhao, "你好")


def test_a_pause_that_is_over_is_no_news(town: Town) -> None:
    wang, zhao = town.street.wang, town.street.zhao
    say(town, wang, "暂停通知 一个月")
    say(town, wang, "恢复通知")
    assert "停着" not in say(town, zhao, "你好")
