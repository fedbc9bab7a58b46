"""The ground floor: people, study days, notices, errands, help requests, delivery, the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "contents",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("template", sa.JSON(), nullable=True),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("question_until", MOMENT, nullable=True),
        sa.Column("about_kind", sa.String(), nullable=False),
        sa.Column("about_id", LONG, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("held_at_night", sa.Boolean(), nullable=False),
        sa.Column("useless_after", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contents")),
    )
    op.create_index("ix_contents_about", "contents", ["about_kind", "about_id"], unique=False)
    op.create_table(
        "counters",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", LONG, nullable=False),
        sa.PrimaryKeyConstraint("account", "kind", name=op.f("pk_counters")),
    )
    op.create_table(
        "day_numbers",
        sa.Column("owner_id", LONG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("number", LONG, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "day", "person_id", name=op.f("pk_day_numbers")),
        sa.UniqueConstraint(
            "owner_id", "day", "number", name=op.f("uq_day_numbers_owner_id_day_number")
        ),
    )
    op.create_table(
        "due",
        sa.Column("id", LONG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", LONG, nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("failures", LONG, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due")),
        sa.UniqueConstraint(
            "kind", "subject_id", "occurrence", name=op.f("uq_due_kind_subject_id_occurrence")
        ),
    )
    op.create_index(
        "ix_due_waiting",
        "due",
        ["at"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
        sqlite_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "errands",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("no", LONG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about_kind", sa.String(), nullable=False),
        sa.Column("about_id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("owner_id", LONG, nullable=True),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("listed_from", MOMENT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", LONG, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errands")),
        sa.UniqueConstraint("account", "no", name=op.f("uq_errands_account_no")),
        sa.UniqueConstraint(
            "kind",
            "about_kind",
            "about_id",
            "person_id",
            name=op.f("uq_errands_kind_about_kind_about_id_person_id"),
        ),
    )
    op.create_index("ix_errands_about", "errands", ["about_kind", "about_id"], unique=False)
    op.create_index("ix_errands_owner", "errands", ["owner_id", "state"], unique=False)
    op.create_index(op.f("ix_errands_person_id"), "errands", ["person_id"], unique=False)
    op.create_table(
        "help_request_additions",
        sa.Column("id", LONG, nullable=False),
        sa.Column("help_request_id", LONG, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content_sealed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_request_additions")),
    )
    op.create_index(
        op.f("ix_help_request_additions_help_request_id"),
        "help_request_additions",
        ["help_request_id"],
        unique=False,
    )
    op.create_table(
        "help_requests",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("no", LONG, nullable=False),
        sa.Column("asker_id", LONG, nullable=False),
        sa.Column("asked_by_id", LONG, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("danger", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("organiser_id", LONG, nullable=True),
        sa.Column("told_ids", sa.JSON(), nullable=False),
        sa.Column("owner_id", LONG, nullable=True),
        sa.Column("handed_to_id", LONG, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answer_by", MOMENT, nullable=False),
        sa.Column("finish_by", MOMENT, nullable=True),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_note", sa.String(), nullable=True),
        sa.Column("thanked_at", MOMENT, nullable=True),
        sa.Column("watches", LONG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_requests")),
        sa.UniqueConstraint("account", "no", name=op.f("uq_help_requests_account_no")),
    )
    op.create_index("ix_help_requests_asker", "help_requests", ["asker_id", "state"], unique=False)
    op.create_index("ix_help_requests_owner", "help_requests", ["owner_id", "state"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("retries", LONG, server_default="0", nullable=False),
        sa.Column("failures", LONG, server_default="0", nullable=False),
        sa.Column("reply", sa.String(), nullable=True),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("next_try_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_inbox_account_key")),
        sa.UniqueConstraint("account", "nonce", name=op.f("uq_inbox_account_nonce")),
    )
    op.create_index(
        "ix_inbox_failed",
        "inbox",
        ["next_try_at"],
        unique=False,
        postgresql_where=sa.text("state = 'failed'"),
        sqlite_where=sa.text("state = 'failed'"),
    )
    op.create_table(
        "lanes",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("closed_until", MOMENT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("next_probe_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", "channel", name=op.f("pk_lanes")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "lists_told",
        sa.Column("owner_id", LONG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "day", name=op.f("pk_lists_told")),
    )
    op.create_table(
        "notices",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("no", LONG, nullable=False),
        sa.Column("author_id", LONG, nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("goes_at", MOMENT, nullable=False),
        sa.Column("useless_after", MOMENT, nullable=False),
        sa.Column("reminded", LONG, nullable=False),
        sa.Column("recalled_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("account", "no", name=op.f("uq_notices_account_no")),
    )
    op.create_index("ix_notices_author", "notices", ["author_id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("person_id", LONG, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about_id", LONG, nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("open_until", MOMENT, nullable=False),
        sa.Column("in_reply", sa.Boolean(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_about", "questions", ["kind", "about_id"], unique=False)
    op.create_index(
        "ix_questions_answered",
        "questions",
        ["account", "openid", "answered_at"],
        unique=False,
        postgresql_where=sa.text("answered_at IS NOT NULL"),
        sqlite_where=sa.text("answered_at IS NOT NULL"),
    )
    op.create_index(
        "ix_questions_open",
        "questions",
        ["account", "openid", "kind", "subject"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
        sqlite_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "signs_of_life",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("position_sealed", sa.String(), nullable=True),
        sa.Column("recorded_by_id", LONG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signs_of_life")),
    )
    op.create_index(
        op.f("ix_signs_of_life_person_id"), "signs_of_life", ["person_id"], unique=False
    )
    op.create_table(
        "template_results",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("platform_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", "platform_id", name=op.f("pk_template_results")),
    )
    op.create_table(
        "tokens",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_tokens")),
    )
    op.create_table(
        "tries",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("count", LONG, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("last", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_tries")),
    )
    op.create_table(
        "units",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("parent_id", LONG, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("lineage", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("account", "path", name=op.f("uq_units_account_path")),
    )
    op.create_index(
        "ix_units_lineage",
        "units",
        ["lineage"],
        unique=False,
        postgresql_ops={"lineage": "text_pattern_ops"},
    )
    op.create_index("ix_units_name", "units", ["account", "name"], unique=False)
    op.create_index(op.f("ix_units_parent_id"), "units", ["parent_id"], unique=False)
    op.create_table(
        "windows",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("following", sa.Boolean(), nullable=False),
        sa.Column("takes_templates", sa.Boolean(), nullable=False),
        sa.Column("heard_at", MOMENT, nullable=False),
        sa.Column("last_message_at", MOMENT, nullable=True),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.Column("left", LONG, nullable=False),
        sa.Column("tap_closes_at", MOMENT, nullable=True),
        sa.Column("tap_left", LONG, nullable=False),
        sa.PrimaryKeyConstraint("account", "openid", name=op.f("pk_windows")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", LONG, nullable=False),
        sa.Column("content_id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=True),
        sa.Column("openid", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rank", LONG, nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("tried", sa.String(), server_default="", nullable=False),
        sa.Column("retries", LONG, server_default="0", nullable=False),
        sa.Column("may_repeat_until", MOMENT, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["content_id"], ["contents.id"], name=op.f("fk_outbox_content_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("content_id", "person_id", name=op.f("uq_outbox_content_id_person_id")),
    )
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"], unique=False)
    op.create_index("ix_outbox_state", "outbox", ["state", "claimed_at"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["rank", "not_before"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
        sqlite_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "persons",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=True),
        sa.Column("phone_sealed", sa.String(), nullable=True),
        sa.Column("phone_key", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("birthday_calendar", sa.String(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("address_sealed", sa.String(), nullable=True),
        sa.Column("helper", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("home_unit_id", LONG, nullable=False),
        sa.Column("residence_unit_id", LONG, nullable=True),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["home_unit_id"], ["units.id"], name=op.f("fk_persons_home_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["residence_unit_id"], ["units.id"], name=op.f("fk_persons_residence_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_index("ix_persons_home", "persons", ["home_unit_id"], unique=False)
    op.create_index("ix_persons_name", "persons", ["account", "name"], unique=False)
    op.create_index(op.f("ix_persons_phone_key"), "persons", ["phone_key"], unique=False)
    op.create_index("ix_persons_residence", "persons", ["residence_unit_id"], unique=False)
    op.create_table(
        "recipients",
        sa.Column("notice_id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("by_id", LONG, nullable=True),
        sa.Column("to_id", LONG, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_recipients_notice_id")
        ),
        sa.PrimaryKeyConstraint("notice_id", "person_id", name=op.f("pk_recipients")),
    )
    op.create_index("ix_recipients_person", "recipients", ["person_id"], unique=False)
    op.create_table(
        "study_days",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("no", LONG, nullable=False),
        sa.Column("unit_id", LONG, nullable=False),
        sa.Column("author_id", LONG, nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("check_in_opens_at", MOMENT, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_study_days_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_days")),
        sa.UniqueConstraint("account", "no", name=op.f("uq_study_days_account_no")),
    )
    op.create_index("ix_study_days_unit", "study_days", ["unit_id", "starts_at"], unique=False)
    op.create_table(
        "bindings",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_bindings_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bindings")),
        sa.UniqueConstraint(
            "account",
            "openid",
            "person_id",
            "since",
            name=op.f("uq_bindings_account_openid_person_id_since"),
        ),
    )
    op.create_index("ix_bindings_openid", "bindings", ["account", "openid"], unique=False)
    op.create_index(op.f("ix_bindings_person_id"), "bindings", ["person_id"], unique=False)
    op.create_table(
        "check_ins",
        sa.Column("id", LONG, nullable=False),
        sa.Column("study_day_id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("recorded_by_id", LONG, nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name=op.f("fk_check_ins_study_day_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sa.UniqueConstraint(
            "study_day_id", "person_id", name=op.f("uq_check_ins_study_day_id_person_id")
        ),
    )
    op.create_index(op.f("ix_check_ins_person_id"), "check_ins", ["person_id"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", LONG, nullable=False),
        sa.Column("outbound_id", LONG, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("openid", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("code", LONG, nullable=True),
        sa.Column("platform_id", sa.String(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["outbound_id"], ["outbox.id"], name=op.f("fk_deliveries_outbound_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_outbound_id"), "deliveries", ["outbound_id"], unique=False)
    op.create_index("ix_deliveries_platform", "deliveries", ["platform_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", LONG, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("code_sealed", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("scene", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_invitations_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    op.create_index("ix_invitations_code", "invitations", ["account", "code_key"], unique=False)
    op.create_index(op.f("ix_invitations_person_id"), "invitations", ["person_id"], unique=False)
    op.create_index(op.f("ix_invitations_scene"), "invitations", ["scene"], unique=False)
    op.create_table(
        "invitees",
        sa.Column("study_day_id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by_id", LONG, nullable=True),
        sa.ForeignKeyConstraint(
            ["study_day_id"], ["study_days.id"], name=op.f("fk_invitees_study_day_id")
        ),
        sa.PrimaryKeyConstraint("study_day_id", "person_id", name=op.f("pk_invitees")),
    )
    op.create_index("ix_invitees_person", "invitees", ["person_id"], unique=False)
    op.create_table(
        "list_numbers",
        sa.Column("unit_id", LONG, nullable=False),
        sa.Column("year", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("number", LONG, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_list_numbers_person_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_list_numbers_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "year", "person_id", name=op.f("pk_list_numbers")),
        sa.UniqueConstraint(
            "unit_id", "year", "number", name=op.f("uq_list_numbers_unit_id_year_number")
        ),
    )
    op.create_table(
        "roles",
        sa.Column("id", LONG, nullable=False),
        sa.Column("person_id", LONG, nullable=False),
        sa.Column("unit_id", LONG, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roles_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_roles_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    op.create_index(op.f("ix_roles_person_id"), "roles", ["person_id"], unique=False)
    op.create_index("ix_roles_unit", "roles", ["unit_id", "role"], unique=False)


def downgrade() -> None:
    """Take every table away."""
    op.drop_index("ix_roles_unit", table_name="roles")
    op.drop_index(op.f("ix_roles_person_id"), table_name="roles")
    op.drop_table("roles")
    op.drop_table("list_numbers")
    op.drop_index("ix_invitees_person", table_name="invitees")
    op.drop_table("invitees")
    op.drop_index(op.f("ix_invitations_scene"), table_name="invitations")
    op.drop_index(op.f("ix_invitations_person_id"), table_name="invitations")
    op.drop_index("ix_invitations_code", table_name="invitations")
    op.drop_table("invitations")
    op.drop_index("ix_deliveries_platform", table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_outbound_id"), table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_index(op.f("ix_check_ins_person_id"), table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_index(op.f("ix_bindings_person_id"), table_name="bindings")
    op.drop_index("ix_bindings_openid", table_name="bindings")
    op.drop_table("bindings")
    op.drop_index("ix_study_days_unit", table_name="study_days")
    op.drop_table("study_days")
    op.drop_index("ix_recipients_person", table_name="recipients")
    op.drop_table("recipients")
    op.drop_index("ix_persons_residence", table_name="persons")
    op.drop_index(op.f("ix_persons_phone_key"), table_name="persons")
    op.drop_index("ix_persons_name", table_name="persons")
    op.drop_index("ix_persons_home", table_name="persons")
    op.drop_table("persons")
    op.drop_index(
        "ix_outbox_waiting",
        table_name="outbox",
        postgresql_where=sa.text("state = 'waiting'"),
        sqlite_where=sa.text("state = 'waiting'"),
    )
    op.drop_index("ix_outbox_state", table_name="outbox")
    op.drop_index(op.f("ix_outbox_person_id"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("windows")
    op.drop_index(op.f("ix_units_parent_id"), table_name="units")
    op.drop_index("ix_units_name", table_name="units")
    op.drop_index(
        "ix_units_lineage", table_name="units", postgresql_ops={"lineage": "text_pattern_ops"}
    )
    op.drop_table("units")
    op.drop_table("tries")
    op.drop_table("tokens")
    op.drop_table("template_results")
    op.drop_index(op.f("ix_signs_of_life_person_id"), table_name="signs_of_life")
    op.drop_table("signs_of_life")
    op.drop_index(
        "ix_questions_open",
        table_name="questions",
        postgresql_where=sa.text("closed_at IS NULL"),
        sqlite_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(
        "ix_questions_answered",
        table_name="questions",
        postgresql_where=sa.text("answered_at IS NOT NULL"),
        sqlite_where=sa.text("answered_at IS NOT NULL"),
    )
    op.drop_index("ix_questions_about", table_name="questions")
    op.drop_table("questions")
    op.drop_index("ix_notices_author", table_name="notices")
    op.drop_table("notices")
    op.drop_table("lists_told")
    op.drop_table("leases")
    op.drop_table("lanes")
    op.drop_index(
        "ix_inbox_failed",
        table_name="inbox",
        postgresql_where=sa.text("state = 'failed'"),
        sqlite_where=sa.text("state = 'failed'"),
    )
    op.drop_table("inbox")
    op.drop_index("ix_help_requests_owner", table_name="help_requests")
    op.drop_index("ix_help_requests_asker", table_name="help_requests")
    op.drop_table("help_requests")
    op.drop_index(
        op.f("ix_help_request_additions_help_request_id"), table_name="help_request_additions"
    )
    op.drop_table("help_request_additions")
    op.drop_index(op.f("ix_errands_person_id"), table_name="errands")
    op.drop_index("ix_errands_owner", table_name="errands")
    op.drop_index("ix_errands_about", table_name="errands")
    op.drop_table("errands")
    op.drop_index(
        "ix_due_waiting",
        table_name="due",
        postgresql_where=sa.text("done_at IS NULL"),
        sqlite_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("due")
    op.drop_table("day_numbers")
    op.drop_table("counters")
    op.drop_index("ix_contents_about", table_name="contents")
    op.drop_table("contents")
