"""The morning after a study day, through real messages: the secretary reads how it went, whoever is
missing has somebody who sees to it."""

from datetime import timedelta

from bot import study
from tests.end_to_end.saying import at, publish
from tests.end_to_end.town import Town


def held(town: Town) -> study.StudyDay:
    """A study day of 东风支部 on 1 December at noon: 王阿姨 is there, 李根宝 asked for leave."""
    street = town.street
    publish(town, "12月1日中午12点")
    with town.begin() as session:
        day = study.by_number(session, "main", 1)
        assert day is not None
    town.say(street.li, "请假")
    town.now = at(1, 12, 5)
    town.say(street.wang, f"签到 {day.code}")
    town.say(street.zhou, f"签到 {day.code}")
    return day


def lines(town: Town) -> list[str]:
    """What 周书记 read about the sheet."""
    texts = [one for one in town.phone(town.street.zhou) if "细表" in one]
    return texts[-1].splitlines() if texts else []


def test_the_secretary_reads_the_morning_after_how_it_went(town: Town) -> None:
    day = held(town)
    town.now = at(1, 14, 1)
    town.pass_by(minutes=1)
    assert lines(town) == []
    town.now = at(2, 8, 0)
    town.say(town.street.zhou, "你好")
    town.pass_by(minutes=1)
    read = lines(town)
    assert read == [
        "周国平同志，12月1日（周二）中午12点《防火》",
        "请4人，到2人：现场2 线上0 送学0，请假1，没到1",
        "没到的：赵德福，共1人，1人有人去问",
        f"细表：http://127.0.0.1:8000/console/study-days/{day.id}?unit={town.street.branch.id}",
    ]
    town.pass_by(days=1)
    assert lines(town) == read


def test_who_was_not_there_is_somebodys_to_ask_after(town: Town) -> None:
    day = held(town)
    with town.begin() as session:
        before = study.sheet(session, study.Of(day, day.ends_at)).whole
        assert before.missing == {"leave": 1, "nobody": 1}
    town.now = day.ends_at
    town.pass_by(seconds=1)
    with town.begin() as session:
        after = study.sheet(session, study.Of(day, town.now)).whole
    assert after.missing == {"leave": 1, "handed": 1}
    town.now = at(2, 9)
    assert "赵德福" in town.say(town.street.zhou, "今天")


def test_who_comes_into_the_list_later_is_nobodys_errand_any_more(town: Town) -> None:
    day = held(town)
    town.now = day.ends_at
    town.pass_by(seconds=1)
    assert town.status()["errands"]["open"] == 1
    with town.begin() as session:
        how = {"mode": "on_site", "evidence": "paper", "recorded_by_id": town.street.zhou.id}
        session.add(
            study.CheckIn(
                study_day_id=day.id,
                person_id=town.street.zhao.id,
                at=town.now,
                entered_late=True,
                **how,
            )
        )
    town.pass_by(days=1)
    assert town.status()["errands"]["open"] == 0
    with town.begin() as session:
        whole = study.sheet(session, study.Of(day, town.now)).whole
    assert whole.of("by_") == {"self": 2, "paper": 1}
    assert whole.missing == {"leave": 1}


def test_a_pause_that_ends_leaves_nobody_in_nobodys_hands(town: Town) -> None:
    town.say(town.street.wang, "暂停通知 一个星期")
    publish(town, "12月1日中午12点")
    town.now = at(1, 15)
    town.pass_by(seconds=1)
    with town.begin() as session:
        (day,) = session.query(study.StudyDay)
        assert study.sheet(session, study.Of(day, town.now)).whole.missing["paused"] == 1
    town.pass_by(days=20)
    with town.begin() as session:
        missing = study.sheet(session, study.Of(day, town.now)).whole.missing
    assert missing == {"handed": 4}


def test_of_a_cancelled_day_nobody_reads_a_sheet(town: Town) -> None:
    day = held(town)
    with town.begin() as session:
        session.get_one(study.StudyDay, day.id).cancelled_at = town.now
    town.now = at(2, 8, 1)
    town.pass_by(minutes=1)
    assert lines(town) == []
    assert town.status()["errands"]["open"] == 0


def test_a_day_that_was_moved_is_told_of_after_its_new_end(town: Town) -> None:
    day = held(town)
    with town.begin() as session:
        kept = session.get_one(study.StudyDay, day.id)
        for name in ("starts_at", "ends_at", "late_from", "online_until", "check_in_opens_at"):
            setattr(kept, name, getattr(kept, name) + timedelta(days=2))
    town.now = at(2, 8, 1)
    town.pass_by(minutes=1)
    assert lines(town) == []
    town.now = at(4, 8, 1)
    town.say(town.street.zhou, "你好")
    town.pass_by(minutes=1)
    assert "请4人，到2人" in lines(town)[1]


def test_who_comes_is_seen_before_the_day_by_who_leads(town: Town) -> None:
    street = town.street
    publish(town, "12月1日中午12点")
    town.say(street.wang, "我来")
    town.say(street.li, "请假")
    expected = [
        "12月1日（周二）中午12点《防火》，您这边请了4人：",
        "来1　线上0　送学0　请假1　没回2",
        "来的：王秀兰",
        "没回的：周国平、赵德福",
    ]
    assert town.say(street.zhou, "谁来").splitlines()[:4] == expected
    assert town.say(street.zhou, "进度").splitlines()[:4] == expected
    assert "您这边请了3人" in town.say(street.zhao, "谁来 1")
    assert "还没有学习日" in town.say(street.qian, "谁来 1")
    assert "谁来" not in town.say(street.wang, "帮助")


def test_who_came_is_seen_afterwards(town: Town) -> None:
    held(town)
    town.now = at(1, 15)
    read = town.say(town.street.zhou, "谁来").splitlines()
    assert read[1] == "到了2人，现场2　线上0　送学0"
    assert read[2] == "没见到的：赵德福"
