"""What becomes of help requests when somebody leaves: their own end, those they had go on."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.settings import Settings
from bot.help.asking import cancel
from bot.help.claiming import give_back
from bot.help.models import HelpRequest
from bot.people import PersonCard


def end_for(session: Session, now: datetime, person: PersonCard, settings: Settings) -> None:
    """The member needs nothing more, who was to come reads that; what they had claimed for others
    is open again, and the asker reads that somebody else will come."""
    asked = select(HelpRequest.no).where(
        HelpRequest.asker_id == person.id, HelpRequest.state.in_(("open", "claimed"))
    )
    for number in session.scalars(asked).all():
        cancel(session, now, account=person.account, number=number, by=person)
    claimed = select(HelpRequest.no).where(
        HelpRequest.owner_id == person.id, HelpRequest.state == "claimed"
    )
    for number in session.scalars(claimed).all():
        give_back(session, now, account=person.account, number=number, by=person, settings=settings)
