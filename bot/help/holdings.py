"""What help holds about a member: what they asked for, what they did for others."""

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from bot.core.facts import About
from bot.core.holdings import ROWS, Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.help.models import Addition, HelpRequest

help_requests: Table = HelpRequest.metadata.tables["help_requests"]
additions: Table = Addition.metadata.tables["help_request_additions"]
OVER = ("done", "cancelled")
_BLANK = {"text": "", "done_note": None}


def _is_over() -> ColumnElement[bool]:
    return help_requests.c.state.in_(OVER)


def _added(whose: Whose) -> ColumnElement[bool]:
    mine = select(help_requests.c.id).where(help_requests.c.asker_id == whose.person_id)
    return additions.c.help_request_id.in_(mine)


def _to_one_over() -> ColumnElement[bool]:
    return additions.c.help_request_id.in_(select(help_requests.c.id).where(_is_over()))


_THEIR_PART = {
    "asked_by_id": "who asked for them",
    "organiser_id": "who was told last",
    "told_ids": "who were told",
    "owner_id": "who helped",
    "handed_to_id": "whom it was offered to",
    "stands_for_id": "for whom the owner stands in",
}

HOLDINGS = (
    Holding(
        table=help_requests,
        whose="asker_id",
        shown=("no", "text", "urgent", "state", "asked_at", "done_at", "done_note"),
        erased=_BLANK,
        unfollowed=_BLANK,
        ended=_is_over,  # somebody may be on the way for an open one
        others=_THEIR_PART,
    ),
    Holding(
        table=help_requests,
        whose="owner_id",
        shown=("no", "state", "claimed_at", "done_at"),
        erased=Stays("what was done for others is their record"),
        others={**_THEIR_PART, "asker_id": "who was helped"},
    ),
    Holding(
        table=additions,
        whose=_added,
        shown=("at", "kind", "content_sealed"),
        erased=ROWS,
        unfollowed=ROWS,
        ended=_to_one_over,
    ),
)


def held_about(session: Session, sealer: Sealer, whose: Whose) -> Held:
    """What this slice holds about a person, by table, opened."""
    return held(session, sealer, HOLDINGS, whose)


def forget_about(session: Session, whose: Whose) -> None:
    """They have left for good."""
    forget(session, HOLDINGS, whose)


def forget_wechat_of(session: Session, whose: Whose) -> None:
    """Their WeChat unfollowed."""
    forget_wechat(session, HOLDINGS, whose)


def abouts_of(session: Session, person_id: int, *, ended_only: bool = False) -> list[About]:
    """What texts about a member's help requests are about."""
    wanted = select(help_requests.c.id).where(help_requests.c.asker_id == person_id)
    if ended_only:
        wanted = wanted.where(_is_over())
    return [("help_request", one) for one in session.scalars(wanted)]
