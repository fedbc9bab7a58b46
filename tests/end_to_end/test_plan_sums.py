"""Whatever is published, changed, cancelled and answered, and whoever moves in between, in any
order: the sums balance, nobody is reminded twice for one lead time, and nothing goes out stale."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import people
from bot.core.kept_facts import bring_back
from bot.delivery.models import Content, Outbound
from bot.study.models import StudyDay
from tests.end_to_end.test_sums import a_town, balance, happen
from tests.end_to_end.town import Town

REMINDERS = ("study-day-reminder", "study-day-today")
LEADS = 3  # of the settings
SECRETARY = st.sampled_from(
    [
        *("新建学习日 每月4日 19:00 活动室 冬训 共2次", "新建学习日 12月4日 20:00 二楼 防火"),
        *("改学习日 12月4日 12月6日", "改学习日 12月4日 20:30", "改学习日 12月 地点：三楼"),
        *("取消学习日 12月4日", "取消学习日 12月6日 下大雨", "1", "1", "1", "0", "2", "学习日"),
    ]
)
MEMBER = st.sampled_from(["学习日", "1", "2", "3", "4", "改", "改 4", "签到", "学习日 去老家"])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["zhou", "qian"]), SECRETARY),
        st.tuples(st.sampled_from(["wang", "li", "chen"]), MEMBER),
        st.tuples(st.just("move"), st.sampled_from(["wang", "li", "chen"]), st.booleans()),
        st.sampled_from([25, 660, 7200, 43_200, 86_400, 172_800]),
    ),
    min_size=4,
    max_size=16,
)


def move(town: Town, name: str, *, residence: bool) -> None:
    """Between the two branches, or to live in the other one and back."""
    with town.begin() as session:
        who = session.get_one(people.Person, getattr(town.street, name).id)
        there, here = town.street.other_branch.id, town.street.branch.id
        kind: people.HomeKind = "residence" if residence else "home"
        now_at = who.residence_unit_id if residence else who.home_unit_id
        to = (None if now_at else there) if residence else (here if now_at == there else there)
        people.transfer(
            session,
            town.now,
            who=people.Who(person_id=who.id),
            to_id=to,
            kind=kind,
            tell=town.runtime.house.tell,
        )


def nothing_twice_and_nothing_stale(town: Town) -> None:
    """Of one day on one date nobody has more reminders than there are lead times; none went after
    the start that it names, or after the day was off."""
    sent: Counter[tuple[int, int | None, object]] = Counter()
    with town.begin() as session:
        rows = (
            session.query(Content, Outbound, StudyDay)
            .join(Outbound, Outbound.content_id == Content.id)
            .join(StudyDay, StudyDay.id == Content.about_id)
            .filter(Content.key.in_(REMINDERS), Outbound.state == "accepted")
        )
        for content, outbound, day in rows:
            starts_at = bring_back(content.facts)["starts_at"]
            sent[day.id, outbound.person_id, starts_at.date()] += 1
            assert outbound.finished_at is not None
            assert outbound.finished_at < starts_at
            assert day.cancelled_at is None or outbound.finished_at <= day.cancelled_at
    assert all(count <= LEADS for count in sent.values()), sent


@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(events=EVENTS)
def test_in_any_order_the_sums_balance_and_no_reminder_is_twice_or_stale(
    events: list[tuple[str, str] | tuple[str, str, bool] | int],
) -> None:
    with a_town() as town:
        for event in events:
            if isinstance(event, tuple) and len(event) == 3:
                move(town, event[1], residence=event[2])
            else:
                happen(town, event)
        town.pass_by(days=4)
        balance(town)
        nothing_twice_and_nothing_stale(town)
