"""The QR code on the wall: another one every minute, each good for two, so that no photo of it
checks in who is not there.

A page asks for the codes of the next minutes while it is open and shows those there are; they are
made by who may call the platform. Where there is none the spoken code does.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.refusals import Refusal
from bot.study.arriving import ArrivalOutcome, arrive
from bot.study.models import StudyDay, WallCode

SCENE_PREFIX = "wall-"
GOOD_FOR = timedelta(minutes=2)
_SCENE_BYTES = 12  # 96 bits: nobody guesses one
_A_MINUTE = timedelta(minutes=1)
_AHEAD = 4  # minutes for which codes are asked
_MADE_WITHIN = timedelta(seconds=30)
# The platform's code outlives ours: who scans an old one is told by us, kindly, what to do.
_SCANNED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OldWallCode(Refusal):
    """This QR code is no longer on the wall, or never was."""

    key: ClassVar[str] = "wall-code-old"


@dataclass(frozen=True, slots=True)
class OnTheWall:
    """What the wall shows now: the address in the QR code, None while there is none; `none_comes`:
    the account makes no such codes, or not now; `changes_at`: when to look again."""

    url: str | None
    none_comes: bool
    changes_at: datetime


@dataclass(frozen=True, slots=True)
class WallCodeWanted:
    """A code that was asked for and is not made yet, and until when the platform keeps it."""

    id: int
    scene: str
    until: datetime


def on_the_wall(session: Session, now: datetime, day: StudyDay) -> OnTheWall:
    """What to show in this minute; asks for the codes of the next ones."""
    minute = now.replace(second=0, microsecond=0)
    minutes = [minute + n * _A_MINUTE for n in range(_AHEAD)]
    rows = [
        {
            "study_day_id": day.id,
            "shown_from": one,
            "scene": SCENE_PREFIX + secrets.token_urlsafe(_SCENE_BYTES),
            "asked_at": now,
        }
        for one in minutes
        if one < day.ends_at
    ]
    session.execute(insert_into(session, WallCode).values(rows).on_conflict_do_nothing())
    shown = session.scalars(
        select(WallCode).where(WallCode.study_day_id == day.id, WallCode.shown_from == minute)
    ).one()
    late = shown.url is None and shown.asked_at <= now - _MADE_WITHIN
    return OnTheWall(shown.url, none_comes=late, changes_at=minute + _A_MINUTE)


def wall_codes_wanted(
    session: Session, now: datetime, account: str, *, limit: int
) -> list[WallCodeWanted]:
    """Codes of an account that are still of use and not made, the next one first."""
    rows = session.execute(
        select(WallCode.id, WallCode.scene, WallCode.shown_from)
        .join(StudyDay, StudyDay.id == WallCode.study_day_id)
        .where(
            StudyDay.account == account,
            WallCode.url.is_(None),
            WallCode.shown_from > now - _A_MINUTE,
        )
        .order_by(WallCode.shown_from)
        .limit(limit)
    )
    return [WallCodeWanted(row.id, row.scene, row.shown_from + _SCANNED_WITHIN) for row in rows]


def keep_wall_code(session: Session, *, code_id: int, url: str) -> None:
    """Keep what the platform made."""
    session.execute(update(WallCode).where(WallCode.id == code_id).values(url=url))


def day_on_the_wall(
    session: Session, now: datetime, account: str, scene: str
) -> StudyDay | OldWallCode:
    """The study day whose code with this scene is on the wall, or was a moment ago."""
    day = session.scalars(
        select(StudyDay)
        .join(WallCode, WallCode.study_day_id == StudyDay.id)
        .where(
            StudyDay.account == account,
            WallCode.scene == scene,
            WallCode.shown_from <= now,
            WallCode.shown_from > now - GOOD_FOR,
        )
    ).first()
    return day if day is not None else OldWallCode()


def check_in_by_wall(
    session: Session, now: datetime, *, account: str, person_id: int, scene: str
) -> ArrivalOutcome | OldWallCode:
    """Scanned from the wall: on site, by evidence `qr`."""
    day = day_on_the_wall(session, now, account, scene)
    if isinstance(day, OldWallCode):
        return day
    return arrive(
        session,
        now,
        study_day_id=day.id,
        person_id=person_id,
        evidence="qr",
        mode="on_site",
    )
