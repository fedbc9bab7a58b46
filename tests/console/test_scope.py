"""Each role against every other unit's data, through every page and every chat command there is.

A page added later is walked by itself: its rule is filled with the ids of people and units that are
not the viewer's, and nothing of theirs may stand in the answer. A rule with a new kind of part has
to be taught here, or the test fails.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import product

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from bot import notices, people, study
from handlers.routes import build_routes
from handlers.vocabulary import COMMANDS
from tests import builders
from tests.bot.notices import announcing
from tests.bot.study import days
from tests.console.browsing import Browser, Office
from tests.end_to_end.town import Town, town_settings

FOREIGN = {
    "吴家骏": "13911112222",  # a member of 常青支部
    "郑月娥": "13933334444",  # its group leader
}
ADDRESS, NOTE, TITLE = "常青新村88幢", "心脏不好", "常青党史"
WITHOUT_SESSION = {
    "static": "files of ours",
    "bootstrap.static": "files of ours",
    "signing_in.code": "where digits are typed",
    "signing_in.enter_by_code": "where digits are typed",
    "signing_in.link": "a signed link, nobody's data",
    "signing_in.enter": "a signed link, nobody's data",
    "signing_in.leave": "ends the own session",
    "record.door": "a signed link of the member's own",
    "record.page": "a signed link of the member's own",
    "record.file": "a signed link of the member's own",
    "lesson.door": "a signed link of the member's own",
    "lesson.opened": "a signed link of the member's own",
    "lesson.answered": "a signed link of the member's own",
    "lesson.done": "a signed link of the member's own",
    "notice_page.door": "a signed link of the member's own",
    "notice_page.opened": "a signed link of the member's own",
    "notice_page.picture": "a signed link of the member's own",
    "notice_page.file": "a signed link of the member's own",
    "notice_file.choose": "a signed link of the author's own",
    "notice_file.put": "a signed link of the author's own",
    "days.page": "a signed link, nobody's data",
    "days.file": "a signed link, nobody's data",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Each with a role in 东风支部 or its group, none in 常青支部.
VIEWERS = ("wang", "volunteer", "zhao", "zhou", "helper")


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """The small street; 常青支部 has a group of its own with two people in it."""
    made = furnished(database_url)
    yield made
    made.town.close()


def furnished(database_url: str) -> Office:
    """That street."""
    town = Town(town_settings(database_url), builders.NOW)
    with town.begin() as session:
        group = builders.unit(session, "常青小组", town.street.other_branch)
        for name, phone in FOREIGN.items():
            person = builders.person(session, name, group, phone=phone)
            person.address_sealed, person.note = builders.SEALER.seal(ADDRESS), NOTE
            builders.bind(session, person)
        builders.role(session, person, "leader", group)
        builders.role(session, town.street.li, "volunteer", town.street.group)
        builders.bind(session, town.street.wang, openid="grandchild", kind="helper")
        days.publish(session, town.street.other_branch, town.street.qian, title=TITLE)
        announcing.publish(session, town.street.qian, text=TITLE)
    return Office(town)


def viewer(office: Office, name: str) -> people.Person:
    street = office.street
    known = {"wang": street.wang, "volunteer": street.li, "zhao": street.zhao, "zhou": street.zhou}
    return known[name]


def nothing_foreign(said: str) -> bool:
    return not any(one in said for one in (*FOREIGN, *FOREIGN.values(), ADDRESS, NOTE, TITLE))


def foreign_ids(office: Office) -> tuple[list[int], list[int]]:
    """The ids of the people and units of 常青支部."""
    with office.town.begin() as session:
        branch = office.street.other_branch.id
        persons = list(session.scalars(people.members_select(branch)))
        units = [branch, *(one.id for one in session.query(people.Unit) if "常青" in one.path)]
    return persons, units


def filled(rule: Rule, office: Office) -> list[str]:
    """The rule's addresses with every foreign id in every place; fails for a new kind of part."""
    persons, units = foreign_ids(office)
    held = foreign_days(office)
    given = {"person_id": persons, "member_id": persons, "unit_id": units, "day_id": held}
    given["notice_id"] = foreign_notices(office)
    parts = sorted(rule.arguments)
    assert set(parts) <= set(given), f"{rule}: teach this test what to put into {parts}"
    addresses = []
    for values in product(*(given[part] for part in parts)):
        address = rule.rule
        for part, value in zip(parts, values, strict=True):
            address = re.sub(rf"<(?:\w+:)?{part}>", str(value), address)
        addresses += [address, *(f"{address}?unit={one}" for one in units)]
        addresses += [f"{address}?name={name}" for name in FOREIGN]
    return addresses


def read(answer: TestResponse) -> str:
    """What an answer says, a spreadsheet by its cells."""
    if answer.mimetype != XLSX:
        return answer.text
    sheets = load_workbook(BytesIO(answer.data)).worksheets
    return str([cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row])


def foreign_days(office: Office) -> list[int]:
    """The study days of 常青支部."""
    branch = office.street.other_branch.id
    with office.town.begin() as session:
        return list(session.scalars(select(study.StudyDay.id).filter_by(unit_id=branch)))


def foreign_notices(office: Office) -> list[int]:
    """The notices to 常青支部."""
    with office.town.begin() as session:
        return list(session.scalars(select(notices.Notice.id)))


def pages_with_session(office: Office) -> list[Rule]:
    found = office.pages.url_map.iter_rules()
    return [one for one in found if one.endpoint not in WITHOUT_SESSION]


def test_nothing_is_excused_that_is_not_there(office: Office) -> None:
    assert set(WITHOUT_SESSION) <= {one.endpoint for one in office.pages.url_map.iter_rules()}
    assert len(pages_with_session(office)) >= 3


def test_no_page_opens_without_a_session(office: Office) -> None:
    browser = office.browser()
    for rule in pages_with_session(office):
        for address in filled(rule, office)[:3]:
            answer = browser.client.get(address)
            assert answer.status_code in (302, 405), address
            assert nothing_foreign(answer.text)


@pytest.mark.parametrize("who", ["volunteer", "zhao", "zhou"])
def test_no_page_shows_anything_of_another_unit(office: Office, who: str) -> None:
    browser = office.signed_in(viewer(office, who))
    walked = 0
    for rule in pages_with_session(office):
        for address in filled(rule, office):
            answer = browser.client.get(address)
            typed = next((name for name in FOREIGN if f"?name={name}" in address), "")
            said = read(answer)
            said = said.replace(f'value="{typed}"', "") if typed else said
            assert answer.status_code in (200, 404, 405), address
            assert nothing_foreign(said), address
            walked += 1
    assert walked >= 10


@pytest.mark.parametrize("who", ["volunteer", "zhao", "zhou"])
def test_no_form_changes_anything_of_another_unit(office: Office, who: str) -> None:
    browser = office.signed_in(viewer(office, who))
    before = everything_foreign(office)
    for rule in pages_with_session(office):
        if "POST" in (rule.methods or ()):
            for address in filled(rule, office):
                answer = post(browser, address)
                assert nothing_foreign(answer), address
    assert everything_foreign(office) == before


def post(browser: Browser, address: str) -> str:
    shown = browser.open("/console/units")
    return browser.send(address, shown).text


def everything_foreign(office: Office) -> str:
    persons, _ = foreign_ids(office)
    with office.town.begin() as session:
        table = people.Person.__table__
        return str(session.execute(select(table).where(table.c.id.in_(persons))).all())


def test_the_officer_of_the_street_sees_both_branches(office: Office) -> None:
    shown = office.signed_in(office.street.gan).open("/console/members").text
    assert not nothing_foreign(shown)


# Chat: every command that takes a name or a number, said about somebody else's people.
SAYINGS = sorted(
    {
        f"{words.words[0]} {tail}".strip()
        for words in COMMANDS.values()
        if words.words
        for tail in ("", "吴家骏", "1", "常青支部 停水")
    }
)
# What nobody types above: it can only have come from what is held.
SECRETS = ("郑月娥", *FOREIGN.values(), ADDRESS, NOTE, TITLE, "家里漏水")


@pytest.mark.parametrize("who", VIEWERS)
def test_no_chat_command_tells_anything_of_another_unit(sqlite_url: str, who: str) -> None:
    office = furnished(sqlite_url)
    town = office.town
    town.say(f"openid-{foreign_ids(office)[0][1]}", "求助 家里漏水")
    sender: people.Person | str = "grandchild" if who == "helper" else viewer(office, who)
    for said in SAYINGS:
        reply = town.say(sender, said)
        assert [one for one in SECRETS if one in reply] == [], said
    town.deliver()
    theirs = {f"openid-{one}" for one in of_them(office)}
    for sent in town.platform.sent:
        assert sent.openid in theirs or not any(one in sent.text for one in SECRETS), sent
    town.close()


def of_them(office: Office) -> list[int]:
    """Who may read of the foreign unit: its people, its secretary, the officer."""
    persons, _ = foreign_ids(office)
    return [*persons, office.street.qian.id, office.street.gan.id]


def test_every_command_there_is_was_said() -> None:
    assert len(SAYINGS) >= 3 * sum(bool(one.words) for one in COMMANDS.values())
    assert {one.name for one in build_routes().listed} - set(COMMANDS) == set()
