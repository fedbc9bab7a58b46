"""Replies that the door can word again need not be kept: what they told of is enough."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The id of what a reply told of."""
    id_ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("inbox", sa.Column("said_of_id", id_, nullable=True))


def downgrade() -> None:
    """Such replies are gone: a retry of theirs would be answered by silence."""
    op.drop_column("inbox", "said_of_id")
