"""Who is away and who stands in, helpers, what was done for others, who vouched for a code."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
STANDS_FOR = {
    "errands": ("ix_errands_stands_for", ["stands_for_id", "state"]),
    "help_requests": ("ix_help_requests_stands_for_id", ["stands_for_id"]),
}


def upgrade() -> None:
    """Three tables, and for whom an owner stands in."""
    _absences()
    _helpers()
    _done_for()
    for table, (index, columns) in STANDS_FOR.items():
        op.add_column(table, sa.Column("stands_for_id", LONG, nullable=True))
        op.create_index(index, table, columns)
    op.add_column("invitations", sa.Column("vouched_by_id", LONG, nullable=True))


def downgrade() -> None:
    """Without them: what is done for somebody away stays with who does it."""
    op.drop_column("invitations", "vouched_by_id")
    for table, (index, _columns) in STANDS_FOR.items():
        op.drop_index(index, table)
        op.drop_column(table, "stands_for_id")
    for table in ("done_for", "helpers", "absences"):
        op.drop_table(table)


def _person(column: str, table: str, *, nullable: bool = True) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, LONG, nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], ["persons.id"], name=op.f(f"fk_{table}_{column}_persons")
        ),
    ]


def _absences() -> None:
    op.create_table(
        "absences",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        *_person("person_id", "absences", nullable=False),
        *_person("substitute_id", "absences", nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("began_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    for state in ("asked", "under_way"):
        only = sa.text(f"state = '{state}'")
        op.create_index(
            f"ix_absences_{state}",
            "absences",
            ["person_id"],
            unique=True,
            postgresql_where=only,
            sqlite_where=only,
        )
    op.create_index("ix_absences_substitute", "absences", ["substitute_id", "state"])
    op.create_index("ix_absences_person", "absences", ["person_id", "state"])


def _helpers() -> None:
    op.create_table(
        "helpers",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        *_person("member_id", "helpers", nullable=False),
        *_person("helper_id", "helpers"),
        sa.Column("openid", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("by_id", LONG, nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("ended_by_id", LONG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helpers")),
    )
    op.create_index("ix_helpers_member", "helpers", ["member_id"])
    op.create_index("ix_helpers_helper", "helpers", ["helper_id"])
    op.create_index("ix_helpers_openid", "helpers", ["account", "openid"])


def _done_for() -> None:
    op.create_table(
        "done_for",
        sa.Column("id", LONG, nullable=False),
        *_person("member_id", "done_for", nullable=False),
        sa.Column("by_id", LONG, nullable=True),
        sa.Column("helper_id", LONG, nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["helpers.id"], name=op.f("fk_done_for_helper_id_helpers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_done_for")),
    )
    op.create_index("ix_done_for_by_id", "done_for", ["by_id"])
    op.create_index("ix_done_for_member", "done_for", ["member_id", "at"])
