"""Members who leave for good."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "leavings",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("erase_at", MOMENT, nullable=False),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_leavings_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_leavings")),
    )
    op.create_index("ix_leavings_erase_at", "leavings", ["erase_at"], unique=False)


def downgrade() -> None:
    """Take it away."""
    op.drop_table("leavings")
