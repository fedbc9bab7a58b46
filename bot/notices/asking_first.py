"""先问一句: some days before a notice a small question to those whose chat will be shut by then, so
that more of them can be reached by it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select
from sqlalchemy.orm import Session

from bot import asking, delivery, people
from bot.core import calendar
from bot.core.kept_facts import Kept, Saying
from bot.core.settings import Settings
from bot.notices import rules
from bot.notices.manner import Manner
from bot.notices.models import Notice
from bot.notices.whom import Whom

ABOUT: Final = "notice"
NOT_ASKED: Final = "notice_not_asked"  # what the word to its author is about, with its id
# An answer keeps the chat open for two days: half an hour less, so that who answers at once is
# still there when the notice goes.
LEAD: Final = asking.ANSWERS_COUNT_FOR - timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Moments:
    """When the question goes, and when the notice."""

    asks_at: datetime
    goes_at: datetime


def offers_asking(account: str, settings: Settings) -> bool:
    """Whether mass messages may be used on this account."""
    return any(
        one.name == account and one.platform == "official" and one.mass_messages
        for one in settings.accounts
    )


def moments_of(now: datetime, manner: Manner, settings: Settings) -> Moments | None:
    """When both would go, outside quiet hours; None where there is no time for it: an urgent
    notice, one at each one's own hour, one that goes sooner."""
    if manner.urgent or manner.own_hours:
        return None
    quiet, zone = settings.notices.quiet_hours, settings.locale.zone
    soonest = calendar.quiet_end(now + settings.notices.recall_within, quiet, zone)
    if manner.at is None:
        goes_at = calendar.quiet_end(soonest + LEAD, quiet, zone)
        return Moments(goes_at - LEAD, goes_at)
    goes_at = rules.goes_at(now, settings.notices, zone, urgent=False, at=manner.at)
    asks_at = calendar.quiet_end(goes_at - LEAD, quiet, zone)
    return Moments(asks_at, goes_at) if goes_at - LEAD >= soonest else None


def look_at_asking(
    session: Session,
    now: datetime,
    *,
    account: str,
    whom: Whom,
    manner: Manner,
    settings: Settings,
) -> tuple[Moments, asking.Forecast] | None:
    """What asking first would do for a notice that is being previewed; None: it cannot be done, or
    what comes along would be gone by then."""
    moments = moments_of(now, manner, settings)
    if moments is None or manner.asks_at is not None or not offers_asking(account, settings):
        return None
    if _outlives(manner, moments.goes_at):
        return None
    expected = asking.forecast(
        session,
        now,
        account,
        whom.select(),
        at=moments.asks_at,
        aims_at=moments.goes_at,
        zone=settings.locale.zone,
    )
    return moments, expected


def _outlives(manner: Manner, goes_at: datetime) -> bool:
    """Whether a notice would go when its voice is with the platform no more."""
    until = None if manner.brings is None else manner.brings.good_until
    return until is not None and until <= goes_at


def ask_first(
    session: Session,
    now: datetime,
    notice: Notice,
    to: Select[int],
    manner: Manner,
    settings: Settings,
) -> int:
    """Ask those of a notice that is published in this transaction; how many. Nobody where too
    little time is left, since a second person took theirs to approve it."""
    if manner.asks_at is None or not offers_asking(notice.account, settings):
        return 0
    quiet, zone = settings.notices.quiet_hours, settings.locale.zone
    soonest = max(manner.asks_at, now + settings.notices.recall_within)
    asks_at = calendar.quiet_end(soonest, quiet, zone)
    if notice.goes_at - asks_at <= asking.TOO_LATE_FROM:
        return 0
    return asking.ask(
        session,
        account=notice.account,
        unit=_unit_of(session, now, notice.author_id),
        about=(ABOUT, notice.id),
        to=to,
        at=asks_at,
        aims_at=notice.goes_at,
        zone=zone,
    )


def say_not_asked(session: Session, now: datetime, notice_id: int, settings: Settings) -> str:
    """The question reached nobody: its author is told, since the notice waits for nothing now."""
    notice = session.get(Notice, notice_id, populate_existing=True)
    if notice is None or notice.recalled_at is not None or notice.goes_at <= now:
        return "of no use"
    zone = settings.locale.zone
    facts: dict[str, Kept] = {"title": notice.title, "goes_at": notice.goes_at}
    draft = delivery.Draft(
        account=notice.account,
        purpose="errand",
        key="notice-not-asked",
        facts=facts,
        about=(NOT_ASKED, notice.id),
        useless_after=notice.goes_at,
        template={
            "title": notice.title,
            "reason": Saying("notice-not-asked-in-short", {}),
            "due_at": calendar.end_of_day(now, zone),
        },
    )
    return f"told {delivery.plan(session, now, draft, [notice.author_id]).count}"


def _unit_of(session: Session, now: datetime, author_id: int) -> str:
    """In whose name it is asked: the unit that the author runs."""
    held = people.roles_of(session, now, author_id)
    running = [one.unit_name for one in held if one.role in people.IN_CHARGE]
    return running[0] if running else people.cards(session, [author_id])[author_id].name
