"""Small questions to many before a notice, and who was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)
UNDER_WAY = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    """Nobody was asked yet."""
    op.create_table(
        "askings",
        sa.Column("id", NUMBER, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("account", "key", "unit")),
        sa.Column("about_kind", sa.String(), nullable=False),
        sa.Column("about_id", NUMBER, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        *(sa.Column(name, AT, nullable=False) for name in ("not_before", "aims_at")),
        *(sa.Column(name, AT, nullable=True) for name in ("claimed_at", "first_tried_at")),
        sa.Column("tries", NUMBER, nullable=False),
        sa.Column("code", NUMBER, nullable=True),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("reason", "platform_id", "result")
        ),
        *(
            sa.Column(name, NUMBER, nullable=True)
            for name in ("total", "passed", "reached", "missed")
        ),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("asked", NUMBER, nullable=False),
        sa.Column("answered", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_askings"),
    )
    op.create_index("ix_askings_about", "askings", ["about_kind", "about_id"])
    op.create_index("ix_askings_platform_id", "askings", ["platform_id"])
    op.create_index(
        "ix_askings_under_way",
        "askings",
        ["account", "not_before"],
        postgresql_where=UNDER_WAY,
        sqlite_where=UNDER_WAY,
    )
    op.create_table(
        "asked",
        sa.Column("asking_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("openid", sa.String(), nullable=True),
        sa.Column("at", AT, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["asking_id"], ["askings.id"], name="fk_asked_asking_id_askings"),
        sa.PrimaryKeyConstraint("asking_id", "person_id", name="pk_asked"),
    )
    op.create_index("ix_asked_openid", "asked", ["openid"])
    op.create_index("ix_asked_person", "asked", ["person_id"])


def downgrade() -> None:
    """Who was asked is not known any more."""
    op.drop_table("asked")
    op.drop_table("askings")
