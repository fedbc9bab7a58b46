"""What is not finished in a unit: asked before it is closed."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import errands, help, people, study


def open_work_of(session: Session, now: datetime, unit_id: int) -> people.OpenWork:
    """The open errands and claimed help requests of those whose only office is in this unit, and
    its study days to come."""
    holders = people.in_charge_only_of(session, now, unit_id)
    return people.OpenWork(
        errands=sum(len(errands.open_of(session, one)) for one in holders),
        help_requests=sum(len(help.claimed_by(session, one)) for one in holders),
        study_days=study.days_to_come(session, now, unit_id),
    )
