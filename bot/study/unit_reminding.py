"""When each unit wants to be reminded: its own word, else that of the nearest unit above it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.durations import Duration
from bot.study.models import UnitReminding
from bot.study.timing import Timing


@dataclass(frozen=True, slots=True)
class Reminding:
    """A unit's own word; None: as above it."""

    remind_before: tuple[Duration, ...] | None
    remind_at: time | None


def set_reminding(session: Session, unit_id: int, own: Reminding) -> None:
    """From now on the study days of this unit are planned so; two Nones: as above it again."""
    kept = session.get(UnitReminding, unit_id)
    if own == Reminding(None, None):
        if kept is not None:
            session.delete(kept)
            session.flush()
        return
    kept = kept or UnitReminding(unit_id=unit_id)
    before = own.remind_before
    kept.remind_before = None if before is None else [str(lead) for lead in before]
    kept.remind_at = own.remind_at
    session.add(kept)
    session.flush()


def reminding_of(session: Session, unit_id: int) -> Reminding:
    """What a unit itself has said."""
    kept = session.get(UnitReminding, unit_id)
    return Reminding(None, None) if kept is None else _own(kept)


def timings(session: Session, unit_ids: Collection[int], timing: Timing) -> Mapping[int, Timing]:
    """The settings as they hold for each of these units."""
    said = {one.unit_id: _own(one) for one in session.scalars(select(UnitReminding))}
    if not said:
        return dict.fromkeys(unit_ids, timing)
    lines = people.lines_above(session, unit_ids)
    return {unit_id: _at(lines.get(unit_id, ()), said, timing) for unit_id in unit_ids}


def _own(kept: UnitReminding) -> Reminding:
    before = kept.remind_before
    leads = None if before is None else tuple(Duration(lead) for lead in before)
    return Reminding(leads, kept.remind_at)


def _at(line: Sequence[int], said: Mapping[int, Reminding], timing: Timing) -> Timing:
    """`line`: the unit and those above it, the uppermost first; so the nearest word wins."""
    for unit_id in line:
        own = said.get(unit_id)
        if own is not None and own.remind_before is not None:
            timing = replace(
                timing, remind_before=tuple((str(one), one) for one in own.remind_before)
            )
        if own is not None and own.remind_at is not None:
            timing = replace(timing, remind_at=own.remind_at)
    return timing
