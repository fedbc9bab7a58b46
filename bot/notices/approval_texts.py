"""What the two people of an approval read: the question, and what came of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot import delivery, people
from bot.core import calendar
from bot.core.kept_facts import Kept, Saying
from bot.core.settings import Settings
from bot.notices import rules
from bot.notices.manner import Manner
from bot.notices.models import Draft
from bot.notices.whom import Whom

ABOUT: Final = "notice_draft"
QUESTION: Final = "notice_approval"
OPEN_FOR = timedelta(days=7)


def question(
    now: datetime,
    draft: Draft,
    author: people.PersonCard,
    audience: Whom,
    manner: Manner,
    settings: Settings,
) -> delivery.Draft:
    """To whom, how, and the exact text: 1 lets it go, 2 does not."""
    title = rules.title_of(draft.text)
    facts: dict[str, Kept] = {
        "from": people.addressed(author),
        "audience": audience.label,
        "count": audience.count,
        "text": draft.text,
        **_how(manner),
    }
    return delivery.Draft(
        account=draft.account,
        purpose="errand",
        key="notice-approval",
        facts=facts,
        about=(ABOUT, draft.id),
        useless_after=now + OPEN_FOR,
        template=_card(now, title, Saying("notice-approval-in-short", {}), settings),
        question=QUESTION,
        question_until=now + OPEN_FOR,
        urgent=manner.urgent,
    )


def outcome(
    now: datetime,
    draft: Draft,
    key: str,
    facts: Mapping[str, Kept],
    settings: Settings,
    not_before: datetime | None,
) -> delivery.Draft:
    """What became of it, for the author."""
    title = rules.title_of(draft.text)
    return delivery.Draft(
        account=draft.account,
        purpose="errand",
        key=key,
        facts={"title": title, **facts},
        about=(ABOUT, draft.id),
        useless_after=now + OPEN_FOR,
        template=_card(now, title, Saying(f"{key}-in-short", dict(facts)), settings),
        urgent=Manner.of(draft.manner).urgent,
        not_before=not_before,
    )


def _how(manner: Manner) -> dict[str, Kept]:
    when: Kept = ""
    if manner.own_hours:
        when = Saying("notice-approval-when-own-hours", {})
    elif manner.at is not None:
        when = Saying("notice-approval-when-at", {"at": manner.at})
    link = manner.brings
    urgent = Saying("notice-approval-urgent", {"why": manner.why_urgent or ""})
    return {
        "when": when,
        "urgent": urgent if manner.urgent else "",
        "information": Saying("notice-approval-information", {}) if manner.for_information else "",
        "brings": "" if link is None else Saying("notice-approval-link", {"address": link.what}),
    }


def _card(now: datetime, title: str, reason: Kept, settings: Settings) -> Mapping[str, Kept]:
    due_at = calendar.end_of_day(now, settings.locale.zone)
    return {"title": title, "reason": reason, "due_at": due_at}
