"""The words themselves: told apart, folded, and known to the reader; and any text at all."""

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.folding import compact
from handlers.reading import Choice, Closed, Danger, OpenQuestion, TextAskedFor
from handlers.reading.order import read
from handlers.reading.readings import Heard
from handlers.vocabulary import COMMANDS, KINDS, option_of
from handlers.vocabulary.commands import ACTS
from handlers.vocabulary.shapes import NO_DIGIT
from tests.handlers.asking import KNOWN, NOW, asked, just, reading

OPTIONS = [(kind, option) for kind, shape in KINDS.items() for option in shape.options]


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_says_two_options_of_one_question(kind: str) -> None:
    for one, other in combinations(KINDS[kind].options, 2):
        assert not {*map(compact, one.words)} & {*map(compact, other.words)}


@pytest.mark.parametrize("kind", KINDS)
def test_digits_and_names_of_a_question_are_its_own(kind: str) -> None:
    options = KINDS[kind].options
    digits = [option.digit for option in options if option.digit != NO_DIGIT]
    assert len(set(digits)) == len(digits)
    assert len({option.name for option in options}) == len(options)


@pytest.mark.parametrize("kind", KINDS)
def test_an_option_is_found_by_digit_name_and_every_word(kind: str) -> None:
    for option in KINDS[kind].options:
        shown = () if option.digit == NO_DIGIT else (str(option.digit),)
        for said in (*shown, option.name, *option.words):
            assert option_of(kind, said) == option


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_an_option_answers_its_question(kind: str) -> None:
    for option in KINDS[kind].options:
        for word in option.words:
            answers = (Choice(5, option.name), Closed(5, option.name))
            assert reading(word, just(5, kind)) in answers, word


def test_opposites_are_options_of_the_same_question() -> None:
    for kind, option in OPTIONS:
        assert not option.opposite or KINDS[kind].named(option.opposite) is not None


def test_no_word_is_that_of_two_commands() -> None:
    words = [compact(word) for command in COMMANDS.values() for word in command.words]
    assert len(words) == len(set(words))
    assert all(words)


def test_what_is_done_for_another_is_a_command_or_a_mode() -> None:
    assert set(ACTS.values()) <= COMMANDS.keys()


ANY_QUESTIONS = st.lists(
    st.builds(
        asked,
        st.integers(1, 9),
        st.sampled_from([*KINDS, "speaking"]),
        minutes_ago=st.floats(0, 100),
        minutes_left=st.floats(-5, 100),
        person=st.sampled_from([None, 1, 2]),
        in_reply=st.booleans(),
        answered=st.booleans(),
        choices=st.sampled_from([(), ("王秀英", "张建国"), ("", "1")]),
    ),
    max_size=4,
)
PIECES = st.sampled_from(
    [
        *(word for command in COMMANDS.values() for word in command.words),
        *(word for _, option in OPTIONS for word in option.words),
        *"0123456789①❶一十两 \n\t，。！？不没别了吧😀",
        "12月1日", "晚上7点", "王秀兰", "123456", "6081", "[OK]", "[玫瑰]", "\x00", "\ud800", "]]>",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=6).map("".join),
    st.lists(PIECES, max_size=6).map(" ".join),
)


@given(
    text=ANY_TEXT,
    questions=ANY_QUESTIONS,
    check_in_open=st.booleans(),
    said=st.none() | st.floats(0, 100),
    last=st.none() | st.tuples(st.integers(1, 9), st.sampled_from(["1", "yes", "on_site"])),
)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_answers_only_what_is_open(
    text: str,
    questions: list[OpenQuestion],
    check_in_open: bool,
    said: float | None,
    last: tuple[int, str] | None,
) -> None:
    heard = Heard(
        text,
        NOW,
        last_said_at=None if said is None else NOW - timedelta(minutes=said),
        last_answer=last and (*last, NOW - timedelta(seconds=3)),
    )
    found = read(heard, questions, now=NOW, commands=KNOWN, check_in_open=check_in_open)
    calm = found.otherwise if isinstance(found, Danger) else found
    if isinstance(calm, (Choice, Closed, TextAskedFor)):
        assert calm.question_id in {one.id for one in questions if one.open_until > NOW}


@given(text=ANY_TEXT, questions=ANY_QUESTIONS)
@settings(max_examples=200, deadline=None)
def test_the_order_of_the_questions_passed_changes_nothing(
    text: str, questions: list[OpenQuestion]
) -> None:
    unlike = list({one.id: one for one in questions}.values())
    assert reading(text, *unlike) == reading(text, *reversed(unlike))


@given(before=ANY_TEXT, after=ANY_TEXT, questions=ANY_QUESTIONS)
@settings(max_examples=100, deadline=None)
def test_a_cry_for_help_is_heard_inside_anything(
    before: str, after: str, questions: list[OpenQuestion]
) -> None:
    assert isinstance(reading(f"{before}救命{after}", *questions), Danger)


@pytest.mark.parametrize("text", ["好" * 1365, "0 " * 2048, "1," * 2048, "😀" * 1024, "是不" * 683])
def test_four_kilobytes_are_read_at_once(text: str) -> None:
    reading(text, asked(1, "study_day"), asked(2, "notice"), just(3, "which", ("甲", "乙")))
