"""Errands are put off, offered to somebody else, and go up when they are overdue."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INDEX = "ix_errands_went_up_from"


def upgrade() -> None:
    """Nothing was put off, offered or gone up so far."""
    put_off = sa.Column("put_off", LONG, nullable=False, server_default="0")
    op.add_column("errands", put_off)
    op.add_column("errands", sa.Column("offered_to_id", LONG, nullable=True))
    op.add_column("errands", sa.Column("went_up_from_id", LONG, nullable=True))
    op.create_index(_INDEX, "errands", ["went_up_from_id", "state"])


def downgrade() -> None:
    """How often, to whom and from whom is gone; who has them now stays."""
    op.drop_index(_INDEX, "errands")
    for column in ("went_up_from_id", "offered_to_id", "put_off"):
        op.drop_column("errands", column)
