"""课文 in a secretary's chat: a study day is given its lesson, one thing at a time."""

from datetime import timedelta

from bot import study
from bot.study.models import Lesson
from tests.end_to_end.test_study_days import publish
from tests.end_to_end.town import Town

QUESTION = "问 睡前看什么？A 灶台和插座 B 电视 C 手机 对 A"


def lesson(town: Town) -> Lesson:
    """The only lesson there is."""
    with town.begin() as session:
        (found,) = session.query(Lesson).all()
        session.expunge(found)
        return found


def test_a_secretary_gives_a_lesson_in_several_messages(town: Town) -> None:
    day, zhou = publish(town), town.street.zhou
    assert "课文发来" in town.say(zhou, "课文")
    assert "收着了" in town.say(zhou, "第一段：用火不离人。")
    assert "收着了" in town.say(zhou, "第二段：用电不超载。")
    assert "链接" in town.say(zhou, "完")
    assert "收着了" in town.say(zhou, "录音 https://media.example.org/a.mp3")
    assert "一道题" in town.say(zhou, "0")
    preview = town.say(zhou, QUESTION)
    assert "对的是：灶台和插座" in preview
    assert "1 定下" in preview
    assert "有课文了" in town.say(zhou, "1")
    made = lesson(town)
    assert made.text == "第一段：用火不离人。\n第二段：用电不超载。"
    assert made.audio_url == "https://media.example.org/a.mp3"
    assert (made.question, made.choices, made.right_choice) == (
        "睡前看什么？",
        ["灶台和插座", "电视", "手机"],
        1,
    )
    with town.begin() as session:
        assert study.get(session, day.id).lesson_id == made.id


def test_what_the_question_lacks_is_asked_for(town: Town) -> None:
    publish(town)
    zhou = town.street.zhou
    town.say(zhou, "课文 用火不离人。")
    town.say(zhou, "完")
    town.say(zhou, "没有")
    assert "选项" in town.say(zhou, "睡前看什么？")
    assert "哪个是对的" in town.say(zhou, "灶台\n电视")
    assert "1 定下" in town.say(zhou, "2")
    town.say(zhou, "1")
    assert (lesson(town).choices, lesson(town).right_choice) == (["灶台", "电视"], 2)


def test_nothing_is_given_by_zero_or_without_looking_it_over(town: Town) -> None:
    publish(town)
    zhou = town.street.zhou
    town.say(zhou, "课文 用火不离人。")
    assert "没有放" in town.say(zhou, "0")
    with town.begin() as session:
        assert session.query(Lesson).all() == []


def test_of_several_days_it_is_asked_which(town: Town) -> None:
    publish(town)
    other = publish(town, begins_in=timedelta(days=7))
    zhou = town.street.zhou
    assert "哪个学习日" in town.say(zhou, "课文 用火不离人。")
    assert "收着了" in town.say(zhou, "2")
    for said in ("完", "0", "0", "1"):
        town.say(zhou, said)
        town.tick(seconds=21)
    with town.begin() as session:
        assert study.get(session, other.id).lesson_id is not None


def test_a_link_that_is_no_https_is_asked_for_again(town: Town) -> None:
    publish(town)
    zhou = town.street.zhou
    town.say(zhou, "课文 用火不离人。")
    town.say(zhou, "完")
    assert "https" in town.say(zhou, "http://media.example.org/a.mp3")
    assert "https" in town.say(zhou, "javascript:alert(1)")


def test_a_secretary_of_another_branch_finds_no_day_here(town: Town) -> None:
    publish(town)
    assert "没有能放课文" in town.say(town.street.qian, "课文 用火不离人。")


def test_for_a_member_the_word_brings_what_is_to_be_made_up(town: Town) -> None:
    publish(town)
    assert "都齐了" in town.say(town.street.wang, "课文")


def test_who_said_online_before_the_lesson_was_there_gets_it_all_the_same(town: Town) -> None:
    publish(town)
    town.say(town.street.wang, "学习日")
    assert "签到" in town.say(town.street.wang, "2")
    zhou = town.street.zhou
    town.say(zhou, "课文 用火不离人。")
    town.say(zhou, "完")
    town.say(zhou, "0")
    town.say(zhou, QUESTION)
    town.say(zhou, "1")
    town.pass_by(hours=9, seconds=1)
    assert "灶台和插座" in town.phone(town.street.wang)[-1]
