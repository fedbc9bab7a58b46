"""What others ask about notices: how they stand, which one an answer is for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.notices.models import Notice, NoticeText, Recipient
from bot.notices.outcomes import ByWord, NoSuchNotice, NothingAnnounced, Progress, Standing
from bot.notices.standing import STATES


def notice(session: Session, notice_id: int) -> Notice | None:
    """One notice, None for an unknown id."""
    return session.get(Notice, notice_id)


def earlier_texts(session: Session, notice_id: int) -> list[NoticeText]:
    """The words a notice had before, the latest first; none for one that was never changed."""
    return list(
        session.scalars(
            select(NoticeText)
            .where(NoticeText.notice_id == notice_id)
            .order_by(NoticeText.nth.desc())
        )
    )


def open_for(session: Session, now: datetime, person_id: int) -> list[Notice]:
    """The notices a member may still answer, the latest first: gone out, not recalled, not stale.

    Answered ones are among them, for the latest word wins at any time.
    """
    return list(session.scalars(_open_for(now, person_id)))


def latest_open_for(session: Session, now: datetime, person_id: int) -> Notice | None:
    """The notice a bare 收到 is for: the latest unanswered one, else the latest; None without."""
    unanswered = case((Recipient.state.in_(("waiting", "handed_over")), 0), else_=1)
    newest = (unanswered, Notice.goes_at.desc(), Notice.id.desc())
    chosen = _open_for(now, person_id).order_by(None).order_by(*newest).limit(1)
    return session.scalars(chosen).first()


def unanswered_by(session: Session, now: datetime, person_id: int) -> list[Notice]:
    """The notices that wait for this member's word, the latest first."""
    return list(
        session.scalars(_open_for(now, person_id).where(Recipient.state == "waiting").limit(5))
    )


def waiting(notice_id: int) -> Select[Any]:
    """The person ids that a notice still waits for."""
    return select(Recipient.person_id).where(
        Recipient.notice_id == notice_id, Recipient.state == "waiting"
    )


def own(session: Session, author_id: int, number: int | None) -> Notice | None:
    """An author's notice of that number, or the latest for None."""
    chosen = select(Notice).where(Notice.author_id == author_id)
    if number is not None:
        chosen = chosen.where(Notice.no == number)
    return session.scalars(chosen.order_by(Notice.no.desc()).limit(1)).first()


def progress(
    session: Session, author_id: int, number: int | None = None
) -> Progress | NothingAnnounced | NoSuchNotice:
    """How a notice stands, for whoever announced it; None means the latest."""
    found = own(session, author_id, number)
    if found is None:
        return NothingAnnounced() if number is None else NoSuchNotice(number)
    standing = counts(session, [found.id])[found.id]
    return Progress(
        id=found.id,
        no=found.no,
        title=found.title,
        goes_at=found.goes_at,
        recalled_at=found.recalled_at,
        audience=sum(standing.values()),
        confirmed=standing["confirmed"],
        waiting=standing["waiting"],
        handed_over=_handed_over(session, found.id),
        by_word=_by_word(session, found.id),
        reasons=_reasons(session, found.id),
    )


def figures(session: Session, account: str | None = None) -> list[dict[str, Any]]:
    """Every notice in figures (INTERFACE §6), in the order of the numbers."""
    chosen = select(Notice).order_by(Notice.account, Notice.no)
    if account is not None:
        chosen = chosen.where(Notice.account == account)
    notices = session.scalars(chosen).all()
    found = counts(session, [one.id for one in notices])
    return [
        {
            "no": one.no,
            "title": one.title,
            "audience": sum(found[one.id].values()),
            **found[one.id],
        }
        for one in notices
    ]


def counts(session: Session, notice_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many recipients of each notice are in each state."""
    rows = session.execute(
        select(Recipient.notice_id, Recipient.state, func.count())
        .where(Recipient.notice_id.in_(notice_ids))
        .group_by(Recipient.notice_id, Recipient.state)
    )
    found = {one: dict.fromkeys(STATES, 0) for one in notice_ids}
    for notice_id, state, count in rows:
        found[notice_id][state] = count
    for notice_id, to_come in session.execute(_to_come(notice_ids)):
        found[notice_id]["waiting"] += to_come or 0
    return found


def _to_come(notice_ids: Sequence[int]) -> Select[int, int | None]:
    """How many of each are still to be entered: they wait too."""
    return select(Notice.id, Notice.to_come).where(
        Notice.id.in_(notice_ids), Notice.to_come.is_not(None)
    )


def count_by_word(session: Session, notice_id: int) -> int:
    """How many are confirmed by somebody else's word."""
    return session.scalars(
        select(func.count()).where(
            Recipient.notice_id == notice_id,
            Recipient.state == "confirmed",
            Recipient.by_id.is_not(None),
        )
    ).one()


def _open_for(now: datetime, person_id: int) -> Select[Any]:
    return (
        select(Notice)
        .join(Recipient, Recipient.notice_id == Notice.id)
        .where(
            Recipient.person_id == person_id,
            Notice.recalled_at.is_(None),
            Notice.goes_at <= now,
            Notice.useless_after > now,
            or_(Notice.own_hours.is_(False), _has_come()),
        )
        .order_by(Notice.goes_at.desc(), Notice.id.desc())
    )


def _has_come() -> ColumnElement[bool]:
    """Whether a notice that each gets at their own hour has been sent to this recipient."""
    return delivery.is_told("notice", Notice.id, Recipient.person_id)


def _handed_over(session: Session, notice_id: int) -> tuple[Standing, ...]:
    rows = session.scalars(
        select(Recipient)
        .where(Recipient.notice_id == notice_id, Recipient.state == "handed_over")
        .order_by(Recipient.to_id, Recipient.person_id)
    ).all()
    owners = errands.owners_about(session, ("notice", notice_id))
    to = {row.person_id: owners.get(row.person_id) or row.to_id or 0 for row in rows}
    cards = people.cards(session, [*to, *to.values()])
    return tuple(
        Standing(cards[row.person_id], cards.get(to[row.person_id]), row.answer or "", row.reason)
        for row in rows
        if row.person_id in cards
    )


def _by_word(session: Session, notice_id: int) -> tuple[ByWord, ...]:
    rows = session.execute(
        select(Recipient.person_id, Recipient.by_id)
        .where(
            Recipient.notice_id == notice_id,
            Recipient.state == "confirmed",
            Recipient.by_id.is_not(None),
        )
        .order_by(Recipient.by_id, Recipient.person_id)
    ).all()
    cards = people.cards(session, [one for row in rows for one in row])
    return tuple(ByWord(cards[who], cards[by]) for who, by in rows if who in cards and by in cards)


def _reasons(session: Session, notice_id: int) -> dict[str, int]:
    rows = session.execute(
        select(func.coalesce(Recipient.reason, ""), func.count())
        .where(Recipient.notice_id == notice_id, Recipient.state == "explained")
        .group_by(Recipient.reason)
    )
    return dict(rows.all())
