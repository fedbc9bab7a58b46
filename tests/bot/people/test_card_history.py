"""Whatever changes a card, in any order: its history told from the start ends where it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import open_database
from bot.people import roster
from bot.people.models import CardChange
from tests import builders
from tests.builders import ACCOUNT, NOW, SEALER, SHANGHAI, Heard, Street
from tests.tables import make_tables

PHONES = ("13900001111", "13900002222", "0519-88881234", "13900000006")
TEXTS = ("紫云苑3幢201", "和女儿住", "在常州", "退休了")
CORRECTIONS = st.one_of(
    st.tuples(st.just("phone"), st.sampled_from(PHONES)),
    st.tuples(st.just("name"), st.sampled_from(("王秀兰", "王秀蘭"))),
    st.tuples(st.just("born_on"), st.sampled_from(("1952-03-04", "农历1953年1月2日"))),
    st.tuples(
        st.sampled_from(("address", "whereabouts", "housing", "work", "family")),
        st.sampled_from(TEXTS),
    ),
)
CHECKS = st.tuples(st.just("check"), st.booleans())
FILES = st.tuples(st.just("file"), st.sampled_from((*PHONES[:3], "")))
MINDS = st.tuples(st.just("mind"), st.sampled_from(("睡不好", "想儿子", "")))
CALLED = st.tuples(st.just("called"), st.sampled_from(("王大姐", "")))
STEPS = st.lists(st.one_of(CORRECTIONS, CHECKS, FILES, MINDS, CALLED), max_size=12)


@contextmanager
def a_street() -> Iterator[tuple[Session, Street]]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'cards.db'}"
        make_tables(url)
        database = open_database(url)
        try:
            with database.begin() as session:
                yield session, builders.street(session)
        finally:
            database.close()


def step(session: Session, street: Street, what: str, value: str | bool) -> None:
    """One thing that happens to 王秀兰's card."""
    wang = street.wang.id
    if isinstance(value, bool):
        _look_at_the_last(session, street, right=value)
    elif what == "file":
        row = roster.Row(2, people.cards(session, [wang])[wang].name, street.group.path)
        row = roster.Row(2, row.name, row.home, phone=value or None, address="常州" + value)
        roster.apply(session, NOW, SEALER, ACCOUNT, [row], tell=Heard())
    elif what == "mind" and value:
        people.minds.say(session, NOW, SEALER, person_id=wang, text=value)
    elif what == "mind":
        people.minds.take_back(session, NOW, person_id=wang)
    elif what == "called":
        hand = people.Hand("self", wang)
        people.be_called(session, NOW, SEALER, person_id=wang, name=value or None, hand=hand)
    else:
        _correct(session, wang, what, value)


def _correct(session: Session, person_id: int, field: str, value: str) -> None:
    people.correct(
        session,
        NOW,
        person_id=person_id,
        field=field,
        value=value,
        hand=people.Hand("self", person_id),
        sealer=SEALER,
        zone=SHANGHAI,
        tell=Heard(),
        shares_phone=True,
    )


def _look_at_the_last(session: Session, street: Street, *, right: bool) -> None:
    last = session.scalars(
        select(CardChange.id).where(CardChange.checked == "waiting").order_by(CardChange.id.desc())
    ).first()
    if last is not None:
        people.check_correction(
            session, NOW, SEALER, change_id=last, by_id=street.zhao.id, right=right
        )


def standing(session: Session, person_id: int) -> dict[str, str | None]:
    """What stands on the card now, by the fields of the history."""
    card = people.own_card(session, NOW, SEALER, person_id, with_mind=True)
    fields = {
        name: people.standing(session, SEALER, person_id, name) for name in people.CARD_FIELDS
    }
    mind = None if card.mind is None else card.mind.text
    return {**fields, "mind": mind, "called": card.person.called}


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_history_replays_to_the_card_that_stands(steps: list[tuple[str, str | bool]]) -> None:
    with a_street() as (session, street):
        wang = street.wang.id
        before = standing(session, wang)
        for what, value in steps:
            step(session, street, what, value)
        made = people.history(session, SEALER, wang, with_mind=True)
        assert {**before, **people.replay(made)} == standing(session, wang)
        for field in before:
            links = [one for one in made if one.field == field and not one.blotted]
            if field != "mind":
                assert [one.old for one in links] == [
                    before[field] if place == 0 else links[place - 1].new
                    for place in range(len(links))
                ]


def test_a_roster_writes_what_it_changes_and_overtakes_what_was_to_be_looked_at(
    session: Session, street: Street
) -> None:
    _correct(session, street.wang.id, "phone", "13900001111")
    row = roster.Row(
        2,
        "王秀兰",
        street.branch.path,
        phone="13900001111",
        category="retired",
        address="紫云苑3幢201",
    )
    later = NOW + timedelta(days=1)
    assert isinstance(
        roster.apply(session, later, SEALER, ACCOUNT, [row], tell=Heard()), roster.Changes
    )
    made = [one for one in people.history(session, SEALER, street.wang.id) if one.by == "roster"]
    assert {(one.field, one.old, one.new) for one in made} == {
        ("home", street.group.path, street.branch.path),
        ("category", None, "retired"),
        ("address", None, "紫云苑3幢201"),
    }
    assert {one.at for one in made} == {later}
    again = roster.Row(2, "王秀兰", street.branch.path, phone="13900003333")
    roster.apply(session, later, SEALER, ACCOUNT, [again], tell=Heard())
    checked = [one.checked for one in people.history(session, SEALER, street.wang.id)]
    assert checked[0] == "overtaken"
    assert not people.own_card(session, later, SEALER, street.wang.id, with_mind=False).unchecked
