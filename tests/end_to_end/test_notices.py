"""Notices: previewed, sent once, answered with a digit, and the sums always balance."""

from typing import Any

from bot import delivery, people
from tests.end_to_end.town import Town


def announce(town: Town, text: str = "通知 全体 周三停水，先存些水") -> str:
    """Announce and confirm, and let it go out; the reply to the confirmation."""
    preview = town.say(town.street.zhou, text)
    assert "原文：周三停水，先存些水" in preview
    reply = town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    return reply


def ledger(town: Town) -> dict[str, Any]:
    """The only notice of `status`."""
    one: dict[str, Any] = town.status()["notices"][0]
    parts = ("confirmed", "handed_over", "explained", "waiting")
    assert one["audience"] == sum(one[part] for part in parts)
    return one


def test_the_preview_counts_people_and_routes_and_nothing_goes_yet(town: Town) -> None:
    preview = town.say(town.street.zhou, "通知 全体 周三停水")
    assert "3人" in preview
    town.pass_by(minutes=5)
    assert town.platform.sent == []
    assert town.status()["notices"] == []


def test_a_confirmed_notice_reaches_everybody_but_the_author_once(town: Town) -> None:
    announce(town)
    town.pass_by(minutes=1)
    assert len(town.phone(town.street.wang)) == 1
    assert town.phone(town.street.zhou) == []
    assert ledger(town)["waiting"] == 3


def test_nothing_goes_within_the_time_to_recall(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.deliver()
    assert town.platform.sent == []
    assert "一个人也没有收到" in town.say(town.street.zhou, "撤回")
    town.pass_by(minutes=2)
    assert town.platform.sent == []
    assert ledger(town)["explained"] == 3


def test_received_confirms_and_a_template_brings_the_whole_text(town: Town) -> None:
    announce(town)
    assert "周三停水，先存些水" in town.say(town.street.wang, "收到")
    assert ledger(town)["confirmed"] == 1


def test_one_two_and_three_are_three_different_answers(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "1")
    assert "打电话" in town.say(town.street.li, "2")
    assert "难处" in town.say(town.street.zhao, "3")
    assert "周国平" in town.say(town.street.zhao, "我那天不在家")
    now = ledger(town)
    assert (now["confirmed"], now["handed_over"]) == (1, 2)


def test_the_latest_word_wins(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "2")
    assert ledger(town)["handed_over"] == 1
    town.say(town.street.wang, "收到")
    assert ledger(town)["confirmed"] == 1
    assert town.status()["errands"]["open"] == 0


def test_a_leaders_word_confirms_what_was_handed_over(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "2")
    number = town.say(town.street.zhao, "今天").splitlines()[1].split()[0]
    town.say(town.street.zhao, f"已联系 {number} 讲清楚了")
    assert ledger(town)["confirmed"] == 1


def test_who_cannot_be_reached_is_handed_over_at_once(town: Town) -> None:
    with town.begin() as session:
        people.unbind(session, town.now, account="main", openid=town.openid(town.street.li))
    announce(town)
    assert ledger(town)["handed_over"] == 1
    assert "李根宝" in town.say(town.street.zhao, "今天")


def test_only_who_has_not_answered_is_reminded_and_then_handed_over(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "收到")
    town.pass_by(hours=24)
    assert len(town.phone(town.street.wang)) == 1
    assert len(town.phone(town.street.li)) == 2
    town.pass_by(hours=25)
    now = ledger(town)
    assert (now["confirmed"], now["handed_over"], now["waiting"]) == (1, 2, 0)


def test_progress_names_the_figures(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "收到")
    assert "收到1" in town.say(town.street.zhou, "进度 1")


def test_a_dropped_preview_is_found_again(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "找回" in town.say(town.street.zhou, "0")
    assert "周三停水" in town.say(town.street.zhou, "找回")


def test_all_received_confirms_every_notice_shown(town: Town) -> None:
    announce(town)
    announce(town)
    assert "2" in town.say(town.street.wang, "全部收到")
    assert sum(one["confirmed"] for one in town.status()["notices"]) == 2


def test_a_text_longer_than_a_page_is_not_previewed(town: Town) -> None:
    assert "太长" in town.say(town.street.zhou, "通知 全体 " + "停水" * 4000)
    assert town.status()["notices"] == []


def test_progress_links_to_the_ledger(town: Town) -> None:
    announce(town)
    assert town.say(town.street.zhou, "进度 1").endswith("/console/notices/1")


def test_the_author_reads_once_that_everybody_is_accounted_for(town: Town) -> None:
    announce(town)
    for who in (town.street.wang, town.street.li, town.street.zhao):
        town.say(who, "收到")
    town.pass_by(seconds=2)
    town.pass_by(days=1)
    (read,) = [one for one in town.phone(town.street.zhou) if "都有着落了" in one]
    assert "收到3" in read
    assert "/console/notices/1" in read
    town.say(town.street.wang, "2")
    town.say(town.street.wang, "收到")
    town.pass_by(days=1)
    assert len([one for one in town.phone(town.street.zhou) if "都有着落了" in one]) == 1


def test_a_template_that_is_reported_as_come_still_brings_the_whole_text(town: Town) -> None:
    announce(town)
    card = next(one for one in town.platform.sent if one.openid == town.openid(town.street.li))
    assert card.channel == "template"
    number = str(town.platform.sent.index(card) + 1)
    fields = [("MsgType", "event"), ("Event", "TEMPLATESENDJOBFINISH"), ("MsgID", number)]
    town.message(town.street.li, [*fields, ("Status", "success")], is_event=True)
    assert "周三停水，先存些水" in town.say(town.street.li, "收到")


def test_a_notice_is_changed_after_a_look_at_old_and_new(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "收到")
    preview = town.say(town.street.zhou, "改通知 1 改到周四停水。")
    assert "原来：周三停水，先存些水" in preview
    assert "改成：改到周四停水。" in preview
    assert "3人会收到一句更正" in preview
    assert "没有改" in town.say(town.street.zhou, "0")
    town.say(town.street.zhou, "改通知 1 改到周四停水。")
    assert "3人收到更正" in town.say(town.street.zhou, "1")
    town.deliver()
    assert "改到周四停水。" in town.phone(town.street.wang)[-1]
    assert "先前回的还算数" in town.phone(town.street.wang)[-1]
    assert ledger(town)["confirmed"] == 1
    assert "改到周四停水" in town.say(town.street.li, "收到")
    assert ledger(town)["confirmed"] == 2


def test_who_had_confirmed_reads_the_new_words_that_came_as_a_card(town: Town) -> None:
    announce(town)
    town.say(town.street.wang, "收到")
    town.tick(hours=47)
    town.say(town.street.zhou, "改通知 改到周四停水。")
    town.say(town.street.zhou, "1")
    town.pass_by(hours=2)
    assert "改到周四停水。" in town.say(town.street.wang, "收到")


def test_who_lost_the_office_between_the_preview_and_the_one_changes_nothing(town: Town) -> None:
    announce(town)
    town.say(town.street.zhou, "改通知 1 改到周四停水。")
    with town.begin() as session:
        people.revoke(
            session,
            town.now,
            person_id=town.street.zhou.id,
            role="secretary",
            unit_id=town.street.branch.id,
            tell=town.runtime.house.tell,
            reason="换届",
        )
    town.say(town.street.zhou, "1")
    town.deliver()
    assert not any("周四" in one for one in town.phone(town.street.wang))
    assert ledger(town)["title"] == "周三停水，先存些水"


def test_a_notice_that_waits_is_changed_before_anybody_reads_the_old_words(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.tick(seconds=21)
    assert "0人会收到一句更正" in town.say(town.street.zhou, "改通知 周四停水")
    assert "3人只收新的" in town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    (read,) = town.phone(town.street.wang)
    assert "周四停水" in read


def test_a_tap_on_a_choice_answers_its_own_notice(town: Town) -> None:
    announce(town)
    with town.begin() as session:
        asked = session.query(delivery.Question).filter_by(
            kind="notice", person_id=town.street.wang.id
        )
        tap = f"q{asked.one().id}.confirmed"
    fields = [("MsgType", "text"), ("Content", "收到"), ("bizmsgmenuid", tap)]
    assert "记为收到" in town.message(town.street.wang, fields)
    assert ledger(town)["confirmed"] == 1
