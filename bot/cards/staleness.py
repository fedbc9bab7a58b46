"""Stale cards: now and then one question about one thing, never a form.

Asked are only those who wrote lately, while there is room in their chat: nobody is chased for it.
Delivery holds it back in a dialogue, in quiet hours and while they have paused.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core import due
from bot.core.kept_facts import Sealed
from bot.core.settings import Settings

ASK = "card.ask"
ABOUT = "card"  # what the question is about, with the member's id
_AT = time(10)  # local: mid-morning, when old people have time
_AT_ONCE = 200  # members in one transaction; the others follow a minute later
_ROUNDS = 50  # of a day
_USEFUL_FOR = timedelta(hours=12)
_OPEN_FOR = timedelta(days=3)


def plan_asking(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Ask for one round of questions today; called again, nothing changes."""
    local = now.astimezone(zone)
    if local.time() >= _AT:
        return
    at = datetime.combine(local.date(), _AT, zone)
    due.plan(session, kind=ASK, subject_id=1, occurrence=local.date().isoformat(), at=at)


def ask_about(session: Session, now: datetime, nth: int, settings: Settings) -> int:
    """Ask the members of every account whose card is stale, one thing each; how many.

    As many as fit in a transaction: for the others the next round (`nth` + 1) is planned.
    """
    asked = [_ask_some(session, now, one.name, settings) for one in settings.accounts]
    if _AT_ONCE in asked and nth < _ROUNDS:
        day = now.astimezone(settings.locale.zone).date().isoformat()
        soon = now + timedelta(minutes=1)
        due.plan(session, kind=ASK, subject_id=nth + 1, occurrence=day, at=soon)
    return sum(asked)


def _ask_some(session: Session, now: datetime, account: str, settings: Settings) -> int:
    found = people.stale_cards(
        session,
        now,
        account,
        after=settings.contact.card_stale_after,
        openids=delivery.with_room(now, account),
        limit=_AT_ONCE,
    )
    people.note_asked(session, now, found)
    delivery.plan_each(session, now, [(_draft(one, account, now), one.person_id) for one in found])
    return len(found)


def _draft(one: people.Stale, account: str, now: datetime) -> delivery.Draft:
    return delivery.Draft(
        account=account,
        purpose="card",
        key=f"card-still-{one.field}",
        facts={"value": Sealed(one.value_sealed)},
        about=(ABOUT, one.person_id),
        useless_after=now + _USEFUL_FOR,
        question="card_still",
        question_until=now + _OPEN_FOR,
    )
