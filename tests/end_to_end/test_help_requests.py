"""Help requests: asked in plain words, claimed by one, finished, and never left silent."""

from tests.end_to_end.town import Town


def ask(town: Town, text: str = "求助 水管漏了") -> str:
    """王阿姨 asks, and what follows is sent."""
    reply = town.say(town.street.wang, text)
    town.deliver()
    return reply


def test_a_request_gets_a_number_and_a_person(town: Town) -> None:
    reply = ask(town)
    assert "1号求助" in reply
    assert "赵德福" in reply
    assert any("水管漏了" in text for text in town.phone(town.street.zhao))


def test_a_bare_word_asks_what_is_needed(town: Town) -> None:
    assert "要帮什么" in town.say(town.street.wang, "求助")
    assert "1号求助" in town.say(town.street.wang, "水管漏了")


def test_one_wins_and_the_other_is_told_who(town: Town) -> None:
    ask(town)
    assert "您接下了" in town.say(town.street.zhao, "接单 1")
    assert "赵德福" in town.say(town.street.zhou, "接单 1")
    town.deliver()
    assert any("赵德福" in text for text in town.phone(town.street.wang))


def test_a_digit_claims_what_was_offered(town: Town) -> None:
    ask(town)
    assert "您接下了" in town.say(town.street.zhao, "1")
    assert town.status()["help_requests"]["claimed"] == 1


def test_finished_is_asked_back_and_not_yet_opens_it_again(town: Town) -> None:
    ask(town)
    town.say(town.street.zhao, "接单 1")
    assert "1号办好了" in town.say(town.street.zhao, "完成 1 换了水龙头")
    town.deliver()
    assert town.status()["help_requests"]["done"] == 1
    assert "重新" in town.say(town.street.wang, "2")
    assert town.status()["help_requests"]["open"] == 1


def test_an_unanswered_urgent_request_goes_to_the_next_level_up(town: Town) -> None:
    ask(town, "求助 急，门打不开")
    assert not any("门打不开" in text for text in town.phone(town.street.zhou))
    town.pass_by(minutes=31)
    assert any("门打不开" in text for text in town.phone(town.street.zhou))
    assert town.status()["help_requests"]["overdue"] == 1


def test_danger_tells_leader_and_secretary(town: Town) -> None:
    ask(town, "我摔倒了起不来")
    assert any("摔倒" in text for text in town.phone(town.street.zhao))
    assert any("摔倒" in text for text in town.phone(town.street.zhou))


def test_danger_goes_by_every_route_that_is_open(town: Town) -> None:
    town.say(town.street.zhao, "你好")  # his window is open, the secretary's is not
    ask(town, "我摔倒了起不来")
    ways = {
        name: sorted(one.channel for one in town.platform.sent if one.openid == town.openid(who))
        for name, who in (("zhao", town.street.zhao), ("zhou", town.street.zhou))
    }
    assert ways == {"zhao": ["chat", "template"], "zhou": ["template"]}
    assert town.status()["outbox"] == {
        "waiting": 0,
        "sending": 0,
        "accepted": 2,
        "unknown": 0,
        "failed": 0,
        "skipped": 0,
    }


def test_somebody_of_another_branch_cannot_claim_and_learns_nothing(town: Town) -> None:
    ask(town)
    reply = town.say(town.street.qian, "接单 1")
    assert "王秀兰" not in reply
    assert "水管" not in reply
    assert town.status()["help_requests"]["open"] == 1


def test_the_asker_cancels(town: Town) -> None:
    ask(town)
    assert "1号" in town.say(town.street.wang, "取消")
    assert town.status()["help_requests"]["cancelled"] == 1
