"""A leader's day of calls in words: what one can do, moved on, handed to another, gone up."""

from datetime import timedelta

from bot import errands
from bot.people import Person
from lianxin.clocking import morning
from tests import builders
from tests.builders import ACCOUNT
from tests.end_to_end.town import Town

DAY = timedelta(days=1)


def call(town: Town, about: Person, owner: Person, *, days: float = 0.2, notice: int = 7) -> None:
    """Somebody is to be called."""
    with town.begin() as session:
        errands.give(
            session,
            town.now,
            account=ACCOUNT,
            kind="call",
            about=("notice", notice),
            person_id=about.id,
            owner_id=owner.id,
            due_at=town.now + days * DAY,
            reason="errand-notice-silent",
            facts={"title": f"停水{notice}"},
            listed_from=town.now,
        )


def crowd(town: Town, count: int) -> list[Person]:
    with town.begin() as session:
        group = town.street.group
        return [builders.person(session, f"邻居{number}", group) for number in range(count)]


def number_of(reply: str, name: str) -> str:
    return next(line for line in reply.splitlines() if name in line).split()[0]


def test_a_leader_reads_of_eight_and_how_many_wait(town: Town) -> None:
    for one in crowd(town, 11):
        call(town, one, town.street.zhao)
    reply = town.say(town.street.zhao, "今天")
    assert "今天要联系8位" in reply
    assert "还有3位排在后几天" in reply


def test_when_the_day_is_done_nobody_is_pressed(town: Town) -> None:
    for one in crowd(town, 10):
        call(town, one, town.street.zhao)
    for _ in range(8):
        first = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
        assert "联系过了" in town.say(town.street.zhao, f"已联系 {first} 都好")
    reply = town.say(town.street.zhao, "今天")
    assert "今天的都联系过了" in reply
    assert "还有2位" in reply


def test_one_word_closes_two_reasons_and_says_which(town: Town) -> None:
    call(town, town.street.wang, town.street.zhao)
    call(town, town.street.wang, town.street.zhao, days=3, notice=8)
    reply = town.say(town.street.zhao, "今天")
    assert reply.count("王秀兰") == 1
    said = town.say(town.street.zhao, f"已联系 {number_of(reply, '王秀兰')} 都好")
    assert "停水7" in said
    assert "停水8" in said
    assert town.status()["errands"]["done"] == 2


def test_it_is_moved_on_with_a_reason_in_words(town: Town) -> None:
    call(town, town.street.wang, town.street.zhao)
    number = number_of(town.say(town.street.zhao, "今天"), "王秀兰")
    said = town.say(town.street.zhao, f"改天 {number} 星期六再去，她住院了")
    assert "王秀兰改到" in said
    assert "周六" in said
    assert "没有要联系的人" in town.say(town.street.zhao, "今天")


def test_without_a_day_it_asks_for_one(town: Town) -> None:
    call(town, town.street.wang, town.street.zhao)
    number = number_of(town.say(town.street.zhao, "今天"), "王秀兰")
    assert "改到哪天" in town.say(town.street.zhao, f"改天 {number}")
    assert "哪天" in town.say(town.street.zhao, f"改天 {number} 她不在家")


def test_it_is_handed_to_another_who_says_one(town: Town) -> None:
    zhao, zhou = town.street.zhao, town.street.zhou
    town.say(zhou, "今天")  # which opens the chat to texts
    call(town, town.street.wang, zhao)
    number = number_of(town.say(zhao, "今天"), "王秀兰")
    assert "已请周国平同志" in town.say(zhao, f"转 {number} 周国平")
    assert "已请周国平同志，等回话" in town.say(zhao, "今天")
    town.pass_by(minutes=1)
    assert "想请您帮着联系王秀兰" in "\n".join(town.phone(zhou))
    said = town.say(zhou, "1")
    assert "归您了" in said
    assert "13900000005" in said
    assert "王秀兰" in town.say(zhou, "今天")
    told = town.say(zhao, "今天")
    assert "接下了王秀兰的事" in told
    assert "没有要联系的人" in told


def test_who_says_two_leaves_it_with_the_giver(town: Town) -> None:
    zhao, zhou = town.street.zhao, town.street.zhou
    call(town, town.street.wang, zhao)
    number = number_of(town.say(zhao, "今天"), "王秀兰")
    town.say(zhao, f"转 {number} 周国平")
    town.pass_by(minutes=1)
    assert "还由赵德福同志联系" in town.say(zhou, "2")
    assert "王秀兰" in town.say(zhao, "今天")


def test_overdue_it_is_the_secretarys_in_the_morning_list(town: Town) -> None:
    zhao, zhou = town.street.zhao, town.street.zhou
    call(town, town.street.wang, zhao)
    for _ in range(4):
        town.now += DAY
        morning(town.runtime)
        town.pass_by(minutes=1)
        morning(town.runtime)
        town.pass_by(minutes=1)
    assert "王秀兰" in "\n".join(town.phone(zhou))
    assert "王秀兰那边，由周国平同志接着联系了" in town.say(zhao, "今天")
