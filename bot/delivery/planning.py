"""Planning a text and taking it back: all that domain code does to reach people.

The text stands once in `contents`; a row per recipient goes into `outbox` by one INSERT … SELECT
in the caller's transaction, so that it is sent if and only if what it tells of has happened.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.facts import About
from bot.core.kept_facts import Kept, keep
from bot.delivery import questions
from bot.delivery.models import Content, Outbound
from bot.people import Person

CAREFUL_PURPOSES = frozenset({"help_request", "answer"})  # may spend the last
PAUSED_PURPOSES = frozenset({"notice", "study_day_reminder", "card"})  # held back by 暂停通知
OPTIONAL_PURPOSES = frozenset({"card"})  # nobody need be told by mouth where no way is left
Persons = Select[int] | Sequence[int]
_PLANNED = "planned contents"  # in a session's own notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to be brought to people, and until when that is worth doing.

    `purpose` chooses the template ("study_day_reminder", "study_day_change", "notice",
    "help_request", "errand"; "answer" and "card" have none). `key` names the text, `facts` are its
    facts less `you`, which is how each recipient is addressed. `template` holds the facts of the
    template's fields; None: this text never goes by template. `question` is the kind of question
    it asks about `about`'s id, open until `question_until` (else `useless_after`).
    `held_at_night`: waits for the end of the quiet hours, unless `urgent`. `every_route`: by all
    ways that are open, not only by the first. `not_before`: None means at once.
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

    @property
    def rank(self) -> int:
        """Who goes first: 0 urgent, 1 answers and help, 2 the rest."""
        if self.urgent:
            return 0
        return 1 if self.purpose in CAREFUL_PURPOSES else 2


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned text: its content's id, and to how many it goes."""

    content_id: int
    count: int


def plan(session: Session, now: datetime, draft: Draft, to: Persons) -> Planned:
    """Bring a text to everybody in `to` (a SELECT of person ids, or ids), each once."""
    content = _content(session, now, draft)
    row = _row(content, draft, now)
    chosen = (to if isinstance(to, Select) else _known(to)).subquery()
    # With its column's type: a moment in another zone is written in UTC.
    columns = Outbound.__table__.c
    values = (literal(value, columns[name].type) for name, value in row.items())
    recipients = select(chosen.c[0], *values)
    entered = session.execute(
        insert_into(session, Outbound)
        .from_select(["person_id", *row], recipients.where(chosen.c[0].is_not(None)))
        .on_conflict_do_nothing(index_elements=["content_id", "person_id"]),
        execution_options={"preserve_rowcount": True},
    )
    _note(session, content)
    return Planned(content.id, entered.rowcount)  # type: ignore[attr-defined]


def plan_each(session: Session, now: datetime, drafts: Sequence[tuple[Draft, int]]) -> int:
    """Bring to each of these people a text of their own; how many. Two statements, however many."""
    if not drafts:
        return 0
    contents = [_made(draft, now) for draft, _ in drafts]
    session.add_all(contents)
    session.flush()
    rows = [
        {"person_id": person_id, **_row(content, draft, now)}
        for content, (draft, person_id) in zip(contents, drafts, strict=True)
    ]
    session.execute(insert(Outbound), rows)
    for content in contents:
        _note(session, content)
    return len(rows)


def plan_answer(session: Session, now: datetime, draft: Draft, openid: str) -> Planned:
    """Bring a text to a WeChat account, bound or not: for late answers to what it wrote."""
    content = _content(session, now, draft)
    session.execute(
        insert_into(session, Outbound).values(openid=openid, **_row(content, draft, now))
    )
    _note(session, content)
    return Planned(content.id, 1)


def planned_in(session: Session) -> list[int]:
    """The ids of the contents planned in this session so far."""
    return list(session.info.get(_PLANNED, ()))


def withdraw(
    session: Session,
    now: datetime,
    about: About,
    reason: str,
    persons: Persons | None = None,
    purposes: Collection[str] | None = None,
    *,
    close_questions: bool = False,
) -> int:
    """What still waits about `about` is no longer wanted, because of `reason`; how many that was.

    A text whose call is under way cannot be called back; should it fail, it takes no other route
    and is skipped with this reason. `persons` and `purposes` narrow it, None means all.
    `close_questions` also closes what was asked about it, under whatever kind.
    """
    stopped = session.scalars(
        update(Outbound)
        .where(
            Outbound.state.in_(("waiting", "sending")),
            Outbound.content_id.in_(_contents(about, purposes)),
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
    if close_questions:
        for kind in _asked(session, about, purposes):
            questions.close_about(session, now, kind, about[1], persons)
    return sum(state == "skipped" for state in stopped)


def told(about: About, purposes: Collection[str] | None = None) -> Select[int]:
    """Person ids whom a text about `about` has reached, may have reached, or is just going to."""
    return (
        select(Person.id)
        .join_from(Outbound, Person, Person.id == Outbound.person_id)
        .where(
            Outbound.content_id.in_(_contents(about, purposes)),
            or_(Outbound.state.in_(("sending", "accepted", "unknown")), Outbound.arrived),
        )
        .distinct()
    )


def _note(session: Session, content: Content) -> None:
    session.info.setdefault(_PLANNED, []).append(content.id)


def _content(session: Session, now: datetime, draft: Draft) -> Content:
    content = _made(draft, now)
    session.add(content)
    session.flush()
    return content


def _made(draft: Draft, now: datetime) -> Content:
    return Content(
        account=draft.account,
        purpose=draft.purpose,
        key=draft.key,
        facts=keep(draft.facts),
        template=None if draft.template is None else keep(draft.template),
        question=draft.question,
        question_until=draft.question_until,
        about_kind=draft.about[0],
        about_id=draft.about[1],
        urgent=draft.urgent,
        held_at_night=draft.held_at_night,
        every_route=draft.every_route,
        useless_after=draft.useless_after,
        created_at=now,
    )


def _row(content: Content, draft: Draft, now: datetime) -> dict[str, object]:
    return {
        "content_id": content.id,
        "state": "waiting",
        "rank": draft.rank,
        "not_before": draft.not_before or now,
        "tried": "",
        "retries": 0,
    }


def _known(ids: Sequence[int]) -> Select[int]:
    return select(Person.id).where(Person.id.in_(ids))


def _contents(about: About, purposes: Collection[str] | None) -> Select[int]:
    chosen = select(Content.id).where(Content.about_kind == about[0], Content.about_id == about[1])
    return chosen if purposes is None else chosen.where(Content.purpose.in_(purposes))


def _among(persons: Persons | None) -> list[ColumnElement[bool]]:
    return [] if persons is None else [Outbound.person_id.in_(persons)]


def _asked(session: Session, about: About, purposes: Collection[str] | None) -> Sequence[str]:
    asked = select(Content.question).where(
        Content.id.in_(_contents(about, purposes)), Content.question.is_not(None)
    )
    return [kind for kind in session.scalars(asked.distinct()) if kind is not None]
