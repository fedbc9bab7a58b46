"""Notices: the author told at the end, the words before, who opened one, what it encloses."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody was told, nothing was changed or opened so far."""
    op.add_column("notices", sa.Column("author_told_at", MOMENT, nullable=True))
    op.add_column("notices", sa.Column("changed_at", MOMENT, nullable=True))
    op.add_column("recipients", sa.Column("opened_at", MOMENT, nullable=True))
    op.create_table(
        "notice_texts",
        sa.Column("notice_id", ID, nullable=False),
        sa.Column("nth", ID, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_notice_texts_notice_id"),
        sa.PrimaryKeyConstraint("notice_id", "nth", name="pk_notice_texts"),
    )
    op.create_table(
        "enclosures",
        sa.Column("notice_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("media_id", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("content_type", sa.String(), nullable=True),
        sa.Column("tries", ID, nullable=False),
        sa.Column("try_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_enclosures_notice_id"),
        sa.PrimaryKeyConstraint("notice_id", name="pk_enclosures"),
    )


def downgrade() -> None:
    """The words before, and who opened what, are gone."""
    op.drop_table("enclosures")
    op.drop_table("notice_texts")
    op.drop_column("recipients", "opened_at")
    op.drop_column("notices", "changed_at")
    op.drop_column("notices", "author_told_at")
