"""Study days in full: series, lessons, evidence kept apart, corrections."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
LATE_AFTER, STUDIED_WITHIN = timedelta(minutes=15), timedelta(days=7)
KEEP = (
    "CREATE TABLE kept AS"
    " SELECT study_day_id, person_id, evidence, mode, at, recorded_by_id FROM check_ins"
)
FILL = (
    "INSERT INTO check_ins (study_day_id, person_id, evidence, mode, at, recorded_by_id)"
    " SELECT study_day_id, person_id, evidence, mode, at, recorded_by_id FROM kept AS one"
)
EARLIEST = (
    " WHERE evidence = (SELECT evidence FROM kept AS other"
    " WHERE other.study_day_id = one.study_day_id AND other.person_id = one.person_id"
    " ORDER BY at, evidence LIMIT 1)"
)


def upgrade() -> None:
    """New tables, wider old ones; a check-in's key is whose, of which day, by what evidence."""
    _make_series()
    _make_lessons()
    _widen_days()
    _widen_invitees()
    op.execute(KEEP)
    op.drop_table("check_ins")
    _make_check_ins()
    op.execute(FILL)
    op.drop_table("kept")
    _make_changes()
    _make_readings()


def downgrade() -> None:
    """Back to one check-in a member and day, the earliest."""
    op.drop_table("lesson_readings")
    op.drop_table("check_in_changes")
    op.execute(KEEP)
    op.drop_table("check_ins")
    _make_old_check_ins()
    op.execute(FILL + EARLIEST)
    op.drop_table("kept")
    with op.batch_alter_table(
        "invitees", recreate="auto", table_kwargs={"sqlite_with_rowid": False}
    ) as table:
        table.drop_constraint("fk_invitees_elsewhere_day_id", type_="foreignkey")
        for name in ("reason_sealed", "seen_at", "walk_in", "elsewhere_day_id"):
            table.drop_column(name)
    with op.batch_alter_table("study_days") as table:
        for name in ("series_id", "lesson_id"):
            table.drop_constraint(f"fk_study_days_{name}", type_="foreignkey")
        for name in _NEW_OF_DAYS:
            table.drop_column(name)
    op.drop_table("lessons")
    op.drop_table("study_series")


_NEW_OF_DAYS = (
    "host_id",
    "series_id",
    "lesson_id",
    "late_from",
    "online_until",
    "planned_at",
    "changed_at",
    "sequence",
    "cancel_reason",
)


def _make_series() -> None:
    op.create_table(
        "study_series",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("month_day", ID, nullable=True),
        sa.Column("nth", ID, nullable=True),
        sa.Column("weekday", ID, nullable=True),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("months", ID, nullable=False),
        sa.Column("on_holiday", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_study_series_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_study_series"),
    )
    op.create_index("ix_study_series_unit_id", "study_series", ["unit_id"])


def _make_lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("audio_url", sa.String(), nullable=True),
        sa.Column("video_url", sa.String(), nullable=True),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("right_choice", ID, nullable=True),
        sa.Column("least_s", ID, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lessons"),
    )


def _widen_days() -> None:
    with op.batch_alter_table("study_days") as table:
        for name in ("host_id", "series_id", "lesson_id"):
            table.add_column(sa.Column(name, ID, nullable=True))
        for name in ("late_from", "online_until", "planned_at", "changed_at"):
            table.add_column(sa.Column(name, MOMENT, nullable=True))
        table.add_column(sa.Column("sequence", ID, nullable=False, server_default="0"))
        table.add_column(sa.Column("cancel_reason", sa.String(), nullable=True))
        table.create_foreign_key("fk_study_days_series_id", "study_series", ["series_id"], ["id"])
        table.create_foreign_key("fk_study_days_lesson_id", "lessons", ["lesson_id"], ["id"])
    _fill_days()
    with op.batch_alter_table("study_days") as table:
        table.alter_column("late_from", existing_type=MOMENT, nullable=False)
        table.alter_column("online_until", existing_type=MOMENT, nullable=False)


def _fill_days() -> None:
    moments = [sa.column(n, MOMENT) for n in ("starts_at", "ends_at", "late_from", "online_until")]
    days = sa.table("study_days", sa.column("id", ID), *moments)
    there = op.get_bind().execute(sa.select(days.c.id, days.c.starts_at, days.c.ends_at)).all()
    for id_, starts_at, ends_at in there:
        op.execute(
            days.update()
            .where(days.c.id == id_)
            .values(late_from=starts_at + LATE_AFTER, online_until=ends_at + STUDIED_WITHIN)
        )


def _widen_invitees() -> None:
    with op.batch_alter_table(
        "invitees", recreate="auto", table_kwargs={"sqlite_with_rowid": False}
    ) as table:
        table.add_column(sa.Column("reason_sealed", sa.String(), nullable=True))
        table.add_column(sa.Column("seen_at", MOMENT, nullable=True))
        table.add_column(
            sa.Column("walk_in", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("elsewhere_day_id", ID, nullable=True))
        table.create_foreign_key(
            "fk_invitees_elsewhere_day_id", "study_days", ["elsewhere_day_id"], ["id"]
        )


def _make_check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("study_day_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("entered_late", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("recorded_by_id", ID, nullable=True),
        sa.Column("distance_m", ID, nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name="fk_check_ins_study_day_id"
        ),
        sa.PrimaryKeyConstraint("study_day_id", "person_id", "evidence", name="pk_check_ins"),
        sqlite_with_rowid=False,
    )


def _make_old_check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("study_day_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("recorded_by_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name="fk_check_ins_study_day_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
        sa.UniqueConstraint("study_day_id", "person_id", name="uq_check_ins_study_day_id"),
    )
    op.create_index("ix_check_ins_person_id", "check_ins", ["person_id"])


def _make_changes() -> None:
    op.create_table(
        "check_in_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("study_day_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name="fk_check_in_changes_study_day_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_in_changes"),
    )
    op.create_index("ix_check_in_changes_about", "check_in_changes", ["study_day_id", "person_id"])
    op.create_index("ix_check_in_changes_person_id", "check_in_changes", ["person_id"])


def _make_readings() -> None:
    op.create_table(
        "lesson_readings",
        sa.Column("study_day_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("choice", ID, nullable=True),
        sa.Column("tries", ID, nullable=False, server_default="0"),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name="fk_lesson_readings_study_day_id"
        ),
        sa.PrimaryKeyConstraint("study_day_id", "person_id", name="pk_lesson_readings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_lesson_readings_person_id", "lesson_readings", ["person_id"])
