"""A member with two homes may choose at which they go to study days."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing chosen yet: where they live."""
    op.add_column("preferences", sa.Column("study_at", sa.String(), nullable=True))


def downgrade() -> None:
    """What was chosen is gone."""
    op.drop_column("preferences", "study_at")
