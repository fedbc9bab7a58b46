"""Contents: why nobody is to get a text any more, where that is so."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was withdrawn so far is known by its rows."""
    op.add_column("contents", sa.Column("withdrawn", sa.String(), nullable=True))


def downgrade() -> None:
    """A text that the platform reports as failed goes by its next way again."""
    op.drop_column("contents", "withdrawn")
