"""What operators did to single texts, and what they have been alarmed about."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make both tables, empty."""
    op.create_table(
        "outbox_notes",
        sa.Column("id", ID, nullable=False),
        sa.Column("outbound_id", ID, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_notes"),
    )
    op.create_index("ix_outbox_notes_outbound_id", "outbox_notes", ["outbound_id"])
    op.create_table(
        "alerts",
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.Column("told_at", AT, nullable=True),
        sa.Column("over_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("cause", "about", name="pk_alerts"),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("alerts")
    op.drop_table("outbox_notes")
