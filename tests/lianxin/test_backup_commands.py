"""`backup` and `restore` from the command line, on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.database import open_database
from bot.people import Person
from tests.lianxin.test_roster_commands import CONFIG, LI, WANG, Operator, operator

__all__ = ["operator"]  # a fixture


@pytest.fixture
def backed_up(operator: Operator) -> Path:
    """The backup of a place with two members."""
    operator.imports(WANG, LI)
    file = operator.folder / "backup.zip"
    said = operator.runs("backup", str(file)).stdout
    assert "rows of" in said
    assert "server.secret_key, which is\nnot in it" in said
    return file


def elsewhere(folder: Path, url: str, key: str = "k" * 32) -> Operator:
    """An operator with another database."""
    config = folder / "elsewhere.toml"
    config.write_text(CONFIG.format(key=key, url=url), "utf-8")
    return Operator(folder, config, url)


def test_a_backup_comes_back_in_a_database_without_tables(
    backed_up: Path, empty_postgres_url: str, tmp_path: Path
) -> None:
    for url in (f"sqlite:///{tmp_path / 'new.db'}", empty_postgres_url):
        there = elsewhere(tmp_path, url)
        assert "rows restored" in there.runs("restore", str(backed_up)).stdout
        assert [one.name for one in there.stored(Person)] == ["王秀兰", "李根宝"]
        again = there.runs("restore", str(backed_up), code=1).stderr
        assert "is not empty" in again
        assert len(again.splitlines()) == 1


def test_whether_it_is_whole_is_seen_without_a_database(backed_up: Path, tmp_path: Path) -> None:
    nowhere = elsewhere(tmp_path, "sqlite:////nowhere/at/all.db")
    assert "whole" in nowhere.runs("restore", str(backed_up), "--check").stdout
    whole = backed_up.read_bytes()
    backed_up.write_bytes(whole[:-100])
    assert "cut short" in nowhere.runs("restore", str(backed_up), "--check", code=1).stderr


def test_another_key_is_refused_unless_the_old_one_is_lost(backed_up: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'new.db'}", key="other" * 10)
    assert "server.secret_key" in there.runs("restore", str(backed_up), code=2).stderr
    there.runs("restore", str(backed_up), "--key-is-lost")


def test_another_schema_ends_with_3(backed_up: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'new.db'}")
    there.runs("migrate")
    database = open_database(there.url)
    with database.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    database.close()
    assert "lianxin migrate" in there.runs("restore", str(backed_up), code=3).stderr
    assert "lianxin migrate" in there.runs("backup", str(tmp_path / "no"), code=3).stderr
    assert not (tmp_path / "no").exists()


def test_what_cannot_be_read_or_written_is_one_line(operator: Operator, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "file")
    assert "cannot be written" in operator.runs("backup", nowhere, code=1).stderr
    assert "cannot be read" in operator.runs("restore", nowhere, code=1).stderr
    (tmp_path / "notes.txt").write_text("not a backup")
    assert "no backup" in operator.runs("restore", str(tmp_path / "notes.txt"), code=1).stderr
