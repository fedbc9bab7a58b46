"""Files that come along with notices: what an author put on a page, and what it is called."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """No notice has brought a file along so far."""
    op.add_column("enclosures", sa.Column("name", sa.String(), nullable=True))
    op.create_table(
        "notice_files",
        sa.Column("author_id", ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["persons.id"], name="fk_notice_files_author_id"),
        sa.PrimaryKeyConstraint("author_id", name="pk_notice_files"),
    )


def downgrade() -> None:
    """A file that was put there and did not go yet is put there once more."""
    op.drop_table("notice_files")
    op.drop_column("enclosures", "name")
