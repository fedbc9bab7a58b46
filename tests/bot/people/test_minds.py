"""心里话: read by whom the member chose and nobody else, until a day, and gone when taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot import people
from bot.people import minds
from tests import builders
from tests.builders import NOW, SEALER, Street

DAY = timedelta(days=1)


def say(
    session: Session,
    street: Street,
    readers: minds.Readers = "nobody",
    reader_id: int | None = None,
) -> None:
    minds.say(
        session,
        NOW,
        SEALER,
        person_id=street.wang.id,
        text="睡不好",
        readers=readers,
        reader_id=reader_id,
    )


def reads(session: Session, street: Street, who: people.Person) -> bool:
    found = people.card_for(
        session, NOW + DAY, SEALER, viewer_id=who.id, person_id=street.wang.id, door="page"
    )
    return not isinstance(found, people.NotYourCard) and found.mind is not None


def readers(session: Session, street: Street) -> set[str]:
    """Who of the street can read it."""
    everybody = ("zhao", "zhou", "gan", "qian", "wang", "li", "chen")
    return {one for one in everybody if reads(session, street, getattr(street, one))}


@pytest.mark.parametrize(
    ("chosen", "may"), [("leader", {"zhao"}), ("secretary", {"zhou"}), ("nobody", set())]
)
def test_it_is_read_by_the_chosen_role_alone(
    session: Session, street: Street, chosen: minds.Readers, may: set[str]
) -> None:
    builders.role(session, street.chen, "leader", street.other_branch)
    say(session, street, chosen)
    assert readers(session, street) == may


def test_a_named_person_reads_it_and_nothing_else_of_the_card(
    session: Session, street: Street
) -> None:
    say(session, street, "person", reader_id=street.li.id)
    assert readers(session, street) == {"li"}
    found = people.card_for(
        session, NOW, SEALER, viewer_id=street.li.id, person_id=street.wang.id, door="page"
    )
    assert isinstance(found, people.MindOnly)
    assert found.mind.text == "睡不好"


def test_a_helper_reads_the_card_but_not_what_is_on_the_mind(
    session: Session, street: Street
) -> None:
    builders.bind(session, street.wang, f"openid-{street.li.id}", "helper")
    say(session, street, "leader")
    found = people.card_for(
        session, NOW, SEALER, viewer_id=street.li.id, person_id=street.wang.id, door="page"
    )
    assert isinstance(found, people.ContactCard)
    assert found.mind is None


def test_its_day_comes_and_it_goes(session: Session, street: Street) -> None:
    say(session, street, "leader")
    before, after = NOW + minds.KEPT_FOR - DAY, NOW + minds.KEPT_FOR
    assert minds.own(session, before, SEALER, street.wang.id) is not None
    assert minds.own(session, after, SEALER, street.wang.id) is None
    assert minds.forget_expired(session, before) == 0
    assert minds.forget_expired(session, after) == 1
    assert session.execute(text("SELECT count(*) FROM minds")).scalar_one() == 0


def test_another_day_is_within_a_year(session: Session, street: Street) -> None:
    say(session, street)
    wang = street.wang.id
    for until in (NOW, NOW + 400 * DAY):
        refused = minds.keep_until(session, NOW, SEALER, person_id=wang, until=until)
        assert refused == minds.NotSoLong()
    kept = minds.keep_until(session, NOW, SEALER, person_id=wang, until=NOW + 200 * DAY)
    assert isinstance(kept, minds.OnMind)
    assert minds.own(session, NOW + 199 * DAY, SEALER, wang) is not None


def test_taken_back_no_word_of_it_stays_and_that_there_were_some_does(
    session: Session, street: Street
) -> None:
    say(session, street, "leader")
    assert minds.take_back(session, NOW, person_id=street.wang.id) is None
    rows = session.execute(text("SELECT old_sealed, new_sealed FROM card_changes")).all()
    assert {tuple(row) for row in rows} == {(None, None)}
    made = people.history(session, SEALER, street.wang.id, with_mind=True)
    assert [(one.field, one.blotted) for one in made] == [("mind", True), ("mind", True)]
    assert minds.take_back(session, NOW, person_id=street.wang.id) == minds.NothingOnMind()


def test_history_without_the_mind_is_what_others_get(session: Session, street: Street) -> None:
    say(session, street, "leader")
    assert people.history(session, SEALER, street.wang.id) == []
    too_long = minds.say(session, NOW, SEALER, person_id=street.wang.id, text="长" * 301)
    assert too_long == minds.MindTooLong(300)


def test_every_look_is_noted_and_says_as_what(session: Session, street: Street) -> None:
    say(session, street, "leader")
    for who in (street.zhao, street.zhou, street.qian):
        people.card_for(
            session, NOW, SEALER, viewer_id=who.id, person_id=street.wang.id, door="page"
        )
    looked = people.noted_about(session, street.wang.id, since=NOW)
    assert {(one.name, one.role, one.what) for one in looked} == {
        ("赵德福", "leader", "mind"),
        ("周国平", "secretary", "card"),
    }


def test_where_others_read_along_the_mind_is_left_out(session: Session, street: Street) -> None:
    say(session, street, "person", reader_id=street.li.id)
    found = people.card_for(
        session,
        NOW,
        SEALER,
        viewer_id=street.li.id,
        person_id=street.wang.id,
        door="chat",
        with_mind=False,
    )
    assert found == people.NotYourCard("王秀兰")
    assert people.noted_about(session, street.wang.id, since=NOW) == []
