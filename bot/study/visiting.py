"""送学: who is to be visited with the lesson, by whom and where."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import errands, people
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.study import owners, rules
from bot.study.models import StudyDay

VISIT = "deliver_lesson"  # the kind of the errand
Modes = Mapping[int, str | None]  # how each member takes part, None while silent


def settle_visits(
    session: Session, now: datetime, day: StudyDay, *, before: Modes, after: Modes, by_id: int
) -> None:
    """Answers have become others: who asks for 送学 now has a visitor, who no longer does has not.

    Visitors are told of what concerns them, unless it is they (`by_id`) who say so.
    """
    called_off = [one for one in before if before[one] == "door" and after[one] != "door"]
    wanted = [one for one in after if after[one] == "door" and before[one] != "door"]
    about = ("study_day", day.id)
    if called_off:
        errands.close_about(
            session,
            now,
            about=about,
            outcome="changed-mind",
            person_ids=called_off,
            kinds=[VISIT],
            tell_owners=True,
        )
    if not wanted:
        return
    _give(session, now, day, wanted)
    for errand in errands.open_about(session, about, wanted):
        if errand.kind == VISIT and errand.owner_id != by_id:
            errands.tell_owner(session, now, errand, at_once=True)


def where_to(session: Session, person_ids: Sequence[int]) -> dict[int, Mapping[str, Kept]]:
    """The fact `address` of each: sealed as it is on their card, or that none is known."""
    known = people.sealed_addresses(session, person_ids)
    unknown = Saying("errand-no-address")
    return {one: {"address": Sealed(known[one]) if one in known else unknown} for one in person_ids}


def _give(session: Session, now: datetime, day: StudyDay, person_ids: Sequence[int]) -> None:
    """For the hours of the study day; while it is under way, for the day after."""
    has_begun = day.starts_at <= now
    what = errands.Assignment(
        account=day.account,
        kind=VISIT,
        about=("study_day", day.id),
        due_at=now + rules.A_DAY if has_begun else day.ends_at,
        listed_from=now if has_begun else day.starts_at,
        reason="errand-deliver-lesson",
        facts={"title": day.title, "starts_at": day.starts_at},
    )
    errands.give_many(
        session,
        now,
        what,
        persons=person_ids,
        owners=owners.of(session, now, day, person_ids),
        own_facts=where_to(session, person_ids),
    )
