"""The condition that a column is one of many units, so that the index of the column serves it.

PostgreSQL knows nothing of how many rows a subquery gives when it plans, fears many, and reads
every member; of an array it takes the index, and two conditions joined by OR are two scans of an
index. SQLite does so with IN.
"""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class among(FunctionElement[bool]):  # noqa: N801 (a function of SQL)
    """`among(column, ids)`: true when the column is one of these ids; made by `is_among`."""

    type = Boolean()
    inherit_cache = True


def is_among(column: ColumnElement[Any], ids: Select[Any]) -> ColumnElement[bool]:
    """The column is one of the ids of a SELECT that refers to nothing outside of it."""
    return among(column, ids.correlate(None).scalar_subquery())


@compiles(among)
def _in(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} IN {ids}"


@compiles(among, "postgresql")
def _any(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} = ANY (ARRAY{ids})"
