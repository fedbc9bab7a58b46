"""Many rows as one parameter of an INSERT, which so stays the same statement for any number.

A list of VALUES is compiled and planned anew for every number of rows, and one row a message costs
the server as many executions: of a batch of texts either was a tenth of what sending one costs.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Select,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.orm import Session

from bot.core.database import is_sqlite

Rows = Sequence[Mapping[str, Any]]


def recordset(table: Table, names: Sequence[str], rows: Rows | str) -> Select[Any]:
    """A SELECT of these rows (all with these names), each value as its column's type.

    A word in their place is the name of the parameter that will hold them as `written`.
    PostgreSQL only: SQLite runs in the process and has no way to a server to save.
    """
    text = bindparam(rows, type_=Text) if isinstance(rows, str) else literal(written(rows), Text)
    given = func.json_to_recordset(cast(text, JSON))
    columns = (column(name, table.c[name].type) for name in names)
    return select(given.table_valued(*columns).render_derived("given", with_types=True))


def written(rows: Rows) -> str:
    """Rows as the one parameter of `recordset`."""
    return json.dumps(rows, default=datetime.isoformat)


def insert_rows(session: Session, table: Table, rows: Rows) -> list[int]:
    """Insert these rows, all with the same names; none is fine. Their ids, in no certain order."""
    if not rows:
        return []
    new = insert(table).returning(table.c.id)
    if is_sqlite(session):
        return list(session.scalars(new, list(rows)))
    names = list(rows[0])
    return list(session.scalars(new.from_select(names, recordset(table, names, rows))))
