"""Why a text took its way, what was refused, notices agreed to, no messages by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0022"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nothing is known of what went before; nobody has agreed to anything or asked for nothing."""
    op.add_column("outbox", sa.Column("why", sa.String(), nullable=True))
    op.add_column("outbox", sa.Column("repeats_by", sa.String(), nullable=True))
    op.add_column("deliveries", sa.Column("passed", sa.String(), nullable=True))
    op.add_column("lanes", sa.Column("refused", NUMBER, server_default="0", nullable=False))
    op.add_column(
        "preferences", sa.Column("no_sms", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "refused",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("code", NUMBER, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", NUMBER, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "channel", "code", "day", name="pk_refused"),
    )
    op.create_table(
        "credits",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("template_id", sa.String(), nullable=False),
        sa.Column("left", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", "openid", "template_id", name="pk_credits"),
    )


def downgrade() -> None:
    """What was counted is gone."""
    op.drop_table("credits")
    op.drop_table("refused")
    op.drop_column("preferences", "no_sms")
    op.drop_column("lanes", "refused")
    op.drop_column("deliveries", "passed")
    op.drop_column("outbox", "repeats_by")
    op.drop_column("outbox", "why")
