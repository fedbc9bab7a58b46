"""Planning many texts at once, each for a set of people: two statements however many there are.

A reminder run in the morning is thousands of study days; by one INSERT … SELECT each the ways to
the database would cost more than the rows.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import FromClause, Select, Table, insert, literal, select
from sqlalchemy.orm import Session

from bot.core.database import enter
from bot.core.many import among
from bot.core.recordset import insert_rows
from bot.delivery.models import Content, Outbound
from bot.delivery.planning import Draft, content_row, note

outbox: Table = Outbound.metadata.tables["outbox"]
contents: Table = Content.metadata.tables["contents"]

# From the planned contents (`id`, `key`, `about_id`) to rows of content id, person id, not before.
Recipients = Callable[[FromClause], Select[int, int, datetime]]


def plan_sets(
    session: Session, now: datetime, drafts: Sequence[Draft], recipients: Recipients
) -> int:
    """Bring each of these texts to whom `recipients` selects for it; how many rows that is.

    It must select a person once for a text at most. All drafts have one account and rank.
    """
    if not drafts:
        return 0
    ((account, rank),) = {(draft.account, draft.rank) for draft in drafts}
    session.flush()
    ids = insert_rows(session, contents, [content_row(draft, now) for draft in drafts])
    planned = select(contents.c.id, contents.c.key, contents.c.about_id).where(
        among(contents.c.id, ids)
    )
    chosen = recipients(planned.subquery("planned")).subquery("chosen")
    fixed = {"account": account, "state": "waiting", "rank": rank, "tried": "", "retries": 0}
    values = (literal(value, outbox.c[name].type) for name, value in fixed.items())
    # In the order of the index of both columns: a large one takes rows side by side more quickly.
    rows_of_all = select(*chosen.c, *values).order_by(chosen.c[0], chosen.c[1])
    columns = ["content_id", "person_id", "not_before", *fixed]
    count = enter(session, insert(outbox).from_select(columns, rows_of_all))
    for content_id in ids:
        note(session, content_id)
    return count
