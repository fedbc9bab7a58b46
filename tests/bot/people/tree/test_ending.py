"""Units merge, close and come to their end; nobody is left behind."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Home, OpenWork, Term, Unit
from tests.bot.people.tree.test_growing import AFTER, TERM, assert_sound, got, opened
from tests.builders import ACCOUNT, NOW, SHANGHAI, Heard, Street, person, role, unit

LATER = AFTER + timedelta(seconds=1)


def nothing_open(_session: Session, _now: datetime, _unit_id: int) -> OpenWork:
    return OpenWork()


def merged(session: Session, which: Unit, into: Unit) -> people.Merged:
    done = people.merge_unit(session, NOW, unit_id=which.id, into_id=into.id, tell=Heard())
    return got(done, people.Merged)


def closed(session: Session, which: Unit, work: OpenWork | None = None) -> object:
    return people.close_unit(
        session,
        NOW,
        unit_id=which.id,
        unfinished=nothing_open if work is None else lambda *_: work,
        tell=Heard(),
    )


def homes(session: Session, who: people.Person) -> tuple[int, int | None]:
    session.expire_all()
    return who.home_unit_id, who.residence_unit_id


def test_members_roles_and_units_below_go_along_in_a_merger(
    session: Session, street: Street
) -> None:
    li = person(session, "李外", street.other_branch, residence=street.group)
    done = merged(session, street.branch, street.other_branch)
    assert (done.members, done.units, done.roles) == (1, 1, 1)
    assert homes(session, street.zhou) == (street.other_branch.id, None)
    assert homes(session, li) == (street.other_branch.id, street.group.id)
    held = people.roles_of(session, NOW, street.zhou.id)
    assert [(one.role, one.unit_id) for one in held] == [("secretary", street.other_branch.id)]
    assert session.get_one(Unit, street.group.id).path == "青龙街道/常青支部/紫云苑小组"
    assert session.get_one(Unit, street.branch.id).merged_into_id == street.other_branch.id
    assert_sound(session)


def test_who_lived_in_what_became_their_home_lives_at_home(
    session: Session, street: Street
) -> None:
    li = person(session, "李外", street.other_branch, residence=street.branch)
    merged(session, street.branch, street.other_branch)
    assert homes(session, li) == (street.other_branch.id, None)
    kept = session.execute(
        select(Home.kind, Home.unit_id, Home.until).where(Home.person_id == li.id).order_by(Home.id)
    ).all()
    assert [tuple(row) for row in kept] == [
        ("home", street.other_branch.id, None),
        ("residence", street.branch.id, NOW),
    ]


def test_a_role_held_in_both_is_held_once_after_a_merger(session: Session, street: Street) -> None:
    role(session, street.zhou, "secretary", street.other_branch)
    merged(session, street.branch, street.other_branch)
    held = people.roles_of(session, NOW, street.zhou.id)
    assert [one.unit_id for one in held] == [street.other_branch.id]


def test_units_of_equal_names_are_told_apart_after_a_merger(
    session: Session, street: Street
) -> None:
    for branch in (street.branch, street.other_branch):
        unit(session, "第一小组", branch)
    done = merged(session, street.branch, street.other_branch)
    assert done.renamed == ("青龙街道/常青支部/第一小组(东风支部)",)
    assert_sound(session)


def test_a_merger_is_told_for_what_was_planned(session: Session, street: Street) -> None:
    heard = Heard()
    people.merge_unit(
        session, NOW, unit_id=street.branch.id, into_id=street.other_branch.id, tell=heard
    )
    assert heard.facts == [people.UnitMerged(street.branch.id, street.other_branch.id)]


def test_a_unit_merges_neither_into_itself_nor_below_nor_abroad(
    session: Session, street: Street
) -> None:
    foreign = unit(session, "外街", account="another")
    for into, kind in (
        (street.branch, people.InsideItself),
        (street.group, people.InsideItself),
        (foreign, people.AnotherAccount),
    ):
        found = people.merge_unit(
            session, NOW, unit_id=street.branch.id, into_id=into.id, tell=Heard()
        )
        got(found, kind)


def test_a_unit_with_members_or_units_is_not_closed_and_says_how_many(
    session: Session, street: Street
) -> None:
    refused = got(closed(session, street.branch), people.NotEmpty)
    assert (refused.members, refused.units) == (4, 1)
    assert session.get_one(Unit, street.branch.id).closed_at is None


def test_a_unit_with_open_work_is_not_closed(session: Session, street: Street) -> None:
    empty = opened(session, "空组", street.branch)
    refused = got(closed(session, empty, OpenWork(study_days=2)), people.UnfinishedWork)
    assert refused.study_days == 2


def test_an_empty_unit_closes_with_its_roles_and_nothing_finds_it(
    session: Session, street: Street
) -> None:
    empty = role_in = opened(session, "空组", street.branch)
    role(session, street.li, "leader", role_in)
    heard = Heard()
    done = people.close_unit(session, NOW, unit_id=empty.id, unfinished=nothing_open, tell=heard)
    assert got(done, people.UnitClosed).roles == 1
    assert heard.facts == [people.RoleEnded(street.li.id, "leader", empty.id)]
    got(people.find_unit(session, ACCOUNT, "空组"), people.ClosedUnit)
    said = people.audience(session, NOW, author_id=street.zhou.id, word="空组")
    assert got(said, people.UnitOver).unit == "空组"
    got(closed(session, empty), people.ClosedUnit)


def test_a_closed_unit_opens_again_as_the_same(session: Session, street: Street) -> None:
    empty = opened(session, "空组", street.branch)
    closed(session, empty)
    taken = people.rename_unit(session, NOW, unit_id=street.group.id, name="空组")
    assert got(taken, people.UnitThere).closed == "closed"
    assert opened(session, "空组", street.branch).id == empty.id
    assert isinstance(people.find_unit(session, ACCOUNT, "空组"), Unit)


def test_nothing_is_done_with_a_closed_unit(session: Session, street: Street) -> None:
    empty = opened(session, "空组", street.branch)
    closed(session, empty)
    refused = (
        people.rename_unit(session, NOW, unit_id=empty.id, name="别名"),
        people.move_unit(session, NOW, unit_id=street.group.id, under_id=empty.id),
        people.change_unit(session, NOW, unit_id=empty.id, kind="group"),
        people.open_unit(session, NOW, account=ACCOUNT, name="下", under_id=empty.id),
        people.transfer(
            session, NOW, who=people.Who(person_id=street.wang.id), to_id=empty.id, tell=Heard()
        ),
    )
    for found in refused:
        assert got(found, people.ClosedUnit).unit == "青龙街道/东风支部/空组"


def test_a_transition_group_that_ends_sends_its_residents_home(
    session: Session, street: Street
) -> None:
    ending = opened(session, "返迁过渡期党小组", street.other_branch, TERM)
    role(session, street.li, "leader", ending)
    wang = person(session, "王过渡", street.group, residence=ending)
    qian = person(session, "钱过渡", ending)
    heard = Heard()
    assert people.end_unit(session, NOW, ending.id, heard) == "not over"
    assert people.end_unit(session, LATER, ending.id, heard) == "moved 2"
    assert homes(session, wang) == (street.group.id, None)
    assert homes(session, qian) == (street.other_branch.id, None)
    assert heard.of(people.RoleEnded) == [people.RoleEnded(street.li.id, "leader", ending.id)]
    (fact,) = heard.of(people.UnitEnded)
    assert (set(fact.person_ids), fact.to_id) == ({wang.id, qian.id}, None)
    assert people.end_unit(session, LATER, ending.id, heard) == "not over"


def test_a_group_that_ends_sends_its_people_to_the_unit_named_for_afterwards(
    session: Session, street: Street
) -> None:
    term = Term(None, date(2026, 12, 31), SHANGHAI, then_id=street.group.id)
    ending = opened(session, "过渡组", street.other_branch, term)
    below = unit(session, "中心户", ending)
    chen = person(session, "陈过渡", street.other_branch, residence=ending)
    people.end_unit(session, LATER, ending.id, Heard())
    assert homes(session, chen) == (street.other_branch.id, street.group.id)
    assert session.get_one(Unit, below.id).path == "青龙街道/东风支部/紫云苑小组/中心户"
    assert_sound(session)


def test_from_its_last_day_on_a_group_takes_and_tells_nobody(
    session: Session, street: Street
) -> None:
    ending = opened(session, "过渡组", street.branch, TERM)
    person(session, "王过渡", street.group, residence=ending)
    assert got(
        people.audience(session, NOW, author_id=street.zhou.id, word="过渡组"), people.Audience
    )
    over = people.audience(session, LATER, author_id=street.zhou.id, word="过渡组")
    got(over, people.UnitOver)
    late = people.transfer(
        session, LATER, who=people.Who(person_id=street.li.id), to_id=ending.id, tell=Heard()
    )
    got(late, people.ClosedUnit)


def test_a_last_day_put_off_moves_the_end(session: Session, street: Street) -> None:
    ending = opened(session, "过渡组", street.branch, TERM)
    longer = Term(None, date(2027, 6, 30), SHANGHAI)
    people.change_unit(session, NOW, unit_id=ending.id, term=longer)
    assert people.end_unit(session, LATER, ending.id, Heard()) == "not over"
    assert session.get_one(Unit, ending.id).closed_at is None
