"""The outbox by account: so that one account's great notice does not hold up another's."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Every text knows its account, which is its content's."""
    op.add_column("outbox", sa.Column("account", sa.String(), nullable=False, server_default=""))
    op.execute(
        "UPDATE outbox SET account = coalesce("
        "(SELECT contents.account FROM contents WHERE contents.id = outbox.content_id), '')"
    )
    op.drop_index("ix_outbox_waiting", "outbox")
    _index(["rank", "account", "not_before"])


def downgrade() -> None:
    """Back to one line for all accounts."""
    op.drop_index("ix_outbox_waiting", "outbox")
    _index(["rank", "not_before"])
    op.drop_column("outbox", "account")


def _index(columns: list[str]) -> None:
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        columns,
        postgresql_where=WAITING,
        sqlite_where=WAITING,
    )
