"""今天 on a page: names, reasons, numbers to tap, corner by corner, and what others have to do."""

from datetime import timedelta

from sqlalchemy import select

from bot import errands
from bot.people import Person
from bot.people.models import Audit
from tests import builders
from tests.builders import ACCOUNT
from tests.console.browsing import Office


def call(office: Office, about: Person, owner: Person, *, late: bool = False) -> None:
    town = office.town
    with town.begin() as session:
        errands.give(
            session,
            town.now,
            account=ACCOUNT,
            kind="call",
            about=("notice", 7),
            person_id=about.id,
            owner_id=owner.id,
            due_at=town.now + timedelta(hours=-5 if late else 5),
            reason="errand-notice-silent",
            facts={"title": "周三停水"},
        )


def test_a_leader_taps_the_number_of_whom_to_call(office: Office) -> None:
    call(office, office.street.wang, office.street.zhao)
    shown = office.signed_in(office.street.zhao).open("/console/today").text
    assert "王秀兰" in shown
    assert "周三停水" in shown
    assert 'href="tel:13900000005"' in shown
    assert " style=" not in shown


def test_the_member_learns_who_read_their_number(office: Office) -> None:
    call(office, office.street.wang, office.street.zhao)
    office.signed_in(office.street.zhao).open("/console/today")
    with office.town.begin() as session:
        noted = session.scalars(select(Audit.person_id).where(Audit.what == "phone"))
        assert list(noted) == [office.street.wang.id]


def test_nobody_elses_list_is_there(office: Office) -> None:
    call(office, office.street.wang, office.street.zhao)
    assert "王秀兰" not in office.signed_in(office.street.qian).open("/console/today").text


def test_nothing_to_do_is_said(office: Office) -> None:
    assert "没有要联系的人" in office.signed_in(office.street.zhao).open("/console/today").text


def test_neighbours_stand_together(office: Office) -> None:
    sealer = office.town.runtime.sealer
    with office.town.begin() as session:
        for one, address in ((office.street.wang, "紫云路3号"), (office.street.li, "长乐路8号")):
            session.get_one(Person, one.id).address_sealed = sealer.seal(address)
    for one in (office.street.wang, office.street.li):
        call(office, one, office.street.zhao)
    shown = office.signed_in(office.street.zhao).open("/console/today").text
    assert "<h2>紫云路</h2>" in shown
    assert "<h2>长乐路</h2>" in shown
    assert "3号" not in shown  # the rest of an address is for whoever goes there


def test_the_secretary_sees_what_the_leaders_have_on_their_hands(office: Office) -> None:
    with office.town.begin() as session:
        group = office.street.group
        crowd = [builders.person(session, f"邻居{number}", group) for number in range(10)]
    for one in crowd:
        call(office, one, office.street.zhao, late=True)
    shown = office.signed_in(office.street.zhou).open("/console/today").text
    row = shown[shown.index("<td>赵德福</td>") :].split("</tr>")[0]
    assert [part.split("<")[0] for part in row.split('text-end">')[1:]] == ["8", "2", "10"]
    assert "赵德福同志：今天8位，后几天2位" in office.town.say(office.street.zhou, "今天")
