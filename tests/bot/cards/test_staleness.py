"""Stale cards: who is asked about what, when, and that nobody is chased for it."""

from datetime import datetime, timedelta

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from bot import cards, delivery, people
from bot.core.database import is_sqlite
from bot.core.due import Due
from bot.core.facts import tell_nobody
from bot.core.settings import Settings
from bot.delivery.models import Content, Outbound
from bot.people import Person
from tests import builders
from tests.builders import ACCOUNT, NOW, SEALER, SHANGHAI, Street

DAY = timedelta(days=1)
# The builders bind everybody thirty days before NOW.
STALE = NOW + 150 * DAY
SETTINGS = Settings.model_validate(
    {
        "accounts": [
            {
                "name": ACCOUNT,
                "app_id": "wx1",
                "secret": "s",
                "token": "t",
                "encoding_aes_key": "a" * 43,
            }
        ]
    }
)


def wrote(session: Session, *people_: Person, at: datetime = STALE) -> None:
    """They wrote just now: there is room in their chat."""
    for one in people_:
        delivery.heard(session, at, account=ACCOUNT, openid=f"openid-{one.id}", trigger="message")


def ask(session: Session, *, later: timedelta = timedelta(0)) -> int:
    return cards.ask_about(session, STALE + later, 1, SETTINGS)


def asked(session: Session) -> dict[int, str]:
    """Member -> the text planned for them."""
    rows = session.execute(
        select(Outbound.person_id, Content.key)
        .join(Content, Content.id == Outbound.content_id)
        .where(Content.purpose == "card")
        .order_by(Outbound.id)
    )
    return {row.person_id: row.key for row in rows if row.person_id}


def test_who_wrote_lately_is_asked_about_the_first_thing(session: Session, street: Street) -> None:
    wrote(session, street.wang, street.li)
    assert ask(session) == 2
    key = "card-still-phone"
    assert asked(session) == {street.wang.id: key, street.li.id: key}
    assert people.asked_about(session, street.wang.id) == "phone"


def test_nobody_is_asked_again_within_a_fortnight(session: Session, street: Street) -> None:
    wrote(session, street.wang)
    assert ask(session) == 1
    wrote(session, street.wang, at=STALE + 13 * DAY)
    assert ask(session, later=13 * DAY) == 0
    wrote(session, street.wang, at=STALE + 14 * DAY)
    assert ask(session, later=14 * DAY) == 1


def test_what_was_confirmed_is_fresh_and_the_next_thing_comes_up(
    session: Session, street: Street
) -> None:
    hand = people.Hand("self", street.wang.id)
    people.correct(
        session,
        NOW,
        person_id=street.wang.id,
        field="family",
        value="一个人住",
        hand=hand,
        sealer=SEALER,
        zone=SHANGHAI,
        tell=tell_nobody,
    )
    later = STALE + 40 * DAY
    people.confirm_on_card(session, later, person_id=street.wang.id, field="phone")
    wrote(session, street.wang, at=later)
    assert ask(session, later=40 * DAY) == 1
    assert asked(session) == {street.wang.id: "card-still-family"}


def test_not_before_half_a_year_and_not_while_paused_nor_without_room(
    session: Session, street: Street
) -> None:
    wrote(session, street.wang, street.li, at=STALE - DAY)
    assert ask(session, later=-DAY) == 0
    people.pause(session, STALE, person_id=street.wang.id, until=None, tell=tell_nobody)
    wrote(session, street.wang)
    assert ask(session, later=3 * DAY) == 0


def test_a_helper_is_not_asked_in_the_members_place(session: Session, street: Street) -> None:
    made = builders.person(session, "张建国", street.group, phone="13900000031")
    builders.bind(session, made, f"openid-{street.chen.id}", "helper")
    wrote(session, street.chen)
    assert ask(session) == 1
    assert asked(session) == {street.chen.id: "card-still-phone"}


def test_asking_takes_as_many_statements_for_many_as_for_few(
    session: Session, street: Street
) -> None:
    def statements(count: int) -> int:
        for number in range(count):
            one = builders.person(session, f"党员{number}", street.group, phone="13900000005")
            builders.bind(session, one)
            wrote(session, one)
        counted: list[str] = []
        bind = session.get_bind()

        def count_one(*passed: object) -> None:
            # SQLite numbers the rows of a table one by one, which costs no way to a server.
            if not (is_sqlite(session) and str(passed[2]).startswith("INSERT INTO contents")):
                counted.append(str(passed[2]))

        event.listen(bind, "before_cursor_execute", count_one)
        try:
            assert ask(session) == count
        finally:
            event.remove(bind, "before_cursor_execute", count_one)
        return len(counted)

    assert statements(2) == statements(40)


def test_one_round_a_day_is_planned_at_ten(session: Session, street: Street) -> None:
    del street
    eight = NOW - timedelta(hours=2)
    for _ in range(2):
        cards.plan_asking(session, eight, SHANGHAI)
    rows = session.scalars(select(Due).where(Due.kind == cards.ASK)).all()
    assert [(one.at, one.occurrence) for one in rows] == [(NOW, "2026-12-01")]
    cards.plan_asking(session, NOW, SHANGHAI)
    assert len(session.scalars(select(Due).where(Due.kind == cards.ASK)).all()) == 1
