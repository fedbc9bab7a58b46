"""A message whose handling failed is kept, tried again, and in the end a person calls."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import webhook
from handlers.chat import Chat, Reply
from handlers.door import ChatDoor
from handlers.reading import Command
from handlers.retrying import retry_failed
from handlers.routes import build_routes
from tests import builders
from tests.end_to_end.town import Town


class Broken(Exception):
    """What a defect of ours would raise."""


def breaking(times: int) -> Callable[[Chat, Command], Reply]:
    """A handler that fails so often and then answers."""
    left = [times]

    def run(_chat: Chat, _said: Command) -> Reply:
        left[0] -= 1
        if left[0] >= 0:
            raise Broken
        return Reply("学习日看好了")

    return run


def door_with(town: Town, run: Callable[[Chat, Command], Reply]) -> ChatDoor:
    """The chat door with 学习日 answered by `run`."""
    routes = build_routes()
    listed = tuple(
        replace(one, run=run) if one.name == "study_days" else one for one in routes.listed
    )
    broken = replace(routes, listed=listed)
    return ChatDoor(town.runtime.database, town.runtime.clock, town.runtime.house, broken)


def fail_once(town: Town, door: ChatDoor) -> None:
    """王阿姨 asks for 学习日, it fails, and the webhook keeps it as it does."""
    incoming = webhook.Incoming(
        account=builders.ACCOUNT,
        openid=town.openid(town.street.wang),
        original_id="gh_town",
        kind="text",
        key="m1",
        at=town.now,
        text="学习日",
        fingerprint="f",
        nonce="n",
    )
    with pytest.raises(Broken):
        door.answer(incoming)
    kept = webhook.keep_failed(
        town.runtime.database, town.now, incoming, town.runtime.sealer, reply="稍后回您"
    )
    assert kept == "稍后回您"


def test_what_failed_is_tried_again_and_the_answer_is_pushed(town: Town) -> None:
    door = door_with(town, breaking(1))
    town.say(town.street.wang, "你好")
    fail_once(town, door)
    assert town.status()["inbox"]["failed"] == 1
    town.now += timedelta(minutes=1)
    assert retry_failed(door) == 1
    town.deliver()
    assert town.phone(town.street.wang) == ["学习日看好了"]
    assert town.status()["inbox"] == {"handled": 2, "retries_answered": 0, "failed": 0}


def test_after_three_failures_the_leader_is_asked_to_call(town: Town) -> None:
    door = door_with(town, breaking(99))
    fail_once(town, door)
    for _ in range(4):
        town.now += timedelta(hours=1)
        retry_failed(door)
    assert town.status()["errands"]["open"] == 1
    assert "王秀兰" in town.say(town.street.zhao, "今天")


def test_a_failure_leaves_no_half_effect(town: Town) -> None:
    door = door_with(town, breaking(1))
    fail_once(town, door)
    assert town.status()["inbox"]["handled"] == 0
