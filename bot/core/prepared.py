"""Statements that are built once and run with parameters: for what every message does.

Most of what a small statement costs in SQLAlchemy is building it, and the key by which its compiled
form is found again. A statement that stays keeps both; what is left is the way to the server.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Executable
from sqlalchemy.orm import Session

from bot.core.bare import Bare, BareStatement, Row


class Prepared:
    """A Core statement over `bindparam`s; `build` makes it for "postgresql" or "sqlite".

    A parameter has the name of a column only where it is that column's value: SQLAlchemy writes
    every parameter of an INSERT or UPDATE that is named like a column into it.
    """

    def __init__(self, build: Callable[[str], Executable]) -> None:
        self._build = cache(build)
        self._bare: dict[str, BareStatement] = {}

    def run(self, session: Session, /, **parameters: object) -> CursorResult[*tuple[Any, ...]]:
        """Run it in this session's transaction, after what the session has yet to write."""
        session.flush()
        return self.on(session.connection(), **parameters)

    def on(self, connection: Connection, /, **parameters: object) -> CursorResult[*tuple[Any, ...]]:
        """Run it on a connection."""
        return connection.execute(self._build(connection.dialect.name), parameters)

    def rows(self, bare: Bare, /, **parameters: object) -> list[Row]:
        """Run it on one of the driver's connections."""
        return bare.run(self._for_driver(bare.dialect), parameters)

    def _for_driver(self, dialect: Dialect) -> BareStatement:
        found = self._bare.get(dialect.name)
        if found is None:
            found = self._bare[dialect.name] = BareStatement(self._build(dialect.name), dialect)
        return found
