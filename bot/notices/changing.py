"""改通知: other words in the place of a notice's; each recipient hears of it at most once.

Who was not sent it yet gets the new words only. Who has the old ones, from a text or from somebody
who told them, gets a correction: asked once more where they had not answered, their answer kept
where they had. The others (paused, handed over because no way was open) get nothing from us.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select
from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core.facts import About
from bot.core.kept_facts import Saying
from bot.notices import bodies, queries, rules
from bot.notices.approval_outcomes import NeedsSecondPerson
from bot.notices.approving import asking_unit
from bot.notices.models import Notice, NoticeText, Recipient
from bot.notices.outcomes import (
    ChangePreview,
    NoSuchNotice,
    NothingAnnounced,
    NoticeChanged,
    NoticeOver,
    SameWords,
    WasRecalled,
)
from bot.notices.pages import enclosure_of
from bot.notices.publishing import CHANGE
from bot.notices.telling import draft_of, key_of
from bot.notices.voices import VOICE

_CHANGED = "changed"  # why the old words were not sent any more
_Refused = (
    NothingAnnounced | NoSuchNotice | WasRecalled | NoticeOver | SameWords | NeedsSecondPerson
)


def look_at_change(
    session: Session, now: datetime, *, author_id: int, number: int | None, text: str
) -> ChangePreview | _Refused:
    """What changing the words (None: of the author's latest notice) would do: nothing yet."""
    found = _changeable(session, now, author_id, number, text)
    if not isinstance(found, Notice):
        return found
    knowing = session.scalar(select(func.count()).select_from(_knowing(found.id).subquery())) or 0
    about: About = ("notice", found.id)
    fresh = delivery.still_to_tell(about)
    to_come = select(Recipient.person_id).where(
        Recipient.notice_id == found.id,
        Recipient.person_id.in_(fresh),
        Recipient.person_id.not_in(_knowing(found.id)),
    )
    waiting = session.scalar(select(func.count()).select_from(to_come.subquery())) or 0
    return ChangePreview(found.id, found.no, found.title, found.text, text, knowing, waiting)


def change(
    session: Session, now: datetime, *, author_id: int, number: int | None, text: str
) -> NoticeChanged | _Refused:
    """Put `text` in the place of the words, and tell everybody whom that concerns, each once."""
    found = _changeable(session, now, author_id, number, text)
    if not isinstance(found, Notice):
        return found
    session.refresh(found, with_for_update=True)
    if found.recalled_at is not None:
        return WasRecalled(found.no, found.title)
    _keep_words(session, now, found)
    found.title, found.text, found.changed_at = rules.title_of(text), text, now
    session.flush()
    _leave_out_voice(session, now, found)
    fresh = _replace_what_waits(session, now, found)
    corrected = _correct(session, now, found)
    errands.retitle(session, ("notice", found.id), found.title)
    return NoticeChanged(found.id, found.no, found.title, corrected, fresh)


def _changeable(
    session: Session, now: datetime, author_id: int, number: int | None, text: str
) -> Notice | _Refused:
    found = queries.own(session, author_id, number)
    if found is None:
        return NothingAnnounced() if number is None else NoSuchNotice(number)
    if found.recalled_at is not None:
        return WasRecalled(found.no, found.title)
    if asking_unit(session, now, author_id) is not None:
        return NeedsSecondPerson()
    if found.useless_after <= now:
        return NoticeOver(found.no, found.title)
    return SameWords(found.no, found.title) if found.text == text else found


def _keep_words(session: Session, now: datetime, notice: Notice) -> None:
    last = select(func.max(NoticeText.nth)).where(NoticeText.notice_id == notice.id)
    nth = (session.scalar(last) or 0) + 1
    session.add(
        NoticeText(notice_id=notice.id, nth=nth, title=notice.title, text=notice.text, until=now)
    )


def _leave_out_voice(session: Session, now: datetime, notice: Notice) -> None:
    """It says the old words."""
    delivery.withdraw(session, now, (VOICE, notice.id), _CHANGED)
    brings = enclosure_of(session, notice.id)
    if brings is not None:
        brings.good_until = None


def _replace_what_waits(session: Session, now: datetime, notice: Notice) -> int:
    """Who was not sent the old words gets the new ones in their turn; how many."""
    about: About = ("notice", notice.id)
    knowing = _knowing(notice.id)
    reminders = [key_of("notice-again", for_information=one) for one in (False, True)]
    delivery.withdraw(session, now, about, _CHANGED, keys=reminders)
    delivery.withdraw(session, now, about, _CHANGED, knowing)
    delivery.withdraw(session, now, (CHANGE, notice.id), _CHANGED)
    draft = draft_of(session, now, notice, "notice", not_before=max(now, notice.goes_at))
    return delivery.reword(session, now, about, draft, knowing)


def _correct(session: Session, now: datetime, notice: Notice) -> int:
    """Who knows the old words reads the new ones: asked where they have not answered."""
    if notice.for_information:
        told = _correction(session, now, notice, "notice-changed-information", asks=False)
        return delivery.plan(session, now, told, _knowing(notice.id)).count
    unanswered = or_(
        Recipient.state == "waiting",
        and_(Recipient.state == "handed_over", Recipient.answer.in_(("silent", "no_route"))),
    )
    asked = _correction(session, now, notice, "notice-changed", asks=True)
    kept = _correction(session, now, notice, "notice-changed-kept", asks=False)
    first = delivery.plan(session, now, asked, _knowing(notice.id, unanswered)).count
    return first + delivery.plan(session, now, kept, _knowing(notice.id, not_(unanswered))).count


def _correction(
    session: Session, now: datetime, notice: Notice, key: str, *, asks: bool
) -> delivery.Draft:
    author = people.cards(session, [notice.author_id])[notice.author_id]
    signed = people.addressed(author)
    return delivery.Draft(
        account=notice.account,
        purpose="notice",
        key=key,
        facts={
            "title": notice.title,
            "from": signed,
            "text": bodies.body(notice, enclosure_of(session, notice.id)),
        },
        # Not about the notice: an answer to the old words must not stop the new ones.
        about=(CHANGE, notice.id),
        useless_after=notice.useless_after,
        template={
            "title": Saying("notice-changed-title", {"title": notice.title}),
            "from": signed,
            "sent_at": now,
            "page": bodies.page_of(notice),
        },
        question="notice" if asks else None,
        question_until=notice.useless_after if asks else None,
        urgent=notice.urgent,
        # What follows from an act is not held back, and they may be about to leave the house.
        held_at_night=False,
    )


def _knowing(notice_id: int, condition: ColumnElement[bool] | None = None) -> Select[int]:
    """Whom the words reached, or whom somebody told; among those whom the condition holds of."""
    reached = select(Recipient.person_id).where(
        Recipient.notice_id == notice_id,
        or_(
            Recipient.person_id.in_(delivery.told(("notice", notice_id))),
            Recipient.state == "confirmed",
        ),
    )
    return reached if condition is None else reached.where(condition)
