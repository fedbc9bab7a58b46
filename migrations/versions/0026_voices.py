"""Enclosures: until when the platform has the voice that a notice brings along."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No notice has brought a voice along so far."""
    op.add_column("enclosures", sa.Column("good_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """A voice is then planned for nobody."""
    op.drop_column("enclosures", "good_until")
