"""The contact card with its history, what is on a member's mind, their preferences and offers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "card_entries",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text_sealed", sa.String(), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=False),
        sa.Column("unchecked_id", LONG, nullable=True),
        *_of_a_person("card_entries"),
        sa.PrimaryKeyConstraint("person_id", "field", name=op.f("pk_card_entries")),
    )
    op.create_table(
        "card_changes",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("by_id", LONG, nullable=True),
        sa.Column("old_sealed", sa.String(), nullable=True),
        sa.Column("new_sealed", sa.String(), nullable=True),
        sa.Column("checked", sa.String(), nullable=True),
        sa.Column("checked_at", MOMENT, nullable=True),
        sa.Column("checked_by_id", LONG, nullable=True),
        *_of_a_person("card_changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_changes")),
    )
    op.create_index("ix_card_changes_person", "card_changes", ["person_id", "id"], unique=False)
    op.create_table(
        "minds",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("text_sealed", sa.String(), nullable=False),
        sa.Column("readers", sa.String(), nullable=False),
        sa.Column("reader_id", LONG, nullable=True),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        *_of_a_person("minds"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_minds")),
    )
    op.create_table(
        "card_asked",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        *_of_a_person("card_asked"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_card_asked")),
    )
    op.create_table(
        "preferences",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("remind_at", sa.Time(), nullable=True),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("paused_until", MOMENT, nullable=True),
        *_of_a_person("preferences"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "offers",
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("noted_at", MOMENT, nullable=False),
        *_of_a_person("offers"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_offers")),
    )


def _of_a_person(table: str) -> list[sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_person_id")
    return [sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=name)]


def downgrade() -> None:
    """Take them away."""
    for table in ("offers", "preferences", "card_asked", "minds", "card_changes", "card_entries"):
        op.drop_table(table)
