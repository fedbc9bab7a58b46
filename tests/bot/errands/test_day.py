"""今天: whom to call or visit today, under numbers that stay, and 已联系 by number."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, people
from bot.core.facts import tell_nobody
from bot.delivery import RoutesExhausted
from bot.delivery.models import Content, Outbound
from tests.bot.errands.test_giving import NOTICE, give
from tests.builders import ACCOUNT, NOW, SHANGHAI, Heard, Street, bind, person, role

DAY = timedelta(days=1)


def numbers(session: Session, owner_id: int) -> dict[str, int]:
    tasks = errands.today(session, NOW, owner_id, SHANGHAI)
    return {task.person.name: task.number for task in tasks}


def test_a_group_leaders_number_is_the_one_on_the_list_of_the_year(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, street.zhao.id)
    listed = people.list_numbers(session, NOW, street.group.id, 2026)
    assert numbers(session, street.zhao.id) == {"王秀兰": listed[street.wang.id]}


def test_somebody_not_on_the_leaders_list_gets_a_number_beyond_it(
    session: Session, street: Street
) -> None:
    give(session, street.chen.id, street.zhao.id)
    assert numbers(session, street.zhao.id) == {"陈志远": 11}


def test_a_secretarys_numbers_are_the_days_and_stay_for_the_day(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, street.zhou.id)
    give(session, street.chen.id, street.zhou.id)
    before = numbers(session, street.zhou.id)
    assert before == {"王秀兰": 1, "陈志远": 2}
    errands.done(
        session,
        NOW,
        owner_id=street.zhou.id,
        number=1,
        note=None,
        zone=SHANGHAI,
        tell=tell_nobody,
    )
    give(session, street.li.id, street.zhou.id)
    assert numbers(session, street.zhou.id) == {"陈志远": 2, "李根宝": 3}


def test_errands_about_one_member_stand_under_one_number(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id)
    give(session, street.wang.id, street.zhao.id, kind="deliver_lesson", about=("study_day", 1))
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert {one.kind for one in task.errands} == {"call", "deliver_lesson"}


def test_the_list_holds_what_is_due_today_or_overdue(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id, due_in=-2 * DAY)
    give(session, street.li.id, street.zhao.id, due_in=2 * DAY)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert (task.person.name, task.errands[0].overdue) == ("王秀兰", True)


def test_contacted_closes_everything_listed_about_the_member_and_tells_it(
    session: Session, street: Street
) -> None:
    errand = give(session, street.wang.id, street.zhou.id)
    visit = give(
        session,
        street.wang.id,
        street.zhou.id,
        kind="deliver_lesson",
        about=("study_day", 1),
        due_in=5 * DAY,
    )
    assert numbers(session, street.zhou.id) == {"王秀兰": 1}
    heard = Heard()
    ended = errands.done(
        session,
        NOW,
        owner_id=street.zhou.id,
        number=1,
        note="在家，都好",
        zone=SHANGHAI,
        tell=heard,
    )
    assert isinstance(ended, errands.Contacted)
    assert ended.person.id == street.wang.id
    (fact,) = heard.of(errands.Done)
    assert (fact.about, fact.person_id, fact.by_id, fact.note) == (
        NOTICE,
        street.wang.id,
        street.zhou.id,
        "在家，都好",
    )
    assert (errand.state, visit.state) == ("done", "open")  # a visit in five days is not done by it


def test_a_number_that_nobody_has_is_refused(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id)
    for number in (0, 99):
        outcome = errands.done(
            session,
            NOW,
            owner_id=street.zhao.id,
            number=number,
            note=None,
            zone=SHANGHAI,
            tell=tell_nobody,
        )
        assert outcome == errands.NoSuchNumber(number)


def test_an_errand_is_done_once(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhou.id)
    numbers(session, street.zhou.id)
    heard = Heard()
    for _ in range(2):
        errands.done(
            session,
            NOW,
            owner_id=street.zhou.id,
            number=1,
            note=None,
            zone=SHANGHAI,
            tell=heard,
        )
    assert len(heard.of(errands.Done)) == 1


def test_not_reached_comes_back_tomorrow(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhou.id)
    numbers(session, street.zhou.id)
    heard = Heard()
    outcome = errands.not_reached(
        session,
        NOW,
        owner_id=street.zhou.id,
        number=1,
        note="没人接",
        zone=SHANGHAI,
        tell=heard,
    )
    assert isinstance(outcome, errands.StillToReach)
    assert outcome.due_at == NOW.replace(hour=10) + DAY  # 18:00 in Shanghai
    assert errands.today(session, NOW, street.zhou.id, SHANGHAI) == []
    (task,) = errands.today(session, NOW + DAY, street.zhou.id, SHANGHAI)
    assert task.errands[0].note == "没人接"
    assert heard.of(errands.NotReached)[0].due_at == outcome.due_at


def test_who_calls_back_the_same_day_closes_what_was_put_off(
    session: Session, street: Street
) -> None:
    errand = give(session, street.wang.id, street.zhou.id)
    numbers(session, street.zhou.id)
    for act in (errands.not_reached, errands.done):
        act(
            session,
            NOW,
            owner_id=street.zhou.id,
            number=1,
            note=None,
            zone=SHANGHAI,
            tell=tell_nobody,
        )
    assert errand.state == "done"


def test_closing_what_it_was_about_stops_what_waits_for_the_owner(
    session: Session, street: Street
) -> None:
    errand = give(session, street.wang.id, street.zhao.id)
    errands.tell_owner(session, NOW, errand, at_once=True)
    heard = Heard()
    assert errands.close_about(session, NOW, NOTICE, "confirmed", tell=heard) == 1
    assert session.scalars(select(Outbound.state)).all() == ["skipped"]
    assert [one.outcome for one in heard.of(errands.Closed)] == ["confirmed"]
    assert errands.close_about(session, NOW, NOTICE, "confirmed", tell=heard) == 0


def test_closing_can_be_for_some_people_or_kinds_only(session: Session, street: Street) -> None:
    call = give(session, street.wang.id, street.zhao.id)
    why = give(session, street.wang.id, street.zhao.id, kind="ask_why")
    other = give(session, street.li.id, street.zhao.id)
    errands.close_about(session, NOW, NOTICE, "x", person_ids=[street.wang.id], kinds=["call"])
    assert (call.state, why.state, other.state) == ("closed", "open", "open")


def test_an_errand_handed_on_is_the_others(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.zhao.id)
    errands.hand_on(session, NOW, errand.id, street.zhou.id)
    assert list(numbers(session, street.zhou.id)) == ["王秀兰"]
    assert numbers(session, street.zhao.id) == {}
    errands.close_about(session, NOW, NOTICE, "over")
    assert errands.hand_on(session, NOW, errand.id, street.zhao.id) == errands.NoSuchErrand()


def test_what_follows_from_an_act_goes_at_night_too(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.zhao.id)
    errands.tell_owner(session, NOW, errand, at_once=True)
    errands.tell_owner(session, NOW, errand, at_once=False)
    held = session.scalars(select(Content.held_at_night).order_by(Content.id)).all()
    assert held == [False, True]


def test_everybody_with_errands_gets_one_list_in_the_morning(
    session: Session, street: Street
) -> None:
    give(session, street.wang.id, street.zhao.id)
    give(session, street.li.id, street.zhao.id)
    give(session, street.chen.id, street.qian.id)
    assert errands.morning_lists(session, NOW, ACCOUNT, SHANGHAI) == 2
    assert errands.morning_lists(session, NOW, ACCOUNT, SHANGHAI) == 0
    assert errands.morning_lists(session, NOW + DAY, ACCOUNT, SHANGHAI) == 2
    (facts, *_) = session.scalars(select(Content.facts).order_by(Content.id))
    assert facts == {"count": 2, "names": "1 李根宝　2 王秀兰"}


def test_an_errand_whose_owner_cannot_be_reached_goes_one_up(
    session: Session, street: Street
) -> None:
    errand = give(session, street.wang.id, street.zhao.id)
    fact = RoutesExhausted(ACCOUNT, ("errand", errand.id), street.zhao.id, "errand", 1, "not-bound")
    assert errands.routes_exhausted(session, NOW, fact, SHANGHAI) == 1
    assert errand.owner_id == street.zhou.id
    assert errands.routes_exhausted(session, NOW, fact, SHANGHAI) == 0


def test_the_last_of_the_line_keeps_what_nobody_else_can_take(
    session: Session, street: Street
) -> None:
    errand = give(session, street.wang.id, street.gan.id)
    fact = RoutesExhausted(
        ACCOUNT, ("errand_list", street.gan.id), street.gan.id, "errand", 1, "refused"
    )
    assert errands.routes_exhausted(session, NOW, fact, SHANGHAI) == 0
    assert (errand.owner_id, errand.state) == (street.gan.id, "open")


def test_who_joins_the_list_meets_no_number_of_the_day(session: Session, street: Street) -> None:
    give(session, street.chen.id, street.zhao.id)
    before = numbers(session, street.zhao.id)
    newcomer = person(session, "新来", street.group)
    bind(session, newcomer)
    role(session, newcomer, "volunteer", street.group)
    give(session, newcomer.id, street.zhao.id)
    after = numbers(session, street.zhao.id)
    assert after["陈志远"] == before["陈志远"] != after["新来"]
