"""Where units meet."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nobody has said so far."""
    op.create_table(
        "meeting_places",
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_meeting_places_unit_id"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_meeting_places"),
    )


def downgrade() -> None:
    """Distances that were measured stay with their check-ins."""
    op.drop_table("meeting_places")
