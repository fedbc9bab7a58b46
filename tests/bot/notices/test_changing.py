"""改通知: who has the old words is corrected once, who has none yet gets the new ones only."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import lists, sampled_from
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import delivery, errands, notices
from bot.delivery.models import Content, Outbound
from bot.notices.models import Recipient
from bot.people import Person
from tests.bot.notices.announcing import publish, sent, states, texts
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street
from tests.builders import settings as configured

NEW = "改到周四停水，先存些水。"
LATER = NOW + timedelta(hours=1)


def change(session: Session, author: Person, text: str = NEW, number: int | None = None) -> object:
    return notices.change(session, LATER, author_id=author.id, number=number, text=text)


def words(session: Session, key: str) -> set[str]:
    """What the texts of this key that are still to go say."""
    found = session.scalars(
        select(Content)
        .join(Outbound, Outbound.content_id == Content.id)
        .where(Content.key == key, Outbound.state == "waiting")
    )
    return {one.facts["text"] for one in found}


def test_who_was_not_sent_it_gets_the_new_words_only(session: Session, street: Street) -> None:
    publish(session, street.zhou)
    done = change(session, street.zhou)
    assert isinstance(done, notices.NoticeChanged)
    assert (done.corrected, done.fresh) == (0, 3)
    assert words(session, "notice") == {NEW}
    assert len(texts(session, "notice")) == 3
    assert texts(session, "notice-changed") == []


def test_who_has_the_old_words_is_corrected_and_asked_where_they_had_not_answered(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    sent(session, notice_id, street.li)
    notices.confirm(session, NOW, notice_id=notice_id, person_id=street.wang.id)
    shown = notices.look_at_change(session, LATER, author_id=street.zhou.id, number=None, text=NEW)
    assert isinstance(shown, notices.ChangePreview)
    assert (shown.knowing, shown.fresh) == (2, 1)
    done = change(session, street.zhou)
    assert isinstance(done, notices.NoticeChanged)
    assert (done.corrected, done.fresh) == (2, 1)
    assert texts(session, "notice-changed") == [street.zhao.id]
    assert texts(session, "notice-changed-kept") == [street.wang.id]
    assert words(session, "notice") == {NEW}
    assert states(session, notice_id, street)["wang"] == "confirmed"


def test_an_answer_to_the_old_words_does_not_stop_the_new_ones(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    sent(session, notice_id)
    change(session, street.zhou)
    notices.confirm(session, LATER, notice_id=notice_id, person_id=street.zhao.id)
    assert street.zhao.id in texts(session, "notice-changed")


def test_whom_no_way_reaches_with_the_new_words_is_told_by_a_person(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    sent(session, notice_id)
    change(session, street.zhou)
    about = (notices.CHANGE, notice_id)
    fact = delivery.RoutesExhausted(ACCOUNT, about, street.li.id, "notice", 1, "not-bound")
    assert notices.routes_exhausted(session, LATER, fact, SHANGHAI)
    (given_out,) = errands.about(session, about)
    assert (given_out.person_id, given_out.reason) == (street.li.id, "errand-notice-changed")


def test_the_words_before_are_kept_and_open_errands_name_the_new_ones(
    session: Session, street: Street
) -> None:
    notice_id = publish(session, street.zhou).id
    sent(session, notice_id)
    notices.call_me(session, NOW, notice_id=notice_id, person_id=street.li.id, zone=SHANGHAI)
    change(session, street.zhou)
    change(session, street.zhou, "改到周五")
    earlier = notices.earlier_texts(session, notice_id)
    assert earlier[0].text == NEW
    assert len(earlier) == 2
    (given_out,) = errands.about(session, ("notice", notice_id))
    assert given_out.facts["title"] == "改到周五"


def test_only_its_author_changes_a_notice_that_still_holds(
    session: Session, street: Street
) -> None:
    done = publish(session, street.zhou)
    assert isinstance(change(session, street.zhao), notices.NothingAnnounced)
    assert isinstance(change(session, street.zhou, number=99), notices.NoSuchNotice)
    old = NOW + timedelta(days=30)
    over = notices.change(session, old, author_id=street.zhou.id, number=None, text=NEW)
    assert isinstance(over, notices.NoticeOver)
    change(session, street.zhou)
    assert isinstance(change(session, street.zhou), notices.SameWords)
    notices.recall(session, LATER, author_id=street.zhou.id, number=None, settings=configured())
    assert isinstance(change(session, street.zhou, "又改"), notices.WasRecalled)
    assert done.no == 1


@given(steps=lists(sampled_from(["change", "sent", "confirm", "cannot", "hand_over"]), max_size=8))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nobody_gets_the_same_words_twice_and_the_sums_hold(
    session: Session, street: Street, steps: list[str]
) -> None:
    notice_id = publish(session, street.zhou, text="第一句").id
    for nth, step in enumerate(steps):
        now = NOW + timedelta(hours=nth + 1)
        if step == "change":
            notices.change(session, now, author_id=street.zhou.id, number=None, text=f"第{nth}改")
        elif step == "sent":
            sent(session, notice_id)
        elif step == "hand_over":
            notices.hand_over_due(session, now, notice_id, SHANGHAI)
        elif step == "confirm":
            notices.confirm(session, now, notice_id=notice_id, person_id=street.wang.id)
        else:
            who = street.wang.id
            notices.cannot(session, now, notice_id=notice_id, person_id=who, zone=SHANGHAI)
    rows = session.execute(
        select(Outbound.person_id, Content.id)
        .join(Content, Content.id == Outbound.content_id)
        .where(Content.about_id == notice_id, Outbound.state == "accepted")
    ).all()
    said = [(row[0], session.get_one(Content, row[1]).facts.get("text")) for row in rows]
    assert len(said) == len(set(said))
    count = select(func.count()).where(Recipient.notice_id == notice_id)
    assert session.scalar(count) == 3
