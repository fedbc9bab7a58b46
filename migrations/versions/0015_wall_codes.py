"""The QR codes of the wall, one a minute while somebody looks at them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "wall_codes",
        sa.Column("id", ID, nullable=False),
        sa.Column("study_day_id", ID, nullable=False),
        sa.Column("shown_from", MOMENT, nullable=False),
        sa.Column("scene", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name="fk_wall_codes_study_day_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_wall_codes"),
        sa.UniqueConstraint("scene", name="uq_wall_codes_scene"),
        sa.UniqueConstraint(
            "study_day_id", "shown_from", name="uq_wall_codes_study_day_id_shown_from"
        ),
    )
    op.create_index("ix_wall_codes_shown_from", "wall_codes", ["shown_from"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("wall_codes")
