"""What the platform reports of template texts after it took them (TEMPLATESENDJOBFINISH).

"success" is delivered; "failed:user block" means that this person blocks templates; any other
failure sends the text on by its next route, unless it was withdrawn since. The report may come
twice, before the answer of the call it reports on, or never.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Row, delete, select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.delivery.models import Content, Delivery, Outbound, TemplateResult, Window

DELIVERED = "success"
BLOCKS = "block"  # in "failed:user block", written in several ways


def template_result(
    session: Session, now: datetime, account: str, platform_id: str, status: str
) -> None:
    """Note a report; a failed text waits for its next route. Twice is once."""
    if not _apply(session, now, account, {platform_id: status}):
        keep_early(session, now, account, platform_id, status)


def keep_early(
    session: Session, now: datetime, account: str, platform_id: str, status: str
) -> None:
    """Keep a report whose call has not been recorded yet, for `take_early`."""
    early = insert_into(session, TemplateResult).values(
        account=account, platform_id=platform_id, status=status, at=now
    )
    session.execute(early.on_conflict_do_nothing())


def take_early(session: Session, account: str, platform_id: str) -> str | None:
    """The report that came before its call was recorded; it is kept no longer."""
    taken = delete(TemplateResult).where(
        TemplateResult.account == account, TemplateResult.platform_id == platform_id
    )
    came = taken.returning(TemplateResult.status)
    return session.scalar(came, execution_options={"synchronize_session": False})


def apply_early_results(
    session: Session, now: datetime, account: str, platform_ids: Collection[str]
) -> None:
    """Apply the reports that came before these template texts were recorded."""
    early = delete(TemplateResult).where(
        TemplateResult.account == account, TemplateResult.platform_id.in_(platform_ids)
    )
    came = early.returning(TemplateResult.platform_id, TemplateResult.status)
    found = session.execute(came, execution_options={"synchronize_session": False}).all()
    if found:
        _apply(session, now, account, {row.platform_id: row.status for row in found})


def _apply(session: Session, now: datetime, account: str, statuses: dict[str, str]) -> int:
    """How many of the reported texts are known here."""
    known = session.execute(_known(account, statuses)).all()
    for row in known:
        if row.outcome == "accepted":
            _note(session, now, row, statuses[row.platform_id])
    return len(known)


def _known(account: str, platform_ids: Collection[str]) -> Executable:
    return (
        select(
            Delivery.id,
            Delivery.platform_id,
            Delivery.outcome,
            Delivery.openid,
            Delivery.channel,
            Delivery.outbound_id,
            Outbound.tried,
            Content.account,
            Content.withdrawn,
        )
        .join_from(Delivery, Outbound, Outbound.id == Delivery.outbound_id)
        .join(Content, Content.id == Outbound.content_id)
        .where(Content.account == account, Delivery.platform_id.in_(platform_ids))
    )


def _note(session: Session, now: datetime, row: Row[Any], status: str) -> None:
    outcome = "delivered" if status == DELIVERED else "failed"
    session.execute(update(Delivery).where(Delivery.id == row.id).values(outcome=outcome))
    if outcome == "delivered":
        return
    if BLOCKS in status and row.channel == "template":
        blocked = update(Window).where(Window.account == row.account, Window.openid == row.openid)
        session.execute(blocked.values(takes_templates=False))
    taken = update(Outbound).where(Outbound.id == row.outbound_id, Outbound.state == "accepted")
    if row.withdrawn is not None:
        session.execute(taken.values(state="skipped", reason=row.withdrawn, finished_at=now))
        return
    session.execute(
        taken.values(
            state="waiting",
            not_before=now,
            finished_at=None,
            claimed_at=None,
            may_repeat_until=None,
            tried=f"{row.tried} {row.channel}:{row.openid}".strip(),
        )
    )
