"""Homes and categories keep their dates, whoever changed them and however often it is looked at."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.people import Category, Home, roster
from bot.people.roster import Row
from tests.builders import ACCOUNT, NOW, SEALER, Heard, Street, person

LATER = NOW + timedelta(days=1)
BEFORE = NOW - timedelta(days=365)


def homes_of(session: Session, who: people.Person) -> list[tuple[Any, ...]]:
    session.expire_all()
    rows = session.execute(
        select(Home.kind, Home.unit_id, Home.since, Home.until)
        .where(Home.person_id == who.id)
        .order_by(Home.id)
    )
    return [tuple(row) for row in rows]


def categories_of(session: Session, who: people.Person) -> list[tuple[Any, ...]]:
    rows = session.execute(
        select(Category.category, Category.since, Category.until)
        .where(Category.person_id == who.id)
        .order_by(Category.id)
    )
    return [tuple(row) for row in rows]


def test_a_new_member_belongs_since_they_are_known(session: Session, street: Street) -> None:
    assert homes_of(session, street.wang) == [("home", street.group.id, BEFORE, None)]


def test_a_move_ends_one_spell_and_begins_the_next(session: Session, street: Street) -> None:
    street.wang.residence_unit_id = street.other_branch.id
    people.note_homes(session, NOW, [street.wang.id])
    street.wang.home_unit_id, street.wang.residence_unit_id = street.branch.id, None
    people.note_homes(session, LATER, [street.wang.id])
    assert homes_of(session, street.wang) == [
        ("home", street.group.id, BEFORE, LATER),
        ("residence", street.other_branch.id, NOW, LATER),
        ("home", street.branch.id, LATER, None),
    ]


def test_looking_again_when_nothing_changed_keeps_the_dates(
    session: Session, street: Street
) -> None:
    people.note_homes(session, LATER, [street.wang.id, street.li.id])
    assert homes_of(session, street.wang) == [("home", street.group.id, BEFORE, None)]


def test_a_category_has_its_dates_too(session: Session, street: Street) -> None:
    li = person(session, "李新", street.group, category="employed")
    li.category = "migrant"
    people.note_categories(session, NOW, [li.id])
    assert categories_of(session, li) == [("employed", BEFORE, NOW), ("migrant", NOW, None)]


def take_over(session: Session, now: datetime, *rows: Row) -> None:
    done = roster.apply(session, now, SEALER, ACCOUNT, rows, tell=Heard())
    assert isinstance(done, roster.Changes), done


def test_a_roster_keeps_the_dates_of_what_it_changes(session: Session) -> None:
    wang = Row(2, "王秀兰", "街道/东风支部", phone="13900000001")
    take_over(session, NOW, replace(wang, residence="紫云苑小组", category="transition"))
    take_over(session, LATER, replace(wang, residence="青竹苑小组", category="resettled"))
    who = session.scalars(select(people.Person)).one()
    assert [(kind, since, until) for kind, _, since, until in homes_of(session, who)] == [
        ("home", NOW, None),
        ("residence", NOW, LATER),
        ("residence", LATER, None),
    ]
    assert categories_of(session, who) == [
        ("transition", NOW, LATER),
        ("resettled", LATER, None),
    ]
