"""月报: a month of the own unit in figures, and where its ledger is."""

from collections.abc import Mapping
from datetime import date, datetime, time

from bot import board, people
from bot.core.links import ledger_address
from bot.core.texts import Shown
from handlers.chat import Chat, Reply
from handlers.reading import Command, month_after, parse_month

READERS = ("secretary", "officer")
DAYS_SHOWN = 4  # more are counted


def monthly(chat: Chat, said: Command) -> Reply:
    """月报, 月报 10月: last month's, or that one's."""
    first = parse_month(said.tail, chat.now.astimezone(chat.house.zone).date())
    if first is None:
        return chat.say("month-which")
    held = next(one for one in chat.roles if one.role in READERS)
    unit = people.unit_in_charge(chat.session, chat.now, chat.person.id, held.unit_id)
    if unit is None:
        raise LookupError("whoever holds an office is in charge of its unit")
    span = _begin(chat, first), _begin(chat, month_after(first))
    figures = board.month(chat.session, chat.now, unit, *span)
    return chat.only(
        "month",
        unit=unit.name,
        month=first.month,
        year=str(first.year),
        members=figures.members,
        bound=figures.bound,
        study=_study(chat, figures),
        link=ledger_address(chat.settings.server.public_url, unit.id, first.year),
        **_prefixed("notices", figures.notices),
        **_prefixed("requests", figures.requests),
        **_prefixed("errands", figures.errands),
    )


def _study(chat: Chat, figures: board.Month) -> str:
    """The first study days of the month with who came, and how many more there were."""
    over = [one for one in figures.study_days if one.is_over]
    lines = [
        chat.line(
            "month-study-day",
            starts_at=one.day.starts_at,
            attended=one.attended,
            invited=one.invited,
        )
        for one in over[:DAYS_SHOWN]
    ]
    if not lines:
        lines = [chat.line("month-no-study-day")]
    if len(over) > DAYS_SHOWN:
        lines.append(chat.line("month-more-study-days", count=len(over) - DAYS_SHOWN))
    return "".join(f"\n{line}" for line in lines)


def _prefixed(name: str, figures: Mapping[str, int]) -> dict[str, Shown]:
    return {f"{name}_{key}": value for key, value in figures.items()}


def _begin(chat: Chat, day: date) -> datetime:
    return datetime.combine(day, time(), chat.house.zone)
