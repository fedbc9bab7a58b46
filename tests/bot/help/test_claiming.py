"""One wins a claim, and the asker hears who comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, help
from bot.core.database import open_database
from bot.core.due import Due
from bot.help.models import HelpRequest
from bot.people import Person
from tests import builders
from tests.bot.help.asking import SETTINGS, ask, card, claim, content, exhausted, sent, told
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, person, role

DAY = timedelta(days=1)


def volunteer(session: Session, street: Street, name: str = "志愿者甲") -> Person:
    """A volunteer of the branch."""
    return role(session, person(session, name, street.branch), "volunteer", street.branch)


def request(session: Session, number: int = 1) -> HelpRequest:
    return session.scalars(select(HelpRequest).where(HelpRequest.no == number)).one()


def test_the_asker_is_told_who_comes(session: Session, street: Street) -> None:
    ask(session, street.wang)
    claimed = claim(session, street.zhao)
    assert isinstance(claimed, help.Claimed)
    assert claimed.asker_id == street.wang.id
    assert told(session, "help-request-claimed") == [street.wang.id]
    news = content(session, "help-request-claimed")
    assert news.facts["helper"] == "赵德福"
    assert "13900000001" not in str(news.facts)
    assert not news.held_at_night


def test_the_other_is_told_who_was_first(session: Session, street: Street) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    assert claim(session, street.zhou) == help.Taken(1, "赵德福")
    assert told(session, "help-request-claimed") == [street.wang.id]


def test_claiming_twice_is_claiming_once(session: Session, street: Street) -> None:
    ask(session, street.wang)
    assert claim(session, street.zhao) == claim(session, street.zhao)
    assert told(session, "help-request-claimed") == [street.wang.id]


def test_of_two_who_claim_at_the_same_moment_one_wins(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        street = builders.street(session)
        ask(session, street.wang)

    def one(who: Person) -> object:
        with database.begin() as session:
            return claim(session, who)

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(one, (street.zhao, street.zhou)))
    database.close()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Claimed", "Taken"]


def test_claiming_keeps_the_promise_and_starts_the_same_again(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    later = NOW + timedelta(hours=1)
    claim(session, street.zhao, now=later)
    (watched,) = session.scalars(select(Due).where(Due.done_at.is_(None)))
    assert watched.at == request(session).finish_by == later + DAY


def test_claimed_in_the_second_it_was_asked_it_is_still_watched(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    waiting = session.scalars(select(Due.at).where(Due.done_at.is_(None))).all()
    assert waiting == [NOW + DAY]


def test_what_does_not_exist_cannot_be_claimed(session: Session, street: Street) -> None:
    assert claim(session, street.zhao, 99) == help.NotFound(99)


def test_nobody_claims_what_they_asked_for(session: Session, street: Street) -> None:
    ask(session, street.zhao)
    assert claim(session, street.zhao) == help.OwnRequest(1)


def test_an_organiser_of_another_branch_is_refused_without_a_word_on_the_asker(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    assert claim(session, street.qian) == help.NotTheirs(1)
    assert claim(session, street.chen) == help.NotTheirs(1)
    claim(session, street.zhao)
    assert claim(session, street.qian) == help.NotTheirs(1)  # nor on who has it


def test_a_volunteer_of_the_members_unit_may_claim_one_of_another_may_not(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    ask(session, street.chen)
    helper = volunteer(session, street)
    assert [one.no for one in help.open_for(session, NOW, helper.id)] == [1]
    assert claim(session, helper, 2) == help.NotTheirs(2)
    assert isinstance(claim(session, helper, 1), help.Claimed)
    assert [one.no for one in help.claimed_by(session, helper.id)] == [1]


def test_what_is_over_cannot_be_claimed(session: Session, street: Street) -> None:
    ask(session, street.wang)
    help.cancel(session, NOW, account=ACCOUNT, number=1, by=card(session, street.wang))
    assert claim(session, street.zhao) == help.AlreadyDone(1)


def test_claiming_takes_it_from_the_lists(session: Session, street: Street) -> None:
    ask(session, street.wang, danger="medical")
    claim(session, street.zhao)
    assert errands.figures(session, NOW)["open"] == 0


def test_given_back_it_is_open_again_and_offered_to_the_next(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    back = help.give_back(
        session, NOW, account=ACCOUNT, number=1, by=card(session, street.zhao), settings=SETTINGS
    )
    assert isinstance(back, help.GivenBack)
    assert back.to == card(session, street.zhou)
    assert request(session).state == "open"
    assert told(session, "help-request-offer")[-1] == street.zhou.id
    assert told(session, "help-request-given-back") == [street.wang.id]
    assert isinstance(claim(session, street.zhou), help.Claimed)


def test_only_who_has_it_can_give_it_back(session: Session, street: Street) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    refused = help.give_back(
        session, NOW, account=ACCOUNT, number=1, by=card(session, street.zhou), settings=SETTINGS
    )
    assert refused == help.NotClaimedByThem(1)


def test_not_this_time_goes_on_to_the_next_at_once(session: Session, street: Street) -> None:
    asked = ask(session, street.wang)

    def decline() -> help.Declined:
        return help.decline(
            session, NOW, request_id=asked.id, by_id=street.zhao.id, settings=SETTINGS
        )

    assert decline().to == card(session, street.zhou)
    assert decline().to is None  # said twice is said once
    assert told(session, "help-request-offer") == [street.zhao.id, street.zhou.id]


def hand_on(session: Session, by: Person, to: Person) -> object:
    return help.hand_on(
        session,
        NOW,
        account=ACCOUNT,
        number=1,
        by=card(session, by),
        to=card(session, to),
        settings=SETTINGS,
    )


def test_handed_on_it_stays_until_the_other_says_yes(session: Session, street: Street) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    assert isinstance(hand_on(session, street.zhao, street.li), help.HandedOn)
    assert request(session).owner_id == street.zhao.id
    assert isinstance(claim(session, street.li), help.Claimed)
    assert request(session).owner_id == street.li.id
    assert told(session, "help-request-claimed")[-1] == street.wang.id
    assert told(session, "help-request-handed-on") == [street.zhao.id]


def test_not_taken_over_it_stays_with_the_giver_who_is_told(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhao)
    hand_on(session, street.zhao, street.li)
    help.decline(session, NOW, request_id=asked.id, by_id=street.li.id, settings=SETTINGS)
    assert told(session, "help-request-not-handed-on") == [street.zhao.id]
    assert claim(session, street.li) == help.Taken(1, "赵德福")
    hand_on(session, street.zhao, street.li)
    assert exhausted(session, asked, street.li) == "stays"
    assert request(session).handed_to_id is None


def test_it_is_handed_on_by_who_has_it_and_never_to_the_asker(
    session: Session, street: Street
) -> None:
    ask(session, street.wang)
    claim(session, street.zhao)
    assert hand_on(session, street.zhou, street.li) == help.NotClaimedByThem(1)
    assert hand_on(session, street.zhao, street.wang) == help.OwnRequest(1)


def test_whoever_rang_the_asker_has_it(session: Session, street: Street) -> None:
    asked = ask(session, street.wang, danger="medical")
    sent(session)
    (task,) = errands.today(session, NOW, street.zhao.id, SHANGHAI)
    assert task.errands[0].about == ("help_request", asked.id)
    for by in (street.zhao, street.zhou):
        help.contacted(session, NOW, request_id=asked.id, by_id=by.id, settings=SETTINGS)
    assert request(session).owner_id == street.zhao.id
