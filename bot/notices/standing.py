"""Where each recipient of a notice stands, one row each, in SQL: every figure and every line of the
ledger's page is read from these rows, so that they cannot say different things."""

from dataclasses import dataclass

from sqlalchemy import CTE, Select, Table, select

from bot import delivery, people
from bot.notices.models import Notice, Recipient

STATES = ("confirmed", "handed_over", "explained", "waiting")
recipients: Table = Recipient.metadata.tables["recipients"]
persons: Table = people.Person.metadata.tables["persons"]


@dataclass(frozen=True, slots=True)
class Of:
    """A notice to look at, and among whom (None: its whole audience)."""

    notice: Notice
    members: Select[int] | None = None


def standing(of: Of) -> CTE:
    """One row for each recipient.

    person_id, name, home_unit_id and residence_unit_id as they were when the notice went out;
    state, since, answer, by_id, to_id, reason; told (a text has reached them or may have),
    arrived (the platform says that it came to their phone), opened_at (they opened its page).
    """
    about = ("notice", of.notice.id)
    mine = select(recipients).where(recipients.c.notice_id == of.notice.id)
    if of.members is not None:
        mine = mine.where(recipients.c.person_id.in_(of.members))
    found = mine.cte("found")
    joined = found.join(persons, persons.c.id == found.c.person_id)
    belonged = people.belonging_at(of.notice.goes_at, joined)
    kept = ("state", "since", "answer", "by_id", "to_id", "reason", "opened_at")
    return (
        select(
            found.c.person_id,
            persons.c.name,
            belonged.home_unit_id.label("home_unit_id"),
            belonged.residence_unit_id.label("residence_unit_id"),
            *(found.c[one] for one in kept),
            found.c.person_id.in_(delivery.told(about)).label("told"),
            found.c.person_id.in_(delivery.arrived(about)).label("arrived"),
        )
        .select_from(belonged.source)
        .cte("standing")
        .prefix_with("MATERIALIZED")  # else every column is worked out again for each count
    )
