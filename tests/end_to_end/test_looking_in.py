"""Silence becomes a visit for a named person: after three study days, or beyond one's rhythm."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot import people, study
from bot.errands import Errand
from bot.people import Person
from tests import builders
from tests.end_to_end.test_study_days import publish
from tests.end_to_end.town import Town, town_settings


@pytest.fixture
def rhythmic(database_url: str) -> Iterator[Town]:
    """A town where the wanderers are asked after a fortnight."""
    contact = {
        "phone": "0519-88881234",
        "check_on_after": "60d",
        "check_on_after_by_category": {"流动": "14d"},
    }
    town = Town(town_settings(database_url, contact=contact), builders.NOW)
    yield town
    town.close()


def after_a_day(town: Town, *answering: Person, answer: str = "4") -> None:
    """One more study day passes, on which these say something and the others do not."""
    publish(town)
    for who in answering:
        town.say(who, "学习日")
        town.say(who, answer)
    town.tick(hours=24)


def visits(town: Town) -> list[tuple[str, str]]:
    """Whom somebody is to look in on: name and reason."""
    with town.begin() as session:
        found = session.query(Errand).filter_by(kind="find_out", state="open")
        rows = [(one.person_id, one.reason) for one in found]
        cards = people.cards(session, [one for one, _ in rows])
        return sorted((cards[one].name, reason) for one, reason in rows)


def heard(town: Town) -> int:
    with town.begin() as session:
        return study.close_heard(session, town.now)


def asked_for(town: Town) -> int:
    with town.begin() as session:
        return study.find_out(session, town.now, people.Rhythm.of(town.runtime.settings.contact))


def test_after_three_days_without_a_word_somebody_looks_in_and_the_member_reads_nothing(
    town: Town,
) -> None:
    talking = (town.street.zhao, town.street.zhou, town.street.wang)
    for _ in range(2):
        after_a_day(town, *talking)
    assert visits(town) == []
    after_a_day(town, *talking)
    assert visits(town) == [("李根宝", "errand-not-seen")]
    town.deliver()
    assert not any("没见" in one for one in town.phone(town.street.li))
    assert "有阵子没见，去看看" in town.say(town.street.zhao, "今天")


def test_leave_and_coming_are_words_and_one_of_them_begins_the_count_again(town: Town) -> None:
    rest = (town.street.zhao, town.street.zhou, town.street.wang)
    for number in range(4):
        after_a_day(town, *rest, *((town.street.li,) if number == 2 else ()))
    assert visits(town) == []


def test_one_visit_at_a_time_and_a_message_closes_it(town: Town) -> None:
    rest = (town.street.zhao, town.street.zhou, town.street.wang)
    for _ in range(4):
        after_a_day(town, *rest)
    assert visits(town) == [("李根宝", "errand-not-seen")]
    assert heard(town) == 0
    town.say(town.street.li, "我在呢")
    assert heard(town) == 1
    assert visits(town) == []
    after_a_day(town, *rest)
    assert visits(town) == []


def test_who_was_visited_is_not_visited_again_for_the_same_days(town: Town) -> None:
    rest = (town.street.zhao, town.street.zhou, town.street.wang)
    for _ in range(3):
        after_a_day(town, *rest)
    number = next(
        line.split()[0] for line in town.say(town.street.zhao, "今天").splitlines() if "李" in line
    )
    town.say(town.street.zhao, f"已联系 {number} 都好")
    after_a_day(town, *rest)
    assert visits(town) == []


def test_who_has_paused_is_left_in_peace(town: Town) -> None:
    town.say(town.street.li, "暂停通知")
    town.say(town.street.li, "2")
    for _ in range(3):
        after_a_day(town, town.street.zhao, town.street.zhou, town.street.wang)
    assert visits(town) == []


def test_the_rhythm_is_the_categorys_where_it_has_one(rhythmic: Town) -> None:
    town = rhythmic
    with town.begin() as session:
        session.execute(
            update(Person).where(Person.id == town.street.li.id).values(category="migrant")
        )
    for who in (town.street.wang, town.street.li, town.street.zhao):
        town.say(who, "报到")
    town.tick(days=13)
    asked_for(town)
    names = [name for name, _ in visits(town)]
    assert "李根宝" not in names
    town.tick(days=2)
    assert asked_for(town) > 0
    assert ("李根宝", "errand-silent") in visits(town)
    assert ("王秀兰", "errand-silent") not in visits(town)
    assert asked_for(town) == 0
    town.say(town.street.li, "报到")
    heard(town)
    assert ("李根宝", "errand-silent") not in visits(town)


def test_a_sign_of_life_given_by_the_leader_counts(rhythmic: Town) -> None:
    town = rhythmic
    for who in (town.street.wang, town.street.zhao):
        town.say(who, "报到")
    town.tick(days=59)
    town.say(town.street.zhao, "代 王秀兰 报到")
    town.tick(days=2)
    asked_for(town)
    assert "王秀兰" not in [name for name, _ in visits(town)]


def test_the_clock_looks_once_a_day(rhythmic: Town) -> None:
    town = rhythmic
    town.say(town.street.wang, "报到")
    town.now += timedelta(days=61)
    for _ in range(2):
        with town.begin() as session:
            study.plan_finding_out(session, town.now, town.runtime.house.zone)
        town.tick(seconds=1)
    assert ("王秀兰", "errand-silent") in visits(town)


def test_the_figures_know_the_rhythms_too(rhythmic: Town) -> None:
    town = rhythmic
    everybody = town.status()["members"]["total"]
    town.say(town.street.li, "报到")
    assert town.status()["members"]["silent"] == everybody - 1
