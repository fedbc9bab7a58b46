"""What changes hands when somebody goes, and comes back to them by itself."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import handing, help, people
from bot.delivery.models import Content, Outbound
from tests.bot.handing.away import (
    SETTINGS,
    TELL,
    WEEK,
    accept,
    ask,
    back,
    claim,
    errand,
    go,
    owner_of,
    request,
    tick,
)
from tests.builders import ACCOUNT, NOW, Street, bind, person, role, unit

DAY = timedelta(days=1)


def texts(session: Session, to: int) -> list[str]:
    """The keys of what was planned for somebody and not stopped, in order."""
    rows = select(Content.key).join(Outbound, Outbound.content_id == Content.id)
    wanted = rows.where(Outbound.person_id == to, Outbound.state != "skipped")
    return list(session.scalars(wanted.order_by(Content.id)))


def line(session: Session, who: people.Person) -> list[str]:
    return [one.name for one in people.organisers(session, NOW, who.id)]


def test_all_that_is_open_goes_to_the_substitute_and_comes_back(
    session: Session, street: Street
) -> None:
    given, asked = errand(session, street.wang), request(session, street.wang)
    go(session, street.zhao, street.li, lasts=timedelta(hours=2))
    assert owner_of(session, given) == street.li.id
    assert (asked.organiser_id, asked.stands_for_id) == (street.li.id, street.zhao.id)
    tick(session, NOW + timedelta(hours=2))
    assert owner_of(session, given) == street.zhao.id
    assert (asked.organiser_id, asked.stands_for_id) == (street.zhao.id, None)


def test_what_came_in_meanwhile_goes_to_who_is_back(session: Session, street: Street) -> None:
    go(session, street.zhao, street.li)
    given, asked = errand(session, street.wang), request(session, street.wang)
    assert given.owner_id == street.li.id
    back(session, street.zhao, at=NOW + DAY)
    assert owner_of(session, given) == street.zhao.id
    assert asked.organiser_id == street.zhao.id


def test_what_the_substitute_took_on_themselves_stays_theirs(
    session: Session, street: Street
) -> None:
    own = errand(session, street.chen, street.li)
    go(session, street.zhao, street.li)
    asked = request(session, street.wang)
    claim(session, street.li, asked.no)
    back(session, street.zhao, at=NOW + DAY)
    assert owner_of(session, own) == street.li.id
    assert (asked.owner_id, asked.stands_for_id) == (street.li.id, None)


def test_what_was_claimed_goes_on_with_the_substitute_and_the_asker_reads_who_comes(
    session: Session, street: Street
) -> None:
    asked = request(session, street.wang)
    claim(session, street.zhao, asked.no)
    go(session, street.zhao, street.li)
    assert (asked.state, asked.owner_id) == ("claimed", street.li.id)
    assert texts(session, street.wang.id)[-1] == "help-request-other-comes"
    assert "help-request-now-yours" in texts(session, street.li.id)
    back(session, street.zhao, at=NOW + DAY)
    assert asked.owner_id == street.zhao.id


def test_nothing_moves_before_the_first_day_nor_without_a_yes(
    session: Session, street: Street
) -> None:
    given = errand(session, street.wang)
    asked = ask(session, street.zhao, street.li, since=NOW + 3 * DAY)
    tick(session, NOW + DAY)
    assert owner_of(session, given) == street.zhao.id
    accept(session, asked, at=NOW + DAY)
    tick(session, NOW + 2 * DAY)
    assert owner_of(session, given) == street.zhao.id
    tick(session, NOW + 3 * DAY)
    assert owner_of(session, given) == street.li.id


def test_the_substitute_has_the_place_in_the_line_the_scope_and_the_list(
    session: Session, street: Street
) -> None:
    assert line(session, street.wang) == ["赵德福", "周国平", "甘敏"]
    go(session, street.zhao, street.li)
    assert line(session, street.wang) == ["李根宝", "周国平", "甘敏"]
    assert people.may_act_for(session, NOW, viewer_id=street.li.id, person_id=street.wang.id)
    held = people.roles_of(session, NOW, street.li.id)
    assert [(one.role, one.unit_id, one.stands_for) for one in held] == [
        ("leader", street.group.id, street.zhao.id)
    ]
    back(session, street.zhao)
    assert not people.may_act_for(session, NOW, viewer_id=street.li.id, person_id=street.wang.id)
    assert people.roles_of(session, NOW, street.li.id) == ()


def test_a_substitute_who_is_the_member_concerned_does_not_look_after_themselves(
    session: Session, street: Street
) -> None:
    about_li = errand(session, street.li)
    go(session, street.zhao, street.li)
    assert line(session, street.li) == ["周国平", "甘敏"]
    assert owner_of(session, about_li) == street.zhou.id
    back(session, street.zhao)
    assert owner_of(session, about_li) == street.zhao.id


def test_who_stands_in_for_the_substitute_has_it_all(session: Session, street: Street) -> None:
    given = errand(session, street.wang)
    go(session, street.zhao, street.li, lasts=4 * WEEK)
    own = errand(session, street.wang, street.li, kind="visit")
    role(session, street.li, "leader", street.group)
    go(session, street.li, street.zhou, at=NOW + DAY)
    assert owner_of(session, given) == owner_of(session, own) == street.zhou.id
    assert line(session, street.wang)[0] == "周国平"
    back(session, street.zhao, at=NOW + 2 * DAY)
    assert owner_of(session, given) == street.zhao.id
    assert owner_of(session, own) == street.zhou.id
    tick(session, NOW + 9 * DAY)
    assert owner_of(session, own) == street.li.id


def test_two_do_not_stand_in_for_one_another(session: Session, street: Street) -> None:
    first = ask(session, street.zhao, street.zhou)
    second = ask(session, street.zhou, street.zhao)
    accept(session, first)
    assert isinstance(accept(session, second), people.AwayToo)
    refused = people.may_stand_in(
        session,
        person_id=street.zhou.id,
        substitute_id=street.zhao.id,
        since=NOW,
        until=NOW + DAY,
    )
    assert isinstance(refused, people.AwayToo)


def test_a_newer_word_holds_from_its_first_day_on(session: Session, street: Street) -> None:
    given = errand(session, street.wang)
    go(session, street.zhao, street.li, lasts=2 * WEEK)
    go(session, street.zhao, street.zhou, at=NOW + DAY, since=NOW + WEEK)
    tick(session, NOW + 2 * DAY)
    assert owner_of(session, given) == street.li.id
    tick(session, NOW + WEEK)
    assert owner_of(session, given) == street.zhou.id
    tick(session, NOW + 2 * WEEK)
    assert owner_of(session, given) == street.zhao.id


def test_a_newer_word_of_today_takes_the_place_at_once(session: Session, street: Street) -> None:
    given = errand(session, street.wang)
    go(session, street.zhao, street.li)
    go(session, street.zhao, street.zhou, at=NOW + DAY)
    assert owner_of(session, given) == street.zhou.id
    assert "handing-released" in texts(session, street.li.id)
    tick(session, NOW + WEEK)
    assert owner_of(session, given) == street.zhou.id


def test_when_the_substitute_leaves_the_next_above_has_it(session: Session, street: Street) -> None:
    given, asked = errand(session, street.wang), request(session, street.wang)
    go(session, street.zhao, street.li)
    street.li.left_at = NOW
    session.flush()
    assert line(session, street.wang) == ["周国平", "甘敏"]
    assert handing.tidy(session, NOW, SETTINGS) == 1
    assert owner_of(session, given) == street.zhou.id
    assert asked.organiser_id == street.zhou.id
    assert handing.tidy(session, NOW, SETTINGS) == 0
    back(session, street.zhao)
    assert owner_of(session, given) == street.zhao.id


def test_where_nobody_else_is_there_it_stays_with_who_is_away(
    session: Session, street: Street
) -> None:
    given = errand(session, street.wang)
    go(session, street.zhao, street.li)
    for one in (street.li, street.zhou, street.gan):
        one.left_at = NOW
    session.flush()
    handing.tidy(session, NOW, SETTINGS)
    assert owner_of(session, given) == street.zhao.id
    assert line(session, street.wang) == ["赵德福"]


def test_what_came_in_the_moment_they_went_is_settled(session: Session, street: Street) -> None:
    go(session, street.zhao, street.li)
    given, asked = errand(session, street.wang), request(session, street.wang)
    given.owner_id, given.stands_for_id = street.zhao.id, None
    asked.organiser_id, asked.stands_for_id = street.zhao.id, None
    session.flush()
    handing.tidy(session, NOW, SETTINGS)
    assert owner_of(session, given) == street.li.id
    assert asked.organiser_id == street.li.id


def test_what_is_to_be_handed_to_somebody_away_goes_to_who_stands_in(
    session: Session, street: Street
) -> None:
    asked = request(session, street.wang)
    claim(session, street.zhou, asked.no)
    go(session, street.zhao, street.li)
    zhou, zhao = people.card(session, street.zhou.id), people.card(session, street.zhao.id)
    assert zhou is not None
    assert zhao is not None
    handed = help.hand_on(
        session,
        NOW,
        account=ACCOUNT,
        number=asked.no,
        by=zhou,
        to=zhao,
        settings=SETTINGS,
    )
    assert isinstance(handed, help.HandedOn)
    assert handed.to.name == "李根宝"


def test_an_offer_to_somebody_who_goes_stays_with_its_giver(
    session: Session, street: Street
) -> None:
    asked = request(session, street.wang)
    claim(session, street.zhou, asked.no)
    zhou, zhao = people.card(session, street.zhou.id), people.card(session, street.zhao.id)
    assert zhou is not None
    assert zhao is not None
    help.hand_on(
        session,
        NOW,
        account=ACCOUNT,
        number=asked.no,
        by=zhou,
        to=zhao,
        settings=SETTINGS,
    )
    go(session, street.zhao, street.li)
    assert (asked.owner_id, asked.handed_to_id) == (street.zhou.id, None)
    assert texts(session, street.zhou.id)[-1] == "help-request-not-handed-on"


def test_a_yes_said_twice_is_one_and_a_no_takes_it_back_until_it_begins(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.zhao, street.li, since=NOW + DAY)
    for _ in range(2):
        accept(session, asked)
    assert texts(session, street.zhao.id).count("handing-accepted") == 1
    people.decline(session, NOW, absence_id=asked.id, by_id=street.li.id, tell=lambda *_: None)
    tick(session, NOW + 2 * DAY)
    assert people.away_now(session, street.zhao.id) is None


def test_only_who_was_asked_can_answer(session: Session, street: Street) -> None:
    asked = ask(session, street.zhao, street.li)
    for by in (street.zhou, street.zhao):
        said = people.accept(session, NOW, absence_id=asked.id, by_id=by.id, tell=lambda *_: None)
        assert isinstance(said, people.NothingToAnswer)


def test_whoever_cannot_be_reached_is_not_waited_for(session: Session, street: Street) -> None:
    asked = ask(session, street.zhao, street.li)
    assert people.unreachable(session, NOW, asked.id, street.li.id, lambda *_: None)
    assert isinstance(accept(session, asked), people.NothingToAnswer)


def test_one_is_asked_at_a_time(session: Session, street: Street) -> None:
    first = ask(session, street.zhao, street.li)
    second = ask(session, street.zhao, street.zhou)
    assert isinstance(accept(session, first), people.NothingToAnswer)
    assert isinstance(accept(session, second), people.Away)


def test_who_leads_beside_and_above_can_be_named_and_strangers_cannot(
    session: Session, street: Street
) -> None:
    beside = unit(session, "二组", street.branch)
    sun = role(session, person(session, "孙二", beside), "leader", beside)
    bind(session, sun)
    found = set(session.scalars(people.colleagues(session, NOW, street.zhao.id)))
    own = {one.id for one in (street.zhao, street.wang, street.li)}
    assert found == own | {sun.id, street.zhou.id, street.gan.id}


def test_an_office_that_changes_while_its_holder_is_away_takes_all_along(
    session: Session, street: Street
) -> None:
    given, asked = errand(session, street.wang), request(session, street.wang)
    go(session, street.zhao, street.li)
    changed = people.change_office(
        session,
        NOW,
        from_id=street.zhao.id,
        role="leader",
        unit_id=street.group.id,
        to_id=street.wang.id,
        tell=TELL,
    )
    assert isinstance(changed, people.OfficeChanged)
    assert owner_of(session, given) == street.zhou.id  # not the member's own
    assert (asked.organiser_id, asked.stands_for_id) == (street.zhou.id, None)
    back(session, street.zhao)
    assert owner_of(session, given) == street.zhou.id
