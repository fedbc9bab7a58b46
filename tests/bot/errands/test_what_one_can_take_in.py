"""Nobody is given more people a day than they can call; the rest gets days after it."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands
from bot.core.facts import tell_nobody
from bot.delivery.models import Content
from bot.errands import rules
from tests.bot.errands.test_giving import give
from tests.bot.handing.away import go as away
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person

DAY = timedelta(days=1)
FIRST = errands.next_evening(NOW, SHANGHAI)


def neighbours(session: Session, street: Street, count: int) -> list[int]:
    return [person(session, f"邻居{number}", street.group).id for number in range(count)]


def shared(
    session: Session, street: Street, persons: list[int], *, per_day: int, days: int = 60
) -> errands.Shared:
    return errands.share(
        session,
        NOW,
        dict.fromkeys(persons, street.zhao.id),
        first=FIRST,
        latest=FIRST + days * DAY,
        pace=errands.Pace(per_day, SHANGHAI),
    )


def day_list(session: Session, owner_id: int, now: datetime = NOW) -> errands.DayList:
    return errands.day_list(session, now, owner_id, SHANGHAI, per_day=2)


@given(
    taken=some.dictionaries(some.integers(0, 9), some.integers(0, 12)),
    count=some.integers(0, 200),
    per_day=some.integers(1, 12),
)
def test_everybody_gets_a_day_and_no_day_more_than_can_be_done(
    taken: dict[int, int], count: int, per_day: int
) -> None:
    days = rules.spread(taken, count, per_day)
    assert len(days) == count
    assert days == sorted(days)
    for day, new in Counter(days).items():
        assert taken.get(day, 0) + new <= per_day
    for day in range(max(days, default=0)):  # and none is left free before the last
        assert taken.get(day, 0) + Counter(days)[day] >= per_day


def test_without_a_cap_all_are_for_the_first_day() -> None:
    assert rules.spread({0: 9}, 3, 0) == [0, 0, 0]


def test_a_big_hand_over_is_spread_over_the_days_after(session: Session, street: Street) -> None:
    found = shared(session, street, neighbours(session, street, 5), per_day=2)
    days = [(at - FIRST).days for at in found.due.values()]
    assert days == [0, 0, 1, 1, 2]
    assert set(found.owners.values()) == {street.zhao.id}


def test_who_is_on_the_plan_already_takes_no_second_place(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id, due_in=-3 * DAY)
    persons = [street.wang.id, *neighbours(session, street, 2)]
    found = shared(session, street, persons, per_day=2)
    assert [(found.due[one] - FIRST).days for one in persons] == [0, 0, 1]


def test_what_would_be_too_late_goes_one_up(session: Session, street: Street) -> None:
    persons = neighbours(session, street, 5)
    found = shared(session, street, persons, per_day=2, days=1)
    assert Counter(found.owners.values()) == {street.zhao.id: 4, street.zhou.id: 1}
    assert found.due[persons[4]] == FIRST


def test_whom_nobody_gets_to_in_time_stays_with_the_first(session: Session, street: Street) -> None:
    persons = neighbours(session, street, 9)
    found = shared(session, street, persons, per_day=2, days=0)
    counts = Counter(found.owners.values())
    assert counts == {street.zhao.id: 5, street.zhou.id: 2, street.gan.id: 2}
    assert set(found.due.values()) == {FIRST}


def test_what_is_for_a_study_day_takes_no_account_of_what_can_wait(
    session: Session, street: Street
) -> None:
    for one in neighbours(session, street, 2):
        give(session, one, street.zhao.id)
    what = errands.Assignment(
        account=ACCOUNT,
        kind="call",
        about=("study_day", 1),
        due_at=NOW + DAY / 4,
        reason="errand-silent-study-day",
        facts={},
        listed_from=NOW,
        pace=errands.Pace(2, SHANGHAI),
        latest=NOW + DAY / 4,
    )
    silent = [person(session, f"没回话{number}", street.group).id for number in range(3)]
    owners = dict.fromkeys(silent, street.zhao.id)
    errands.give_many(session, NOW, what, persons=silent, owners=owners)
    given = {one.person_id: one.owner_id for one in errands.about(session, ("study_day", 1))}
    assert Counter(given.values()) == {street.zhao.id: 2, street.zhou.id: 1}
    found = day_list(session, street.zhao.id)
    assert [task.person.name for task in found.tasks] == ["没回话0", "没回话1"]


def test_who_stands_in_is_spared_in_the_same_way(session: Session, street: Street) -> None:
    """Leave cover: the substitute's own errands and those of who is away share the days."""
    away(session, street.zhao, street.zhou)
    give(session, street.li.id, street.zhou.id)
    persons = neighbours(session, street, 2)
    found = shared(session, street, persons, per_day=2)
    assert [(found.due[one] - FIRST).days for one in persons] == [0, 1]


def test_who_stands_in_has_one_day_and_not_two(session: Session, street: Street) -> None:
    for one in neighbours(session, street, 2):
        give(session, one, street.zhao.id)
    give(session, street.chen.id, street.zhou.id)
    away(session, street.zhao, street.zhou)
    found = day_list(session, street.zhou.id)
    assert (len(found.tasks), found.waiting) == (2, 1)
    assert day_list(session, street.zhao.id).tasks == ()


def test_the_day_shows_the_most_urgent_and_says_how_many_wait(
    session: Session, street: Street
) -> None:
    for number, one in enumerate(neighbours(session, street, 4)):
        give(session, one, street.zhou.id, due_in=-number * timedelta(hours=1))
    found = day_list(session, street.zhou.id)
    assert [task.person.name for task in found.tasks] == ["邻居3", "邻居2"]  # due first
    assert found.waiting == 2


def test_what_is_done_today_makes_no_room_for_more_today(session: Session, street: Street) -> None:
    for one in neighbours(session, street, 4):
        give(session, one, street.zhou.id)
    for _ in range(2):
        number = day_list(session, street.zhou.id).tasks[0].number
        errands.done(
            session,
            NOW,
            owner_id=street.zhou.id,
            number=number,
            note=None,
            zone=SHANGHAI,
            tell=tell_nobody,
        )
    assert day_list(session, street.zhou.id) == errands.DayList((), 2)
    assert len(day_list(session, street.zhou.id, NOW + DAY).tasks) == 2


def test_where_somebody_waits_for_a_visit_it_is_never_put_off(
    session: Session, street: Street
) -> None:
    for one in neighbours(session, street, 3):
        give(session, one, street.zhou.id, due_in=-DAY)
    for who in (street.wang, street.li, street.chen):
        give(session, who.id, street.zhou.id, kind="deliver_lesson", about=("study_day", 1))
    found = day_list(session, street.zhou.id)
    assert {task.person.id for task in found.tasks} == {
        street.wang.id,
        street.li.id,
        street.chen.id,
    }
    assert found.waiting == 3


def test_the_list_of_the_morning_names_no_more_than_the_day_takes(
    session: Session, street: Street
) -> None:
    for one in neighbours(session, street, 5):
        give(session, one, street.zhou.id)
    errands.morning_lists(session, NOW, ACCOUNT, SHANGHAI, per_day=2)
    assert session.scalars(select(Content.facts)).one()["count"] == 2


def test_one_call_answers_all_that_it_answers(session: Session, street: Street) -> None:
    """Missed, to be looked in on, to be told: one line, one 已联系. A visit is another matter."""
    give(session, street.wang.id, street.zhou.id)
    later = give(
        session,
        street.wang.id,
        street.zhou.id,
        kind="find_out",
        about=("silence", 0),
        due_in=4 * DAY,
    )
    visit = give(
        session,
        street.wang.id,
        street.zhou.id,
        kind="deliver_lesson",
        about=("study_day", 1),
        due_in=4 * DAY,
    )
    (task,) = errands.today(session, NOW, street.zhou.id, SHANGHAI)
    assert [one.kind for one in task.errands] == ["call", "find_out"]
    outcome = errands.done(
        session,
        NOW,
        owner_id=street.zhou.id,
        number=1,
        note=None,
        zone=SHANGHAI,
        tell=tell_nobody,
    )
    assert isinstance(outcome, errands.Contacted)
    assert len(outcome.reasons) == 2
    assert (later.state, visit.state) == ("done", "open")


def test_neighbours_stand_together_by_how_their_addresses_begin(
    session: Session, street: Street
) -> None:
    for one, address in (
        (street.wang, "紫云路12弄3号"),
        (street.chen, "长乐路8号"),
        (street.li, "紫云路20号"),
    ):
        one.address_sealed = address
        give(session, one.id, street.zhou.id)
    lonely = neighbours(session, street, 1)
    give(session, lonely[0], street.zhou.id)
    session.flush()
    tasks = errands.today(session, NOW, street.zhou.id, SHANGHAI)
    corners = errands.by_corner(session, tasks, str)
    assert [(one.name, [task.person.name for task in one.tasks]) for one in corners] == [
        ("紫云路", ["王秀兰", "李根宝"]),
        ("长乐路", ["陈志远"]),
        ("紫云苑小组", ["邻居0"]),
    ]


def test_a_street_is_what_stands_before_the_first_number() -> None:
    heads = {
        "紫云路12弄3号502室": "紫云路",
        "紫云苑 三幢 201": "紫云苑",
        "北京路": "北京路",
        "第五大街": "第五大街",
        "12 Ziyun Road": "",
    }
    assert {one: errands.street_of(one) for one in heads} == heads
