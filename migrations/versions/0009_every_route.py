"""Texts that go by every route that is open, and whether one of them has taken it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FLAGS = {"contents": "every_route", "outbox": "arrived"}


def upgrade() -> None:
    """One flag on each; what stands there was sent by one route."""
    for table, flag in FLAGS.items():
        op.add_column(
            table, sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    """Back to one route a text."""
    for table, flag in FLAGS.items():
        op.drop_column(table, flag)
