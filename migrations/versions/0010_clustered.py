"""SQLite keeps windows and invitees in their keys' own trees; PostgreSQL stays as it is."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("windows", "invitees")


def upgrade() -> None:
    """Write both tables anew without row ids."""
    _rewrite(with_rowid=False)


def downgrade() -> None:
    """And with them."""
    _rewrite(with_rowid=True)


def _rewrite(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_with_rowid": with_rowid}
        ):
            pass
