"""Pictures of notices are fetched by a worker: kept as what they are, tried again, given up."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot import notices
from bot.channels import Action, NoAnswer, SendFailed
from bot.core.database import Database, open_database
from bot.notices.models import Enclosure, Notice
from lianxin.pictures import fetch_pictures, keep_fetching_pictures
from tests import builders
from tests.bot.notices.announcing import publish
from tests.builders import ACCOUNT, NOW

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


class Platform:
    """Hands out one picture, or says no."""

    def __init__(self, content: bytes = PNG, no: Exception | None = None) -> None:
        self.content, self.no = content, no
        self.asked: list[str] = []

    async def media(self, media_id: str, *, largest: int) -> bytes:
        """What there is."""
        self.asked.append(media_id)
        if self.no is not None:
            raise self.no
        return self.content[: largest + 1]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A notice that brings a picture along."""
    opened = open_database(database_url)
    with opened.begin() as session:
        street = builders.street(session)
        notice_id = publish(session, street.zhou).id
        notice = session.get_one(Notice, notice_id)
        notices.enclose(session, NOW, notice, notices.Enclosed("image", "m-1"))
    yield opened
    opened.close()


def fetch(database: Database, platform: Platform, now: datetime = NOW) -> int:
    return asyncio.run(fetch_pictures(database, lambda: now, ACCOUNT, platform))


def kept(database: Database) -> tuple[str, str | None, bytes | None]:
    with database.begin() as session:
        (found,) = session.query(Enclosure)
        return found.state, found.content_type, found.content


def test_a_picture_is_kept_as_what_its_bytes_say_and_fetched_once(database: Database) -> None:
    platform = Platform()
    assert fetch(database, platform) == 1
    assert kept(database) == ("kept", "image/png", PNG)
    assert fetch(database, platform) == 0
    assert platform.asked == ["m-1"]


@pytest.mark.parametrize(
    "content", [b"<html>", b"<svg onload=1>", b"", b"\xff\xd8", PNG + b"0" * notices.LARGEST]
)
def test_what_is_no_picture_or_too_large_is_lost(database: Database, content: bytes) -> None:
    assert fetch(database, Platform(content)) == 0
    assert kept(database) == ("lost", None, None)


def test_what_the_platform_does_not_have_is_given_up_at_once(database: Database) -> None:
    fetch(database, Platform(no=SendFailed(40007, Action.FIX)))
    assert kept(database)[0] == "lost"


@pytest.mark.parametrize("no", [NoAnswer("status 502"), SendFailed(None, Action.RETRY)])
def test_after_a_fault_it_is_tried_again_later_and_in_the_end_given_up(
    database: Database, no: Exception
) -> None:
    platform = Platform(no=no)
    fetch(database, platform)
    fetch(database, platform)
    assert len(platform.asked) == 1
    for hours in range(1, 20):
        fetch(database, platform, NOW + timedelta(hours=6 * hours))
    assert kept(database)[0] == "lost"
    assert len(platform.asked) == 8


def test_a_worker_looks_by_itself(database: Database) -> None:
    async def story() -> None:
        keeping = asyncio.create_task(
            keep_fetching_pictures(database, lambda: NOW, {ACCOUNT: Platform()}, look_every_s=0.01)
        )
        for _ in range(500):
            if kept(database)[0] == "kept":
                break
            await asyncio.sleep(0.01)
        keeping.cancel()

    asyncio.run(story())
    assert kept(database)[0] == "kept"
