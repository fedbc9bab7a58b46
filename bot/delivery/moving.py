"""A WeChat account that is another one now: the member's new phone, or a moved official account."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.delivery.models import Content, Outbound, Question, Window


def move_questions(
    session: Session,
    now: datetime,
    *,
    account: str,
    openid: str,
    to_openid: str,
    person_id: int | None = None,
) -> int:
    """What is open towards an openid (about `person_id`, None: all of it) is put to another; what
    is open there too under the same kind and subject is closed here. How many moved."""
    here = (Question.account == account) & (Question.openid == openid)
    here &= Question.closed_at.is_(None)
    if person_id is not None:
        here &= Question.person_id == person_id
    there = select(Question.kind, Question.subject).where(
        Question.account == account, Question.openid == to_openid, Question.closed_at.is_(None)
    )
    taken = {(row[0], row[1]) for row in session.execute(there)}
    found = session.scalars(select(Question).where(here).with_for_update()).all()
    moved = 0
    for question in found:
        if (question.kind, question.subject) in taken:
            question.closed_at = now
            continue
        question.openid, moved = to_openid, moved + 1
    session.flush()
    return moved


def rekey(session: Session, now: datetime, account: str, openids: Mapping[str, str]) -> None:
    """Old openid -> new: questions, what still waits to go, and what is known of the window.

    What the platform allows towards the new openid begins with their next message: the old
    account's 48 hours are not the new one's.
    """
    for old, new in openids.items():
        move_questions(session, now, account=account, openid=old, to_openid=new)
        of_account = select(Content.id).where(Content.account == account)
        session.execute(
            update(Outbound)
            .where(
                Outbound.openid == old,
                Outbound.state == "waiting",
                Outbound.content_id.in_(of_account),
            )
            .values(openid=new)
            .execution_options(synchronize_session=False)
        )
        _move_window(session, account, old, new)


def _move_window(session: Session, account: str, old: str, new: str) -> None:
    window = session.get(Window, (account, old))
    if window is None:
        return
    if session.get(Window, (account, new)) is not None:
        session.delete(window)  # they have written to the new account already
    else:
        window.openid, window.closes_at, window.tap_closes_at = new, None, None
        window.left = window.tap_left = 0
    session.flush()
