"""What errands hold about a member: what was to be done for them, what they had to do."""

from sqlalchemy import ColumnElement, Table, select, update
from sqlalchemy.orm import Session

from bot.core.facts import About
from bot.core.holdings import ROWS, Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.errands.models import DayNumber, Errand, ListTold

errands: Table = Errand.metadata.tables["errands"]
day_numbers: Table = DayNumber.metadata.tables["day_numbers"]
lists_told: Table = ListTold.metadata.tables["lists_told"]
_BLANK: dict[str, object] = {"facts": {}, "note": None}

_STANDS_FOR = {
    "stands_for_id": "for whom the owner stands in",
    "offered_to_id": "who was asked to take it",
    "went_up_from_id": "whose it was before it went up",
}


def _ended() -> ColumnElement[bool]:
    return errands.c.state != "open"


HOLDINGS = (
    Holding(
        table=errands,
        whose="person_id",
        shown=("no", "kind", "facts", "note", "created_at", "due_at", "state", "ended_at"),
        erased=_BLANK,
        unfollowed=_BLANK,
        ended=_ended,  # an open one is still to be done
        others={"owner_id": "who was to do it", "ended_by_id": "who did it", **_STANDS_FOR},
    ),
    Holding(
        table=errands,
        whose="owner_id",
        shown=("no", "kind", "due_at", "state"),
        erased=Stays("what was done for others is their record"),
        others={"person_id": "whom it was done for", "ended_by_id": "who did it", **_STANDS_FOR},
    ),
    Holding(table=day_numbers, whose="person_id", shown=("day", "number"), erased=ROWS),
    Holding(
        table=day_numbers,
        whose="owner_id",
        shown=(),
        erased=ROWS,
        others={"person_id": "who stood on their list"},
    ),
    Holding(table=lists_told, whose="owner_id", shown=("day", "at"), erased=ROWS),
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
    """What texts about a member's errands are about."""
    wanted = select(errands.c.id).where(errands.c.person_id == person_id)
    if ended_only:
        wanted = wanted.where(_ended())
    return [("errand", one) for one in session.scalars(wanted)]


def disown(session: Session, person_id: int) -> None:
    """What nobody could be found for who takes it over from this owner stands unassigned: `status`
    counts it and `doctor` names the unit."""
    session.execute(
        update(errands)
        .where(errands.c.owner_id == person_id, errands.c.state == "open")
        .values(owner_id=None)
    )
    session.expire_all()
