"""Backups while people write, and a restore that is killed in its middle."""

import itertools
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, func, insert, select, text

from bot.core import backup
from bot.core.backup.archive import Sum
from bot.core.database import Database
from bot.delivery.models import Content, Outbound
from bot.notices.models import Notice, Recipient
from bot.people import Binding, Person
from bot.people.models import Audit
from bot.study.models import CheckIn, Invitee, SignOfLife
from bot.webhook.models import Inbox
from lianxin.models import metadata
from tests import builders
from tests.bot.core.test_backup import about, brought, database_at
from tests.end_to_end.town import Town, town_settings
from tests.processes.programs import Program, lianxin, wait_until
from tests.tables import make_tables

pytestmark = pytest.mark.loopback

CONFIG = """
[server]
secret_key = "{key}"
[database]
url = "{url}"
"""
ROWS = 100_000
SAID_MEANWHILE = 30


@pytest.fixture
def other_url(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """An empty database of the other kind."""
    if database_url.startswith("sqlite"):
        return str(request.getfixturevalue("postgres_url"))
    url = f"sqlite:///{tmp_path / 'other.db'}"
    make_tables(url)
    return url


@contextmanager
def chatting(town: Town) -> Iterator[list[int]]:
    """Two members write and write; how many messages were answered so far, each."""
    answered, stop = [0, 0], threading.Event()

    def write(which: int, who: object, words: Iterator[str]) -> None:
        while not stop.is_set():
            assert town.say(f"openid-{who}", next(words))
            answered[which] += 1

    street = town.street
    threads = [
        threading.Thread(target=write, args=(0, street.wang.id, itertools.repeat("报到 都好"))),
        threading.Thread(target=write, args=(1, street.li.id, itertools.cycle(("报到", "签到")))),
    ]
    for thread in threads:
        thread.start()
    try:
        yield answered
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_what_is_copied_while_people_write_is_of_one_moment(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    town = Town(town_settings(database_url), builders.NOW)
    for words in ("通知 全体 周三停水", "新建学习日 12月1日10:15 活动室 冬训"):
        town.say(town.street.zhou, words)
        town.say(town.street.zhou, "1")
    town.pass_by(minutes=2)
    with chatting(town) as answered:
        wait_until(lambda: min(answered) > 2, 20, "both are writing")
        database = town.runtime.database
        with backup.written_whole(tmp_path / "copy") as out:
            sums = rows_of(backup.save(database, metadata, about(), out))
        copied = sum(answered)
        wait_until(lambda: sum(answered) > copied + SAID_MEANWHILE, 60, "they go on writing")
    town.close()
    brought(tmp_path / "copy", other_url)
    with database_at(other_url) as there, backup.written_whole(tmp_path / "again") as out:
        assert rows_of(backup.save(there, metadata, about(), out)) == sums
        everything_belongs_together(there)


def rows_of(sums: Mapping[str, Sum]) -> dict[str, tuple[int, str]]:
    """What each table came to."""
    return {table: (one.rows, one.sha256) for table, one in sums.items()}


def everything_belongs_together(database: Database) -> None:
    """Each message is there with its effect, and no effect without what it rests on."""
    invited = select(Invitee.person_id).where(Invitee.study_day_id == CheckIn.study_day_id)
    effects = select(SignOfLife.id).where(SignOfLife.line == "都好")
    messages = select(Inbox.id).join(Binding, Binding.openid == Inbox.openid)
    messages = messages.join(Person, Person.id == Binding.person_id).where(Person.name == "王秀兰")
    assert counted(database, effects) == counted(database, messages) > 0
    for without in (
        select(CheckIn.person_id).where(CheckIn.person_id.not_in(invited)),
        select(Outbound.id).where(Outbound.content_id.not_in(select(Content.id))),
        select(Recipient.person_id).where(Recipient.notice_id.not_in(select(Notice.id))),
    ):
        assert counted(database, without) == 0


def counted(database: Database, rows: Select[Any]) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(rows.subquery())) or 0


def test_a_restore_killed_in_its_middle_leaves_an_empty_database(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG.format(key="k" * 32, url=other_url), "utf-8")
    with database_at(database_url) as database:
        fill(database)
        with backup.written_whole(tmp_path / "copy") as out:
            proof = builders.SEALER.seal("lianxin")
            backup.save(database, metadata, replace(about(), key_proof=proof), out)
    words = ["restore", tmp_path / "copy", "--config", config]
    with database_at(other_url) as there:
        killed = Program(tmp_path / "killed.log", *words)
        wait_until(lambda: is_held(there), 20, "it is in the middle of it")
        killed.kill()
        assert "restored" not in killed.output()
        wait_until(lambda: not is_held(there), 20, "the database has noticed")
        for table in metadata.sorted_tables:
            assert counted(there, table.select()) == 0, table.name
        assert "restored" in lianxin(*words).out
        assert counted(there, select(Audit.id)) == ROWS


def fill(database: Database) -> None:
    row = {"person_id": 1, "by_id": 2, "role": "leader", "changed": False, "what": "card"}
    with database.begin() as session:
        rows = itertools.repeat({**row, "door": "chat", "at": builders.NOW}, ROWS)
        session.execute(insert(Audit), list(rows))


def is_held(database: Database) -> bool:
    """Whether somebody is writing a large part of it."""
    if not database.is_sqlite:
        locks = text("SELECT count(*) FROM pg_locks WHERE mode = 'ShareRowExclusiveLock'")
        with database.read() as session:
            return (session.scalar(locks) or 0) > len(metadata.tables) // 2
    probe = sqlite3.connect(str(database.engine.url.database), timeout=0, isolation_level=None)
    try:
        probe.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    finally:
        probe.close()
    return False
