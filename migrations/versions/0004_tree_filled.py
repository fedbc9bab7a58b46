"""What there is already, in the tables of 0003: kinds by name, homes and categories since now."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# As bot/people/kinds.py read names when this was written; the first that fits.
KINDS = (
    ("transition", ["%过渡%"]),
    ("household", ["%户"]),
    ("general_branch", ["%总支", "%总支部", "%总支委员会", "%总支部委员会"]),
    ("branch", ["%支部", "%支部委员会", "% branch"]),
    ("group", ["%组", "% group"]),
    ("street", ["%街道", "%街道办事处", "%党工委", "%镇", "%乡", "% street"]),
    (
        "community",
        ["%社区", "%村", "%居委会", "%小区", "%苑", "%苑_区", "% community", "% village"],
    ),
)

units = sa.table("units", sa.column("name", sa.String()), sa.column("kind", sa.String()))
persons = sa.table(
    "persons",
    *(sa.column(name) for name in ("id", "home_unit_id", "residence_unit_id", "category")),
)
homes = sa.table(
    "homes",
    *(sa.column(name) for name in ("person_id", "kind", "unit_id", "since")),
)
categories = sa.table(
    "categories", *(sa.column(name) for name in ("person_id", "category", "since"))
)


def upgrade() -> None:
    """Since when is not known, so it is since now."""
    whens = [(sa.or_(*(units.c.name.like(one) for one in like)), kind) for kind, like in KINDS]
    op.execute(units.update().values(kind=sa.case(*whens, else_="other")))
    now = sa.literal(datetime.now(UTC), sa.DateTime(timezone=True))
    for kind, column in (("home", "home_unit_id"), ("residence", "residence_unit_id")):
        where = persons.c[column]
        rows = sa.select(persons.c.id, sa.literal(kind), where, now).where(where.is_not(None))
        op.execute(homes.insert().from_select(["person_id", "kind", "unit_id", "since"], rows))
    known = persons.c.category
    rows = sa.select(persons.c.id, known, now).where(known.is_not(None))
    op.execute(categories.insert().from_select(["person_id", "category", "since"], rows))


def downgrade() -> None:
    """The tables empty and the kinds unsaid, as 0003 leaves them."""
    op.execute(homes.delete())
    op.execute(categories.delete())
    op.execute(units.update().values(kind="other"))
