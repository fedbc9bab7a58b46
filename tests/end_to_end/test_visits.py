"""送学 and 请假: the address, whether they came in the member's word, a reason nobody need give."""

from sqlalchemy import update

from bot import study
from bot.errands import Errand
from bot.people import Person
from bot.study.models import CheckIn, CheckInChange, Invitee
from tests.builders import SEALER
from tests.end_to_end.test_study_days import figures, publish
from tests.end_to_end.town import Town


def sent_for(town: Town) -> study.StudyDay:
    """王阿姨 has asked for a visit; 赵组长 has it."""
    day = publish(town)
    with town.begin() as session:
        session.execute(
            update(Person)
            .where(Person.id == town.street.wang.id)
            .values(address_sealed=SEALER.seal("紫云苑3幢502"))
        )
    town.say(town.street.wang, "学习日")
    town.say(town.street.wang, "3")
    return day


def visited(town: Town) -> None:
    number = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    assert "王秀兰" in town.say(town.street.zhao, f"已联系 {number} 送到了")
    town.deliver()


def test_the_visitor_reads_the_address_and_nobody_else_does(town: Town) -> None:
    town.say(town.street.zhao, "你好")
    sent_for(town)
    town.deliver()
    assert "紫云苑3幢502" in town.phone(town.street.zhao)[-1]
    assert "紫云苑3幢502" in town.say(town.street.zhao, "今天")
    with town.begin() as session:
        kept = str([one.facts for one in session.query(Errand).all()])
    assert "紫云苑" not in kept


def test_the_members_own_word_stands_beside_the_visitors(town: Town) -> None:
    day = sent_for(town)
    town.tick(hours=10)
    visited(town)
    assert "1 来过了" in town.phone(town.street.wang)[-1]
    assert "记上了" in town.say(town.street.wang, "1")
    with town.begin() as session:
        rows = session.query(CheckIn).filter_by(study_day_id=day.id).all()
        assert {(one.evidence, one.mode) for one in rows} == {("errand", "door"), ("self", "door")}
    assert figures(town)["attended"] == 1


def test_a_visit_that_was_none_is_made_again_and_the_secretary_reads_of_it(town: Town) -> None:
    sent_for(town)
    town.say(town.street.zhou, "你好")
    town.tick(hours=10)
    visited(town)
    assert "没来就不算" in town.say(town.street.wang, "还没来")
    assert figures(town)["attended"] == 0
    assert town.status()["errands"]["open"] == 1
    town.deliver()
    assert any("还没到家" in one for one in town.phone(town.street.zhou))
    assert any("还没来过" in one for one in town.phone(town.street.zhao))
    assert "紫云苑3幢502" in town.say(town.street.zhao, "今天")
    with town.begin() as session:
        (change,) = session.query(CheckInChange).all()
        assert [one["evidence"] for one in change.before] == ["errand"]
        assert (change.after, change.reason) == ([], "还没来")
    visited(town)
    assert figures(town)["attended"] == 1


def test_the_question_waits_for_the_next_reply_where_no_way_is_open(town: Town) -> None:
    sent_for(town)
    town.tick(days=3)
    visited(town)
    assert "给您送到家了吗" in town.say(town.street.wang, "学习日")
    assert "记上了" in town.say(town.street.wang, "1")


def test_a_visit_not_made_by_the_end_of_the_day_is_overdue(town: Town) -> None:
    sent_for(town)
    town.tick(hours=10)
    assert town.status()["errands"]["overdue"] == 0
    town.tick(hours=2)
    assert town.status()["errands"]["overdue"] == 1


def reason_of(town: Town, who: Person) -> str | None:
    with town.begin() as session:
        sealed = session.query(Invitee.reason_sealed).filter_by(person_id=who.id).scalar()
    return None if sealed is None else town.runtime.sealer.open(sealed)


def test_why_somebody_cannot_come_is_asked_once_and_read_by_the_organiser(town: Town) -> None:
    publish(town)
    wang = town.street.wang
    town.say(wang, "学习日")
    assert "只有赵德福同志看" in town.say(wang, "4")
    assert "只有赵德福同志会看到" in town.say(wang, "那天要去女儿家带外孙")
    assert reason_of(town, wang) == "那天要去女儿家带外孙"
    assert "带外孙" in town.say(town.street.zhao, "今天")
    town.tick(minutes=1)
    town.say(wang, "改 1")
    assert reason_of(town, wang) is None
    assert "只有" not in town.say(wang, "改 4")


def test_a_command_after_leave_is_not_swallowed_as_the_reason(town: Town) -> None:
    publish(town)
    wang = town.street.wang
    town.say(wang, "学习日")
    town.say(wang, "4")
    assert "平安" in town.say(wang, "报到")
    assert "来现场" in town.say(wang, "改 1")
    assert reason_of(town, wang) is None
