"""Announcing: urgent with a reason, at own hours, for information; lists; a second person."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NEW = ("why_urgent", "own_hours", "for_information")


def upgrade() -> None:
    """What was announced so far went at once, and waited for an answer."""
    op.add_column("notices", sa.Column("why_urgent", sa.String(), nullable=True))
    for name in _NEW[1:]:
        op.add_column(
            "notices", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "saved_audiences",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_audiences"),
        sa.UniqueConstraint(
            "account", "author_id", "name", name="uq_saved_audiences_account_author_id_name"
        ),
    )
    op.create_table(
        "unit_approval",
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_unit_approval_unit_id"),
        sa.PrimaryKeyConstraint("unit_id", name="pk_unit_approval"),
    )
    op.create_table(
        "notice_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("manner", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by_id", ID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("notice_id", ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice_drafts"),
    )
    op.create_index("ix_notice_drafts_author", "notice_drafts", ["author_id"])


def downgrade() -> None:
    """Lists, drafts and the ways of going are gone; the notices stay."""
    op.drop_table("notice_drafts")
    op.drop_table("unit_approval")
    op.drop_table("saved_audiences")
    for name in _NEW:
        op.drop_column("notices", name)
