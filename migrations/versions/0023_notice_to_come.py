"""Notices: how many of a large audience the clock has still to enter."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0018"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Those published so far are all entered."""
    op.add_column("notices", sa.Column("to_come", ID, nullable=True))


def downgrade() -> None:
    """Whoever was not entered yet never will be."""
    op.drop_column("notices", "to_come")
