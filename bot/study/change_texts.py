"""What is said of a study day that becomes another or does not take place."""

from bot import delivery
from bot.core.kept_facts import Kept, Saying
from bot.study.models import StudyDay
from bot.study.outcomes import Facts

PURPOSE = "study_day_change"
ASKING = ("study-day-changed-ask", "study-day-changed-again")  # with the question, to be answered


def changed(
    day: StudyDay, before: Facts, key: str, host: str | None, *, urgent: bool
) -> delivery.Draft:
    """The text `key` of a day that was as `before`; `host`: the name of who leads it from now on,
    where that is somebody else."""
    asks = key in ASKING
    facts: dict[str, Kept] = {
        "starts_at": day.starts_at,
        "place": day.place,
        "title": day.title,
        "host": Saying("study-day-host", {"host": host}) if host else None,
        "was_starts_at": before.starts_at,
        "was_place": before.place,
        "was_title": before.title,
    }
    template: dict[str, Kept] = {
        "title": day.title,
        "change": Saying(_in_a_word(day, before)),
        "starts_at": day.starts_at,
        "reason": day.place,
    }
    return delivery.Draft(
        account=day.account,
        purpose=PURPOSE,
        key=key,
        facts=facts,
        about=("study_day", day.id),
        useless_after=day.starts_at,
        template=template,
        question="study_day" if asks else None,
        question_until=day.starts_at if asks else None,
        urgent=urgent,
    )


def cancelled(day: StudyDay, *, urgent: bool) -> delivery.Draft:
    """The text of a day that does not take place, with the reason if one was given."""
    why = day.cancel_reason
    reason = Saying("study-day-cancel-reason", {"reason": why}) if why else None
    return delivery.Draft(
        account=day.account,
        purpose=PURPOSE,
        key="study-day-cancelled",
        facts={"starts_at": day.starts_at, "title": day.title, "reason": reason},
        about=("study_day", day.id),
        useless_after=day.starts_at,
        template={
            "title": day.title,
            "change": Saying("study-change-off"),
            "starts_at": day.starts_at,
            "reason": why or Saying("study-change-off"),
        },
        urgent=urgent,
    )


def _in_a_word(day: StudyDay, before: Facts) -> str:
    if day.starts_at != before.starts_at:
        return "study-change-time"
    return "study-change-place" if day.place != before.place else "study-change-other"
