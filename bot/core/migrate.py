"""The schema: bringing a database to this version, and refusing to run on another."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

import migrations


class WrongSchema(Exception):
    """The database's schema is not this program's; str says which way and what to run."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to `revision`; does nothing when it is there."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the database back to `revision` ("base", "-1", an id)."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def revisions() -> list[str]:
    """Every revision, the oldest first."""
    walked = ScriptDirectory.from_config(_config(None)).walk_revisions()
    return [one.revision for one in walked][::-1]


def require_current(engine: Engine) -> None:
    """Raises WrongSchema unless the database stands at this program's newest revision."""
    found = current(engine)
    wanted = revisions()[-1]
    if found == wanted:
        return
    if found is None or found in revisions():
        raise WrongSchema(
            f"the database is at schema {found or 'none'}, this program needs {wanted}: "
            "run `lianxin migrate`"
        )
    raise WrongSchema(f"the database is at schema {found}, newer than this program ({wanted})")


def current(engine: Engine) -> str | None:
    """The revision the database stands at, None when it has none yet."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


def require_not_newer(engine: Engine) -> None:
    """Raises WrongSchema when the database was made by a newer program."""
    found = current(engine)
    if found is not None and found not in revisions():
        raise WrongSchema(f"the database is at schema {found}, newer than this program")
