"""Whom an author means, and that nobody is meant twice or wrongly."""

import json
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot import people
from bot.people import Audience, Person
from tests.builders import NOW, Street, person, role, unit

T = TypeVar("T")


def meant(session: Session, author: Person, word: str) -> set[str]:
    found = people.audience(session, NOW, author_id=author.id, word=word)
    assert isinstance(found, Audience), found
    ids = session.scalars(found.select()).all()
    assert len(ids) == found.count
    return {card.name for card in people.cards(session, ids).values()}


def refused(session: Session, author: Person, word: str, kind: type[T]) -> T:
    found = people.audience(session, NOW, author_id=author.id, word=word)
    assert isinstance(found, kind), found
    return found


def test_everybody_is_the_authors_own_unit_less_the_author(
    session: Session, street: Street
) -> None:
    assert meant(session, street.zhao, "全体") == {"王秀兰", "李根宝"}
    assert meant(session, street.zhou, "全体") == {"赵德福", "王秀兰", "李根宝"}
    assert len(meant(session, street.gan, "全体")) == 6


def test_the_label_of_everybody_names_the_unit(session: Session, street: Street) -> None:
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(found, Audience)
    assert found.label == "东风支部"


def test_two_roles_one_inside_the_other_are_one_audience(session: Session, street: Street) -> None:
    role(session, street.zhou, "leader", street.group)
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(found, Audience)
    assert found.unit_ids == (street.branch.id,)


def test_a_unit_is_meant_by_name_tail_path_or_its_short_form(
    session: Session, street: Street
) -> None:
    for word in ("东风支部", "青龙街道/东风支部", "东风", "青龙街道\uff0f东风支部"):
        assert meant(session, street.gan, word) == {"周国平", "赵德福", "王秀兰", "李根宝"}


def test_a_secretary_may_mean_a_group_of_the_branch(session: Session, street: Street) -> None:
    assert meant(session, street.zhou, "紫云苑小组") == {"赵德福", "王秀兰", "李根宝"}


def test_of_equal_units_the_own_one_is_meant(session: Session, street: Street) -> None:
    for branch in (street.branch, street.other_branch):
        group = unit(session, "第一小组", branch)
        person(session, f"{branch.name}的人", group)
    assert meant(session, street.qian, "第一小组") == {"常青支部的人"}


def test_of_equal_units_in_reach_the_paths_are_offered(session: Session, street: Street) -> None:
    for branch in (street.branch, street.other_branch):
        unit(session, "第一小组", branch)
    found = refused(session, street.gan, "第一小组", people.SeveralUnits)
    assert found.paths == ("青龙街道/东风支部/第一小组", "青龙街道/常青支部/第一小组")
    assert str(found.paths) == "青龙街道/东风支部/第一小组、青龙街道/常青支部/第一小组"


def test_a_category_is_meant_within_the_own_units(session: Session, street: Street) -> None:
    for who in (street.wang, street.chen):
        who.category = "migrant"
    session.flush()
    for word in ("流动党员", "流动", "migrant"):
        assert meant(session, street.zhou, word) == {"王秀兰"}
    assert meant(session, street.gan, "流动人员") == {"王秀兰", "陈志远"}


def test_somebody_living_here_is_meant_and_counted_once(session: Session, street: Street) -> None:
    street.chen.residence_unit_id = street.group.id
    street.wang.residence_unit_id = street.branch.id
    session.flush()
    assert meant(session, street.zhou, "全体") == {"赵德福", "王秀兰", "李根宝", "陈志远"}


def test_who_left_is_not_meant(session: Session, street: Street) -> None:
    street.wang.left_at = NOW
    session.flush()
    assert meant(session, street.zhao, "全体") == {"李根宝"}


def test_a_member_without_a_role_may_not_announce(session: Session, street: Street) -> None:
    refused(session, street.wang, "全体", people.MayNotAnnounce)
    role(session, street.wang, "volunteer", street.branch)
    refused(session, street.wang, "全体", people.MayNotAnnounce)


def test_another_leaders_unit_is_not_ones_own(session: Session, street: Street) -> None:
    assert refused(session, street.zhou, "常青支部", people.NotYourUnit).unit == "常青支部"
    refused(session, street.zhao, "东风支部", people.NotYourUnit)


def test_a_word_nobody_knows_says_so(session: Session, street: Street) -> None:
    assert refused(session, street.zhou, "火星", people.UnknownAudience).word == "火星"
    refused(session, street.zhou, "", people.UnknownAudience)
    refused(session, street.zhou, "/", people.UnknownAudience)


def test_an_audience_of_nobody_is_refused(session: Session, street: Street) -> None:
    assert refused(session, street.zhou, "退休党员", people.NobodyThere).label == "退休党员"


def test_a_wildcard_in_the_word_finds_nothing(session: Session, street: Street) -> None:
    for word in ("%", "_", "东风%"):
        refused(session, street.gan, word, people.UnknownAudience)


def test_an_audience_is_kept_as_json_and_means_the_same(session: Session, street: Street) -> None:
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(found, Audience)
    assert people.audience_from(json.loads(json.dumps(found.spec))) == found


def test_asked_again_it_is_counted_anew(session: Session, street: Street) -> None:
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(found, Audience)
    person(session, "新来的", street.group)
    again = people.audience_again(session, NOW, author_id=street.zhou.id, spec=found.spec)
    assert isinstance(again, Audience)
    assert again.count == found.count + 1


def test_asked_again_by_somebody_who_no_longer_leads_it_is_refused(
    session: Session, street: Street
) -> None:
    found = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(found, Audience)

    def again(author: Person) -> people.AudienceOutcome:
        return people.audience_again(session, NOW, author_id=author.id, spec=found.spec)

    assert isinstance(again(street.qian), people.NotYourUnit)
    assert isinstance(again(street.wang), people.MayNotAnnounce)


HOMES = st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3), st.booleans())


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(members=st.lists(HOMES, max_size=12), author=st.integers(0, 11))
def test_an_audience_counts_nobody_twice_and_never_its_author(
    session: Session, members: list[tuple[int, int | None, bool]], author: int
) -> None:
    with session.begin_nested() as trial:
        top = unit(session, "顶")
        units = [top, unit(session, "甲", top), unit(session, "乙", top), unit(session, "外")]
        secretary = role(session, person(session, "书记", units[author % 4]), "secretary", top)
        expected = set()
        for number, (home, residence, left) in enumerate(members):
            lives = None if residence is None else units[residence]
            one = person(session, f"人{number}", units[home], residence=lives)
            one.left_at = NOW if left else None
            if not left and (home < 3 or (residence is not None and residence < 3)):
                expected.add(one.id)
        session.flush()
        found = people.audience(session, NOW, author_id=secretary.id, word="全体")
        if isinstance(found, people.NobodyThere):
            assert expected == set()
        else:
            assert isinstance(found, Audience)
            ids = session.scalars(found.select()).all()
            assert sorted(ids) == sorted(expected)
            assert found.count == len(expected)
        trial.rollback()
