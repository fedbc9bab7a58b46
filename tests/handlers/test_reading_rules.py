"""The rules of VOICE section 2 that depend on time, on order and on who is asked."""

from datetime import timedelta

import pytest

from handlers.reading import (
    Again,
    AskWhich,
    Choice,
    Closed,
    Command,
    NothingOffers,
    NotUnderstood,
    Tapped,
    TextAskedFor,
    read,
    tap_id,
)
from handlers.reading.readings import Heard, Limits
from tests.handlers.asking import KNOWN, NOW, asked, just, reading


def test_a_digit_answers_the_latest_question_that_offers_it() -> None:
    older, newer = asked(1, "study_day", minutes_ago=300), asked(2, "notice", minutes_ago=30)
    assert reading("1", older, newer) == Choice(2, "confirmed")
    assert reading("4", older, newer) == Choice(1, "leave")


def test_an_answered_study_day_stands_behind_all_unanswered_questions() -> None:
    answered = asked(1, "study_day", minutes_ago=1, answered=True)
    assert reading("1", answered, asked(2, "notice")) == Choice(2, "confirmed")
    assert reading("2", answered) == Choice(1, "online")
    assert reading("不来了", answered, asked(2, "notice")) == Choice(1, "leave")


def test_an_expired_question_is_not_there() -> None:
    assert reading("1", asked(1, "study_day", minutes_left=0)) == NothingOffers(1)
    assert reading("我可能不来了", asked(1, "study_day", minutes_left=-5)) == NotUnderstood()


def test_a_question_of_an_unknown_kind_is_not_there() -> None:
    assert reading("1", asked(1, "speaking")) == NothingOffers(1)


def test_a_dialogue_is_answered_before_what_is_pushed_into_it() -> None:
    dialogue = asked(1, "help_done", minutes_ago=5, in_reply=True)
    urgent = asked(2, "notice", minutes_ago=1)
    assert reading("1", dialogue, urgent) == Choice(1, "done")
    assert reading("收到", dialogue, urgent) == Choice(2, "confirmed")


def test_after_ten_minutes_a_dialogue_is_a_question_like_others() -> None:
    dialogue = asked(1, "help_done", minutes_ago=11, in_reply=True)
    assert reading("1", dialogue, asked(2, "notice", minutes_ago=0.5)) == Choice(2, "confirmed")


class TestTwoQuestions:
    """Two within ten minutes with nothing from the person between: it asks which."""

    def test_asks_which_of_them_and_keeps_the_digit(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30), asked(2, "notice", minutes_ago=25)
        assert reading("1", *questions) == AskWhich((2, 1), "1")

    def test_a_digit_of_one_of_them_only_is_clear(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30), asked(2, "notice", minutes_ago=25)
        assert reading("4", *questions) == Choice(1, "leave")

    def test_far_apart_the_latest_is_meant(self) -> None:
        questions = asked(1, "study_day", minutes_ago=41), asked(2, "notice", minutes_ago=30)
        assert reading("1", *questions) == Choice(2, "confirmed")

    def test_what_the_person_wrote_between_makes_it_clear(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30), asked(2, "notice", minutes_ago=25)
        assert reading("1", *questions, said_minutes_ago=27) == Choice(2, "confirmed")
        assert reading("1", *questions, said_minutes_ago=20) == AskWhich((2, 1), "1")
        assert reading("1", *questions, said_minutes_ago=50) == AskWhich((2, 1), "1")

    def test_the_answer_to_which_is_not_asked_again(self) -> None:
        which = just(3, "which", choices=("停水", "学习日"))
        questions = asked(1, "study_day", minutes_ago=9), asked(2, "notice", minutes_ago=8)
        assert reading("1", *questions, which) == Choice(3, "1")

    def test_an_answered_one_does_not_count(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30, answered=True), asked(2, "notice")
        assert reading("1", *questions) == Choice(2, "confirmed")

    def test_words_are_clear_where_only_one_kind_knows_them(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30), asked(2, "notice", minutes_ago=25)
        assert reading("参加", *questions) == Choice(1, "on_site")

    def test_of_two_study_days_at_once_a_word_asks_which(self) -> None:
        questions = asked(1, "study_day", minutes_ago=30), asked(2, "study_day", minutes_ago=29)
        assert reading("参加", *questions) == AskWhich((2, 1), "on_site")

    def test_received_confirms_the_latest_of_two_notices(self) -> None:
        questions = asked(1, "notice", minutes_ago=30), asked(2, "notice", minutes_ago=29)
        assert reading("收到", *questions) == Choice(2, "confirmed")


class TestTwoMembersOnOneWeChat:
    """Two people are asked in one chat: it asks which, however long ago."""

    questions = (
        asked(1, "study_day", minutes_ago=300, person=1),
        asked(2, "study_day", minutes_ago=30, person=2),
    )

    @pytest.mark.parametrize(
        ("said", "kept"), [("1", "1"), ("参加", "on_site"), ("不来了", "leave")]
    )
    def test_asks_which_of_them(self, said: str, kept: str) -> None:
        assert reading(said, *self.questions) == AskWhich((2, 1), kept)

    def test_received_asks_too(self) -> None:
        notices = asked(1, "notice", person=1), asked(2, "notice", minutes_ago=1, person=2)
        assert reading("收到", *notices) == AskWhich((2, 1), "confirmed")

    def test_a_dialogue_with_one_of_them_is_clear(self) -> None:
        assert reading("1", *self.questions, just(3, "meant")) == Choice(3, "yes")


class TestTheSameDigit:
    """The same digit within 20 s is the same answer again."""

    day, notice = asked(1, "study_day", minutes_ago=60), asked(2, "notice", minutes_ago=300)

    def test_within_twenty_seconds_changes_nothing(self) -> None:
        answered = asked(1, "study_day", answered=True)
        last = (1, "on_site", 20.0)
        assert reading("1", answered, self.notice, last_answer=last) == Again(1, "on_site")

    def test_later_it_is_the_next_answer(self) -> None:
        answered = asked(1, "study_day", answered=True)
        last = (1, "on_site", 21.0)
        assert reading("1", answered, self.notice, last_answer=last) == Choice(2, "confirmed")

    def test_another_digit_is_another_answer(self) -> None:
        answered = asked(1, "study_day", answered=True)
        last = (1, "on_site", 5.0)
        assert reading("2", answered, last_answer=last) == Choice(1, "online")

    def test_also_when_the_question_is_closed_by_now(self) -> None:
        assert reading("1", self.day, last_answer=(9, "send", 5.0)) == Again(9, "send")
        assert reading("2", self.day, last_answer=(9, "send", 5.0)) == Choice(1, "online")
        assert reading("146", last_answer=(9, "146", 5.0)) == Again(9, "146")
        assert reading("0", self.day, last_answer=(9, "drop", 5.0)) == Again(9, "drop")

    def test_a_word_twice_is_the_same_answer(self) -> None:
        answered = asked(1, "study_day", answered=True)
        assert reading("我来", answered, last_answer=(1, "on_site", 3.0)) == Again(1, "on_site")

    def test_a_later_question_of_ours_is_answered(self) -> None:
        which = asked(3, "which", minutes_ago=0.05, in_reply=True, choices=("甲", "乙"))
        last = (1, "on_site", 10.0)
        assert reading("1", which, self.notice, last_answer=last) == Choice(3, "1")


class TestZero:
    """0 closes the open question if it showed 0, otherwise it is 帮助."""

    def test_does_not_reach_past_the_open_question(self) -> None:
        shown_before = asked(1, "voice_urgent", minutes_ago=30, minutes_left=60, in_reply=True)
        assert reading("0", asked(2, "notice", minutes_ago=5), shown_before) == Command("help", "0")

    def test_closes_what_was_asked_last(self) -> None:
        assert reading("0", asked(2, "notice"), just(1, "voice_urgent")) == Closed(1, "not_urgent")

    def test_without_a_menu_it_is_a_digit_that_nothing_offers(self) -> None:
        assert reading("0", commands=KNOWN - {"help"}) == NothingOffers(0)


class TestCheckIn:
    """Four digits alone are the code while one can check in."""

    @pytest.mark.parametrize(
        "said", ["6081", "６０８１", "60 81", "六零八一", "口令6081", "口令是 6081"]
    )
    def test_four_digits_are_the_code(self, said: str) -> None:
        found = reading(said, asked(1, "study_day"), check_in_open=True)
        assert found == Command("check_in", said, code="6081")

    def test_four_digits_of_the_choices_are_the_code_as_well(self) -> None:
        found = reading("1234", asked(1, "study_day"), check_in_open=True)
        assert found == Command("check_in", "1234", code="1234")

    def test_a_question_that_waits_for_a_number_has_it(self) -> None:
        found = reading("1366", just(5, "notice_count"), check_in_open=True)
        assert found == TextAskedFor(5, "1366")

    def test_otherwise_four_digits_are_nothing(self) -> None:
        assert reading("6081") == NothingOffers(6081)
        assert reading("608", check_in_open=True) == NothingOffers(608)


class TestTaps:
    """A tap answers its own question, not the latest."""

    def test_a_choice_answers_its_own_question(self) -> None:
        found = reading("参加", asked(2, "notice"), tap=tap_id(7, "on_site"))
        assert found == Tapped(7, "on_site", "q7.on_site")

    def test_a_menu_key_is_its_command(self) -> None:
        assert reading("学习日", tap="study_days") == Command("study_days")

    def test_another_key_is_handed_on(self) -> None:
        assert reading("", tap="lesson-3") == Tapped(None, "", "lesson-3")


def test_words_of_commands_without_a_handler_mean_nothing() -> None:
    assert reading("签到", commands=frozenset({"help"})) == NotUnderstood()
    assert reading("怎么签到", commands=frozenset({"help"})) == NotUnderstood()
    assert reading("参加", commands=frozenset({"help"})) == NotUnderstood()


def test_the_limits_are_settings() -> None:
    questions = [asked(1, "study_day", minutes_ago=30), asked(2, "notice", minutes_ago=25)]
    limits = Limits(two_questions=timedelta(minutes=4))
    found = read(Heard("1", NOW), questions, now=NOW, commands=KNOWN, limits=limits)
    assert found == Choice(2, "confirmed")
