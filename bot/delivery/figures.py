"""Delivery in figures: how each of an audience can be reached, and what the outbox holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, Subquery, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from bot import people
from bot.delivery.models import Content, Credit, Outbound, Window
from bot.delivery.planning import CAREFUL_PURPOSES, PAUSED_PURPOSES
from bot.delivery.rules import KEPT_BACK
from bot.delivery.windows import texts_left
from bot.people import Binding, Person, Preference

STATES: Final = ("waiting", "sending", "accepted", "unknown", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of an audience a text would reach now by which way, the best one of each person;
    `nobody`: a person has to tell them; `paused`: how many more want none for a while; `last`: for
    how many by chat it is the last that goes until they write again."""

    chat: int
    template: int
    nobody: int
    paused: int = 0
    last: int = 0
    credit: int = 0
    sms: int = 0


def reach(
    session: Session,
    now: datetime,
    to: Select[int],
    account: str,
    purpose: str,
    *,
    has_template: bool = True,
    subscription: str | None = None,
    has_sms: bool = False,
    urgent: bool = False,
) -> Reach:
    """How each person of `to` can be reached now; `has_template`: one is set for the purpose;
    `subscription`: the notice they agree to; `has_sms`: it may go by telephone."""
    everybody = to.subquery()
    pausing = people.paused(now)
    if purpose not in PAUSED_PURPOSES or urgent:
        pausing = pausing.where(false())
    paused = select(func.count()).where(everybody.c[0].in_(pausing)).select_from(everybody)
    to = select(everybody.c[0]).where(everybody.c[0].not_in(pausing))
    kept_back = 0 if urgent or purpose in CAREFUL_PURPOSES else KEPT_BACK
    ways = _ways(now, to, account, kept_back, subscription)
    open_ways = {
        "chat": ways.c.chat == 1,
        "credit": ways.c.credit == 1,
        "template": and_(ways.c.template == 1, literal(has_template)),
        "sms": and_(ways.c.sms == 1, literal(has_sms)),
    }
    best = case(*((is_open, name) for name, is_open in open_ways.items()), else_="nobody")
    counts = {name: func.count(case((best == name, 1))) for name in (*open_ways, "nobody")}
    last = func.count(case((and_(ways.c.chat == 1, ways.c.more == 0), 1)))
    row = session.execute(select(*counts.values(), last).select_from(ways)).one()
    by_way = dict(zip(counts, row, strict=False))
    return Reach(**by_way, paused=session.scalar(paused) or 0, last=row[-1])


def figures(session: Session, account: str | None = None) -> dict[str, int]:
    """How many texts are in which state; `account` None: of all accounts."""
    counted = select(Outbound.state, func.count()).group_by(Outbound.state)
    if account is not None:
        counted = counted.join(Content, Content.id == Outbound.content_id)
        counted = counted.where(Content.account == account)
    by_state = {row[0]: row[1] for row in session.execute(counted)}
    return {state: by_state.get(state, 0) for state in STATES}


def _ways(
    now: datetime, to: Select[int], account: str, kept_back: int, subscription: str | None
) -> Subquery:
    """One row a person of `to`: 1 or 0 for chat, for `more` than one text by it, for a notice they
    agreed to, for template and for a message by telephone: the best of all bindings."""
    wanted = to.subquery()
    follows = or_(Window.following.is_(None), Window.following)
    takes = or_(Window.takes_templates.is_(None), Window.takes_templates)
    open_ways = {
        "chat": and_(Window.following, texts_left(now) > kept_back),
        "more": and_(Window.following, texts_left(now) > kept_back + 1),
        "credit": and_(Credit.left > 0, follows),
        "template": and_(Binding.id.is_not(None), follows, takes),
        "sms": and_(Person.phone_sealed.is_not(None), Preference.no_sms.is_not(True)),
    }
    rows = wanted.join(Person, Person.id == wanted.c[0])
    rows = rows.outerjoin(Preference, Preference.person_id == wanted.c[0])
    rows = rows.outerjoin(
        Binding,
        and_(Binding.person_id == wanted.c[0], Binding.account == account, Binding.until.is_(None)),
    )
    rows = rows.outerjoin(
        Window, and_(Window.account == Binding.account, Window.openid == Binding.openid)
    )
    rows = rows.outerjoin(
        Credit,
        and_(
            Credit.account == Binding.account,
            Credit.openid == Binding.openid,
            Credit.template_id == literal(subscription or ""),
        ),
    )
    columns = (func.max(case((way, 1), else_=0)).label(name) for name, way in open_ways.items())
    return select(*columns).select_from(rows).group_by(wanted.c[0]).subquery()
