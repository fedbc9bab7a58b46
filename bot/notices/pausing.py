"""A member who wants no notices for a while is explained, and waited for again afterwards."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.facts import About
from bot.core.settings import Settings
from bot.notices import ledger
from bot.notices.models import Notice, Recipient
from bot.notices.rules import PAUSED
from bot.notices.telling import tell


def pause(session: Session, now: datetime, person_id: int) -> int:
    """Where a notice that is not urgent waits for this member, it is explained; how many."""
    calm = select(Notice.id).where(Notice.urgent.is_(False))
    notice_ids = _move(session, now, person_id, calm, "waiting", "explained", PAUSED)
    for notice_id in notice_ids:
        about: About = ("notice", notice_id)
        delivery.withdraw(session, now, about, PAUSED, [person_id], close_questions=True)
        ledger.settle(session, now, notice_id)
    return len(notice_ids)


def resume(session: Session, now: datetime, person_id: int, settings: Settings) -> int:
    """What a pause kept from this member goes to them now; how many notices wait for them again.
    What had reached them before waits for their word, and is not sent a second time.

    Only while somebody would still be asked to tell them if they stay silent (`hand_over_after`):
    an older one stays explained, or it would wait for ever.
    """
    still = select(Notice.id).where(
        Notice.recalled_at.is_(None),
        Notice.useless_after > now,
        Notice.goes_at > now - settings.notices.hand_over_after,
    )
    notice_ids = _move(session, now, person_id, still, "explained", "waiting", None)
    for notice_id in notice_ids:
        notice = session.get_one(Notice, notice_id, populate_existing=True)
        ledger.settle(session, now, notice_id)
        reached = delivery.told(("notice", notice_id)).where(people.Person.id == person_id)
        if session.scalar(reached) is None:
            not_before = max(now, notice.goes_at)
            tell(session, now, notice, "notice", not_before=not_before, to=[person_id])
    return len(notice_ids)


def _move(
    session: Session,
    now: datetime,
    person_id: int,
    among: Select[int],
    before: str,
    after: str,
    reason: str | None,
) -> Sequence[int]:
    """The recipient's state in these notices; what was explained, only where it was by a pause."""
    moving = update(Recipient).where(
        Recipient.person_id == person_id,
        Recipient.state == before,
        Recipient.notice_id.in_(among),
    )
    if before == "explained":
        moving = moving.where(Recipient.reason == PAUSED)
    moved = session.scalars(
        moving.values(state=after, reason=reason, since=now, to_id=None)
        .returning(Recipient.notice_id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    return sorted(moved)
