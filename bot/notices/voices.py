"""The author's voice behind a notice: to those whose chat is open, as WeChat's own voice message.

The platform takes what somebody said to it back as a message for three days, and nowhere but in an
open chat: whose chat is shut reads the text alone, and nobody need be told the voice by mouth.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.delivery import Draft
from bot.notices.models import Enclosure, Notice

VOICE: Final = f"notice{delivery.BEHIND}"  # what the voice is about, with the notice's id
GOOD_FOR: Final = timedelta(days=3) - timedelta(hours=1)  # at the platform, less an hour of clocks
_KEY: Final = "notice-voice"


def is_good_at(enclosure: Enclosure | None, at: datetime) -> bool:
    """Whether this is a voice that the platform still has then."""
    if enclosure is None or enclosure.kind != "voice" or enclosure.good_until is None:
        return False
    return at < enclosure.good_until


def behind(
    session: Session, now: datetime, notice: Notice, enclosure: Enclosure | None
) -> Draft | None:
    """The voice to be brought behind the text of a notice; None where it brings none along, or the
    platform will have it no more."""
    goes_at = max(now, notice.goes_at)
    if enclosure is None or enclosure.good_until is None or not is_good_at(enclosure, goes_at):
        return None
    author = people.cards(session, [notice.author_id])[notice.author_id]
    return Draft(
        account=notice.account,
        purpose="voice",
        key=_KEY,
        facts={"from": people.addressed(author), "voice": enclosure.media_id},
        about=(VOICE, notice.id),
        useless_after=min(enclosure.good_until, notice.useless_after),
        urgent=notice.urgent,
        not_before=goes_at,
    )


def planned(session: Session, notice_id: int) -> int | None:
    """The content of a notice's voice, if it was planned for somebody before."""
    return delivery.latest_content(session, (VOICE, notice_id), _KEY)
