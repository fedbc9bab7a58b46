"""The tables of every slice in an empty database."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import migrations


def make_tables(url: str) -> None:
    """The tables of every slice, marked as standing at the newest revision.

    Quicker than walking through the revisions; that both come to the same has a test of its own.
    """
    import lianxin.models  # noqa: F401 (registers the tables; not every test needs them)
    from bot.core.database import Base

    engine = create_engine(url)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        here = ScriptDirectory(str(Path(migrations.__file__).parent))
        MigrationContext.configure(connection).stamp(here, "head")
    engine.dispose()
