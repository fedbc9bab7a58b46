"""The ledger of a unit: a row for each study day, among its own people."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot import study
from bot.people import Unit
from tests.bot.study.days import AFTER, answer, check_in, publish
from tests.builders import NOW, Street

YEAR = timedelta(days=365)


def rows(session: Session, unit: Unit) -> list[study.LedgerRow]:
    return study.ledger(session, AFTER, unit, NOW - YEAR, NOW + YEAR)


def test_a_row_counts_everybody_once(session: Session, street: Street) -> None:
    day = publish(session, street.branch, street.zhou)
    answer(session, day, street.li, "leave")
    check_in(session, day, street.wang)
    check_in(session, day, street.wang, day.code)
    check_in(session, day, street.zhou)
    (row,) = rows(session, street.branch)
    assert (row.on_site, row.remote, row.door, row.leave, row.missed) == (1, 1, 0, 1, 1)
    assert row.invited == row.attended + row.leave + row.missed == 4
    assert (row.rate, row.host) == (50, "周国平")


def test_a_group_has_the_days_of_its_branch_among_its_own_people(
    session: Session, street: Street
) -> None:
    day = publish(session, street.branch, street.zhou)
    check_in(session, day, street.zhou)
    (row,) = rows(session, street.group)
    assert (row.invited, row.attended, row.missed) == (3, 0, 3)
    assert rows(session, street.other_branch) == []


def test_a_day_to_come_has_missed_nobody_and_a_cancelled_one_has_no_row(
    session: Session, street: Street
) -> None:
    publish(session, street.branch, street.zhou, starts_at=AFTER + timedelta(hours=1))
    gone = publish(session, street.branch, street.zhou)
    gone.cancelled_at = NOW
    session.flush()
    (row,) = rows(session, street.branch)
    assert (row.is_over, row.missed, row.rate) == (False, 0, None)


def test_who_was_at_their_other_units_day_was_there(session: Session, street: Street) -> None:
    own = publish(session, street.branch, street.zhou)
    other = publish(session, street.other_branch, street.qian)
    session.get_one(study.Invitee, (own.id, street.wang.id)).elsewhere_day_id = other.id
    session.flush()
    check_in(session, other, street.wang, other.code)
    (row,) = rows(session, street.branch)
    assert (row.invited, row.on_site, row.missed) == (4, 1, 3)
