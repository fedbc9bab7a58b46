"""Migrations go up, down and up again, and end where the models stand, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from bot.core import migrate
from bot.core.database import open_database
from lianxin.models import metadata


def differences(engine: Engine) -> list[object]:
    """What alembic would still have to change."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_every_migration_goes_up_down_and_up_again(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    for revision in migrate.revisions():
        migrate.upgrade(database.engine, revision)
        migrate.downgrade(database.engine, "-1")
        migrate.upgrade(database.engine, revision)
    assert differences(database.engine) == []
    database.close()


def test_a_database_without_tables_is_refused_with_what_to_run(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    with pytest.raises(migrate.WrongSchema, match="lianxin migrate"):
        migrate.require_current(database.engine)
    database.close()


def test_a_database_of_a_newer_program_is_refused(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'from-the-future'")
    with pytest.raises(migrate.WrongSchema, match="newer"):
        migrate.require_current(engine)
    with pytest.raises(migrate.WrongSchema, match="newer"):
        migrate.require_not_newer(engine)
    engine.dispose()


def test_upgrading_twice_changes_nothing(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate.upgrade(database.engine)
    migrate.upgrade(database.engine)
    migrate.require_current(database.engine)
    database.close()
