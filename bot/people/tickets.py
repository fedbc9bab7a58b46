"""QR codes of invitations: asked for where paper is wanted, made where the platform may be called.

A page never waits for the platform: it asks for the codes and shows those there are. Where there is
none the paper carries the words to send instead, and works as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from bot.core.database import UtcDateTime
from bot.people.chunks import in_chunks
from bot.people.invitations import InvitationShown, invitations
from bot.people.models import Ticket

tickets: Table = Ticket.metadata.tables["tickets"]
_WORTH_A_CODE = timedelta(hours=1)  # left of an invitation; paper takes its time


@dataclass(frozen=True, slots=True)
class TicketWanted:
    """An invitation that has no good QR code yet, and until when one is needed."""

    invitation_id: int
    scene: str
    until: datetime


def ask_for_tickets(session: Session, now: datetime, scenes: Iterable[str]) -> None:
    """Have QR codes made for the invitations of these scenes; asking twice is asking once."""
    there = select(tickets.c.invitation_id).where(tickets.c.invitation_id == invitations.c.id)
    for part in in_chunks(list(scenes)):
        rows = select(invitations.c.id, literal(now, UtcDateTime())).where(
            invitations.c.scene.in_(part), ~there.exists()
        )
        session.execute(insert(tickets).from_select(["invitation_id", "asked_at"], rows))


def tickets_wanted(
    session: Session, now: datetime, account: str, *, limit: int
) -> list[TicketWanted]:
    """Invitations of an account whose QR code was asked for and is missing or too old, the longest
    asked for first; none for those used or about to expire."""
    rows = session.execute(
        select(invitations.c.id, invitations.c.scene, invitations.c.expires_at)
        .join_from(tickets, invitations, invitations.c.id == tickets.c.invitation_id)
        .where(
            invitations.c.account == account,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now + _WORTH_A_CODE,
            or_(tickets.c.expires_at.is_(None), tickets.c.expires_at <= now),
        )
        .order_by(tickets.c.asked_at, tickets.c.invitation_id)
        .limit(limit)
    )
    return [TicketWanted(*row) for row in rows]


def keep_ticket(session: Session, *, invitation_id: int, url: str, expires_at: datetime) -> None:
    """Keep what the platform made of an invitation."""
    session.execute(
        update(tickets)
        .where(tickets.c.invitation_id == invitation_id)
        .values(url=url, expires_at=expires_at)
    )


def ticket_urls(
    session: Session, now: datetime, shown: Sequence[InvitationShown]
) -> dict[str, str]:
    """Scene -> what its QR code holds, for those of these invitations that have a good one."""
    found: dict[str, str] = {}
    for part in in_chunks([one.scene for one in shown]):
        rows = session.execute(
            select(invitations.c.scene, tickets.c.url)
            .join_from(tickets, invitations, invitations.c.id == tickets.c.invitation_id)
            .where(invitations.c.scene.in_(part), _is_good(now))
        )
        found.update((row.scene, row.url) for row in rows)
    return found


def _is_good(now: datetime) -> ColumnElement[bool]:
    return tickets.c.url.is_not(None) & (tickets.c.expires_at > now)
