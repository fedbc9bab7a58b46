"""The made-up street has the shape of MISSION's, the same every time."""

import time
from datetime import UTC, datetime

import phonenumbers
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import open_database
from bot.core.sealing import Sealer
from bot.people import Binding, Person, Role, Unit
from lianxin import demo_branch
from lianxin.demo_branch import DemoBranch
from lianxin.demo_map import RESETTLED_COMMUNITIES, shares
from lianxin.demo_town import Townsman, openid_of, town

NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
SEALER = Sealer("k" * 32)


@pytest.fixture(scope="module")
def everybody() -> list[Townsman]:
    return town()


def age_on(day: datetime, one: Townsman) -> int:
    born = one.part.born_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def community(one: Townsman) -> str:
    return one.part.home.split("/")[1] if "/" in one.part.home else ""


def test_there_are_1366_of_whom_688_are_60_or_older(everybody: list[Townsman]) -> None:
    assert len(everybody) == 1366
    for day in (datetime(2026, 1, 1, tzinfo=UTC), NOW, datetime(2026, 12, 31, tzinfo=UTC)):
        assert sum(age_on(day, one) >= 60 for one in everybody) == 688


def test_there_are_13_organisations_and_30_branches(everybody: list[Townsman]) -> None:
    assert len({community(one) for one in everybody} - {""}) == 13
    secretaries = [
        path for one in everybody for role, path in one.part.roles if role == "secretary"
    ]
    assert len(secretaries) == len(set(secretaries)) == 30
    assert sum(role == "officer" for one in everybody for role, _ in one.part.roles) == 1


def test_the_resettlement_communities_hold_650(everybody: list[Townsman]) -> None:
    assert sum(community(one) in RESETTLED_COMMUNITIES for one in everybody) == 650


def test_over_a_hundred_live_dispersed_nearly_60_per_cent_of_them_over_60(
    everybody: list[Townsman],
) -> None:
    dispersed = [one for one in everybody if one.part.residence]
    assert len(dispersed) > 100
    share = sum(age_on(NOW, one) >= 60 for one in dispersed) / len(dispersed)
    assert 0.55 < share < 0.6
    assert max(age_on(NOW, one) for one in dispersed) > 80


def test_every_ordinary_group_has_one_leader(everybody: list[Townsman]) -> None:
    led = [path for one in everybody for role, path in one.part.roles if role == "leader"]
    assert len(led) == len(set(led))
    groups = {one.part.home for one in everybody if one.part.home.endswith("小组")}
    assert groups <= set(led)


def test_it_is_the_same_every_time(everybody: list[Townsman]) -> None:
    assert town() == everybody
    assert demo_branch.seed_people() == demo_branch.seed_people()
    # Fixed for ever: phones of an earlier start must still be their owners'.
    assert openid_of("王秀兰") == "oW1iVekDA580ENI6AO5GvGVVUwfM"
    names = [one.part.name for one in everybody[18:22]]
    assert names == ["吴欣", "吴丽娟", "李玉珍", "石志刚"]


def test_phones_are_valid_in_form_and_different(everybody: list[Townsman]) -> None:
    phones = [one.phone for one in everybody if one.phone]
    assert len(set(phones)) == len(phones) > 1300
    for phone in phones:
        assert phonenumbers.is_valid_number(phonenumbers.parse(phone, "CN"))


def test_openids_look_like_wechats(everybody: list[Townsman]) -> None:
    for one in everybody:
        assert one.openid is None or (len(one.openid) == 28 and one.openid[0] == "o")


def test_one_in_ten_has_no_wechat_and_a_few_couples_share_one(
    everybody: list[Townsman],
) -> None:
    assert sum(one.openid is None for one in everybody) == 136
    sharing = [one for one in everybody if one.shares]
    assert len(sharing) == 14
    assert len({one.openid for one in sharing}) == 7
    assert all(one.openid for one in everybody if one.part.roles)


@pytest.mark.parametrize("members", [1, 60, 61, 200, 1366, 5000])
def test_any_size_keeps_the_five_phones_and_the_shape(members: int) -> None:
    found = town(members)
    assert len(found) == max(members, demo_branch.fewest())
    assert [one.part.called for one in found if one.featured] == [
        "王阿姨", "李师傅", "陈工", "赵组长", "周书记",
    ]  # fmt: skip
    secretaries = [one for one in found if ("secretary" in dict(one.part.roles))]
    assert len(secretaries) == 30
    old = sum(age_on(NOW, one) >= 60 for one in found)
    assert abs(old / len(found) - 688 / 1366) < 0.01
    without = sum(one.openid is None for one in found)
    assert without == (len(found) // 10 if members >= 60 else without)


def test_shares_add_up_whatever_is_left_over() -> None:
    assert shares(10, [5, 3, 2], [1, 1, 1]) == [5, 3, 2]
    for total in range(6, 40):
        found = shares(total, [7, 5, 3, 2], [2, 1, 1, 1])
        assert sum(found) == total
        assert all(one >= low for one, low in zip(found, [2, 1, 1, 1], strict=True))


def test_the_stand_in_knows_everybody_with_a_wechat_once() -> None:
    phones = demo_branch.seed_people()
    assert len({one["openid"] for one in phones}) == len(phones)
    assert [one["name"] for one in phones if one["featured"]] == [
        "王秀兰", "李建国", "陈志远", "赵德明", "周永福",
    ]  # fmt: skip
    assert phones[0]["about"] == "王阿姨，74岁，拆迁后一个人住"
    assert all(one["about"] and one["following"] for one in phones)
    assert any(one["name"] == "王秀英、张建国" for one in phones)
    assert sum("还没有绑定" in one["about"] for one in phones) == 3


class Laid:
    """The street in a database."""

    def __init__(self, session: Session, branch: DemoBranch) -> None:
        self.session = session
        self.branch = branch
        self.by_name = {one.called: one.person_id for one in branch.people.values()}

    def organiser(self, called: str) -> str:
        found = people.organiser(self.session, NOW, self.by_name[called])
        return people.addressed(found) if found else ""

    def everybody_of(self, called: str) -> people.Audience:
        found = people.audience(self.session, NOW, author_id=self.by_name[called], word="全体")
        assert isinstance(found, people.Audience)
        return found


def test_the_street_is_laid_down_in_seconds_and_works(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        begun = time.perf_counter()
        branch = demo_branch.build(session, NOW, SEALER, "main")
        assert time.perf_counter() - begun < 5
        assert (branch.members, branch.bindings) == (1366, 1230)
        for table, count in ((Person, 1366), (Binding, 1230), (Unit, units_of(town()))):
            assert session.scalar(select(func.count(table.id))) == count
        assert people.figures(session, "main") == {"total": 1366, "bound": 1230}
        _check_the_five(Laid(session, branch))
        wang = people.identify(session, "main", openid_of("王秀兰"))
        assert [one.called for one in wang.members] == ["王阿姨"]
        couple = people.identify(session, "main", openid_of("王秀英"))
        assert couple.is_shared
    database.close()


def units_of(everybody: list[Townsman]) -> int:
    """How many units their homes, residences and offices need, those above counted."""
    paths = {one.part.home for one in everybody} | {one.part.residence or "" for one in everybody}
    every = {path.rsplit("/", cut)[0] for path in paths if path for cut in range(4)}
    return len(every)


def _check_the_five(laid: Laid) -> None:
    assert laid.organiser("王阿姨") == "赵组长"
    assert laid.organiser("赵组长") == "周书记"
    assert laid.organiser("周书记") not in {"", "赵组长", "周书记"}
    assert laid.organiser("李师傅") != ""
    fourteen = laid.everybody_of("赵组长")
    assert fourteen.count == 14
    numbers = people.list_numbers(laid.session, NOW, fourteen.unit_ids[0], 2026)
    assert sorted(numbers.values()) == list(range(1, 15))
    assert laid.everybody_of("周书记").count == 146
    assert people.phone_of(laid.session, SEALER, laid.by_name["王阿姨"]) == "13900000001"


def test_there_is_one_secretary_of_that_name(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.begin() as session:
        demo_branch.build(session, NOW, SEALER, "main", members=60)
        found = session.execute(
            select(Role.unit_id)
            .join(Person, Person.id == Role.person_id)
            .where(Person.name == demo_branch.SECRETARY, Role.role == "secretary")
        ).all()
    database.close()
    assert len(found) == 1
