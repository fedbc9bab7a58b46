"""Where units meet, and how far from there something is."""

import pytest
from sqlalchemy.orm import Session

from bot import study
from bot.study.places import metres_between
from tests.builders import Street

HALL = study.Position(31.7719, 119.9741)


def test_the_nearest_word_above_holds(session: Session, street: Street) -> None:
    assert study.place_of(session, street.group.id) is None
    study.set_place(session, street.street.id, study.Position(31.0, 119.0))
    study.set_place(session, street.branch.id, HALL)
    assert study.place_of(session, street.group.id) == HALL
    assert study.place_of(session, street.other_branch.id) == study.Position(31.0, 119.0)
    study.set_place(session, street.branch.id, None)
    assert study.place_of(session, street.group.id) == study.Position(31.0, 119.0)


@pytest.mark.parametrize(
    ("other", "metres"),
    [
        (HALL, 0),
        (study.Position(31.7719, 119.9751), 95),
        (study.Position(31.7809, 119.9741), 1001),
        (study.Position(-31.7719, -60.0259), 20_015_087),
    ],
)
def test_distances_are_those_of_a_globe(other: study.Position, metres: int) -> None:
    assert metres_between(HALL, other) == pytest.approx(metres, abs=1)
    assert metres_between(other, HALL) == metres_between(HALL, other)


@pytest.mark.parametrize("text", ["", "31.77", "north,east", "91,0", "0,181", "1,2,3"])
def test_what_is_no_position_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        study.position_in(text)


def test_words_behind_a_position_are_left_aside() -> None:
    assert study.position_in("31.7719，119.9741 东风支部活动室") == HALL
