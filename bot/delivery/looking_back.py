"""What was asked and sent before: for 改, 找回, and for words left until somebody writes again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot import people
from bot.core.facts import About
from bot.core.kept_facts import Kept, bring_back, keep
from bot.delivery import questions
from bot.delivery.models import Content, Delivery, Outbound, Question, Window

WORD = "word"  # kept among the questions: read with them, asked of nobody
WORD_KEPT_FOR = timedelta(days=365)
_WORDS_AT_ONCE = 500  # rows of one INSERT: SQLite takes 32,766 values


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
            Delivery.outcome.in_(["accepted", "delivered", "unknown"]),
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
    if card is not None:
        word = LeftWord(card.account, key, facts, undo, but, not_helpers)
        leave_words(session, now, {person_id: word})


@dataclass(frozen=True, slots=True)
class LeftWord:
    """A text to be left for a member of this account; the rest as `leave_word` says."""

    account: str
    key: str
    facts: Mapping[str, Kept]
    undo: Mapping[str, Any]
    but: str | None = None
    not_helpers: bool = False


def leave_words(session: Session, now: datetime, words: Mapping[int, LeftWord]) -> None:
    """The same for many members at once, by their ids."""
    openids = people.openids_of(session, list(words)) if words else {}
    rows = [
        _word_row(now, person_id, openid, word)
        for person_id, word in words.items()
        for openid, kind in openids.get(person_id, [])
        if openid != word.but and not (word.not_helpers and kind == "helper")
    ]
    for start in range(0, len(rows), _WORDS_AT_ONCE):
        questions.ask_many(session, rows[start : start + _WORDS_AT_ONCE])


def _word_row(now: datetime, person_id: int, openid: str, word: LeftWord) -> dict[str, Any]:
    row = questions.asked_row(
        now,
        account=word.account,
        openid=openid,
        person_id=person_id,
        kind=WORD,
        until=now + WORD_KEPT_FOR,
        data={"key": word.key, "facts": keep(word.facts), "undo": dict(word.undo)},
        in_reply=False,
    )
    # Words stand beside one another, where a question asked again takes the place of the first.
    return {**row, "subject": f"{row['subject']}:{word.key}:{now.isoformat()}"}


def take_word_back(
    session: Session, now: datetime, *, person_id: int, undo: Mapping[str, Any]
) -> None:
    """What a member was to read of something is no longer so, and is not read any more."""
    take_words_back(session, now, person_ids=[person_id], undo=undo)


def take_words_back(
    session: Session, now: datetime, *, person_ids: Sequence[int], undo: Mapping[str, Any]
) -> None:
    """The same for many members at once."""
    left = session.scalars(
        select(Question).where(
            Question.person_id.in_(person_ids),
            Question.kind == WORD,
            Question.closed_at.is_(None),
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


def heard_since(at: datetime | InstrumentedAttribute[datetime]) -> Select[str]:
    """The WeChat accounts that wrote at `at` (of a row around it) or later."""
    return select(Window.openid).where(Window.last_message_at >= at)
