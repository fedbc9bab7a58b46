"""When the owner of an errand cannot be reached: it goes to the next above."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.delivery import RoutesExhausted
from bot.errands.ending import hand_on
from bot.errands.listing import is_listed
from bot.errands.models import Errand
from bot.errands.telling import tell_owner


def routes_exhausted(session: Session, now: datetime, fact: RoutesExhausted, zone: ZoneInfo) -> int:
    """A text to `fact.person_id` about ("errand", id) or ("errand_list", owner) found no way.

    What they own and were not told goes to the next in the line of the member concerned, who is
    told; the last of a line keeps it, and it stands on their list. How many were handed on.
    """
    wanted = select(Errand).where(Errand.owner_id == fact.person_id, Errand.state == "open")
    if fact.about[0] == "errand":
        wanted = wanted.where(Errand.id == fact.about[1])
    else:
        wanted = wanted.where(is_listed(now, zone))
    return sum(_go_up(session, now, one) for one in session.scalars(wanted).all())


def _go_up(session: Session, now: datetime, errand: Errand) -> bool:
    if errand.owner_id is None:
        return False
    follower = people.above(session, now, of=errand.owner_id, about=errand.person_id)
    if follower is None:
        return False
    handed = hand_on(session, now, errand.id, follower.id)
    return isinstance(handed, Errand) and tell_owner(session, now, handed, at_once=False)
