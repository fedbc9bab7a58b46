"""Delivery in figures: how each of an audience can be reached, and what the outbox holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, Subquery, and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from bot import people
from bot.delivery.models import Content, Outbound, Window
from bot.delivery.planning import CAREFUL_PURPOSES, PAUSED_PURPOSES
from bot.delivery.rules import KEPT_BACK
from bot.delivery.windows import texts_left
from bot.people import Binding

STATES: Final = ("waiting", "sending", "accepted", "unknown", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of an audience a text would reach now by chat, by template, by neither; `paused`:
    how many more want none for a while."""

    chat: int
    template: int
    nobody: int
    paused: int = 0


def reach(
    session: Session,
    now: datetime,
    to: Select[int],
    account: str,
    purpose: str,
    *,
    has_template: bool = True,
    urgent: bool = False,
) -> Reach:
    """How each person of `to` can be reached now; `has_template`: one is set for the purpose."""
    everybody = to.subquery()
    pausing = people.paused(now)
    if purpose not in PAUSED_PURPOSES or urgent:
        pausing = pausing.where(false())
    paused = select(func.count()).where(everybody.c[0].in_(pausing)).select_from(everybody)
    to = select(everybody.c[0]).where(everybody.c[0].not_in(pausing))
    ways = _ways(now, to, account, 0 if urgent or purpose in CAREFUL_PURPOSES else KEPT_BACK)
    by_chat = func.coalesce(func.sum(ways.c.chat), 0)
    by_template = func.coalesce(func.sum(case((ways.c.chat == 1, 0), else_=ways.c.template)), 0)
    total, chat, template = session.execute(
        select(func.count(), by_chat, by_template).select_from(ways)
    ).one()
    template = template if has_template else 0
    return Reach(chat, template, total - chat - template, session.scalar(paused) or 0)


def figures(session: Session, account: str | None = None) -> dict[str, int]:
    """How many texts are in which state; `account` None: of all accounts."""
    counted = select(Outbound.state, func.count()).group_by(Outbound.state)
    if account is not None:
        counted = counted.join(Content, Content.id == Outbound.content_id)
        counted = counted.where(Content.account == account)
    by_state = {row[0]: row[1] for row in session.execute(counted)}
    return {state: by_state.get(state, 0) for state in STATES}


def _ways(now: datetime, to: Select[int], account: str, kept_back: int) -> Subquery:
    """One row a person of `to`: 1 or 0 for chat and for template, the best of all bindings."""
    wanted = to.subquery()
    unknown_or = or_(Window.following.is_(None), Window.following)
    by_chat = and_(Window.following, texts_left(now) > kept_back)
    by_template = and_(unknown_or, or_(Window.takes_templates.is_(None), Window.takes_templates))
    return (
        select(
            func.max(case((by_chat, 1), else_=0)).label("chat"),
            func.max(case((and_(Binding.id.is_not(None), by_template), 1), else_=0)).label(
                "template"
            ),
        )
        .select_from(wanted)
        .outerjoin(
            Binding,
            and_(
                Binding.person_id == wanted.c[0],
                Binding.account == account,
                Binding.until.is_(None),
            ),
        )
        .outerjoin(Window, and_(Window.account == Binding.account, Window.openid == Binding.openid))
        .group_by(wanted.c[0])
        .subquery()
    )
