"""What people holds about a member (DESIGN §1): the branch's record, the card, the way in."""

from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from bot.core.database import Base
from bot.core.holdings import (
    ROWS,
    Held,
    Holding,
    Stays,
    Whose,
    bool_of,
    forget,
    forget_wechat,
    held,
)
from bot.core.sealing import Sealer
from bot.people import models  # noqa: F401 (the tables, registered)

_COUNTS = Stays("counted without a name: how many there were, where and when")
_BY = "who did it, by id"


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _of_their_invitations(whose: Whose) -> ColumnElement[bool]:
    """QR codes of the invitations made for this person."""
    theirs = select(_table("invitations").c.id).where(
        _table("invitations").c.person_id == whose.person_id
    )
    return bool_of(_table("tickets").c.invitation_id.in_(theirs))


_NAMELESS: dict[str, Any] = {
    "name": "",
    "called": None,
    "phone_sealed": None,
    "phone_key": None,
    "gender": None,
    "born_on": None,
    "birthday_calendar": None,
    "joined_on": None,
    "address_sealed": None,
    "helper": None,
    "note": None,
}

HOLDINGS = (
    Holding(
        table=_table("persons"),
        whose="id",
        shown=(
            "name",
            "called",
            "phone_sealed",
            "gender",
            "born_on",
            "birthday_calendar",
            "joined_on",
            "category",
            "address_sealed",
            "helper",
            "note",
            "left_at",
        ),
        erased=_NAMELESS,
    ),
    Holding(
        table=_table("bindings"),
        whose="person_id",
        shown=("openid", "kind", "since", "until"),
        erased=ROWS,
    ),
    Holding(
        table=_table("invitations"),
        whose="person_id",
        shown=("expires_at", "used_at"),
        erased=ROWS,
        others={"vouched_by_id": "who stood beside them"},
    ),
    Holding(
        table=_table("tickets"),
        whose=_of_their_invitations,
        shown=(),  # the invitation itself is shown
        erased=ROWS,
    ),
    Holding(
        table=_table("roles"),
        whose="person_id",
        shown=("role", "since", "until"),
        erased=Stays("which offices a unit had, and when"),
        others={"successor_id": "who took the office over"},
    ),
    Holding(table=_table("homes"), whose="person_id", shown=("kind", "since"), erased=_COUNTS),
    Holding(
        table=_table("categories"),
        whose="person_id",
        shown=("category", "since", "until"),
        erased=_COUNTS,
    ),
    Holding(
        table=_table("circumstances"),
        whose="person_id",
        shown=("name", "since", "until"),
        erased=ROWS,
    ),
    Holding(
        table=_table("list_numbers"),
        whose="person_id",
        shown=("year", "number"),
        erased=Stays("a number is never given to a second person"),
    ),
    Holding(
        table=_table("card_entries"),
        whose="person_id",
        shown=("field", "text_sealed", "confirmed_at"),
        erased=ROWS,
    ),
    Holding(
        table=_table("card_changes"),
        whose="person_id",
        shown=("field", "at", "by", "old_sealed", "new_sealed"),
        erased=ROWS,
        others={"by_id": _BY, "checked_by_id": _BY},
    ),
    Holding(
        table=_table("card_asked"),
        whose="person_id",
        shown=("field", "asked_at"),
        erased=ROWS,
        unfollowed=ROWS,
    ),
    Holding(
        table=_table("minds"),
        whose="person_id",
        shown=("text_sealed", "readers", "said_at", "until"),
        erased=ROWS,
        unfollowed=ROWS,
        others={"reader_id": "whom the member chose to read it"},
    ),
    Holding(
        table=_table("offers"),
        whose="person_id",
        shown=("skill", "hours", "noted_at"),
        erased=ROWS,
    ),
    Holding(
        table=_table("preferences"),
        whose="person_id",
        shown=(
            *("remind_at", "quiet_from", "quiet_to"),
            *("paused_at", "paused_until", "study_at", "no_sms"),
        ),
        erased=ROWS,
    ),
    Holding(
        table=_table("audit"),
        whose="person_id",
        shown=("at", "role", "what", "door", "changed"),
        erased=ROWS,
        others={"by_id": "who looked: read under 我的信息, by name"},
    ),
    Holding(
        table=_table("audit"),
        whose="by_id",
        shown=("at", "what", "door"),
        erased=Stays("others may still ask who looked at their card"),
        others={"person_id": "whose card was looked at"},
    ),
    Holding(
        table=_table("roster_uploads"),
        whose="person_id",
        shown=("at",),  # what the file says of others is theirs
        erased=ROWS,
    ),
    Holding(
        table=_table("login_links"),
        whose="person_id",
        shown=("expires_at", "spent_at"),
        erased=ROWS,
    ),
    Holding(
        table=_table("console_sessions"),
        whose="person_id",
        shown=("since", "expires_at", "ended_at"),
        erased=ROWS,
    ),
    Holding(
        table=_table("done_for"),
        whose="member_id",
        shown=("act", "standing", "at"),
        erased=ROWS,
        others={"by_id": _BY, "helper_id": "the row of the helper who did it"},
    ),
    Holding(
        table=_table("done_for"),
        whose="by_id",
        shown=("act", "standing", "at"),
        erased=Stays("what was done for others is their record"),
        others={"member_id": "for whom it was done"},
    ),
    Holding(
        table=_table("helpers"),
        whose="member_id",
        shown=("name", "since", "until"),
        erased=ROWS,
        others={"by_id": _BY, "ended_by_id": _BY, "helper_id": "who helps, if a member"},
    ),
    Holding(
        table=_table("helpers"),
        whose="helper_id",
        shown=("since", "until"),
        erased={"name": "", "openid": None},
        others={"member_id": "who is helped", "openid": "the helper's WeChat"},
    ),
    Holding(
        table=_table("absences"),
        whose="person_id",
        shown=("since", "until", "state"),
        erased=Stays("who stood in for an office, and when"),
        others={"substitute_id": "who stands in"},
    ),
    Holding(
        table=_table("absences"),
        whose="substitute_id",
        shown=("since", "until", "state"),
        erased=Stays("who stood in for an office, and when"),
        others={"person_id": "for whom they stand in"},
    ),
    Holding(
        table=_table("leavings"),
        whose="person_id",
        shown=("asked_at", "erase_at"),
        erased=Stays("that somebody left, and when; without a name"),
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
