"""Ways into the console: links that are good once, and sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "login_links",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("spent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_login_links_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_links")),
    )
    op.create_index("ix_login_links_person_id", "login_links", ["person_id"], unique=False)
    op.create_index("ix_login_links_code_key", "login_links", ["code_key"], unique=False)
    op.create_table(
        "console_sessions",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("token_key", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_console_sessions_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_console_sessions")),
        sa.UniqueConstraint("token_key", name=op.f("uq_console_sessions_token_key")),
    )
    op.create_index(
        "ix_console_sessions_person_id", "console_sessions", ["person_id"], unique=False
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("console_sessions")
    op.drop_table("login_links")
