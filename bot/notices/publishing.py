"""Publishing a notice, reminding who has not answered, taking it back."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from bot import asking, delivery, errands, people
from bot.core import due, numbers
from bot.core.facts import About
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.core.settings import Settings
from bot.notices import expanding, ledger, queries, rules
from bot.notices.asking_first import ask_first
from bot.notices.enclosing import enclose
from bot.notices.entering import enter
from bot.notices.informing import INFORM, LOOKED_AT
from bot.notices.manner import PLAIN, Manner
from bot.notices.models import Notice, Recipient
from bot.notices.outcomes import (
    NoSuchNotice,
    NothingAnnounced,
    Published,
    Recalled,
    WasRecalled,
)
from bot.notices.telling import last_told_at, tell, tell_at_own_hours, when
from bot.notices.voices import VOICE
from bot.notices.whom import without_names

REMIND = "notice.remind"
HAND_OVER = "notice.hand_over"
CORRECTION = "notice_recall"  # what the line of correction is about, with the notice's id
CHANGE = "notice_change"  # what the new words are about, for those who know the old ones
_CORRECTED_FOR = timedelta(days=2)
_OWN_WORDS = ("call_me", "cannot")  # these asked for a person, whatever becomes of the notice


class Audience(Protocol):
    """Whom a notice is for: of one word, or put together."""

    def select(self) -> Select[int]:
        """The ids of the people in it, each once."""

    @property
    def spec(self) -> dict[str, Any]:
        """What it is found again from."""


def publish(
    session: Session,
    now: datetime,
    *,
    author_id: int,
    audience: Audience,
    text: str,
    settings: Settings,
    manner: Manner = PLAIN,
) -> Published:
    """Enter a notice and its audience, and plan the text, its reminders and the handing over.

    It goes out after `recall_within`, as `manner` says, and, unless urgent, not in quiet hours.
    Nothing is confirmed here: `audience` is as previewed, and counted again as it is now. Of very
    many the clock enters all (see `expanding`).
    """
    notice = _enter(session, now, author_id, audience, text, settings, manner)
    enclose(session, now, notice, manner.brings)
    count = _count(session, audience)
    if count > expanding.AT_ONCE:
        expanding.begin(session, now, notice, count)
    else:
        count = enter(session, now, notice, audience.select())
        ledger.settle(session, now, notice.id)  # perhaps everybody has paused
        _tell(session, now, notice, settings)
    _plan_what_follows(session, notice, settings)
    asked = ask_first(session, now, notice, audience.select(), manner, settings)
    return Published(notice.id, notice.no, notice.title, count, notice.goes_at, asked)


def _tell(session: Session, now: datetime, notice: Notice, settings: Settings) -> None:
    if notice.own_hours:
        tell_at_own_hours(session, now, notice, settings)
    else:
        tell(session, now, notice, "notice", not_before=notice.goes_at)


def _count(session: Session, audience: Audience) -> int:
    inside = audience.select().subquery()
    return session.scalar(select(func.count()).select_from(inside)) or 0


def _plan_what_follows(session: Session, notice: Notice, settings: Settings) -> None:
    """Who is silent is reminded, then somebody's to ask; who need not answer was told or not."""
    if notice.for_information:
        for after in LOOKED_AT:
            _plan_due(session, INFORM, notice, after, str(after))
    else:
        for nth, after in enumerate(settings.notices.remind_after, start=1):
            _plan_due(session, REMIND, notice, after, str(nth))
    _plan_due(session, HAND_OVER, notice, settings.notices.hand_over_after, "")


def remind(session: Session, now: datetime, notice_id: int, nth: int = 1) -> int:
    """Send the notice once more to those who have not answered; how many.

    `nth` is the occurrence of the due row: the same reminder twice sends nothing.
    """
    notice = session.get_one(Notice, notice_id, with_for_update=True, populate_existing=True)
    if notice.recalled_at is not None or notice.useless_after <= now or notice.reminded >= nth:
        return 0
    notice.reminded = nth
    return tell(session, now, notice, "notice-again").count


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
    stopped = _stop(session, now, found) + (found.to_come or 0)
    corrected = _correct(session, now, found, settings) if found.goes_at <= now else 0
    return Recalled(found.id, found.no, found.title, stopped, corrected)


def _enter(
    session: Session,
    now: datetime,
    author_id: int,
    audience: Audience,
    text: str,
    settings: Settings,
    manner: Manner,
) -> Notice:
    account = people.cards(session, [author_id])[author_id].account
    goes_at = when(now, manner, settings)
    notice = Notice(
        account=account,
        no=numbers.next_number(session, account, "notice"),
        author_id=author_id,
        audience=without_names(audience.spec),
        title=rules.title_of(text),
        text=text,
        urgent=manner.urgent,
        why_urgent=manner.why_urgent,
        own_hours=manner.own_hours,
        for_information=manner.for_information,
        published_at=now,
        goes_at=goes_at,
        useless_after=goes_at + rules.USEFUL_FOR,
        reminded=0,
    )
    notice.useless_after = last_told_at(notice) + rules.USEFUL_FOR
    session.add(notice)
    session.flush()
    return notice


def _plan_due(
    session: Session, kind: str, notice: Notice, after: timedelta, occurrence: str
) -> None:
    at = last_told_at(notice) + after
    if at < notice.useless_after:
        due.plan(session, kind=kind, subject_id=notice.id, occurrence=occurrence, at=at)


def _stop(session: Session, now: datetime, notice: Notice) -> int:
    about: About = ("notice", notice.id)
    stopped = delivery.withdraw(session, now, about, "recalled", close_questions=True)
    for kind in (CHANGE, VOICE):
        delivery.withdraw(session, now, (kind, notice.id), "recalled")
    asking.stop(session, now, about, "recalled")
    for kind in (REMIND, INFORM, HAND_OVER):
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
