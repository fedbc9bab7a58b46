"""退出: what follows at once, and what seven days later."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import asking, delivery, errands, help, notices, people, study, webhook
from bot.core import due
from bot.core.facts import Tell
from bot.core.settings import Settings

ERASE = "erase"  # the kind of the due row
_WHY = "left"


def leave(
    session: Session, now: datetime, *, person_id: int, settings: Settings, tell: Tell
) -> people.Left:
    """The member is unbound and hidden now, and erased after seven days.

    Notices are explained, errands about them closed, their help requests ended with a word to who
    was coming; roles end, and what they owned is somebody else's, or stands unassigned.
    """
    person = people.cards(session, [person_id])[person_id]
    notices.explain(session, now, person_id=person_id, reason=_WHY)
    help.end_for(session, now, person, settings)
    errands.close_for(session, now, person_id, _WHY)
    left = people.leave(session, now, person_id=person_id, tell=tell)
    errands.disown(session, person_id)
    delivery.stop_for(session, now, person_id, _WHY)
    due.plan(
        session,
        kind=ERASE,
        subject_id=person_id,
        occurrence=now.isoformat(),  # who left once and took it back may leave again
        at=left.erase_at,
    )
    return left


def stay(session: Session, now: datetime, *, person_id: int) -> bool:
    """不退了: WeChat and roles as before; False when the seven days are over."""
    if not people.take_back_leaving(session, now, person_id=person_id):
        return False
    due.cancel(session, now, kind=ERASE, subject_id=person_id, reason="taken back")
    return True


def erase(session: Session, now: datetime, person_id: int) -> bool:
    """The seven days are over: names and words go, what is counted stays; False when the member
    took it back. Doing it twice changes nothing more."""
    if not people.is_to_be_erased(session, now, person_id):
        return False
    whose = people.whose(session, person_id)
    about_them = [
        ("member", person_id),
        ("unfollowed", person_id),
        ("invitation", person_id),
        *errands.abouts_of(session, person_id),
        *help.abouts_of(session, person_id),
    ]
    delivery.blot(session, about_them)
    for slice_ in (webhook, help, study, notices, errands, asking, delivery, people):
        slice_.forget_about(session, whose)
    people.note_erased(session, now, person_id)
    return True
