"""The audit: who read or changed what of whom, in which role, and what a member reads of it."""

from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import Text, func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.texts import LANGUAGES, Texts
from bot.people import Person
from bot.people.models import Audit
from tests import builders
from tests.builders import NOW, SHANGHAI, Street

LONG_AGO = NOW - timedelta(days=365)


def look(session: Session, by: Person, whom: Person, what: people.What = "card") -> None:
    people.note(session, NOW, by=by.id, whom=whom.id, what=what, door="chat")


def roles_noted(session: Session, whom: Person) -> list[str]:
    return list(
        session.scalars(select(Audit.role).where(Audit.person_id == whom.id).order_by(Audit.id))
    )


@pytest.mark.parametrize(
    ("who", "role"),
    [("zhao", "leader"), ("zhou", "secretary"), ("gan", "officer"), ("wang", "self")],
)
def test_who_looks_is_noted_in_the_role_that_opened_the_door(
    session: Session, street: Street, who: str, role: str
) -> None:
    look(session, getattr(street, who), street.wang)
    assert roles_noted(session, street.wang) == [role]


def test_of_two_roles_the_nearest_counts(session: Session, street: Street) -> None:
    builders.role(session, street.zhou, "leader", street.group)
    look(session, street.zhou, street.wang)
    assert roles_noted(session, street.wang) == ["leader"]


def test_the_role_in_the_unit_where_a_member_lives_counts_too(
    session: Session, street: Street
) -> None:
    lives_here = builders.person(session, "吴桂英", street.other_branch, residence=street.group)
    look(session, street.zhao, lives_here)
    look(session, street.qian, lives_here)
    assert roles_noted(session, lives_here) == ["leader", "secretary"]


def test_a_helper_is_noted_as_a_helper(session: Session, street: Street) -> None:
    builders.bind(session, street.li, openid=f"openid-{street.chen.id}", kind="helper")
    look(session, street.chen, street.li)
    assert roles_noted(session, street.li) == ["helper"]


def test_another_role_is_kept_as_it_is_given(session: Session, street: Street) -> None:
    people.note(
        session,
        NOW,
        by=street.chen.id,
        whom=street.wang.id,
        what="phone",
        door="chat",
        role="volunteer",
    )
    assert roles_noted(session, street.wang) == ["volunteer"]


def test_a_list_is_noted_for_everybody_on_it_each_in_their_own_role(
    session: Session, street: Street
) -> None:
    seen = people.in_scope(session, NOW, street.zhou.id)
    people.note(session, NOW, by=street.zhou.id, whom=seen, what="list", door="page")
    assert session.scalar(select(func.count()).select_from(Audit)) == 4
    assert roles_noted(session, street.zhou) == ["self"]
    assert roles_noted(session, street.wang) == ["secretary"]
    assert roles_noted(session, street.chen) == []


@pytest.mark.parametrize("outsider", ["command_line", "system"])
def test_the_operator_and_the_clock_stand_in_it_without_a_person(
    session: Session, street: Street, outsider: people.Outsider
) -> None:
    people.note(
        session,
        NOW,
        by=outsider,
        whom=street.wang.id,
        what="roster",
        door="command_line",
        changed=True,
    )
    (noted,) = people.noted_about(session, street.wang.id, since=LONG_AGO)
    assert (noted.by_id, noted.name, noted.role) == (None, None, outsider)
    assert noted.changed


def test_a_member_reads_who_looked_latest_first_and_how_often(
    session: Session, street: Street
) -> None:
    wang, zhao = street.wang.id, street.zhao.id
    for days in (9, 3):
        at = NOW - timedelta(days=days)
        people.note(session, at, by=zhao, whom=wang, what="card", door="page")
    people.note(session, NOW, by=street.gan.id, whom=wang, what="phone", door="chat")
    people.note(session, NOW, by=wang, whom=wang, what="card", door="chat")
    first, second = people.noted_about(session, wang, since=LONG_AGO)
    assert (first.name, first.role, first.what, first.times) == ("甘敏", "officer", "phone", 1)
    assert (second.name, second.role, second.times) == ("赵德福", "leader", 2)
    assert second.at == NOW - timedelta(days=3)


def test_only_so_many_and_only_since_then_are_shown(session: Session, street: Street) -> None:
    for what in get_args(people.What):
        look(session, street.zhao, street.wang, what=what)
    shown = people.noted_about(session, street.wang.id, since=LONG_AGO, limit=5)
    assert len(shown) == 5
    later = NOW + timedelta(seconds=1)
    assert people.noted_about(session, street.wang.id, since=later) == []


def test_nobody_reads_what_was_looked_up_about_another(session: Session, street: Street) -> None:
    look(session, street.zhao, street.wang)
    assert people.noted_about(session, street.li.id, since=LONG_AGO) == []


@pytest.mark.parametrize("what", get_args(people.What))
def test_every_kind_of_thing_can_be_said_to_a_member(what: str) -> None:
    for language in LANGUAGES:
        texts = Texts.load(language, SHANGHAI)
        thing, role = texts.say(f"noted-what-{what.replace('_', '-')}"), texts.say("role-leader")
        for key in ("noted-read", "noted-changed"):
            said = texts.say(key, who="赵德福", role=role, at=NOW, what=thing)
            assert "赵德福" in said
            assert thing in said


@pytest.mark.parametrize("role", ["helper", "other", "command_line", "system"])
def test_every_role_can_be_said_to_a_member(role: str) -> None:
    for language in LANGUAGES:
        assert Texts.load(language, SHANGHAI).say(f"role-{role.replace('_', '-')}")


def test_no_column_could_hold_the_words(session: Session, street: Street) -> None:
    look(session, street.zhao, street.wang)
    kinds = {one.name for one in Audit.__table__.columns if isinstance(one.type, Text)}
    assert kinds == set()
    row = session.execute(select(Audit.__table__)).one()
    words = {value for value in row if isinstance(value, str)}
    assert words == {"leader", "card", "chat"}
