"""Own hours, pauses and offers: kept as they were said, and taken back by a word."""

from collections.abc import Sequence
from datetime import time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.hours import Quiet, Span
from bot.people import Person
from bot.people.offers import read_offer
from tests.builders import NOW, SEALER, Heard, Street

NIGHT = Quiet.parse("21:00-08:00")
WEEK = timedelta(days=7)


def test_a_form_of_address_is_kept_and_given_back(session: Session, street: Street) -> None:
    hand = people.Hand("self", street.wang.id)

    def call(name: str | None) -> object:
        return people.be_called(
            session, NOW, SEALER, person_id=street.wang.id, name=name, hand=hand
        )

    assert call("王大姐") == "王阿姨"
    assert people.addressed(people.cards(session, [street.wang.id])[street.wang.id]) == "王大姐"
    assert call(None) == "王大姐"
    assert people.addressed(people.cards(session, [street.wang.id])[street.wang.id]) == "王秀兰同志"
    assert isinstance(call("13900001111"), people.NotACall)
    made = people.history(session, SEALER, street.wang.id)
    assert [(one.old, one.new) for one in made] == [("王阿姨", "王大姐"), ("王大姐", None)]


def test_nobody_is_reminded_in_quiet_hours(session: Session, street: Street) -> None:
    wang = street.wang.id

    def wish(hour: time | None) -> object:
        return people.remind_at(session, NOW, person_id=wang, hour=hour, quiet=NIGHT)

    assert isinstance(wish(time(19, 30)), people.Preferences)
    assert wish(time(22)) == people.HourIsQuiet("22:00", "08:00")
    people.keep_quiet(session, NOW, person_id=wang, span=Span(time(8), time(16)))
    assert wish(time(9)) == people.HourIsQuiet("09:00", "16:00")
    assert people.preferences_of(session, NOW, wang).remind_at == time(19, 30)
    wish(None)
    assert people.preferences_of(session, NOW, wang).remind_at is None


def test_nearly_a_whole_day_is_no_quiet_hours(session: Session, street: Street) -> None:
    wang = street.wang.id
    too_long = people.keep_quiet(session, NOW, person_id=wang, span=Span(time(8), time(7)))
    assert too_long == people.TooQuiet()
    people.keep_quiet(session, NOW, person_id=wang, span=Span(time(22), time(7)))
    assert str(people.preferences_of(session, NOW, wang).quiet) == "22:00-07:00"
    people.keep_quiet(session, NOW, person_id=wang, span=None)
    assert people.preferences_of(session, NOW, wang).quiet == Quiet()


def test_an_hour_of_their_own_has_who_chose_one_or_works_at_night(
    session: Session, street: Street
) -> None:
    for who, hour in ((street.wang, time(7)), (street.li, time(19, 30)), (street.zhao, None)):
        people.remind_at(session, NOW, person_id=who.id, hour=hour, quiet=Quiet())
    at_night = [street.wang.id, street.zhou.id]
    people.set_circumstance(session, NOW, at_night, "night_shifts")
    assert people.hours_wished(session) == [time(7), time(19, 30)]
    persons = Person.metadata.tables["persons"]
    rows, own = people.own_hour(NOW, persons, persons.c.id, by_night=time(18))
    found = session.execute(select(persons.c.id, own).select_from(rows).where(own.is_not(None)))
    hours = {row[0]: row[1] for row in found}
    assert hours == {
        street.wang.id: time(7),
        street.li.id: time(19, 30),
        street.zhou.id: time(18),
    }


def test_a_pause_has_an_end_or_is_until_told(session: Session, street: Street) -> None:
    heard, wang = Heard(), street.wang.id
    people.pause(session, NOW, person_id=wang, until=NOW + WEEK, tell=heard)
    assert list(session.scalars(people.paused(NOW))) == [wang]
    assert list(session.scalars(people.paused(NOW + WEEK))) == []
    assert people.preferences_of(session, NOW + WEEK, wang).paused_at is None
    people.pause(session, NOW, person_id=wang, until=None, tell=heard)
    assert list(session.scalars(people.paused(NOW + 100 * WEEK))) == [wang]
    assert people.resume(session, NOW, person_id=wang, tell=heard)
    assert not people.resume(session, NOW, person_id=wang, tell=heard)
    assert [one.until for one in heard.of(people.Paused)] == [NOW + WEEK, None]
    assert len(heard.of(people.Resumed)) == 1


@pytest.mark.parametrize(
    ("said", "skill", "hours"),
    [
        ("修电脑，周末晚上", "修电脑", "周末晚上"),
        ("修电脑 周末晚上", "修电脑", "周末晚上"),
        ("修电脑、修水管，每天下午3点后", "修电脑、修水管", "每天下午3点后"),
        ("开车送人", "开车送人", None),
        ("computers, weekends", "computers", "weekends"),
    ],
)
def test_an_offer_is_a_skill_and_hours(said: str, skill: str, hours: str | None) -> None:
    assert read_offer(said) == people.Offered(skill, hours)


def test_neighbours_whose_skill_a_request_names_are_found(session: Session, street: Street) -> None:
    for who, said in (
        (street.li, "修电脑，周末晚上"),
        (street.zhao, "做饭"),
        (street.chen, "修电脑"),
    ):
        people.offer_help(session, NOW, person_id=who.id, text=said)

    def found(request: str, leaving_out: Sequence[int] = ()) -> list[str]:
        offering = people.who_offers(session, street.wang.id, request, leaving_out=leaving_out)
        return [card.name for card, _ in offering]

    assert found("电脑坏了，开不了机") == ["李根宝"]
    assert found("想请人做饭") == ["赵德福"]
    assert found("水管漏了") == []
    assert found("帮我一下，家里坏了") == []
    assert found("电脑坏了", leaving_out=[street.li.id]) == []
    assert people.withdraw_offer(session, NOW, person_id=street.li.id) == people.Offered(
        "修电脑", "周末晚上"
    )
    assert people.withdraw_offer(session, NOW, person_id=street.li.id) == people.NothingOffered()
    assert found("电脑坏了，开不了机") == []
