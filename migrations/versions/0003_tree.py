"""The tree lives: kinds and ends of units, homes and categories with dates, circumstances."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("until IS NULL")


def upgrade() -> None:
    """Columns of units and roles, three tables, lineages in byte order."""
    for column in _unit_columns():
        op.add_column("units", column)
    for column in _role_columns():
        op.add_column("roles", column)
    _order_lineages("C", None)
    _dated("homes", ["kind", "unit_id"], ["person_id", "kind"])
    op.create_index("ix_homes_unit", "homes", ["unit_id", "since"])
    _dated("categories", ["category"], ["person_id"])
    _dated("circumstances", ["name"], ["person_id", "name"])
    op.create_index("ix_circumstances_name", "circumstances", ["name", "person_id"])


def downgrade() -> None:
    """Without them: what was before is gone, what holds now stands in persons."""
    for table in ("circumstances", "categories", "homes"):
        op.drop_table(table)
    _order_lineages("default", {"lineage": "text_pattern_ops"})
    for column in reversed(_role_columns()):
        op.drop_column("roles", column.name)
    for column in reversed(_unit_columns()):
        op.drop_column("units", column.name)


def _unit_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("kind", sa.String(), nullable=False, server_default="other"),
        sa.Column("ends_at", MOMENT, nullable=True),
        sa.Column("then_id", LONG, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("merged_into_id", LONG, nullable=True),
    ]


def _role_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("successor_id", LONG, nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
    ]


def _order_lineages(collation: str, ops: dict[str, str] | None) -> None:
    """By bytes a range of the index is a subtree; SQLite does so anyway."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.drop_index("ix_units_lineage", table_name="units")
    op.alter_column("units", "lineage", type_=sa.String(collation=collation))
    op.create_index("ix_units_lineage", "units", ["lineage"], postgresql_ops=ops or {})


def _dated(table: str, columns: list[str], one_open: list[str]) -> None:
    typed = [
        sa.Column(one, LONG if one == "unit_id" else sa.String(), nullable=False) for one in columns
    ]
    refers = ["person_id", *(one for one in columns if one == "unit_id")]
    op.create_table(
        table,
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        *typed,
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        *(_refers(table, one) for one in refers),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(
        f"ix_{table}_now", table, one_open, unique=True, postgresql_where=OPEN, sqlite_where=OPEN
    )
    op.create_index(f"ix_{table}_person", table, ["person_id"])


def _refers(table: str, column: str) -> sa.ForeignKeyConstraint:
    target = {"person_id": "persons.id", "unit_id": "units.id"}[column]
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
