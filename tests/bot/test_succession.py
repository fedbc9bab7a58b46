"""What somebody had to do goes along when an office, a unit or a member goes elsewhere."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot import board, errands, help, people, study
from bot.core.texts import Texts
from bot.delivery import RoutesExhausted
from bot.people import Person, Who
from bot.reactions import Reactions
from bot.study import Plan, Timing
from tests.bot.help.asking import ask, claim, told
from tests.bot.people.tree.test_growing import opened
from tests.bot.test_pushed_texts import assert_fits, said
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street, bind, person, role, settings, unit

TELL = Reactions(settings()).tell
A_DAY = timedelta(days=1)


def errand(session: Session, about: Person, owner: Person, nth: int = 1) -> errands.Errand:
    return errands.give(
        session,
        NOW,
        account=ACCOUNT,
        kind="call",
        about=("message", nth),
        person_id=about.id,
        owner_id=owner.id,
        due_at=NOW + A_DAY,
        reason="errand-wrong-codes",
        facts={},
    )


def owner(session: Session, one: errands.Errand) -> int | None:
    session.expire_all()
    return one.owner_id


def change_office(
    session: Session, where: people.Unit, before: Person, after: Person
) -> people.OfficeChanged:
    done = people.change_office(
        session, NOW, unit_id=where.id, from_id=before.id, to_id=after.id, tell=TELL
    )
    assert isinstance(done, people.OfficeChanged), done
    return done


def test_a_change_of_office_leaves_nothing_with_the_one_who_goes(
    session: Session, street: Street
) -> None:
    given = [errand(session, street.li, street.zhou, n) for n in range(1, 4)]
    asked = ask(session, street.li)
    claim(session, street.zhou, asked.no)
    change_office(session, street.branch, street.zhou, street.wang)
    assert [owner(session, one) for one in given] == [street.wang.id] * 3
    assert errands.open_of(session, street.zhou.id) == []
    assert help.claimed_by(session, street.zhou.id) == []
    assert [one.no for one in help.claimed_by(session, street.wang.id)] == [asked.no]


def test_the_successor_and_the_asker_read_what_is_whose(session: Session, street: Street) -> None:
    errand(session, street.li, street.zhou)
    asked = ask(session, street.li)
    claim(session, street.zhou, asked.no)
    change_office(session, street.branch, street.zhou, street.wang)
    texts = said(session)
    assert "联系1件，求助1件" in texts["office-taken"][0]
    assert "王秀兰接了" in texts["office-left"][0]
    assert "换成王秀兰来办" in texts["help-request-other-comes"][0]
    wanted = ("office-taken", "office-left", "help-request-now-yours", "help-request-other-comes")
    assert_fits({key: texts[key] for key in wanted}, set(wanted))


def test_a_request_not_claimed_yet_is_offered_to_the_successor(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.zhao)
    assert help.get(session, asked.id).organiser_id == street.zhou.id
    change_office(session, street.branch, street.zhou, street.wang)
    session.expire_all()
    assert help.get(session, asked.id).organiser_id == street.wang.id
    assert asked.no in [one.no for one in help.open_for(session, NOW, street.wang.id)]
    assert told(session, "help-request-offer")[-1] == street.wang.id


def test_nobody_gets_an_errand_about_themselves(session: Session, street: Street) -> None:
    about_wang = errand(session, street.wang, street.zhou)
    change_office(session, street.branch, street.zhou, street.wang)
    assert owner(session, about_wang) == street.zhao.id


def test_what_the_successor_asked_for_goes_to_somebody_else(
    session: Session, street: Street
) -> None:
    asked = ask(session, street.wang)
    claim(session, street.zhou, asked.no)
    change_office(session, street.branch, street.zhou, street.wang)
    session.expire_all()
    request = help.get(session, asked.id)
    assert (request.state, request.organiser_id) == ("open", street.zhao.id)


def test_who_keeps_another_office_keeps_what_belongs_to_it(
    session: Session, street: Street
) -> None:
    role(session, street.zhou, "secretary", street.other_branch)
    here, there = errand(session, street.li, street.zhou), errand(session, street.chen, street.zhou)
    change_office(session, street.branch, street.zhou, street.wang)
    assert (owner(session, here), owner(session, there)) == (street.wang.id, street.zhou.id)


def test_a_role_that_ends_alone_leaves_its_matters_to_the_next(
    session: Session, street: Street
) -> None:
    mine = errand(session, street.li, street.zhao)
    asked = ask(session, street.li)
    people.revoke(
        session,
        NOW,
        person_id=street.zhao.id,
        role="leader",
        unit_id=street.group.id,
        tell=TELL,
    )
    assert owner(session, mine) == street.zhou.id
    assert help.get(session, asked.id).organiser_id == street.zhou.id


def test_a_successor_whom_wechat_cannot_reach_is_told_by_a_person(
    session: Session, street: Street
) -> None:
    about = ("office", street.branch.id)
    fact = RoutesExhausted(ACCOUNT, about, street.wang.id, "errand", 1, "not-bound")
    TELL(session, NOW, fact)
    (told,) = errands.about(session, ("office", street.branch.id))
    assert (told.owner_id, told.person_id) == (street.zhao.id, street.wang.id)


def test_everybody_of_a_group_that_ended_is_greeted_by_their_leader(
    session: Session, street: Street
) -> None:
    term = people.Term(None, date(2026, 12, 31), SHANGHAI)
    ending = opened(session, "返迁过渡期党小组", street.other_branch, term)
    leader = role(session, person(session, "过渡组长", ending), "leader", ending)
    wang = person(session, "王过渡", street.group, residence=ending)
    call = errand(session, wang, leader)
    assert people.organiser(session, NOW, wang.id) == people.card(session, leader.id)
    after = term.ends_at + A_DAY
    people.end_unit(session, after, ending.id, TELL)
    greeted = {one.person_id: one for one in errands.about(session, ("unit", ending.id))}
    assert greeted.keys() == {wang.id, leader.id}
    assert greeted[wang.id].owner_id == owner(session, call) == street.zhao.id
    assert greeted[leader.id].owner_id == street.qian.id
    words = Texts.load("zh-CN", SHANGHAI)
    assert "返迁过渡期党小组" in words.say(greeted[wang.id].reason, **greeted[wang.id].facts)


def test_a_member_who_moves_takes_what_concerns_them_to_the_new_leader(
    session: Session, street: Street
) -> None:
    mine = errand(session, street.wang, street.zhao)
    who, to = Who(person_id=street.wang.id), street.other_branch.id
    people.transfer(session, NOW, who=who, to_id=to, tell=TELL)
    assert owner(session, mine) == street.qian.id
    texts = said(session)
    assert "有1位转到您这里了：王秀兰" in texts["members-came"][0]
    assert_fits({"members-came": texts["members-came"]}, {"members-came"})


def study_day(session: Session, where: people.Unit) -> study.StudyDay:
    timing = Timing((), NOW.time(), NOW.time(), timedelta(minutes=30), timedelta(hours=2), SHANGHAI)
    plan = Plan(ACCOUNT, where.id, None, NOW + A_DAY, "活动室", "题目")
    return study.enter(session, NOW, plan, timing).day


def test_a_study_day_of_a_merged_unit_is_the_others(session: Session, street: Street) -> None:
    day = study_day(session, street.group)
    people.merge_unit(
        session, NOW, unit_id=street.group.id, into_id=street.other_branch.id, tell=TELL
    )
    session.expire_all()
    assert day.unit_id == street.other_branch.id


def test_a_unit_with_work_to_do_says_what_it_is(session: Session, street: Street) -> None:
    empty = unit(session, "空组", street.branch)
    role(session, street.li, "leader", empty)
    errand(session, street.wang, street.li)
    claim(session, street.zhao, ask(session, street.wang).no)
    study_day(session, empty)
    found = people.close_unit(
        session, NOW, unit_id=empty.id, unfinished=board.open_work_of, tell=TELL
    )
    assert found == people.UnfinishedWork(
        "青龙街道/东风支部/空组", errands=1, help_requests=0, study_days=1
    )


def test_both_leaders_see_who_came_and_each_member_once(session: Session, street: Street) -> None:
    apart = person(session, "陈过渡", street.other_branch, residence=street.group)
    bind(session, apart)
    day = study_day(session, street.street)
    opens = day.starts_at
    study.check_in(session, opens, account=ACCOUNT, person_id=apart.id, code=day.code)
    for leader, invited in ((street.zhao, 4), (street.qian, 3), (street.gan, 8)):
        scope = people.in_scope(session, NOW, leader.id)
        seen = study.attendance(session, day.id, scope)
        assert (seen.invited, seen.attended) == (invited, 1)
        assert seen.silent == invited
