"""Notices: previewed, sent once, answered with a digit, and the sums always balance."""

from typing import Any

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
        from bot import people

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


def test_a_text_too_long_for_one_message_is_not_previewed(town: Town) -> None:
    assert "太长" in town.say(town.street.zhou, "通知 全体 " + "停水" * 300)
    assert town.status()["notices"] == []
