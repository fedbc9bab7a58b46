"""What leaders and members are sent about corrections and pauses can be said, in the right tone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import cards, errands, people
from bot.core.facts import tell_nobody
from bot.core.kept_facts import bring_back
from bot.core.texts import Texts
from bot.delivery.models import Content, Outbound, Question
from bot.people import CARD_FIELDS
from bot.reactions import Reactions
from tests.builders import NOW, SEALER, SHANGHAI, Street, settings

DAY = timedelta(days=1)
LANGUAGES = [Texts.load(language, SHANGHAI) for language in ("zh-CN", "en")]
VALUES = {
    "phone": "13900001111",
    "address": "紫云苑3幢201",
    "name": "王秀蘭",
    "born_on": "农历1952年3月4日",
}


def correct(session: Session, who: people.Person, field: str, value: str) -> None:
    people.correct(
        session,
        NOW,
        person_id=who.id,
        field=field,
        value=value,
        hand=people.Hand("self", who.id),
        sealer=SEALER,
        zone=SHANGHAI,
        tell=Reactions(settings()).tell,
    )


def said(session: Session) -> Iterator[tuple[str, str, str]]:
    """Everything planned: key, Chinese, English; template fields are said too."""
    for one in session.scalars(select(Content)):
        facts = bring_back(one.facts, SEALER.open)
        chinese, english = (texts.say(one.key, you="王阿姨", **facts) for texts in LANGUAGES)
        for name, value in bring_back(one.template or {}, SEALER.open).items():
            assert all(texts._plain({name: value})[name] for texts in LANGUAGES)
        yield one.key, chinese, english


def to_check(session: Session, who: people.Person) -> list[errands.Errand]:
    return [one for one in errands.open_of(session, who.id) if one.kind == "check_card"]


@pytest.mark.parametrize("field", VALUES)
def test_the_organiser_is_asked_and_has_it_on_the_list(
    session: Session, street: Street, field: str
) -> None:
    correct(session, street.wang, field, VALUES[field])
    ((key, chinese, english),) = said(session)
    assert key == "card-check"
    assert chinese.startswith("王阿姨，")
    assert len(chinese.splitlines()) <= 4
    assert "1 right   2 wrong" in english
    (errand,) = to_check(session, street.zhao)
    facts = bring_back(errand.facts, SEALER.open)
    assert all(texts.say(errand.reason, **facts) for texts in LANGUAGES)
    shown = {**VALUES, "born_on": "农历1952年三月初四"}[field]
    assert shown in chinese
    assert shown in LANGUAGES[0].say(errand.reason, **facts)


def test_nothing_of_it_stands_in_the_clear(session: Session, street: Street) -> None:
    correct(session, street.wang, "phone", "13900001111")
    kept = [str(one.facts) + str(one.template) for one in session.scalars(select(Content))]
    kept += [str(one.facts) for one in session.scalars(select(errands.Errand))]
    assert not [one for one in kept if "1390000" in one]


def test_a_later_correction_takes_the_place_of_the_earlier(
    session: Session, street: Street
) -> None:
    correct(session, street.wang, "phone", "13900001111")
    correct(session, street.wang, "phone", "13900002222")
    assert len(to_check(session, street.zhao)) == 1
    waiting = select(Outbound).where(Outbound.state == "waiting")
    assert len(session.scalars(waiting).all()) == 1


def test_a_leaders_own_correction_is_for_the_next_above(session: Session, street: Street) -> None:
    correct(session, street.zhao, "phone", "13900001111")
    assert to_check(session, street.zhao) == []
    assert len(to_check(session, street.zhou)) == 1


def test_wrong_is_told_to_the_member_and_right_is_left_as_a_word(
    session: Session, street: Street
) -> None:
    correct(session, street.wang, "phone", "13900001111")
    change_id = to_check(session, street.zhao)[0].about_id
    cards.look_at(session, NOW, SEALER, change_id=change_id, by_id=street.zhao.id, right=False)
    texts = {key: chinese for key, chinese, _ in said(session)}
    assert "13900000001" in texts["card-given-back"]
    assert "13900001111" in texts["card-given-back"]
    correct(session, street.wang, "phone", "13900002222")
    change_id = to_check(session, street.zhao)[0].about_id
    cards.look_at(session, NOW, SEALER, change_id=change_id, by_id=street.zhao.id, right=True)
    words = session.scalars(select(Question).where(Question.kind == "word")).all()
    assert [one.data["key"] for one in words] == ["card-looked-at"]
    assert to_check(session, street.zhao) == []
    again = cards.look_at(
        session, NOW, SEALER, change_id=change_id, by_id=street.zhou.id, right=True
    )
    assert isinstance(again, people.NothingToCheck)


def test_every_field_has_its_words(session: Session, street: Street) -> None:
    del session, street
    for field in CARD_FIELDS:
        name = field.replace("_", "-")
        for texts in LANGUAGES:
            assert texts.say(f"card-field-{name}")
            assert texts.say(f"card-line-{name}", value="1") if field != "name" else True
            assert texts.say(f"correct-value-{name}", before="1")


def test_a_pause_that_was_prolonged_is_not_ended_by_its_first_end(
    session: Session, street: Street
) -> None:
    wang, tell = street.wang.id, Reactions(settings()).tell
    people.pause(session, NOW, person_id=wang, until=NOW + DAY, tell=tell)
    people.pause(session, NOW, person_id=wang, until=NOW + 30 * DAY, tell=tell)
    assert not cards.end_pause(session, NOW + DAY, wang, tell_nobody)
    assert cards.end_pause(session, NOW + 30 * DAY, wang, tell_nobody)
    assert not cards.ask_again(session, NOW + 30 * DAY, wang)


def test_after_ninety_days_it_is_asked_in_both_languages(session: Session, street: Street) -> None:
    people.pause(session, NOW, person_id=street.wang.id, until=None, tell=tell_nobody)
    assert cards.ask_again(session, NOW + 90 * DAY, street.wang.id)
    ((key, chinese, _),) = said(session)
    assert key == "pause-ask-again"
    assert "1 接着停　2 恢复" in chinese
