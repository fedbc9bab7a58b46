"""导出, 退出, 确认退出, 不退了; unfollowing and coming back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select, text, update

from bot import people, privacy
from bot.people.models import Binding, Role
from lianxin.models import metadata
from tests import builders
from tests.end_to_end.saying import announce
from tests.end_to_end.test_sums import a_town, balance, happen
from tests.end_to_end.town import Town

WEEK = timedelta(days=7)


def quit_for_good(town: Town, who: people.Person) -> str:
    town.say(who, "退出")
    return town.say(who, "确认退出")


def everything(town: Town) -> str:
    """All rows of all tables as one text, sealed values opened."""
    with town.begin() as session:
        rows = [
            str(value)
            for table in metadata.sorted_tables
            for row in session.execute(select(table))
            for value in row
        ]
    sealer = town.runtime.sealer
    return "\n".join(sealer.open(one) if one.startswith("v1.") else one for one in rows)


def test_pausing_is_offered_first_and_the_words_are_asked_for(town: Town) -> None:
    reply = town.say(town.street.wang, "退出")
    assert "暂停通知" in reply
    assert "确认退出" in reply
    assert "七天" in reply


@pytest.mark.parametrize("said", ["1", "是", "好的", "确认", "退出"])
def test_nothing_but_the_words_themselves_leaves(town: Town, said: str) -> None:
    town.say(town.street.wang, "退出")
    town.say(town.street.wang, said)
    assert town.status()["members"]["total"] == 7


def test_the_words_count_for_ten_minutes_after_they_were_asked_for(town: Town) -> None:
    assert "请先说" in town.say(town.street.wang, "确认退出")
    town.say(town.street.wang, "退出")
    town.tick(minutes=11)
    assert "请先说" in town.say(town.street.wang, "确认退出")
    assert town.status()["members"]["total"] == 7


def test_zero_stays(town: Town) -> None:
    town.say(town.street.wang, "退出")
    assert "没有退出" in town.say(town.street.wang, "0")
    assert "请先说" in town.say(town.street.wang, "确认退出")


def test_who_leaves_is_unbound_and_hidden_at_once(town: Town) -> None:
    reply = quit_for_good(town, town.street.wang)
    assert "已经退出" in reply
    assert "12月8日" in reply
    assert "绑定" in town.say(town.street.wang, "你好")
    assert "没有找到王秀兰" in town.say(town.street.zhao, "代 王秀兰 签到")
    assert town.status()["members"]["total"] == 6


def test_a_helper_cannot_leave_or_export_for_another(town: Town) -> None:
    with town.begin() as session:
        builders.bind(session, town.street.wang, openid="grandchild", kind="helper")
    for said in ("退出", "确认退出", "导出"):
        assert "王秀兰本人" in town.say("grandchild", said), said
    assert town.status()["members"]["total"] == 7


def test_notices_are_explained_and_the_sum_balances(town: Town) -> None:
    before = announce(town)
    quit_for_good(town, town.street.wang)
    after = town.status()["notices"][-1]
    assert after["explained"] == before["explained"] + 1
    states = ("confirmed", "handed_over", "explained", "waiting")
    assert after["audience"] == sum(after[one] for one in states)


def test_errands_about_them_are_closed_and_nothing_more_is_sent(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "2")
    assert "王秀兰" in town.say(town.street.zhao, "今天")
    quit_for_good(town, town.street.wang)
    assert "王秀兰" not in town.say(town.street.zhao, "今天")
    sent = len(town.phone(town.street.wang))
    announce(town, "周四停电")
    town.pass_by(hours=25)
    assert len(town.phone(town.street.wang)) == sent
    assert town.status()["errands"]["open"] == 0


def test_who_was_coming_reads_that_it_is_off(town: Town) -> None:
    town.say(town.street.wang, "求助 水管漏了")
    town.say(town.street.zhao, "接单 1")
    quit_for_good(town, town.street.wang)
    town.deliver()
    assert any("不用" in one or "取消" in one for one in town.phone(town.street.zhao))
    requests = town.status()["help_requests"]
    assert (requests["open"], requests["claimed"], requests["cancelled"]) == (0, 0, 1)


def test_what_a_leader_owned_is_somebody_elses(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "2")
    town.say(town.street.li, "求助 灯坏了")
    town.say(town.street.zhao, "接单 1")
    quit_for_good(town, town.street.zhao)
    assert "王秀兰" in town.say(town.street.zhou, "今天")
    assert town.status()["help_requests"]["open"] == 1
    assert "求助" not in town.say(town.street.zhao, "今天")


def test_the_last_one_in_charge_leaves_nothing_in_their_own_name(town: Town) -> None:
    town.say(town.street.chen, "求助 灯坏了")
    for last in (town.street.qian, town.street.gan):
        quit_for_good(town, last)
    with town.begin() as session:
        owners = session.scalars(text("SELECT owner_id FROM errands WHERE state = 'open'")).all()
    assert town.street.qian.id not in owners
    assert town.street.gan.id not in owners


def test_taking_it_back_brings_wechat_and_roles(town: Town) -> None:
    quit_for_good(town, town.street.zhao)
    town.tick(days=6)
    assert "回来了" in town.say(town.street.zhao, "不退了")
    with town.begin() as session:
        (held,) = people.roles_of(session, town.now, town.street.zhao.id)
        assert held.role == "leader"
    assert "平安我记下了" in town.say(town.street.zhao, "报到")
    town.tick(days=30)
    assert town.status()["members"]["total"] == 7


def test_what_ended_before_does_not_come_back(town: Town) -> None:
    with town.begin() as session:
        long_ago = builders.NOW - timedelta(days=400)
        zhao = town.street.zhao
        for until in (long_ago + timedelta(days=9), builders.NOW - timedelta(days=2)):
            session.add(
                Role(
                    person_id=zhao.id,
                    unit_id=town.street.branch.id,
                    role="secretary",
                    since=long_ago,
                    until=until,
                )
            )
    quit_for_good(town, town.street.zhao)
    town.say(town.street.zhao, "不退了")
    with town.begin() as session:
        held = people.roles_of(session, town.now, town.street.zhao.id)
    assert [one.role for one in held] == ["leader"]


def test_after_seven_days_it_is_too_late(town: Town) -> None:
    quit_for_good(town, town.street.wang)
    town.tick(days=7, minutes=1)
    assert "绑定" in town.say(town.street.wang, "不退了")
    assert town.status()["members"]["total"] == 6


def test_who_never_left_has_nothing_to_take_back(town: Town) -> None:
    assert "没有退出" in town.say(town.street.wang, "不退了")
    assert "绑定" in town.say("stranger", "不退了")


def test_seven_days_later_no_name_phone_or_word_of_theirs_is_left(town: Town) -> None:
    with town.begin() as session:
        wang = session.get_one(people.Person, town.street.wang.id)
        wang.address_sealed = builders.SEALER.seal("紫云苑3幢501")
        wang.note, wang.helper = "腿脚不便", "小红"
    announce(town)
    town.say(town.street.wang, "3")
    town.say(town.street.wang, "腿疼下不了楼")
    town.say(town.street.wang, "求助 家里灯泡坏了一个")
    town.position(town.street.wang)
    town.say(town.street.wang, "1")
    town.say(town.street.wang, "报到 我在女儿家住")
    town.pass_by(hours=1)
    figures = town.status()
    words = ["王秀兰", "王阿姨", "13900000005", "紫云苑3幢501", "腿脚不便", "小红", "腿疼下不了楼"]
    words += ["灯泡坏了一个", "女儿家", f"openid-{town.street.wang.id}", "31.8"]
    held = everything(town)
    assert [one for one in words if one not in held] == []
    quit_for_good(town, town.street.wang)
    town.tick(days=7, minutes=1)
    held = everything(town)
    assert [one for one in words if one in held] == []
    after = town.status()
    assert after["notices"][0]["audience"] == figures["notices"][0]["audience"]
    assert sum(after["help_requests"].values()) >= 1


def test_erasing_twice_is_erasing_once(town: Town) -> None:
    quit_for_good(town, town.street.wang)
    town.tick(days=7, minutes=1)
    with town.begin() as session:
        assert not privacy.erase(session, town.now, town.street.wang.id)


def test_a_volunteer_who_saw_the_phone_is_named_to_the_asker(town: Town) -> None:
    with town.begin() as session:
        builders.role(session, town.street.li, "volunteer", town.street.group)
    town.say(town.street.wang, "求助 灯泡坏了")
    town.say(town.street.li, "接单 1")
    with town.begin() as session:
        (noted,) = people.noted_about(session, town.street.wang.id, since=builders.NOW)
    assert (noted.name, noted.role, noted.what) == ("李根宝", "volunteer", "phone")


COMES = ["退出", "确认退出", "不退了", "收到", "2", "3", "1"]
COMES += ["求助 灯坏了", "接单", "完成 1", "报到"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["wang", "li", "zhao", "zhou"]), st.sampled_from(COMES)),
        st.sampled_from([60, 3600, 86400, 8 * 86400]),
    ),
    max_size=16,
)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_the_sums_balance_however_people_come_and_go(steps: list[tuple[str, str] | int]) -> None:
    with a_town() as town:
        for step in steps:
            if step == ("wang", "确认退出"):
                town.say(town.street.wang, "退出")
            happen(town, step)
        balance(town)
        town.pass_by(days=9)
        balance(town)
        with town.begin() as session:
            gone = set(session.scalars(select(people.Person.id).where(is_gone())))
            owners = set(session.scalars(text("SELECT owner_id FROM errands WHERE state='open'")))
        assert gone & owners == set()


def is_gone() -> ColumnElement[bool]:
    return people.Person.left_at.is_not(None)


# Unfollowing.


def test_what_came_from_wechat_goes_and_the_branchs_record_stays(town: Town) -> None:
    town.say(town.street.wang, "报到 我在女儿家住")
    town.position(town.street.wang)
    town.say(town.street.wang, "1")
    town.say(town.street.wang, "求助 灯泡坏了")
    town.say(town.street.wang, "取消 1")
    town.event(town.street.wang, "unsubscribe")
    held = everything(town)
    for gone in ("女儿家", "31.8", "灯泡坏了", f"openid-{town.street.wang.id}\n"):
        assert gone not in held, gone
    for stays in ("王秀兰", "13900000005"):
        assert stays in held
    with town.begin() as session:
        (openid,) = session.scalars(
            select(Binding.openid).where(Binding.person_id == town.street.wang.id)
        )
    assert openid == "gone:" + town.runtime.sealer.fingerprint(f"openid-{town.street.wang.id}")


def test_consent_withdrawn_is_treated_like_unfollowing(town: Town) -> None:
    town.say(town.street.wang, "报到 我在女儿家住")
    assert town.event(town.street.wang, "user_authorization_revoke") == ""
    assert "女儿家" not in everything(town)
    assert "王秀兰" in town.say(town.street.zhao, "今天")


def test_an_open_help_request_is_still_helped(town: Town) -> None:
    town.say(town.street.wang, "求助 灯泡坏了")
    town.event(town.street.wang, "unsubscribe")
    assert "灯泡坏了" in everything(town)
    assert "13900000005" in town.say(town.street.zhao, "接单 1")


def test_both_on_a_shared_wechat_are_known_again(town: Town) -> None:
    with town.begin() as session:
        for one in (town.street.wang, town.street.li):
            session.execute(
                update(Binding)
                .where(Binding.person_id == one.id)
                .values(openid="couple", kind="shared")
            )
    town.event("couple", "unsubscribe")
    assert "绑定" in town.say("couple", "报到")
    town.event("couple", "subscribe")
    reply = town.say("couple", "报到")
    assert "王秀兰" in reply
    assert "李根宝" in reply


def test_who_bound_another_wechat_since_is_not_taken_back_by_the_old_one(town: Town) -> None:
    town.event(town.street.wang, "unsubscribe")
    with town.begin() as session:
        builders.bind(session, town.street.wang, openid="new-phone")
    town.event(town.street.wang, "subscribe")
    assert "绑定" in town.say(town.street.wang, "报到")
    assert "平安我记下了" in town.say("new-phone", "报到")


def test_who_came_back_and_leaves_again_is_erased_after_seven_days(town: Town) -> None:
    quit_for_good(town, town.street.wang)
    town.tick(minutes=1)
    assert "您回来了" in town.say(town.street.wang, "不退了")
    quit_for_good(town, town.street.wang)
    town.tick(days=7, minutes=1)
    assert "您回来了" not in town.say(town.street.wang, "不退了")
    assert "王秀兰" not in everything(town)


def test_after_seven_days_it_is_too_late_even_when_the_clock_was_down(town: Town) -> None:
    quit_for_good(town, town.street.wang)
    town.now += timedelta(days=7, minutes=1)
    assert "您回来了" not in town.say(town.street.wang, "不退了")


def test_what_others_did_for_a_member_stands_in_what_is_held(town: Town) -> None:
    town.say(town.street.zhao, "代 王秀兰 报到")
    with town.begin() as session:
        held = privacy.everything_held(session, town.runtime.sealer, town.street.wang.id)
    assert any(row["kind"] == "word" for row in held["questions"])
