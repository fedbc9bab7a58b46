"""A column among many values that are one parameter of the statement.

`column.in_(values)` writes a statement of its own for every number of values: it is compiled,
parsed and planned anew each time. This one stays the same statement, which both drivers keep.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, Boolean, Column, ColumnElement, Dialect, Text, bindparam, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Values(TypeDecorator[Collection[Any]]):
    """An array on PostgreSQL, a JSON text on SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """What the values travel as."""
        chosen = Text() if dialect.name == "sqlite" else ARRAY(self.of)
        return dialect.type_descriptor(chosen)

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401 (the driver's)
        """Numbers and texts go as they are."""
        values = list(value or ())
        return json.dumps(values) if dialect.name == "sqlite" else values


class _AmongMany(FunctionElement[bool]):
    inherit_cache = True
    name = "among_many"
    type = Boolean()


@compiles(_AmongMany, "postgresql")
def _array(element: _AmongMany, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} = ANY({values})"


@compiles(_AmongMany, "sqlite")
def _json(element: _AmongMany, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (a bound parameter)


def among(
    column: InstrumentedAttribute[Any] | Column[Any],
    values: Collection[int] | Collection[str] | str,
) -> ColumnElement[bool]:
    """Whether a column of numbers or texts is one of `values`; False for none.

    A word in their place is the name of the parameter that will hold them (see `prepared`).
    """
    kind = _Values(column.type)
    if isinstance(values, str):
        given = bindparam(values, type_=kind)
    else:
        given = bindparam(None, values, type_=kind, unique=True)
    return type_coerce(_AmongMany(column, given), Boolean())
