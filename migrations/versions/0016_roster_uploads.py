"""A roster file uploaded at the console, sealed, from the preview until it is imported."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The file that somebody uploaded last, one of each person."""
    op.create_table(
        "roster_uploads",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("content_sealed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_roster_uploads_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_roster_uploads"),
    )


def downgrade() -> None:
    """A file that was not imported yet is uploaded once more."""
    op.drop_table("roster_uploads")
