"""Categories and circumstances: with dates, kept, and meant by a word."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Category, Circumstance, Life
from bot.people.words import CIRCUMSTANCE_WORDS
from tests.bot.people.test_audiences import meant, refused
from tests.bot.people.tree.test_growing import got
from tests.builders import NOW, Street, person, unit

A_DAY = timedelta(days=1)


def life(session: Session, who: people.Person, days: int = 0) -> Life:
    return people.lives_of(session, NOW + days * A_DAY, [who.id])[who.id]


def test_a_circumstance_holds_until_it_is_ended(session: Session, street: Street) -> None:
    ids = [street.wang.id, street.li.id]
    assert people.set_circumstance(session, NOW, ids, "alone") == 2
    assert people.end_circumstance(session, NOW + A_DAY, [street.li.id], "alone") == 1
    assert life(session, street.wang, 2) == Life(None, frozenset({"alone"}))
    assert life(session, street.li, 2) == Life(None, frozenset())
    assert life(session, street.li) == Life(None, frozenset({"alone"}))


def test_a_season_of_night_shifts_ends_by_itself(session: Session, street: Street) -> None:
    people.set_circumstance(session, NOW, [street.li.id], "night_shifts", until=NOW + 30 * A_DAY)
    assert life(session, street.li, 29).circumstances == {"night_shifts"}
    assert life(session, street.li, 30).circumstances == frozenset()


def test_said_twice_it_holds_once_with_the_newer_end(session: Session, street: Street) -> None:
    wang = [street.wang.id]
    people.set_circumstance(session, NOW, wang, "frail", until=NOW + A_DAY)
    assert people.set_circumstance(session, NOW, wang, "frail") == 0
    assert life(session, street.wang, 5).circumstances == {"frail"}
    assert len(session.scalars(select(Circumstance)).all()) == 1


def test_what_was_before_is_kept(session: Session, street: Street) -> None:
    wang = [street.wang.id]
    people.set_circumstance(session, NOW, wang, "hardship")
    people.end_circumstance(session, NOW + A_DAY, wang, "hardship")
    people.set_circumstance(session, NOW + 2 * A_DAY, wang, "hardship")
    spells = session.execute(select(Circumstance.since, Circumstance.until)).all()
    assert {tuple(one) for one in spells} == {(NOW, NOW + A_DAY), (NOW + 2 * A_DAY, None)}
    assert people.end_circumstance(session, NOW + 3 * A_DAY, [street.li.id], "hardship") == 0


def test_a_category_changes_with_its_dates(session: Session, street: Street) -> None:
    both = [street.wang.id, street.li.id]
    assert people.set_category(session, NOW, both, "retired") == 2
    assert people.set_category(session, NOW + A_DAY, both, "retired") == 0
    assert people.set_category(session, NOW + A_DAY, [street.li.id], None) == 1
    assert life(session, street.wang).category == "retired"
    spells = session.execute(
        select(Category.category, Category.since, Category.until).where(
            Category.person_id == street.li.id
        )
    ).all()
    assert [tuple(one) for one in spells] == [("retired", NOW, NOW + A_DAY)]


def test_an_audience_of_a_circumstance(session: Session, street: Street) -> None:
    people.set_circumstance(session, NOW, [street.wang.id, street.chen.id, street.zhou.id], "alone")
    for word in ("独居", "独居老人", "独居党员", "alone"):
        assert meant(session, street.zhou, word) == {"王秀兰"}, word
    assert meant(session, street.gan, "独居") == {"王秀兰", "陈志远", "周国平"}
    refused(session, street.zhou, "夜班", people.NobodyThere)


def test_an_audience_of_a_unit_and_how_its_people_live(session: Session, street: Street) -> None:
    person(session, "流动甲", street.branch, category="migrant")
    person(session, "流动乙", street.other_branch, category="migrant")
    people.set_circumstance(session, NOW, [street.wang.id, street.chen.id], "frail")
    for word in ("东风支部流动党员", "东风支部流动", "东风支部的流动党员", "东风流动党员"):
        assert meant(session, street.gan, word) == {"流动甲"}, word
    assert meant(session, street.gan, "常青支部体弱") == {"陈志远"}
    assert meant(session, street.gan, "全体流动党员") == {"流动甲", "流动乙"}
    refused(session, street.zhou, "常青支部流动党员", people.NotYourUnit)
    refused(session, street.zhou, "火星支部流动党员", people.UnknownAudience)


def test_the_label_names_unit_and_way_of_living(session: Session, street: Street) -> None:
    person(session, "流动甲", street.branch, category="migrant")
    found = people.audience(session, NOW, author_id=street.gan.id, word="东风流动党员")
    assert got(found, people.Audience).label == "东风支部 流动党员"


def test_a_unit_called_like_a_category_is_the_unit(session: Session, street: Street) -> None:
    group = unit(session, "流动党员小组", street.branch)
    person(session, "组里人", group)
    person(session, "流动甲", street.branch, category="migrant")
    assert meant(session, street.zhou, "流动党员小组") == {"组里人"}


def test_a_preview_of_before_is_read_though_it_knew_no_circumstances(
    session: Session, street: Street
) -> None:
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    spec = got(found, people.Audience).spec
    old = {key: spec[key] for key in spec if key not in ("circumstance", "by", "at")}
    again = people.audience_again(session, NOW, author_id=street.zhou.id, spec=old)
    assert got(again, people.Audience).count == 3


def test_a_preview_is_good_though_its_unit_was_moved_meanwhile(
    session: Session, street: Street
) -> None:
    found = people.audience(session, NOW, author_id=street.gan.id, word="东风支部")
    spec = got(found, people.Audience).spec
    general = unit(session, "党总支", street.street)
    people.move_unit(session, NOW, unit_id=street.branch.id, under_id=general.id)
    again = got(
        people.audience_again(session, NOW, author_id=street.gan.id, spec=spec), people.Audience
    )
    assert len(session.scalars(again.select()).all()) == again.count == 4


@pytest.mark.parametrize(("word", "name"), CIRCUMSTANCE_WORDS.items())
def test_a_circumstance_is_named_in_both_languages(word: str, name: str) -> None:
    assert people.circumstance_named(f" {word}党员") == name
    assert people.circumstance_named(name.replace("_", " ")) == name
    assert people.circumstance_named("火星") is None
