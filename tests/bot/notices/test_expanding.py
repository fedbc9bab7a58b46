"""A notice to very many: its audience is entered by the chunk, and the sums always balance."""

from functools import partial

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bot import notices, people
from bot.core import due
from bot.delivery.models import Content, Outbound
from bot.notices import expanding
from bot.notices.models import Notice, Recipient
from bot.people import Person
from tests.bot.notices.announcing import publish
from tests.builders import ACCOUNT, NOW, Street, settings

MANY, CHUNK = 2_100, 500


def crowd(session: Session, street: Street) -> int:
    """Makes the branch one of more than two thousand; how many a notice to all is for."""
    session.execute(
        insert(Person),
        [
            {"account": ACCOUNT, "name": f"某{n}", "home_unit_id": street.group.id}
            for n in range(MANY)
        ],
    )
    return MANY + 3


@pytest.fixture
def many(session: Session, street: Street) -> int:
    """A branch of more than two thousand; how many its secretary's notice is for."""
    return crowd(session, street)


def step(session: Session) -> bool:
    """The clock enters the next chunk; False when all are in."""
    asked = session.scalars(
        select(due.Due).where(due.Due.kind == notices.EXPAND, due.Due.done_at.is_(None))
    ).first()
    if asked is None:
        return False
    outcome = notices.expand(
        session, NOW, asked.subject_id, asked.occurrence, settings(), chunk=CHUNK
    )
    asked.done_at, asked.outcome = NOW, outcome
    session.flush()
    return True


def figures(session: Session) -> dict[str, int]:
    """Of the only notice; they balance."""
    (found,) = notices.figures(session)
    parts = ("confirmed", "handed_over", "explained", "waiting")
    assert found["audience"] == sum(found[one] for one in parts)
    return dict(found)


def rows(session: Session, model: type[Recipient | Outbound | Content]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_who_publishes_is_answered_before_anybody_is_entered(
    session: Session, street: Street, many: int
) -> None:
    done = publish(session, street.zhou)
    assert done.audience == many
    assert (rows(session, Recipient), rows(session, Outbound)) == (0, 0)
    assert figures(session)["waiting"] == many


def test_everybody_is_entered_once_with_one_text_and_the_sums_balance_all_the_way(
    session: Session, street: Street, many: int
) -> None:
    publish(session, street.zhou)
    while step(session):
        assert figures(session)["audience"] == many
    assert rows(session, Recipient) == rows(session, Outbound) == many
    assert rows(session, Content) == 1
    notice = session.scalars(select(Notice)).one()
    assert (notice.to_come, notice.closed_at) == (None, None)


def test_a_step_done_twice_enters_and_tells_nobody_twice(
    session: Session, street: Street, many: int
) -> None:
    done = publish(session, street.zhou)
    step(session)
    step(session)
    again = partial(notices.expand, session, NOW, done.id, settings=settings(), chunk=CHUNK)
    assert again("audience") == "entered before"
    assert again(f"0:{10**9}") == f"planned {many - 2 * CHUNK}"
    assert (rows(session, Recipient), rows(session, Outbound)) == (many, many)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_who_has_not_been_told_when_it_is_recalled_is_explained_and_told_nothing(
    session: Session, street: Street, many: int, steps: int
) -> None:
    publish(session, street.zhou)
    for _ in range(steps):
        step(session)
    notices.recall(session, NOW, author_id=street.zhou.id, number=None, settings=settings())
    while step(session):
        pass
    assert rows(session, Outbound) == steps * CHUNK
    assert figures(session)["explained"] == many


def test_who_is_told_after_a_change_reads_the_new_words(
    session: Session, street: Street, many: int
) -> None:
    done = publish(session, street.zhou)
    step(session)
    notices.change(
        session,
        NOW,
        author_id=street.zhou.id,
        number=done.no,
        text="周四停水",
    )
    while step(session):
        pass
    newest = session.scalar(select(func.max(Content.id)).where(Content.key == "notice"))
    waiting = select(Outbound.content_id).where(Outbound.state == "waiting").distinct()
    assert set(session.scalars(waiting)) == {newest}
    assert rows(session, Recipient) == many


def test_a_large_notice_at_own_hours_is_planned_for_each_at_theirs(
    session: Session, street: Street, many: int
) -> None:
    audience = people.audience(session, NOW, author_id=street.zhou.id, word="全体")
    assert isinstance(audience, people.Audience)
    notices.publish(
        session,
        NOW,
        author_id=street.zhou.id,
        audience=audience,
        text="周三停水",
        settings=settings(),
        manner=notices.Manner(own_hours=True),
    )
    while step(session):
        pass
    assert rows(session, Outbound) == many


def test_what_others_are_told_meanwhile_goes_before_the_texts_of_very_many(
    session: Session, street: Street
) -> None:
    small = publish(session, street.zhou).id
    many = crowd(session, street)
    large = publish(session, street.zhou).id
    while step(session):
        pass
    ranked = select(Content.about_id, Outbound.rank).join(
        Outbound, Outbound.content_id == Content.id
    )
    ranks = {about_id: rank for about_id, rank in session.execute(ranked)}  # noqa: C416 (rows)
    assert ranks[large] > ranks[small]
    assert len(ranks) == 2 < many


def test_a_notice_to_few_is_entered_at_once(session: Session, street: Street) -> None:
    publish(session, street.zhou)
    assert rows(session, Recipient) == rows(session, Outbound) == 3
    assert not step(session)


def test_the_threshold_is_what_the_architecture_says() -> None:
    assert (expanding.AT_ONCE, expanding.CHUNK) == (2_000, 10_000)
