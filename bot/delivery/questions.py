"""Open questions: what a person was asked, until when, and what they answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    Update,
    bindparam,
    cast,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.core.database import insert_into, is_sqlite
from bot.core.recordset import recordset
from bot.delivery.models import OPEN, Question

ANSWERED_AGAIN = frozenset({"study_day", "notice"})  # stay open for another answer until the end
questions: Table = Question.metadata.tables["questions"]
ONE_OPEN = ["account", "openid", "kind", "subject"]
_RENEWED = ("asked_at", "open_until", "in_reply", "data", "choices", "answer", "answered_at")


def asked_row(
    now: datetime,
    *,
    account: str,
    openid: str,
    person_id: int | None,
    kind: str,
    about_id: int | None = None,
    until: datetime,
    data: Mapping[str, Any] | None = None,
    choices: Sequence[str] = (),
    in_reply: bool = True,
) -> dict[str, Any]:
    """One question as the values of its row."""
    return {
        "account": account,
        "openid": openid,
        "person_id": person_id,
        "kind": kind,
        "about_id": about_id,
        "subject": f"{about_id or ''}:{person_id or ''}",
        "asked_at": now,
        "open_until": until,
        "in_reply": in_reply,
        "data": dict(data or {}),
        "choices": list(choices),
        "answer": None,
        "answered_at": None,
    }


def ask(
    session: Session,
    now: datetime,
    *,
    account: str,
    openid: str,
    person_id: int | None,
    kind: str,
    about_id: int | None = None,
    until: datetime,
    data: Mapping[str, Any] | None = None,
    choices: Sequence[str] = (),
    in_reply: bool = True,
) -> int:
    """Open a question until `until`; its id.

    The same kind about the same thing asked again while it is open is the same question, asked
    anew: it keeps its id and forgets its answer. `in_reply`: asked by a reply, not by a push.
    """
    row = asked_row(
        now,
        account=account,
        openid=openid,
        person_id=person_id,
        kind=kind,
        about_id=about_id,
        until=until,
        data=data,
        choices=choices,
        in_reply=in_reply,
    )
    return ask_many(session, [row])[0]


def ask_each(
    session: Session,
    now: datetime,
    *,
    account: str,
    of: Select[str | None, int],
    kind: str,
    about_id: int,
    until: datetime,
) -> None:
    """Put one question by no reply to many (`of`: openid and member), in one statement; who has it
    open already is asked anew."""
    asked = of.subquery()
    openid, person_id = asked.c[0], asked.c[1]
    same = asked_row(
        now,
        account=account,
        openid="",
        person_id=None,
        kind=kind,
        about_id=about_id,
        until=until,
        in_reply=False,
    )
    columns = {name: literal(value, questions.c[name].type) for name, value in same.items()}
    own = {
        "openid": openid,
        "person_id": person_id,
        "subject": literal(f"{about_id}:") + cast(person_id, String),
    }
    values = {**columns, **own}
    row = insert_into(session, Question).from_select(
        list(values), select(*values.values()).where(openid.is_not(None)), include_defaults=False
    )
    session.execute(
        row.on_conflict_do_update(
            index_elements=ONE_OPEN,
            index_where=OPEN,
            set_={name: row.excluded[name] for name in _RENEWED},
        ),
        execution_options={"synchronize_session": False},
    )
    session.expire_all()


def ask_many(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Open the questions of `asked_row`, no two of them the same; their ids."""
    if not rows:
        return []
    session.flush()
    asked = insert_into(session, Question)
    if is_sqlite(session):
        asked = asked.values(list(rows))
    else:
        asked = asked.from_select(list(rows[0]), recordset(questions, list(rows[0]), rows))
    opened = asked.on_conflict_do_update(
        index_elements=ONE_OPEN,
        index_where=OPEN,
        set_={name: asked.excluded[name] for name in _RENEWED},
    ).returning(Question.id)
    ids = list(session.scalars(opened))
    for asked_id in ids:
        known = session.identity_map.get(session.identity_key(Question, asked_id))
        if known is not None:
            session.expire(known)  # asked anew: what was read of it is old
    return ids


def open_questions(session: Session, now: datetime, account: str, openid: str) -> list[Question]:
    """What is open towards this WeChat account, the oldest first."""
    found = session.scalars(
        select(Question)
        .where(
            Question.account == account,
            Question.openid == openid,
            Question.closed_at.is_(None),
            Question.open_until > now,
        )
        .order_by(Question.asked_at, Question.id)
    )
    return list(found)


def concerned() -> ColumnElement[bool]:
    """Whether a WeChat account has open questions, or has answered one since `answered_since`, in
    SQL; parameters: that, `account`, `openid` and `now`."""
    theirs = select(questions.c.id).where(
        questions.c.account == bindparam("account"), questions.c.openid == bindparam("openid")
    )
    is_open = theirs.where(
        questions.c.closed_at.is_(None), questions.c.open_until > bindparam("now")
    )
    is_answered = theirs.where(questions.c.answered_at >= bindparam("answered_since"))
    return or_(is_open.exists(), is_answered.exists())


def last_answered(session: Session, account: str, openid: str) -> Question | None:
    """The question that this WeChat account answered last, open or closed; None if none."""
    return session.scalars(
        select(Question)
        .where(
            Question.account == account,
            Question.openid == openid,
            Question.answered_at.is_not(None),
        )
        .order_by(Question.answered_at.desc(), Question.id.desc())
        .limit(1)
    ).first()


def answered(session: Session, now: datetime, question_id: int, option: str) -> None:
    """Note an answer; the question closes, unless its kind may be answered again until its end."""
    question = session.get_one(Question, question_id)
    question.answer = option
    question.answered_at = now
    if question.kind not in ANSWERED_AGAIN:
        question.closed_at = now
    session.flush()


def close(session: Session, now: datetime, question_id: int) -> None:
    """Close a question without an answer; a closed one stays as it is."""
    _close(session, now, update(Question).where(Question.id == question_id))


def close_about(
    session: Session,
    now: datetime,
    kind: str,
    about_id: int,
    persons: Select[int] | Sequence[int] | None = None,
) -> None:
    """Close every open question of this kind about this thing, put to `persons` (None: anybody)."""
    chosen = update(Question).where(Question.kind == kind, Question.about_id == about_id)
    if persons is not None:
        chosen = chosen.where(Question.person_id.in_(persons))
    _close(session, now, chosen)


def keep_open_until(session: Session, kind: str, about_id: int, until: datetime) -> None:
    """What is open of this kind about this thing stays so until then, and no longer."""
    session.execute(
        update(Question)
        .where(Question.kind == kind, Question.about_id == about_id, Question.closed_at.is_(None))
        .values(open_until=until)
    )


def reopen(session: Session, now: datetime, question_id: int, until: datetime) -> None:
    """Ask a question once more, without its answer; a newer one that took its place is closed."""
    question = session.get_one(Question, question_id)
    newer = update(Question).where(
        Question.id != question_id,
        *(getattr(Question, name) == getattr(question, name) for name in ONE_OPEN),
    )
    _close(session, now, newer)
    question = session.get_one(Question, question_id)
    question.closed_at = question.answer = question.answered_at = None
    question.asked_at, question.open_until = now, until
    session.flush()


def _close(session: Session, now: datetime, chosen: Update) -> None:
    session.execute(chosen.where(Question.closed_at.is_(None)).values(closed_at=now))
