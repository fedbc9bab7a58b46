"""Put off with a reason, handed to another, gone up when overdue: always somebody's."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, people
from bot.core.due import Due
from bot.core.facts import tell_nobody
from bot.delivery.models import Content, Outbound, Question
from bot.errands import rules
from tests.bot.errands.test_giving import give
from tests.bot.handing.away import go as away
from tests.builders import ACCOUNT, NOW, SHANGHAI, Heard, Street

DAY = timedelta(days=1)
SATURDAY = date(2026, 12, 5)
TWO_DAYS = 2 * DAY
PACE = errands.Pace(8, SHANGHAI)


def put_off(
    session: Session, street: Street, day: date = SATURDAY, *, number: int = 1, **given: object
) -> object:
    return errands.put_off(
        session,
        NOW,
        owner_id=street.zhou.id,
        number=number,
        day=day,
        note="星期六再去，她住院了",
        pace=PACE,
        **({"tell": tell_nobody} | given),  # type: ignore[arg-type]
    )


def of_zhou(session: Session, street: Street, **given: object) -> errands.Errand:
    errand = give(session, street.wang.id, street.zhou.id, **given)  # type: ignore[arg-type]
    errands.today(session, NOW, street.zhou.id, SHANGHAI)
    return errand


def go_up(session: Session, now: datetime = NOW) -> int:
    return errands.go_up(session, now, after=TWO_DAYS, pace=PACE)


def offer(session: Session, street: Street, to: str = "qian") -> object:
    cards = {name: _card(session, getattr(street, name).id) for name in ("zhou", to)}
    return errands.offer(session, NOW, owner=cards["zhou"], number=1, to=cards[to], zone=SHANGHAI)


def _card(session: Session, person_id: int) -> people.PersonCard:
    card = people.card(session, person_id)
    assert card is not None
    return card


# Put off


def test_what_is_put_off_is_for_that_day_with_the_reason(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    heard = Heard()
    outcome = put_off(session, street, tell=heard)
    assert isinstance(outcome, errands.MovedOn)
    assert outcome.due_at == rules.evening_of(SATURDAY, SHANGHAI)
    assert (errand.note, errand.put_off, errand.state) == ("星期六再去，她住院了", 1, "open")
    assert errands.today(session, NOW, street.zhou.id, SHANGHAI) == []
    assert len(errands.today(session, NOW.replace(month=12, day=5), street.zhou.id, SHANGHAI)) == 1
    assert [one.errand_id for one in heard.of(errands.PutOff)] == [errand.id]


def test_after_three_times_the_next_above_has_it(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    errand.put_off = rules.PUT_OFF_AT_MOST
    outcome = put_off(session, street)
    assert isinstance(outcome, errands.WentUp)
    assert outcome.owner.id == errand.owner_id == street.gan.id


def test_with_nobody_above_it_is_asked_for_today(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.gan.id)
    errands.today(session, NOW, street.gan.id, SHANGHAI)
    errand.put_off = rules.PUT_OFF_AT_MOST
    outcome = errands.put_off(
        session,
        NOW,
        owner_id=street.gan.id,
        number=1,
        day=SATURDAY,
        note=None,
        pace=PACE,
        tell=tell_nobody,
    )
    assert outcome == errands.PutOffEnough("王秀兰")
    assert errand.owner_id == street.gan.id


def test_nobody_waits_for_months(session: Session, street: Street) -> None:
    of_zhou(session, street)
    assert put_off(session, street, date(2027, 3, 1)) == errands.TooFar("王秀兰")


def test_a_help_request_is_not_put_off(session: Session, street: Street) -> None:
    of_zhou(session, street, kind="help", about=("help_request", 1))
    assert put_off(session, street) == errands.CannotWait("王秀兰")


def test_a_number_nobody_has_puts_nothing_off(session: Session, street: Street) -> None:
    assert put_off(session, street, number=9) == errands.NoSuchNumber(9)


# Gone up


def test_what_is_overdue_goes_one_up_with_a_new_date(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.zhao.id, due_in=-2 * DAY - DAY / 24)
    young = give(session, street.li.id, street.zhao.id, due_in=-DAY)
    assert go_up(session) == 1
    assert (errand.owner_id, errand.went_up_from_id) == (street.zhou.id, street.zhao.id)
    assert errand.due_at == errands.next_evening(NOW, SHANGHAI)
    assert young.owner_id == street.zhao.id
    assert go_up(session) == 0


def test_who_had_it_first_keeps_reading_who_has_it(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id, due_in=-3 * DAY)
    go_up(session)
    go_up(session, NOW + 4 * DAY)
    (gone,) = errands.gone_up_from(session, street.zhao.id)
    assert (gone.person.id, gone.owner.id) == (street.wang.id, street.gan.id)


def test_who_had_it_first_may_still_close_it(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.zhao.id, due_in=-3 * DAY)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    go_up(session)
    errands.done(
        session,
        NOW,
        owner_id=street.zhao.id,
        number=task.number,
        note=None,
        zone=SHANGHAI,
        tell=tell_nobody,
    )
    assert (errand.state, errand.ended_by_id) == ("done", street.zhao.id)
    assert errands.gone_up_from(session, street.zhao.id) == []


def test_with_nobody_above_it_stands_and_is_counted(session: Session, street: Street) -> None:
    errand = give(session, street.wang.id, street.gan.id, due_in=-4 * DAY)
    assert go_up(session) == 0
    assert errand.owner_id == street.gan.id
    assert errands.figures(session, NOW, ACCOUNT)["overdue"] == 1
    assert errands.stuck(session, NOW, after=TWO_DAYS) == {"青龙街道/东风支部/紫云苑小组": 1}


def test_a_help_request_goes_up_by_its_own_promise(session: Session, street: Street) -> None:
    give(session, street.wang.id, street.zhao.id, kind="help", due_in=-9 * DAY)
    assert go_up(session) == 0


def test_many_gone_up_get_dates_the_next_can_keep(session: Session, street: Street) -> None:
    for one in (street.wang, street.li):
        give(session, one.id, street.zhao.id, due_in=-3 * DAY)
    errands.go_up(session, NOW, after=TWO_DAYS, pace=errands.Pace(1, SHANGHAI))
    due = session.scalars(select(errands.Errand.due_at).order_by(errands.Errand.due_at)).all()
    assert due == [errands.next_evening(NOW, SHANGHAI), errands.next_evening(NOW + DAY, SHANGHAI)]


def test_whoever_gets_some_reads_of_them_in_one_list(session: Session, street: Street) -> None:
    for one in (street.wang, street.li):
        give(session, one.id, street.zhao.id, due_in=-3 * DAY)
    go_up(session)
    assert session.scalars(select(Outbound.id)).all() == []
    assert errands.morning_lists(session, NOW, ACCOUNT, SHANGHAI) == 1
    assert session.scalars(select(Content.facts)).one()["count"] == 2


def test_it_goes_to_who_stands_in_for_the_next(session: Session, street: Street) -> None:
    """Leave cover: and it is the secretary's again when they are back."""
    away(session, street.zhou, street.qian)
    errand = give(session, street.wang.id, street.zhao.id, due_in=-3 * DAY)
    go_up(session)
    assert (errand.owner_id, errand.stands_for_id) == (street.qian.id, street.zhou.id)
    errands.re_own(session, NOW, [street.zhou.id])
    assert errand.owner_id == street.qian.id


def test_what_a_substitute_left_goes_up_from_who_is_away(session: Session, street: Street) -> None:
    away(session, street.zhao, street.li)
    errand = give(session, street.wang.id, street.zhao.id, due_in=-3 * DAY)
    assert (errand.owner_id, errand.stands_for_id) == (street.li.id, street.zhao.id)
    go_up(session)
    assert (errand.owner_id, errand.stands_for_id) == (street.zhou.id, None)
    assert errand.went_up_from_id == street.zhao.id


# Handed to another


def test_it_stays_with_the_giver_until_the_other_says_yes(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    outcome = offer(session, street)
    assert isinstance(outcome, errands.Offered)
    assert (errand.owner_id, errand.offered_to_id) == (street.zhou.id, street.qian.id)
    assert session.scalars(select(Content.question)).all() == [errands.OFFER]
    accepted = errands.accept(session, NOW, errand_id=errand.id, by_id=street.qian.id)
    assert isinstance(accepted, errands.Accepted)
    session.refresh(errand)
    assert (errand.owner_id, errand.offered_to_id) == (street.qian.id, None)
    assert words(session, street.zhou.id) == 1


def test_who_says_no_leaves_it_where_it_is(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    offer(session, street)
    errands.decline(session, NOW, errand_id=errand.id, by_id=street.qian.id)
    assert (errand.owner_id, errand.offered_to_id) == (street.zhou.id, None)
    assert words(session, street.zhou.id) == 1


def test_an_offer_without_an_answer_ends_after_two_days(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    offer(session, street)
    (asked,) = session.scalars(select(Due).where(Due.kind == errands.OFFER_OVER)).all()
    assert asked.at == NOW + TWO_DAYS
    for outcome in ("unanswered", "answered"):
        ended = errands.end_offer(session, asked.at, asked.subject_id, asked.occurrence)
        assert ended == outcome
    assert (errand.owner_id, errand.offered_to_id) == (street.zhou.id, None)
    assert words(session, street.zhou.id) == 1


def test_who_is_asked_instead_has_two_days_of_their_own(session: Session, street: Street) -> None:
    of_zhou(session, street)
    offer(session, street)
    offer(session, street, "gan")
    waiting = select(Due).where(Due.kind == errands.OFFER_OVER, Due.done_at.is_(None))
    (asked,) = session.scalars(waiting).all()
    assert asked.occurrence.startswith(f"{street.gan.id} ")


def test_an_offer_is_taken_by_who_was_asked_and_once(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    offer(session, street)
    for one in (street.zhao, street.gan):
        outcome = errands.accept(session, NOW, errand_id=errand.id, by_id=one.id)
        assert outcome == errands.NoSuchErrand()
    errands.accept(session, NOW, errand_id=errand.id, by_id=street.qian.id)
    again = errands.accept(session, NOW, errand_id=errand.id, by_id=street.qian.id)
    assert again == errands.NoSuchErrand()


def test_what_is_done_meanwhile_is_not_taken(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    offer(session, street)
    errands.close_about(session, NOW, ("notice", 7), "confirmed")
    outcome = errands.accept(session, NOW, errand_id=errand.id, by_id=street.qian.id)
    assert outcome == errands.NoSuchErrand()


def test_only_who_looks_after_somebody_is_asked(session: Session, street: Street) -> None:
    of_zhou(session, street)
    for to in ("li", "wang", "zhou"):
        assert isinstance(offer(session, street, to), errands.CannotTake)


def test_who_stands_in_is_asked_for_who_is_away(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    away(session, street.qian, street.zhao)
    offer(session, street)
    assert errand.offered_to_id == street.zhao.id


def test_who_cannot_be_reached_is_not_waited_for(session: Session, street: Street) -> None:
    errand = of_zhou(session, street)
    offer(session, street)
    errands.stays(session, errand.id, street.qian.id)
    assert (errand.owner_id, errand.offered_to_id) == (street.zhou.id, None)


def words(session: Session, person_id: int) -> int:
    """How many words were left for somebody's next reply."""
    kept = select(Question.id).where(Question.person_id == person_id)
    return len(session.scalars(kept).all())
