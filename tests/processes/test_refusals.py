"""What cannot work is refused at the start: one line, a code, and never a secret."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.database import open_database
from tests.ports import free_port
from tests.processes.house import House
from tests.processes.programs import Said, lianxin, running, wait_until
from tests.processes.stand_in import answer

pytestmark = pytest.mark.loopback

WRONG_CONFIGURATION, WRONG_SCHEMA = 2, 3


@pytest.fixture
def house(sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """A house that would start."""
    one = House(tmp_path, sqlite_url)
    yield one
    one.close()


def refused(said: Said, code: int, *words: str) -> None:
    """One line with these words, and this code."""
    assert (said.code, len(said.lines)) == (code, 1), said
    assert all(word in said.err for word in words), said.err
    assert said.out == ""


@pytest.mark.parametrize("command", ["serve", "worker", "clock"])
def test_an_older_schema_is_refused_and_says_what_to_run(
    empty_sqlite_url: str, tmp_path: Path, command: str
) -> None:
    house = House(tmp_path, empty_sqlite_url)
    refused(house.runs(command, code=WRONG_SCHEMA), WRONG_SCHEMA, "lianxin migrate")


def test_a_newer_schema_is_refused_also_by_migrate(house: House) -> None:
    database = open_database(house.database)
    with database.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    database.close()
    refused(house.runs("clock", code=WRONG_SCHEMA), WRONG_SCHEMA, "newer")
    refused(house.runs("migrate", code=WRONG_SCHEMA), WRONG_SCHEMA, "newer")


@pytest.mark.parametrize("command", [("serve",), ("doctor",)])
def test_an_unknown_key_is_named(house: House, command: tuple[str, ...]) -> None:
    house.write_config(more="[locale]\nlangauge = 'en'")
    said = house.runs(*command, code=WRONG_CONFIGURATION)
    refused(said, WRONG_CONFIGURATION, "locale.langauge", "write language")


def test_an_unknown_name_of_the_environment_is_named(house: House) -> None:
    said = lianxin("status", "--config", house.config, LIANXIN_SERVER__PROT="8000")
    refused(said, WRONG_CONFIGURATION, "LIANXIN_SERVER__PROT")


@pytest.mark.parametrize("command", [("clock",), ("invite",)])
def test_a_missing_configuration_is_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = lianxin(*command, cwd=tmp_path)
    refused(said, WRONG_CONFIGURATION, "config.toml", "--config")


def test_no_secret_key_is_refused(house: House) -> None:
    house.write_config(without="secret_key")
    refused(house.runs("status", code=2), WRONG_CONFIGURATION, "server.secret_key")


def test_nobody_serves_without_a_phone_to_ring(house: House) -> None:
    house.write_config(without="phone")
    refused(house.runs("serve", code=2), WRONG_CONFIGURATION, "contact.phone")


@pytest.mark.parametrize(
    ("command", "key"), [("serve", "token"), ("serve", "encoding_aes_key"), ("worker", "secret")]
)
def test_nobody_serves_or_sends_without_an_accounts_credentials(
    house: House, command: str, key: str
) -> None:
    house.write_config(without=f"{key} =")
    refused(house.runs(command, code=2), WRONG_CONFIGURATION, f"accounts.main.{key}")


@pytest.mark.parametrize("command", [("serve",), ("clock",), ("migrate",), ("status",)])
def test_a_database_out_of_reach_is_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    nowhere = f"postgresql+psycopg://lianxin:hidden-password@127.0.0.1:{free_port()}/lianxin"
    said = House(tmp_path, nowhere).runs(*command, code=WRONG_CONFIGURATION)
    refused(said, WRONG_CONFIGURATION, "database.url")
    assert "hidden-password" not in said.err


def test_a_configuration_that_is_no_toml_is_one_line(house: House) -> None:
    house.write_config(more="[locale")
    refused(house.runs("status", code=WRONG_CONFIGURATION), WRONG_CONFIGURATION, "is not TOML")


def test_readiness_names_what_is_missing(sqlite_url: str, tmp_path: Path) -> None:
    nowhere = f"redis://127.0.0.1:{free_port()}/0"
    house = House(tmp_path, sqlite_url, nowhere)
    with running(house.start("serve")):
        wait_until(lambda: answer(house.port, "/healthz")[0] == 200, 30, "it lives")
        status, said = answer(house.port, "/readyz")
        assert (status, said) == (503, "not ready: redis\n")
        database = open_database(sqlite_url)
        with database.begin() as session:
            session.execute(text("UPDATE alembic_version SET version_num = 'older'"))
        database.close()
        assert answer(house.port, "/readyz")[1] == "not ready: schema, redis\n"
        assert answer(house.port, "/healthz")[0] == 200
