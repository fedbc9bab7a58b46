"""A second person's word on a notice, where a unit asks for it: asked, given, refused, not said."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due
from bot.core.kept_facts import Kept
from bot.core.refusals import Refusal
from bot.core.settings import Settings
from bot.notices import approval_texts, rules
from bot.notices.approval_outcomes import (
    ApprovalAsked,
    Approved,
    CannotGo,
    DecidedBefore,
    NobodyApproves,
    NotApproved,
    NotSeenWhole,
    NotTheirsToApprove,
)
from bot.notices.bodies import IN_A_MESSAGE
from bot.notices.files import FileGone, holds_file
from bot.notices.manner import Manner
from bot.notices.models import Draft, Notice, UnitApproval
from bot.notices.outcomes import Published
from bot.notices.publishing import publish
from bot.notices.whom import Whom, whom_again, without_names

APPROVAL: Final = "notice.approval"  # due when nobody has decided for a day
APPROVED, REFUSED, WITHDRAWN, ASKED = "approved", "refused", "withdrawn", "asked"
_SAID_AFTER = timedelta(hours=24)
_WHY_COMES_WITHIN = timedelta(minutes=10)
_IN_SESSION = {"synchronize_session": "fetch"}


def send(
    session: Session,
    now: datetime,
    *,
    author_id: int,
    audience: Whom,
    text: str,
    settings: Settings,
    manner: Manner,
) -> Published | ApprovalAsked | NobodyApproves | NotSeenWhole | FileGone:
    """Publish a notice, or ask a second person where a unit of the author wants one."""
    file = manner.brings if manner.brings is not None and manner.brings.kind == "file" else None
    if file is not None and not holds_file(session, author_id, file.what):
        return FileGone(file.called)
    unit_id = asking_unit(session, now, author_id)
    if unit_id is None:
        return publish(
            session,
            now,
            author_id=author_id,
            audience=audience,
            text=text,
            settings=settings,
            manner=manner,
        )
    if _is_seen_elsewhere(manner) or _length(audience, text, manner) > IN_A_MESSAGE:
        return NotSeenWhole(IN_A_MESSAGE // 3)
    deciders = people.deciders(session, now, unit_id, leaving_out=author_id)
    if not deciders:
        return NobodyApproves(session.get_one(people.Unit, unit_id).name)
    author = people.cards(session, [author_id])[author_id]
    draft = Draft(
        account=author.account,
        author_id=author_id,
        unit_id=unit_id,
        audience=without_names(audience.spec),
        text=text,
        manner=manner.kept,
        asked_at=now,
        state=ASKED,
    )
    session.add(draft)
    session.flush()
    asked = approval_texts.question(now, draft, author, audience, manner, settings)
    delivery.plan(session, now, asked, [one.id for one in deciders])
    at = now + _SAID_AFTER
    due.plan(session, kind=APPROVAL, subject_id=draft.id, occurrence="", at=at)
    return ApprovalAsked(draft.id, rules.title_of(text), tuple(deciders))


def approve(
    session: Session, now: datetime, *, draft_id: int, by_id: int, settings: Settings
) -> Approved | Refusal:
    """The notice goes as it was shown, from its author; they are told. Refused where the audience
    is no longer theirs."""
    draft = _open(session, now, draft_id, by_id)
    if not isinstance(draft, Draft):
        return draft
    whom = whom_again(session, now, author_id=draft.author_id, spec=draft.audience)
    if isinstance(whom, Refusal):
        _decide(session, now, draft, WITHDRAWN, by_id)
        _tell_author(session, now, draft, "notice-cannot-go", {}, by_id, settings)
        return CannotGo(rules.title_of(draft.text))
    _decide(session, now, draft, APPROVED, by_id)
    published = publish(
        session,
        now,
        author_id=draft.author_id,
        audience=whom,
        text=draft.text,
        settings=settings,
        manner=Manner.of(draft.manner),
    )
    draft.notice_id = published.id
    facts: dict[str, Kept] = {
        "number": published.no,
        "count": published.audience,
        "goes_at": published.goes_at,
    }
    _tell_author(session, now, draft, "notice-approved", facts, by_id, settings)
    return Approved(published, people.cards(session, [draft.author_id])[draft.author_id])


def refuse(
    session: Session, now: datetime, *, draft_id: int, by_id: int, settings: Settings
) -> NotApproved | Refusal:
    """It does not go. The author is told with the reason, or without one after ten minutes."""
    draft = _open(session, now, draft_id, by_id)
    if not isinstance(draft, Draft):
        return draft
    _decide(session, now, draft, REFUSED, by_id)
    later = now + _WHY_COMES_WITHIN
    _tell_author(session, now, draft, "notice-refused", {}, by_id, settings, not_before=later)
    return _not_approved(session, draft)


def why_refused(
    session: Session, now: datetime, *, draft_id: int, by_id: int, why: str, settings: Settings
) -> NotApproved | Refusal:
    """The reason of a refusal, in a line: it goes to the author."""
    draft = session.get_one(Draft, draft_id, with_for_update=True, populate_existing=True)
    if draft.state != REFUSED or draft.decided_by_id != by_id:
        return DecidedBefore(rules.title_of(draft.text))
    draft.why = why
    about = (approval_texts.ABOUT, draft.id)
    delivery.withdraw(session, now, about, "said-why", keys=["notice-refused"])
    _tell_author(session, now, draft, "notice-refused-why", {"why": why}, by_id, settings)
    return _not_approved(session, draft)


def withdraw_draft(session: Session, now: datetime, *, author_id: int) -> str | None:
    """撤回 of what waits for a second person and is newer than the author's latest notice: its
    title, None where nothing is."""
    draft = session.scalars(
        select(Draft)
        .where(Draft.author_id == author_id, Draft.state == ASKED)
        .order_by(Draft.id.desc())
        .limit(1)
        .with_for_update()
    ).first()
    newest = select(Notice.published_at).where(Notice.author_id == author_id)
    published = session.scalar(newest.order_by(Notice.published_at.desc()).limit(1))
    if draft is None or (published is not None and published > draft.asked_at):
        return None
    _decide(session, now, draft, WITHDRAWN, author_id)
    return rules.title_of(draft.text)


def is_published(session: Session, *, author_id: int, since: datetime) -> bool:
    """Whether this author's notice has gone since then, or still may by a second person's word."""
    gone = select(Notice.id).where(Notice.author_id == author_id, Notice.published_at >= since)
    waits = select(Draft.id).where(
        Draft.author_id == author_id,
        Draft.asked_at >= since,
        Draft.state.in_((ASKED, APPROVED)),
    )
    return any(session.scalar(one.limit(1)) is not None for one in (gone, waits))


def say_undecided(session: Session, now: datetime, draft_id: int, settings: Settings) -> str:
    """A day has passed without a word on it: the author is told, and may still be answered."""
    draft = session.get(Draft, draft_id, populate_existing=True)
    if draft is None or draft.state != ASKED:
        return "decided"
    asked = people.deciders(session, now, draft.unit_id, leaving_out=draft.author_id)
    first = people.addressed(asked[0]) if asked else ""
    facts: dict[str, Kept] = {"who": first}
    _tell_author(session, now, draft, "notice-undecided", facts, None, settings)
    return "said"


def set_approval(session: Session, unit_id: int, *, asks: bool) -> None:
    """From now on the notices of who announces in this unit, or below it, need a second person."""
    kept = session.get(UnitApproval, unit_id)
    if kept is None:
        session.add(UnitApproval(unit_id=unit_id, asks=asks))
    else:
        kept.asks = asks
    session.flush()


def asking_unit(session: Session, now: datetime, author_id: int) -> int | None:
    """The unit that asks for a second person for what this author announces: of each of their
    units the nearest upwards that has said anything."""
    said = {one.unit_id: one.asks for one in session.scalars(select(UnitApproval))}
    if not said:
        return None
    for held in people.roles_of(session, now, author_id):
        if held.role not in people.IN_CHARGE:
            continue
        line = [int(one) for one in held.lineage.strip("/").split("/")]
        nearest = next((unit for unit in reversed(line) if unit in said), None)
        if nearest is not None and said[nearest]:
            return nearest
    return None


def _open(session: Session, now: datetime, draft_id: int, by_id: int) -> Draft | Refusal:
    """The draft, held by this transaction, if this person may decide it now."""
    draft = session.get_one(Draft, draft_id, with_for_update=True, populate_existing=True)
    title = rules.title_of(draft.text)
    if draft.state != ASKED:
        return DecidedBefore(title)
    deciders = people.deciders(session, now, draft.unit_id, leaving_out=draft.author_id)
    if by_id not in {one.id for one in deciders}:
        return NotTheirsToApprove(title)
    return draft


def _decide(session: Session, now: datetime, draft: Draft, state: str, by_id: int) -> None:
    """By one conditional UPDATE, whatever two deciders say at the same moment."""
    session.execute(
        update(Draft)
        .where(Draft.id == draft.id, Draft.state == ASKED)
        .values(state=state, decided_by_id=by_id, decided_at=now)
        .execution_options(**_IN_SESSION)
    )
    about = (approval_texts.ABOUT, draft.id)
    delivery.withdraw(session, now, about, state, close_questions=True)
    due.cancel(session, now, kind=APPROVAL, subject_id=draft.id, reason=state)


def _tell_author(
    session: Session,
    now: datetime,
    draft: Draft,
    key: str,
    facts: Mapping[str, Kept],
    by_id: int | None,
    settings: Settings,
    *,
    not_before: datetime | None = None,
) -> None:
    by = "" if by_id is None else people.addressed(people.cards(session, [by_id])[by_id])
    told = approval_texts.outcome(now, draft, key, {**facts, "by": by}, settings, not_before)
    delivery.plan(session, now, told, [draft.author_id])


def _not_approved(session: Session, draft: Draft) -> NotApproved:
    author = people.cards(session, [draft.author_id])[draft.author_id]
    return NotApproved(rules.title_of(draft.text), author)


def _is_seen_elsewhere(manner: Manner) -> bool:
    """Whether whoever approves would have to look somewhere else than in the message."""
    return manner.brings is not None and manner.brings.kind in ("image", "file")


def _length(audience: Whom, text: str, manner: Manner) -> int:
    """How many bytes whoever approves has to be shown in one message."""
    link = manner.brings.what if manner.brings is not None else ""
    shown = (text, audience.label, manner.why_urgent or "", link)
    return sum(len(one.encode()) for one in shown)
