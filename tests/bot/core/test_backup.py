"""A backup is everything as of one moment, whole or not at all, and fits either database."""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from bot.core import backup
from bot.core.database import Database, open_database
from bot.core.migrate import WrongSchema, revisions
from bot.delivery.models import Content
from bot.notices.models import Enclosure, Notice
from bot.people import Unit
from bot.people.models import Audit
from lianxin.models import metadata
from tests import builders
from tests.tables import make_tables

NOW = builders.NOW


@pytest.fixture
def other_url(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """An empty database of the other kind."""
    if database_url.startswith("sqlite"):
        return str(request.getfixturevalue("postgres_url"))
    url = f"sqlite:///{tmp_path / 'other.db'}"
    make_tables(url)
    return url


@contextmanager
def database_at(url: str) -> Iterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        database.close()


def about() -> backup.About:
    return backup.About(revisions()[-1], NOW.isoformat(), "sealed")


def sums_of(url: str, file: Path) -> dict[str, tuple[int, str]]:
    """What a backup of this database comes to, table by table."""
    with database_at(url) as database, backup.written_whole(file) as out:
        sums = backup.save(database, metadata, about(), out)
    return {table: (one.rows, one.sha256) for table, one in sums.items()}


def brought(file: Path, url: str) -> int:
    with database_at(url) as database, backup.Archive.opened(file) as archive:
        return backup.load(database, metadata, archive)


def lived_in(url: str) -> None:
    """A street, a parent younger than its child, JSON null and none, odd words, fine times."""
    with database_at(url) as database, database.begin() as session:
        street = builders.street(session)
        later = builders.unit(session, "后来的党总支")
        session.get_one(Unit, street.group.id).parent_id = later.id
        for template in ({}, None, {"thing1": '引号" 斜杠\\ 制表\t 换行\n 🌧'}):
            session.execute(
                insert(Content).values(
                    account="main",
                    purpose="notice",
                    key="k",
                    facts={"n": [1, 2.5, None, "\\N"]},
                    template=template,
                    about_kind="notice",
                    about_id=1,
                    urgent=True,
                    held_at_night=False,
                    useless_after=NOW + timedelta(microseconds=1),
                    created_at=NOW,
                )
            )
        session.execute(text("UPDATE contents SET template = NULL WHERE id = 1"))
        with_a_picture(session, street)


def with_a_picture(session: Session, street: builders.Street) -> None:
    """A notice that brings bytes along."""
    notice = Notice(
        account="main",
        no=1,
        author_id=street.zhou.id,
        audience={"words": ["全体"]},
        title="停水",
        text="停水",
        urgent=False,
        published_at=NOW,
        goes_at=NOW,
        useless_after=NOW + timedelta(days=1),
    )
    session.add(notice)
    session.flush()
    picture = Enclosure(notice_id=notice.id, kind="image", state="kept", content=bytes(range(256)))
    session.add(picture)


def test_what_is_restored_is_row_for_row_what_was_there(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    lived_in(database_url)
    there = sums_of(database_url, tmp_path / "one")
    assert brought(tmp_path / "one", other_url) == sum(rows for rows, _ in there.values())
    assert sums_of(other_url, tmp_path / "two") == there


def test_the_next_row_gets_a_number_that_nobody_had(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    lived_in(database_url)
    sums_of(database_url, tmp_path / "one")
    brought(tmp_path / "one", other_url)
    with database_at(other_url) as database, database.begin() as session:
        highest = session.scalar(select(func.max(Unit.id))) or 0
        assert builders.unit(session, "新支部").id == highest + 1


def test_a_number_once_given_out_is_not_given_again_on_postgresql(
    postgres_url: str, tmp_path: Path
) -> None:
    with database_at(postgres_url) as database:
        with database.begin() as session:
            gone = builders.unit(session, "撤销的支部")
        with database.begin() as session:
            session.execute(text("DELETE FROM units"))
        sums_of(postgres_url, tmp_path / "one")
        with backup.Archive.opened(tmp_path / "one") as archive:
            assert archive.sums["units"].last_id == gone.id


def test_a_database_that_holds_anything_is_left_alone(database_url: str, tmp_path: Path) -> None:
    lived_in(database_url)
    there = sums_of(database_url, tmp_path / "one")
    with pytest.raises(backup.NotEmpty):
        brought(tmp_path / "one", database_url)
    assert sums_of(database_url, tmp_path / "two") == there


def test_another_schema_is_not_backed_up(database_url: str, tmp_path: Path) -> None:
    with database_at(database_url) as database, database.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'of-old'"))
    with pytest.raises(WrongSchema):
        sums_of(database_url, tmp_path / "one")
    assert list(tmp_path.glob("*one*")) == []


def test_any_changed_byte_is_found_or_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    lived_in(sqlite_url)
    there = sums_of(sqlite_url, tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    found = 0
    for place in range(0, len(whole), max(1, len(whole) // 400)):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        (tmp_path / "changed").write_bytes(changed)
        try:
            with backup.Archive.opened(tmp_path / "changed") as archive:
                archive.check()
                sums = {table: (one.rows, one.sha256) for table, one in archive.sums.items()}
                assert sums == there
        except backup.Damaged:
            found += 1
    assert found > 200


def test_a_file_cut_short_is_named_and_changes_nothing(database_url: str, tmp_path: Path) -> None:
    empty = sums_of(database_url, tmp_path / "before")
    lived_in_elsewhere = tmp_path / "elsewhere.db"
    make_tables(f"sqlite:///{lived_in_elsewhere}")
    lived_in(f"sqlite:///{lived_in_elsewhere}")
    sums_of(f"sqlite:///{lived_in_elsewhere}", tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    for kept in (0, 10, len(whole) // 2, len(whole) - 1):
        (tmp_path / "short").write_bytes(whole[:kept])
        with pytest.raises(backup.Damaged, match="short"):
            brought(tmp_path / "short", database_url)
    assert sums_of(database_url, tmp_path / "after") == empty


def test_rows_that_lie_are_rolled_back_with_all_before_them(
    database_url: str, tmp_path: Path
) -> None:
    """A row refers to one that is not there: what came before it is undone too."""
    from bot.core.backup.archive import ArchiveWriter

    with backup.written_whole(tmp_path / "lies") as out:
        writer = ArchiveWriter(out, about())
        for table in metadata.sorted_tables:
            names = [column.name for column in table.columns]
            rows: list[list[object]] = []
            if table.name == "lists_told":
                rows = [[1, "2026-12-01", NOW.isoformat()]]
            if table.name == "unit_reminding":
                rows = [[4711, "[]", "09:00:00"]]
            writer.table(table.name, names, rows)
        writer.close()
    with pytest.raises(backup.CannotLoad):
        brought(tmp_path / "lies", database_url)
    assert {rows for rows, _ in sums_of(database_url, tmp_path / "after").values()} == {0}


def test_the_file_is_its_owners_alone_and_there_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "backup"
    file.write_text("the last good one")
    with pytest.raises(TypeError), backup.written_whole(file) as out:
        out.write(b"half" + "not bytes")  # type: ignore[operator]
    assert [one.name for one in tmp_path.iterdir()] == ["backup"]
    assert file.read_text() == "the last good one"
    with backup.written_whole(file) as out:
        out.write(b"whole")
        assert [one.name for one in tmp_path.iterdir()] == ["backup"]
    assert file.read_bytes() == b"whole"
    assert file.stat().st_mode & 0o777 == 0o600


GROWN = """
import resource, sys
from pathlib import Path
from tests.bot.core.test_backup import brought, sums_of
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
url, small, file, other = sys.argv[1:]
sums_of(other, Path(small))
before = peak()
sums_of(url, Path(file))
brought(Path(file), other)
print(peak() - before)
"""


@pytest.mark.loopback
def test_fifty_thousand_rows_need_no_memory_of_their_own(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    row = {"person_id": 1, "by_id": 2, "role": "leader", "changed": False, "what": "card " * 40}
    with database_at(database_url) as database, database.begin() as session:
        rows = itertools.repeat({**row, "door": "chat", "at": NOW}, 50_000)
        session.execute(insert(Audit), list(rows))
    words = [database_url, str(tmp_path / "small"), str(tmp_path / "big"), other_url]
    done = subprocess.run(
        [sys.executable, "-c", GROWN, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 64 * 1024, "KB"
