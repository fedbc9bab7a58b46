"""The text of a notice on its way to all who are waited for, at once or at their own hours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, Table, Time, case, func, literal, select
from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.database import UtcDateTime
from bot.core.settings import Settings, StudyDaySettings
from bot.notices import bodies, queries, rules, voices
from bot.notices.manner import Manner
from bot.notices.models import Notice, Recipient
from bot.notices.pages import enclosure_of

TRIAL: Final = "notice_trial"  # what the author's own trial is about, with the author's id
_TRIAL_GOOD_FOR = timedelta(hours=1)
recipients: Table = Recipient.metadata.tables["recipients"]


def key_of(key: str, *, for_information: bool) -> str:
    """The text's name: what needs no answer says so."""
    return f"{key}-information" if for_information else key


def tell(
    session: Session,
    now: datetime,
    notice: Notice,
    key: str,
    *,
    not_before: datetime | None = None,
    to: Sequence[int] | None = None,
    between: tuple[int, int] | None = None,
    content_id: int | None = None,
) -> delivery.Planned:
    """Plan the text of a notice, with its question, for who is waited for, or only `to` of them, or
    those whose ids lie `between` (the first bound not among them): a part of very many.

    `content_id`: the same text as planned for others before.
    """
    waiting = queries.waiting(notice.id)
    if to is not None:
        waiting = waiting.where(Recipient.person_id.in_(to))
    if between is not None:
        after, last = between
        waiting = waiting.where(Recipient.person_id > after, Recipient.person_id <= last)
    draft = draft_of(session, now, notice, key, not_before=not_before)
    draft = replace(draft, many=between is not None)
    known = between and content_id and delivery.has_anybody(session, content_id, between)
    planned = delivery.plan(
        session, now, draft, waiting, content_id=content_id, all_new=bool(between) and not known
    )
    voice = voices.behind(session, now, notice, enclosure_of(session, notice.id))
    if key == "notice" and voice is not None:
        before = voices.planned(session, notice.id)
        delivery.plan(session, now, voice, waiting, content_id=before)
    return planned


def tell_at_own_hours(
    session: Session, now: datetime, notice: Notice, settings: Settings, *, many: bool = False
) -> int:
    """The same from `goes_at` on, to each at the hour at which they are reminded; to how many."""
    draft = draft_of(session, now, notice, "notice", not_before=notice.goes_at)
    draft = replace(draft, many=many)
    chosen = settings.study_days
    hours = {chosen.remind_at, chosen.remind_night_shifts_at, *people.hours_wished(session)}
    at = {hour: rules.next_at(notice.goes_at, hour, settings.locale.zone) for hour in hours}
    told = delivery.plan_sets(session, now, [draft], _each_at(now, at, chosen))
    voice = voices.behind(session, now, notice, enclosure_of(session, notice.id))
    if voice is not None:
        delivery.plan_sets(session, now, [voice], _each_at(now, at, chosen))
    return told


def _each_at(
    now: datetime, at: Mapping[time, datetime], chosen: StudyDaySettings
) -> delivery.Recipients:
    """Who is waited for, each at the moment of their hour."""

    def to(planned: FromClause) -> Select[Any]:
        waits = (recipients.c.notice_id == planned.c.about_id) & (recipients.c.state == "waiting")
        rows, own = people.own_hour(
            now,
            planned.join(recipients, waits),
            recipients.c.person_id,
            by_night=chosen.remind_night_shifts_at,
        )
        hour = func.coalesce(own, literal(chosen.remind_at, Time()))
        return select(planned.c.id, recipients.c.person_id, _moment(hour, at)).select_from(rows)

    return to


def _moment(hour: ColumnElement[Any], at: Mapping[time, datetime]) -> ColumnElement[Any]:
    # The form with a value: PostgreSQL works the hour out once a row, not for each WHEN.
    moments = {literal(each, Time()): literal(then, UtcDateTime()) for each, then in at.items()}
    return case(moments, value=hour)


def draft_of(
    session: Session,
    now: datetime,
    notice: Notice,
    key: str,
    *,
    not_before: datetime | None = None,
) -> delivery.Draft:
    """The text to be brought to the recipients of a notice."""
    author = people.cards(session, [notice.author_id])[notice.author_id]
    signed = {"title": notice.title, "from": people.addressed(author)}
    draft = delivery.Draft(
        account=notice.account,
        purpose="notice",
        key=key_of(key, for_information=notice.for_information),
        facts={**signed, "text": bodies.body(notice, enclosure_of(session, notice.id))},
        about=("notice", notice.id),
        useless_after=notice.useless_after,
        template={
            **signed,
            "sent_at": not_before or now,
            "page": bodies.page_of(notice),
        },
        question="notice",
        question_until=notice.useless_after,
        urgent=notice.urgent,
        not_before=not_before,
    )
    return replace(draft, question=None, question_until=None) if notice.for_information else draft


def show_to_author(
    session: Session, now: datetime, *, account: str, author_id: int, text: str, manner: Manner
) -> None:
    """Bring the exact text to its author as a member would get it; nothing is asked by it."""
    author = people.cards(session, [author_id])[author_id]
    draft = delivery.Draft(
        account=account,
        purpose="answer",
        key=key_of("notice", for_information=manner.for_information),
        facts={
            "title": rules.title_of(text),
            "from": people.addressed(author),
            "text": bodies.shortened(text),
        },
        about=(TRIAL, author_id),
        useless_after=now + _TRIAL_GOOD_FOR,
        held_at_night=False,
    )
    delivery.plan(session, now, draft, [author_id])


def when(now: datetime, manner: Manner, settings: Settings) -> datetime:
    """When a notice confirmed now would go."""
    return rules.goes_at(
        now, settings.notices, settings.locale.zone, urgent=manner.urgent, at=manner.at
    )


def last_told_at(notice: Notice) -> datetime:
    """When the last recipient has been told: at their own hours that is a day later."""
    return notice.goes_at + timedelta(days=1) if notice.own_hours else notice.goes_at
