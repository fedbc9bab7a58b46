"""What was asked and sent before: for 改, 找回, and for words left until somebody writes again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.facts import About
from bot.core.kept_facts import Kept, bring_back, keep
from bot.delivery import questions
from bot.delivery.models import Content, Delivery, Outbound, Question, Window

WORD = "word"  # kept among the questions: read with them, asked of nobody
WORD_KEPT_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Word:
    """Something a member reads in their next reply: a text, its facts, what 改 would undo."""

    question_id: int
    key: str
    facts: Mapping[str, Any]
    undo: Mapping[str, Any]


def question(session: Session, question_id: int) -> Question:
    """The question of this id, open or closed."""
    return session.get_one(Question, question_id)


def latest(
    session: Session, account: str, openid: str, *, kinds: Collection[str]
) -> Question | None:
    """The question of these kinds put to this WeChat account last, open or closed."""
    return session.scalars(
        select(Question)
        .where(Question.account == account, Question.openid == openid, Question.kind.in_(kinds))
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .limit(1)
    ).first()


def last_channel(session: Session, about: About, person_id: int) -> str | None:
    """By which channel a text about `about` last reached a member; None if by none."""
    return session.scalars(
        select(Delivery.channel)
        .join(Outbound, Outbound.id == Delivery.outbound_id)
        .join(Content, Content.id == Outbound.content_id)
        .where(
            Content.about_kind == about[0],
            Content.about_id == about[1],
            Outbound.person_id == person_id,
            Delivery.outcome.in_(["accepted", "unknown"]),
        )
        .order_by(Delivery.at.desc())
        .limit(1)
    ).first()


def leave_word(
    session: Session,
    now: datetime,
    *,
    person_id: int,
    key: str,
    facts: Mapping[str, Kept],
    undo: Mapping[str, Any],
    but: str | None = None,
    not_helpers: bool = False,
) -> None:
    """Let a member read a text in their next reply, at no cost; nobody bound: nothing to read.

    `but`: not on this WeChat, from which it was done. `not_helpers`: on their own WeChat alone.
    """
    card = people.card(session, person_id)
    if card is None:
        return
    for openid, kind in people.openids_of(session, [person_id]).get(person_id, []):
        if openid == but or (not_helpers and kind == "helper"):
            continue
        word = questions.asked_row(
            now,
            account=card.account,
            openid=openid,
            person_id=person_id,
            kind=WORD,
            until=now + WORD_KEPT_FOR,
            data={"key": key, "facts": keep(facts), "undo": dict(undo)},
            in_reply=False,
        )
        # Words stand beside one another, where a question asked again takes the place of the first.
        apart = f"{word['subject']}:{key}:{now.isoformat()}"
        questions.ask_many(session, [{**word, "subject": apart}])


def take_word_back(
    session: Session, now: datetime, *, person_id: int, undo: Mapping[str, Any]
) -> None:
    """What a member was to read of something is no longer so, and is not read any more."""
    left = session.scalars(
        select(Question).where(
            Question.person_id == person_id, Question.kind == WORD, Question.closed_at.is_(None)
        )
    )
    for one in left:
        if one.data["undo"] == undo:
            one.closed_at = now
    session.flush()


def words_in(found: Collection[Question]) -> list[Word]:
    """The words left among what is open towards a WeChat account."""
    return [
        Word(one.id, one.data["key"], bring_back(one.data["facts"]), one.data["undo"])
        for one in found
        if one.kind == WORD and one.closed_at is None
    ]


def heard_since(at: datetime) -> Select[str]:
    """The WeChat accounts that wrote at `at` or later."""
    return select(Window.openid).where(Window.last_message_at >= at)
