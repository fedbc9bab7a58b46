"""Changing keys: everything sealed comes under the new one, whatever happens in between."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import JSON, Select, String, insert, select
from sqlalchemy.orm import Session

from bot import people, privacy
from bot.core.database import Database, open_database
from bot.core.sealing import CannotOpen, Sealer
from lianxin.models import metadata
from tests import builders
from tests.builders import ACCOUNT
from tests.end_to_end.town import KEY, Town, town_settings

OLD, NEW = "o" * 32, "n" * 32
BETWEEN, AFTER = Sealer(NEW, previous=[OLD]), Sealer(NEW)


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    """A street in which much that is sealed was said."""
    made = Town(town_settings(database_url), builders.NOW)
    with made.begin() as session:
        wang = session.get_one(people.Person, made.street.wang.id)
        wang.address_sealed = made.runtime.sealer.seal("紫云苑3幢501")
        builders.person(session, "新来的", made.street.group)
        people.invite(session, made.now, made.runtime.sealer, ACCOUNT)
    made.say(made.street.wang, "求助 水管漏了")
    made.say(made.street.zhao, "接单 1")
    made.position(made.street.wang)
    made.say(made.street.wang, "1")
    made.message(made.street.wang, [("MsgType", "image"), ("MediaId", "m-9")])
    made.voice(made.street.wang)
    made.say(made.street.wang, "更正 住址 新丰苑1幢")
    yield made
    made.close()


def sealed_values(session: Session) -> dict[str, list[str]]:
    """Every sealed value of every table by its column, found by looking, not by a list."""
    found: dict[str, list[str]] = {}
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, (String, JSON)):
                values = [one for row in session.execute(select(column)) for one in inside(row[0])]
                if values:
                    found[f"{table.name}.{column.name}"] = values
    return found


def inside(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("v1."):
        yield value
    for part in value.values() if isinstance(value, dict) else ():
        yield from inside(part)
    for part in value if isinstance(value, list) else ():
        yield from inside(part)


def test_every_column_in_which_something_sealed_stands_is_known(town: Town) -> None:
    with town.begin() as session:
        found = sealed_values(session)
    known = {f"{one.table.name}.{one.name}" for one in privacy.sealed_columns()}
    assert len(found) >= 6
    assert set(found) - known == set()


def test_afterwards_nothing_needs_the_old_key_and_everybody_is_found(town: Town) -> None:
    between, after = Sealer(NEW, previous=[KEY]), Sealer(NEW)
    with town.begin() as session:
        before = {
            name: sorted(town.runtime.sealer.open(one) for one in values)
            for name, values in sealed_values(session).items()
        }
    for _column, chunk in privacy.reseal(town.runtime.database, between):
        assert chunk.unreadable == 0
    with town.begin() as session:
        now = {
            name: sorted(after.open(one) for one in values)
            for name, values in sealed_values(session).items()
        }
        assert now == before
        found = people.person_named(session, after, ACCOUNT, "13900000005")
        assert isinstance(found, people.PersonCard)
        (shown,) = people.invite(session, town.now, after, ACCOUNT)
        joined = people.find_invitation(
            session,
            town.now,
            sealer=after,
            account=ACCOUNT,
            openid="new",
            name=shown.name,
            code=shown.code,
            tell=builders.Heard(),
        )
        assert isinstance(joined, people.Found)


def test_again_changes_nothing(town: Town) -> None:
    between = Sealer(NEW, previous=[KEY])
    first = [chunk.changed for _, chunk in privacy.reseal(town.runtime.database, between)]
    again = [chunk.changed for _, chunk in privacy.reseal(town.runtime.database, between)]
    assert sum(first) > 0
    assert sum(again) == 0


def test_what_no_key_opens_is_counted_and_left(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        person = builders.person(session, "王秀兰", builders.unit(session, "东风支部"))
        person.phone_sealed = Sealer("x" * 32).seal("13900000001")
    chunks = list(privacy.reseal(database, BETWEEN))
    assert sum(chunk.unreadable for _, chunk in chunks) == 1
    with database.read() as session, pytest.raises(CannotOpen):
        AFTER.open(str(session.scalar(select(people.Person.phone_sealed))))
    database.close()


def fill(database: Database, count: int) -> None:
    """Many members whose phones are sealed under the old key."""
    old = Sealer(OLD)
    with database.begin() as session:
        home = builders.unit(session, "东风支部")
        rows = [
            {
                "account": ACCOUNT,
                "name": f"张{number}",
                "home_unit_id": home.id,
                "phone_sealed": old.seal(f"139{number:08d}"),
                "phone_key": old.fingerprint(f"139{number:08d}"),
            }
            for number in range(count)
        ]
        session.execute(insert(people.Person), rows)


def test_a_stop_between_two_chunks_is_gone_on_from(database_url: str) -> None:
    database = open_database(database_url)
    fill(database, 1100)
    walking = privacy.reseal(database, BETWEEN)
    for name, _chunk in walking:
        if name == "persons.phone_sealed":
            break  # the first 500 are under the new key
    del walking
    changed = sum(chunk.changed for _, chunk in privacy.reseal(database, BETWEEN))
    assert changed == 600
    with database.read() as session:
        assert len({AFTER.open(str(one)) for one in session.scalars(phones())}) == 1100
    database.close()


def test_a_kill_in_the_middle_loses_nothing(tmp_path: Path, sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    fill(database, 2000)
    config = tmp_path / "config.toml"

    def rotate(previous: str) -> subprocess.Popen[str]:
        config.write_text(
            f'[server]\nsecret_key = "{NEW}"\nprevious_secret_keys = [{previous}]\n'
            f'[database]\nurl = "{sqlite_url}"\n'
        )
        command = [sys.executable, "-m", "lianxin", "keys", "rotate", "--config", str(config)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )

    killed = rotate(f'"{OLD}"')  # killed after 500 of them
    assert killed.stdout is not None
    for line in killed.stdout:
        if line.startswith("persons.phone_sealed"):
            break
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    assert under_new(database) in range(2000)
    again = rotate(f'"{OLD}"')
    said, _ = again.communicate()
    assert again.returncode == 0, said
    assert under_new(database) == 2000
    with database.read() as session:
        found = people.person_named(session, AFTER, ACCOUNT, "13900001999")
    assert isinstance(found, people.PersonCard)
    database.close()


def phones() -> Select[str | None]:
    return select(people.Person.phone_sealed).where(people.Person.phone_sealed.is_not(None))


def under_new(database: Database) -> int:
    with database.read() as session:
        return sum(AFTER.is_current(str(one)) for one in session.scalars(phones()))
