"""Planning a text and taking it back: all that domain code does to reach people.

The text stands once in `contents`; a row per recipient goes into `outbox` by one INSERT … SELECT
in the caller's transaction, so that it is sent if and only if what it tells of has happened.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.core.database import enter, insert_into
from bot.core.facts import About
from bot.core.kept_facts import Kept, keep
from bot.delivery import questions
from bot.delivery.models import Content, Outbound
from bot.people import Person

CAREFUL_PURPOSES = frozenset({"help_request", "answer"})  # may spend the last
VOICE = "voice"  # its fact of that name is sent in the place of its text
BEHIND = "_voice"  # about a "notice_voice": it goes when no text about the "notice" waits any more
PAUSED_PURPOSES = frozenset(
    {"notice", VOICE, "study_day_reminder", "card"}
)  # held back by 暂停通知
OPTIONAL_PURPOSES = frozenset({"card", VOICE})  # nobody need be told by mouth where no way is left
Persons = Select[int] | Sequence[int]
Abouts = tuple[str, int | Select[int]]  # of a kind, one thing or many
_PLANNED = "planned contents"  # in a session's own notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to be brought to people, and until when that is worth doing.

    `purpose` chooses the template ("study_day_reminder", "study_day_change", "notice",
    "help_request", "errand"; "answer", "card" and "voice" have none). `key` names the text, `facts`
    are its facts less `you`, which is how each recipient is addressed. `template` holds the facts
    of the template's fields; None: this text never goes by template. `question` is the kind of
    question it asks about `about`'s id, open until `question_until` (else `useless_after`).
    `held_at_night`: waits for the end of the quiet hours, unless `urgent`. `every_route`: by all
    ways that are open, not only by the first. `not_before`: None means at once. `many`: one of so
    many that other texts go before it.
    """

    account: str
    purpose: str
    key: str
    facts: Mapping[str, Kept]
    about: About
    useless_after: datetime
    template: Mapping[str, Kept] | None = None
    question: str | None = None
    question_until: datetime | None = None
    urgent: bool = False
    held_at_night: bool = True
    every_route: bool = False
    not_before: datetime | None = None
    many: bool = False

    @property
    def rank(self) -> int:
        """Who goes first: 0 urgent, 1 answers and help, 2 the rest, 3 what goes to very many."""
        if self.urgent:
            return 0
        if self.purpose in CAREFUL_PURPOSES:
            return 1
        return 3 if self.many else 2


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned text: its content's id, and to how many it goes."""

    content_id: int
    count: int


def plan(
    session: Session,
    now: datetime,
    draft: Draft,
    to: Persons,
    *,
    content_id: int | None = None,
    all_new: bool = False,
) -> Planned:
    """Bring a text to everybody in `to` (a SELECT of person ids, or ids), each once.

    `content_id`: of the same draft planned before, for more people: it stands once. `all_new`: the
    caller knows that `to` names nobody twice, and nobody who has it: not asking about each saves a
    third of a large INSERT.
    """
    known = None if content_id is None else session.get_one(Content, content_id)
    content = known or _content(session, now, draft)
    row = _row(content, draft, now)
    chosen = (to if isinstance(to, Select) else _known(to)).subquery()
    # With its column's type: a moment in another zone is written in UTC.
    columns = Outbound.__table__.c
    values = (literal(value, columns[name].type) for name, value in row.items())
    # In the order of the index, which so takes rows side by side: however they lie in their table.
    recipients = select(chosen.c[0], *values).where(chosen.c[0].is_not(None)).order_by(chosen.c[0])
    rows = insert_into(session, Outbound).from_select(["person_id", *row], recipients)
    if not all_new:
        rows = rows.on_conflict_do_nothing(index_elements=["content_id", "person_id"])
    count = enter(session, rows)
    note(session, content.id)
    return Planned(content.id, count)


def has_anybody(session: Session, content_id: int, between: tuple[int, int]) -> bool:
    """Whether a content is planned for anybody whose id lies between (the first not among them)."""
    after, last = between
    found = exists().where(
        Outbound.content_id == content_id, Outbound.person_id > after, Outbound.person_id <= last
    )
    return bool(session.scalar(select(found)))


def latest_content(session: Session, about: About, key: str) -> int | None:
    """The id of the newest content of this key about something, None where there is none."""
    found: int | None = session.scalar(
        select(func.max(Content.id)).where(
            Content.about_kind == about[0], Content.about_id == about[1], Content.key == key
        )
    )
    return found


def plan_each(session: Session, now: datetime, drafts: Sequence[tuple[Draft, int]]) -> int:
    """Bring to each of these people a text of their own; how many. Two statements, however many."""
    if not drafts:
        return 0
    contents = [made(draft, now) for draft, _ in drafts]
    session.add_all(contents)
    session.flush()
    rows = [
        {"person_id": person_id, **_row(content, draft, now)}
        for content, (draft, person_id) in zip(contents, drafts, strict=True)
    ]
    session.execute(insert(Outbound), rows)
    for content in contents:
        note(session, content.id)
    return len(rows)


def plan_answer(session: Session, now: datetime, draft: Draft, openid: str) -> Planned:
    """Bring a text to a WeChat account, bound or not: for late answers to what it wrote."""
    content = _content(session, now, draft)
    session.execute(
        insert_into(session, Outbound).values(openid=openid, **_row(content, draft, now))
    )
    note(session, content.id)
    return Planned(content.id, 1)


def planned_in(session: Session) -> list[int]:
    """The ids of the contents planned in this session so far."""
    return list(session.info.get(_PLANNED, ()))


def withdraw(
    session: Session,
    now: datetime,
    about: Abouts,
    reason: str,
    persons: Persons | None = None,
    purposes: Collection[str] | None = None,
    keys: Collection[str] | None = None,
    *,
    close_questions: bool = False,
) -> int:
    """What still waits about `about` is no longer wanted, because of `reason`; how many that was.

    A text whose call is under way cannot be called back; should it fail, it takes no other route
    and is skipped with this reason; withdrawn for all, so is one that the platform took and later
    reports as failed. `persons`, `purposes` and the texts' `keys` narrow it, None means all.
    `close_questions` also closes what was asked about it, under whatever kind.
    """
    contents = contents_about(about, purposes, keys)
    if persons is None:
        mark_withdrawn(session, contents, reason)
    stopped = session.scalars(
        update(Outbound)
        .where(
            Outbound.state.in_(("waiting", "sending")),
            Outbound.content_id.in_(contents),
            *_among(persons),
        )
        .values(
            state=case(
                (
                    Outbound.state == "waiting",
                    case((Outbound.arrived, "accepted"), else_="skipped"),
                ),
                else_=Outbound.state,
            ),
            finished_at=case((Outbound.state == "waiting", now), else_=Outbound.finished_at),
            reason=reason,
        )
        .returning(Outbound.state)
        .execution_options(synchronize_session=False)
    ).all()
    if close_questions and isinstance(about[1], int):
        for kind in _asked(session, about, purposes):
            questions.close_about(session, now, kind, about[1], persons)
    return sum(state == "skipped" for state in stopped)


def mark_withdrawn(session: Session, contents: Select[int], reason: str) -> None:
    """Nobody is to get these any more."""
    session.execute(
        update(Content)
        .where(Content.id.in_(contents), Content.withdrawn.is_(None))
        .values(withdrawn=reason)
        .execution_options(synchronize_session=False)
    )


def stopped(
    about: Abouts, reason: str, at: datetime, keys: Collection[str] | None = None
) -> Select[int]:
    """Person ids who were to get a text about `about` that was withdrawn at that moment."""
    return (
        select(Person.id)
        .join_from(Outbound, Person, Person.id == Outbound.person_id)
        .where(
            Outbound.content_id.in_(contents_about(about, None, keys)),
            Outbound.state == "skipped",
            Outbound.reason == reason,
            Outbound.finished_at == at,
        )
    )


def note(session: Session, content_id: int) -> None:
    """Remember in the session that it planned this content: see `planned_in`."""
    session.info.setdefault(_PLANNED, []).append(content_id)


def _content(session: Session, now: datetime, draft: Draft) -> Content:
    content = made(draft, now)
    session.add(content)
    session.flush()
    return content


def made(draft: Draft, now: datetime) -> Content:
    """The content of a draft, not yet entered."""
    return Content(**content_row(draft, now))


def content_row(draft: Draft, now: datetime) -> dict[str, Any]:
    """The same as the values of its row."""
    return {
        "account": draft.account,
        "purpose": draft.purpose,
        "key": draft.key,
        "facts": keep(draft.facts),
        "template": None if draft.template is None else keep(draft.template),
        "question": draft.question,
        "question_until": draft.question_until,
        "about_kind": draft.about[0],
        "about_id": draft.about[1],
        "urgent": draft.urgent,
        "held_at_night": draft.held_at_night,
        "every_route": draft.every_route,
        "useless_after": draft.useless_after,
        "created_at": now,
    }


def _row(content: Content, draft: Draft, now: datetime) -> dict[str, object]:
    return {
        "content_id": content.id,
        "account": draft.account,
        "state": "waiting",
        "rank": draft.rank,
        "not_before": draft.not_before or now,
        "tried": "",
        "retries": 0,
    }


def _known(ids: Sequence[int]) -> Select[int]:
    return select(Person.id).where(Person.id.in_(ids))


def contents_about(
    about: Abouts, purposes: Collection[str] | None, keys: Collection[str] | None = None
) -> Select[int]:
    """The ids of the contents about a thing, of these purposes and texts."""
    kind, which = about
    it = Content.about_id.in_(which) if isinstance(which, Select) else Content.about_id == which
    chosen = select(Content.id).where(Content.about_kind == kind, it)
    if keys is not None:
        chosen = chosen.where(Content.key.in_(keys))
    return chosen if purposes is None else chosen.where(Content.purpose.in_(purposes))


def _among(persons: Persons | None) -> list[ColumnElement[bool]]:
    return [] if persons is None else [Outbound.person_id.in_(persons)]


def _asked(session: Session, about: Abouts, purposes: Collection[str] | None) -> Sequence[str]:
    asked = select(Content.question).where(
        Content.id.in_(contents_about(about, purposes)), Content.question.is_not(None)
    )
    return [kind for kind in session.scalars(asked.distinct()) if kind is not None]
