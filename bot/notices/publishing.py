"""Publishing a notice, reminding who has not answered, taking it back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, false, insert, literal, null, or_, select, update
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core import due, numbers
from bot.core.database import UtcDateTime
from bot.core.facts import About
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.core.settings import Settings
from bot.notices import ledger, queries, rules
from bot.notices.models import Notice, Recipient
from bot.notices.outcomes import (
    NoSuchNotice,
    NothingAnnounced,
    Published,
    Recalled,
    WasRecalled,
)

REMIND = "notice.remind"
HAND_OVER = "notice.hand_over"
CORRECTION = "notice_recall"  # what the line of correction is about, with the notice's id
_CORRECTED_FOR = timedelta(days=2)
_OWN_WORDS = ("call_me", "cannot")  # these asked for a person, whatever becomes of the notice


def publish(
    session: Session,
    now: datetime,
    *,
    author_id: int,
    audience: people.Audience,
    text: str,
    settings: Settings,
    urgent: bool = False,
) -> Published:
    """Enter a notice and its audience, and plan the text, its reminders and the handing over.

    It goes out after `recall_within`, and, unless `urgent`, not in quiet hours. Nothing is
    confirmed here: `audience` is as previewed, and counted again as it is now.
    """
    notice = _enter(session, now, author_id, audience, text, settings, urgent=urgent)
    count = _enter_recipients(session, now, notice, audience)
    ledger.settle(session, now, notice.id)  # perhaps everybody has paused
    tell(session, now, notice, "notice", not_before=notice.goes_at)
    for nth, after in enumerate(settings.notices.remind_after, start=1):
        _plan_due(session, REMIND, notice, after, str(nth))
    _plan_due(session, HAND_OVER, notice, settings.notices.hand_over_after, "")
    return Published(notice.id, notice.no, notice.title, count, notice.goes_at)


def remind(session: Session, now: datetime, notice_id: int, nth: int = 1) -> int:
    """Send the notice once more to those who have not answered; how many.

    `nth` is the occurrence of the due row: the same reminder twice sends nothing.
    """
    notice = session.get_one(Notice, notice_id, with_for_update=True, populate_existing=True)
    if notice.recalled_at is not None or notice.useless_after <= now or notice.reminded >= nth:
        return 0
    notice.reminded = nth
    return tell(session, now, notice, "notice-again")


def recall(
    session: Session, now: datetime, *, author_id: int, number: int | None, settings: Settings
) -> Recalled | WasRecalled | NothingAnnounced | NoSuchNotice:
    """Take a notice back (None: the author's latest).

    What has not gone is stopped, the others get one line of correction. Nobody is waited for any
    more: who had not answered is explained (recalled), who asked for a call still gets it.
    """
    found = queries.own(session, author_id, number)
    if found is None:
        return NothingAnnounced() if number is None else NoSuchNotice(number)
    session.refresh(found, with_for_update=True)
    if found.recalled_at is not None:
        return WasRecalled(found.no, found.title)
    found.recalled_at = found.closed_at = now
    stopped = _stop(session, now, found)
    corrected = _correct(session, now, found, settings) if found.goes_at <= now else 0
    return Recalled(found.id, found.no, found.title, stopped, corrected)


def _enter(
    session: Session,
    now: datetime,
    author_id: int,
    audience: people.Audience,
    text: str,
    settings: Settings,
    *,
    urgent: bool,
) -> Notice:
    account = people.cards(session, [author_id])[author_id].account
    goes_at = rules.goes_at(now, settings.notices, settings.locale.zone, urgent=urgent)
    notice = Notice(
        account=account,
        no=numbers.next_number(session, account, "notice"),
        author_id=author_id,
        audience=audience.spec,
        title=rules.title_of(text),
        text=text,
        urgent=urgent,
        published_at=now,
        goes_at=goes_at,
        useless_after=goes_at + rules.USEFUL_FOR,
        reminded=0,
    )
    session.add(notice)
    session.flush()
    return notice


def _enter_recipients(
    session: Session, now: datetime, notice: Notice, audience: people.Audience
) -> int:
    """Everybody waits, but for those who have paused: explained from the start."""
    chosen = audience.select().subquery()
    has_paused = false() if notice.urgent else chosen.c[0].in_(people.paused(notice.goes_at))
    rows = select(
        literal(notice.id),
        chosen.c[0],
        case((has_paused, "explained"), else_="waiting"),
        literal(now, UtcDateTime()),
        null(),
        case((has_paused, rules.PAUSED), else_=null()),
    )
    columns = ["notice_id", "person_id", "state", "since", "answer", "reason"]
    entered = session.execute(
        insert(Recipient).from_select(columns, rows),
        execution_options={"preserve_rowcount": True},
    )
    return int(entered.rowcount)  # type: ignore[attr-defined]


def tell(
    session: Session,
    now: datetime,
    notice: Notice,
    key: str,
    *,
    not_before: datetime | None = None,
    to: Sequence[int] | None = None,
) -> int:
    """Plan the text of a notice, with its question, for who is waited for, or only `to` of them;
    to how many."""
    author = people.cards(session, [notice.author_id])[notice.author_id]
    signed = {"title": notice.title, "from": people.addressed(author)}
    draft = delivery.Draft(
        account=notice.account,
        purpose="notice",
        key=key,
        facts={**signed, "text": notice.text},
        about=("notice", notice.id),
        useless_after=notice.useless_after,
        template={
            "title": notice.title,
            "from": people.addressed(author),
            "sent_at": not_before or now,
        },
        question="notice",
        question_until=notice.useless_after,
        urgent=notice.urgent,
        not_before=not_before,
    )
    waiting = queries.waiting(notice.id)
    if to is not None:
        waiting = waiting.where(Recipient.person_id.in_(to))
    return delivery.plan(session, now, draft, waiting).count


def _plan_due(
    session: Session, kind: str, notice: Notice, after: timedelta, occurrence: str
) -> None:
    at = notice.goes_at + after
    if at < notice.useless_after:
        due.plan(session, kind=kind, subject_id=notice.id, occurrence=occurrence, at=at)


def _stop(session: Session, now: datetime, notice: Notice) -> int:
    about: About = ("notice", notice.id)
    stopped = delivery.withdraw(session, now, about, "recalled", close_questions=True)
    for kind in (REMIND, HAND_OVER):
        due.cancel(session, now, kind=kind, subject_id=notice.id, reason="recalled")
    explained = session.scalars(
        update(Recipient)
        .where(
            Recipient.notice_id == notice.id,
            or_(
                Recipient.state == "waiting",
                (Recipient.state == "handed_over") & Recipient.answer.not_in(_OWN_WORDS),
            ),
        )
        .values(state="explained", reason="recalled", since=now, to_id=None)
        .returning(Recipient.person_id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    errands.close_about(session, now, about, "recalled", person_ids=explained)
    return stopped


def _correct(session: Session, now: datetime, notice: Notice, settings: Settings) -> int:
    """Tell those whom the text reached, or who were told by somebody, that it does not hold."""
    reached = select(Recipient.person_id).where(
        Recipient.notice_id == notice.id,
        or_(
            Recipient.person_id.in_(delivery.told(("notice", notice.id))),
            Recipient.state == "confirmed",
        ),
    )
    author = session.get_one(people.Person, notice.author_id)
    phone: Kept = settings.contact.phone
    if author.phone_sealed is not None:
        phone = Sealed(author.phone_sealed)
    draft = delivery.Draft(
        account=notice.account,
        purpose="notice",
        key="notice-recalled",
        facts={"title": notice.title, "from": people.addressed(author), "phone": phone},
        about=(CORRECTION, notice.id),
        useless_after=now + _CORRECTED_FOR,
        template={
            "title": Saying("notice-recalled-title", {"title": notice.title}),
            "from": people.addressed(author),
            "sent_at": now,
        },
        urgent=notice.urgent,
        # What follows from an act is not held back, and they may be about to leave the house.
        held_at_night=False,
    )
    return delivery.plan(session, now, draft, reached).count
