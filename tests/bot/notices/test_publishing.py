"""A notice reaches its audience once, is asked about again, and can be taken back."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, notices
from bot.core.due import Due
from bot.delivery import RoutesExhausted
from bot.delivery.models import Content, Outbound
from bot.notices.rules import title_of
from tests.bot.notices.announcing import TEXT, exhausted, publish, sent, states, texts
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, settings

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = NOW + 12 * HOUR  # 22:00 in Shanghai


def recall(session: Session, street: Street, after: timedelta) -> notices.Recalled:
    outcome = notices.recall(
        session, NOW + after, author_id=street.zhou.id, number=None, settings=settings()
    )
    assert isinstance(outcome, notices.Recalled)
    return outcome


def test_the_audience_is_entered_once_less_the_author(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    assert (done.no, done.title, done.audience) == (1, "周三停水，上午8点到下午5点，先存些水", 3)
    waiting = dict.fromkeys(("zhao", "wang", "li"), "waiting")
    assert states(session, done.id, street) == waiting
    assert len(texts(session, "notice")) == 3


def test_a_notice_goes_out_after_the_time_to_recall_it(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    assert done.goes_at == NOW + MINUTE
    assert set(session.scalars(select(Outbound.not_before))) == {done.goes_at}


def test_a_notice_of_the_night_goes_in_the_morning_an_urgent_one_at_once(
    session: Session, street: Street
) -> None:
    normal = publish(session, street.zhou, now=NIGHT)
    urgent = publish(session, street.zhou, now=NIGHT, urgent=True)
    assert normal.goes_at == NIGHT + 10 * HOUR
    assert urgent.goes_at == NIGHT + MINUTE


def test_reminders_and_the_handing_over_are_planned_from_when_it_goes(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou, now=NIGHT)
    planned = {row.kind: row.at for row in session.scalars(select(Due))}
    assert planned == {
        notices.REMIND: done.goes_at + 24 * HOUR,
        notices.HAND_OVER: done.goes_at + 48 * HOUR,
    }


def test_only_those_who_have_not_answered_are_reminded_and_once(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    notices.confirm(session, NOW + HOUR, notice_id=done.id, person_id=street.wang.id)
    assert notices.remind(session, NOW + 25 * HOUR, done.id) == 2
    assert notices.remind(session, NOW + 25 * HOUR, done.id) == 0
    assert texts(session, "notice-again") == sorted([street.zhao.id, street.li.id])
    assert notices.remind(session, NOW + 26 * HOUR, done.id, nth=2) == 2


def test_an_answer_stops_what_still_waits_to_ask(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    notices.confirm(session, NOW, notice_id=done.id, person_id=street.wang.id)
    assert street.wang.id not in texts(session, "notice")


def test_recalled_in_time_nobody_receives_it(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    recalled = recall(session, street, timedelta(seconds=30))
    assert (recalled.stopped, recalled.corrected) == (3, 0)
    assert set(states(session, done.id, street).values()) == {"explained"}
    assert set(session.scalars(select(Outbound.state))) == {"skipped"}
    assert session.scalars(select(Due).where(Due.done_at.is_(None))).all() == []


def test_recalled_later_those_it_reached_get_one_line(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id, street.li)
    notices.confirm(session, NOW + HOUR, notice_id=done.id, person_id=street.wang.id)
    recalled = recall(session, street, 2 * HOUR)
    assert (recalled.stopped, recalled.corrected) == (1, 2)
    assert texts(session, "notice-recalled") == sorted([street.zhao.id, street.wang.id])
    assert states(session, done.id, street) == {
        "wang": "confirmed",
        "zhao": "explained",
        "li": "explained",
    }


def test_the_line_of_correction_asks_nothing_and_waits_for_no_morning(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id)
    recall(session, street, 2 * HOUR)
    content = session.scalars(select(Content).where(Content.key == "notice-recalled")).one()
    assert (content.question, content.held_at_night) == (None, False)
    assert "13900000002" not in str(content.facts)  # the phone lies sealed


def test_who_asked_for_a_call_still_gets_it_after_a_recall(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id)
    notices.call_me(session, NOW, notice_id=done.id, person_id=street.wang.id, zone=SHANGHAI)
    exhausted(session, done.id, street.li, NOW)
    recall(session, street, 2 * HOUR)
    found = states(session, done.id, street)
    assert (found["wang"], found["li"]) == ("handed_over", "explained")
    assert errands.figures(session, NOW, ACCOUNT)["open"] == 1


def test_who_cannot_be_told_of_the_correction_is_told_by_a_person(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id)
    recall(session, street, 2 * HOUR)
    fact = RoutesExhausted(
        ACCOUNT, (notices.CORRECTION, done.id), street.wang.id, "notice", 1, "no-route"
    )
    assert notices.routes_exhausted(session, NOW, fact, SHANGHAI)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.errands[0].reason == "errand-notice-recalled"
    assert states(session, done.id, street)["wang"] == "explained"


def test_a_notice_is_recalled_once_and_by_its_author_only(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)

    def again(author_id: int, number: int | None) -> object:
        return notices.recall(session, NOW, author_id=author_id, number=number, settings=settings())

    assert again(street.zhao.id, None) == notices.NothingAnnounced()
    assert again(street.zhao.id, done.no) == notices.NoSuchNotice(done.no)
    recall(session, street, MINUTE)
    assert again(street.zhou.id, done.no) == notices.WasRecalled(done.no, done.title)


def test_the_title_is_the_first_sentence_at_most_twenty_characters() -> None:
    assert title_of("今晚停水。请存水") == "今晚停水"
    assert title_of("第一行\n第二行") == "第一行"
    assert title_of("一" * 30) == "一" * 19 + "…"
    assert title_of("  ") == ""
    assert title_of(TEXT) == TEXT.removesuffix("。")


def test_progress_names_who_was_handed_to_whom_and_why_not(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    notices.why_not(
        session,
        NOW,
        notice_id=done.id,
        person_id=street.wang.id,
        why="腿疼走不动",
        zone=SHANGHAI,
    )
    exhausted(session, done.id, street.li, NOW)
    found = notices.progress(session, street.zhou.id, done.no)
    assert isinstance(found, notices.Progress)
    told = {one.person.name: (one.to.name if one.to else "", one.note) for one in found.handed_over}
    assert told == {"王秀兰": ("周国平", "腿疼走不动"), "李根宝": ("赵德福", None)}
    assert (found.audience, found.waiting, found.confirmed, found.explained) == (3, 1, 0, 0)


def test_progress_is_for_whoever_announced(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    assert notices.progress(session, street.zhao.id) == notices.NothingAnnounced()
    assert notices.progress(session, street.zhao.id, done.no) == notices.NoSuchNotice(done.no)
    latest = notices.progress(session, street.zhou.id)
    assert isinstance(latest, notices.Progress)
    assert latest.no == done.no
