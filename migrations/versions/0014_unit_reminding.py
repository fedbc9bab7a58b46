"""Lead times and hours of reminding by unit; an outbox that is cheaper to fill by millions.

Only claims are indexed by their time, and the content of a text is not looked up for each row.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    """Make the table."""
    id_ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "unit_reminding",
        sa.Column("unit_id", id_, nullable=False),
        sa.Column("remind_before", sa.JSON(), nullable=True),
        sa.Column("remind_at", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_unit_reminding_unit_id"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_unit_reminding"),
    )
    op.drop_index("ix_outbox_state", "outbox")
    with op.batch_alter_table("outbox") as table:
        table.drop_constraint("fk_outbox_content_id", type_="foreignkey")
    op.create_index(
        "ix_outbox_claimed",
        "outbox",
        ["claimed_at"],
        postgresql_where=SENDING,
        sqlite_where=SENDING,
    )


def downgrade() -> None:
    """Back to both."""
    op.drop_index("ix_outbox_claimed", "outbox")
    with op.batch_alter_table("outbox") as table:
        table.create_foreign_key("fk_outbox_content_id", "contents", ["content_id"], ["id"])
    op.create_index("ix_outbox_state", "outbox", ["state", "claimed_at"])
    op.drop_table("unit_reminding")
