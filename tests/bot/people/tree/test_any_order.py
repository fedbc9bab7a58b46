"""After anything in any order: a tree without circles, everybody in exactly one home, and sums that
balance."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Home, Person, Unit, Way, Who
from tests.bot.people.tree.test_ending import nothing_open
from tests.bot.people.tree.test_growing import assert_sound
from tests.builders import ACCOUNT, NOW, Heard, Street, person, role, unit

number = st.integers(0, 30)


@dataclass(frozen=True)
class World:
    """What the steps are taken in; numbers pick units and people round about."""

    session: Session

    def unit(self, nth: int) -> int:
        ids = self.session.scalars(select(Unit.id).order_by(Unit.id)).all()
        return ids[nth % len(ids)]

    def person(self, nth: int) -> int:
        ids = self.session.scalars(select(Person.id).order_by(Person.id)).all()
        return ids[nth % len(ids)]


Step = Callable[[World], object]


def opening(under: int, name: int) -> Step:
    return lambda world: people.open_unit(
        world.session, NOW, account=ACCOUNT, name=f"组{name % 3}", under_id=world.unit(under)
    )


def renaming(which: int, name: int) -> Step:
    return lambda world: people.rename_unit(
        world.session, NOW, unit_id=world.unit(which), name=f"组{name % 3}"
    )


def moving(which: int, under: int) -> Step:
    return lambda world: people.move_unit(
        world.session, NOW, unit_id=world.unit(which), under_id=world.unit(under)
    )


def merging(which: int, into: int) -> Step:
    return lambda world: people.merge_unit(
        world.session, NOW, unit_id=world.unit(which), into_id=world.unit(into), tell=Heard()
    )


def closing(which: int, _: int) -> Step:
    return lambda world: people.close_unit(
        world.session, NOW, unit_id=world.unit(which), unfinished=nothing_open, tell=Heard()
    )


def going_home(who: int, to: int) -> Step:
    return lambda world: people.transfer(
        world.session,
        NOW,
        who=Who(person_id=world.person(who)),
        to_id=world.unit(to),
        tell=Heard(),
        reason="try",
    )


def moving_house(who: int, to: int) -> Step:
    return lambda world: people.transfer(
        world.session,
        NOW,
        who=Who(person_id=world.person(who)),
        to_id=None if to == 0 else world.unit(to),
        kind="residence",
        tell=Heard(),
    )


def moving_village(of: int, to: int) -> Step:
    return lambda world: people.transfer(
        world.session,
        NOW,
        who=Who(unit_id=world.unit(of), below=to % 2 == 0),
        to_id=world.unit(to),
        tell=Heard(),
        reason="try",
    )


KINDS = (
    opening,
    renaming,
    moving,
    merging,
    closing,
    going_home,
    moving_house,
    moving_village,
)
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), number, number).map(lambda one: one[0](one[1], one[2])),
    min_size=3,
    max_size=12,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(taken=steps)
def test_the_tree_stays_a_tree_and_nobody_is_lost_or_counted_twice(
    session: Session, street: Street, taken: list[Step]
) -> None:
    point = session.begin_nested()
    try:
        chief = role(session, person(session, "总", street.street), "secretary", street.street)
        person(session, "两地", street.other_branch, residence=street.group)
        unit(session, "组1", street.branch)
        for step in taken:
            step(World(session))
        assert_sound(session)
        assert_everybody_has_one_home(session)
        assert_sums_balance(session, chief)
    finally:
        point.rollback()
        session.expire_all()


def assert_everybody_has_one_home(session: Session) -> None:
    """As `persons` says and as the dates say, in a unit that is open."""
    said = session.execute(select(Person.id, Person.home_unit_id, Person.residence_unit_id)).all()
    shut = set(session.scalars(select(Unit.id).where(Unit.closed_at.is_not(None))))
    now = session.execute(select(Home).where(Home.until.is_(None))).scalars().all()
    assert Counter((one.person_id, one.kind) for one in now).most_common(1)[0][1] == 1
    kept = {(one.person_id, one.kind): one.unit_id for one in now}
    for person_id, home, residence in said:
        assert kept[person_id, "home"] == home
        assert kept.get((person_id, "residence")) == residence != home
        assert not shut & {home, residence}


def assert_sums_balance(session: Session, chief: Person) -> None:
    """By home and by residence everybody is in one unit; by either nobody counts twice."""
    everybody = session.scalar(select(func.count()).select_from(Person)) or 0
    tops = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).all()
    ways: tuple[Way, ...] = ("home", "residence", "either")
    for way in ways[:2]:
        members = [one for top in tops for one in session.scalars(people.members_select(top, way))]
        assert len(members) == len(set(members)) == everybody
    for where in session.scalars(select(Unit.id)).all():
        by_home, by_residence, either = (
            session.scalars(people.members_select(where, way)).all() for way in ways
        )
        assert len(either) == len(set(either))
        assert set(either) >= {*by_home, *by_residence}
    held = people.roles_of(session, NOW, chief.id)
    found = people.audience(session, NOW, author_id=chief.id, word="全体")
    if held and isinstance(found, people.Audience):
        meant = session.scalars(found.select()).all()
        assert len(meant) == len(set(meant)) == found.count
        assert chief.id not in meant
