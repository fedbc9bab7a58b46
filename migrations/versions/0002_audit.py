"""Who read or changed what of whom."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "audit",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("by_id", LONG, nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_person", "audit", ["person_id", "at"], unique=False)
    op.create_index("ix_audit_by", "audit", ["by_id"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)


def downgrade() -> None:
    """Take it away."""
    op.drop_table("audit")
