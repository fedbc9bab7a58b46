"""The rush does for a plain check-in what the chat door does, and leaves everything else to it."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot import people, study, webhook
from bot.study.models import CheckIn
from handlers.door import ChatDoor
from handlers.routes import build_routes
from tests import builders
from tests.end_to_end.test_study_days import figures, publish
from tests.end_to_end.town import Town

SOON = timedelta(minutes=5)


def door(town: Town) -> ChatDoor:
    """A chat door of the town."""
    return ChatDoor(town.runtime.database, town.runtime.clock, town.runtime.house, build_routes())


def message(town: Town, text: str = "签到", key: str = "m1", **fields: str) -> webhook.Incoming:
    """A text of 王阿姨 as the webhook hands it on."""
    given = {
        "account": builders.ACCOUNT,
        "openid": town.openid(town.street.wang),
        "original_id": "gh_town",
        "kind": "text",
        "key": key,
        "text": text,
        "fingerprint": f"f-{key}",
        "nonce": f"n-{key}",
        **fields,
    }
    return webhook.Incoming(at=town.now, **given)  # type: ignore[arg-type]


def rushed(town: Town, incoming: webhook.Incoming) -> str | None:
    """What the rush makes of it."""
    return door(town).rush.answer(town.now, incoming)


def test_a_plain_check_in_is_answered_recorded_and_opens_the_window(town: Town) -> None:
    publish(town, begins_in=SOON)
    reply = rushed(town, message(town))
    assert reply is not None
    assert "签到好了：王阿姨" in reply
    with town.begin() as session:
        row = session.scalars(select(CheckIn)).one()
        assert (row.mode, row.evidence, row.recorded_by_id) == ("remote", "self", None)
    assert town.status()["inbox"]["handled"] == 1
    assert figures(town)["attended"] == 1
    town.platform.heard_from(town.openid(town.street.wang))
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    assert "周三停水" in town.phone(town.street.wang)[0]
    assert town.platform.sent[0].channel == "chat" or len(town.platform.sent) > 1


def test_the_rush_and_the_door_say_the_same(town: Town) -> None:
    publish(town, begins_in=SOON)
    quick = rushed(town, message(town))
    with town.begin() as session:
        day = study.get(session, 1)
        session.execute(delete(CheckIn).where(CheckIn.study_day_id == day.id))
    slow = door(town)
    slow.rush.commands = frozenset()  # nothing is plain to it: the door answers
    assert slow.answer(message(town, key="m2")) == quick


def test_the_button_of_the_menu_is_as_plain_as_the_word(town: Town) -> None:
    publish(town, begins_in=SOON)
    tap = message(town, "", kind="event", event="click", event_key="check_in")
    assert rushed(town, tap) is not None


@pytest.mark.parametrize("said", ["签到 6081", "代 李根宝 签到", "学习日", "不签到", "1", ""])
def test_other_words_are_left_to_the_door(town: Town, said: str) -> None:
    publish(town, begins_in=SOON)
    assert rushed(town, message(town, said)) is None
    assert town.status()["inbox"]["handled"] == 0


def asked(town: Town) -> None:
    """王阿姨 has an open question."""
    town.say(town.street.wang, "求助")


def shared(town: Town) -> None:
    """王阿姨 shares her WeChat."""
    with town.begin() as session:
        openid = town.openid(town.street.wang)
        builders.bind(session, town.street.li, openid, kind="shared")
        for bound in session.scalars(select(people.Binding)).all():
            if bound.openid == openid:
                bound.kind = "shared"


def checked_in(town: Town) -> None:
    """王阿姨 has checked in already."""
    town.say(town.street.wang, "签到")


@pytest.mark.parametrize("prepare", [asked, shared, checked_in])
def test_whoever_is_not_simple_is_left_to_the_door(
    town: Town, prepare: Callable[[Town], None]
) -> None:
    publish(town, begins_in=SOON)
    prepare(town)
    before = figures(town)["attended"]
    assert rushed(town, message(town)) is None
    assert figures(town)["attended"] == before


def test_with_no_study_day_under_way_it_is_left_to_the_door(town: Town) -> None:
    publish(town)
    assert rushed(town, message(town)) is None


def test_the_same_message_at_once_from_all_sides_has_one_effect_and_one_answer(town: Town) -> None:
    publish(town, begins_in=SOON)
    answers: list[str] = []
    doors = [door(town) for _ in range(6)]
    ready = threading.Barrier(len(doors))

    def post(one: ChatDoor) -> None:
        ready.wait()
        answers.append(one.answer(message(town)))

    threads = [threading.Thread(target=post, args=(one,)) for one in doors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert figures(town)["attended"] == 1
    assert town.status()["inbox"] == {"handled": 1, "retries_answered": 5, "failed": 0}
