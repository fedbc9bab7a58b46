"""What is kept no longer than its term, night by night."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import privacy
from bot.core import due
from bot.core.settings import PrivacySettings
from bot.people.models import Audit
from bot.study.models import SignOfLife
from bot.webhook.models import Inbox
from lianxin.models import metadata
from tests.builders import ACCOUNT, NOW, SEALER, Street

SETTINGS = PrivacySettings()
NUMBERS = {one.name: number for number, one in enumerate(privacy.TERMS)}


def run(session: Session, name: str, now: datetime = NOW) -> str:
    return privacy.retain(session, now, NUMBERS[name], "2026-12-01 0", SETTINGS)


def message(session: Session, number: int, at: datetime) -> None:
    session.add(
        Inbox(
            account=ACCOUNT,
            key=f"m{number}",
            nonce=str(number),
            fingerprint="f",
            openid="openid-1",
            state="handled",
            at=at,
            received_at=at,
            reply=SEALER.seal("记下了"),
        )
    )
    session.flush()


def test_an_answer_goes_after_its_term_and_is_still_counted(session: Session) -> None:
    message(session, 1, NOW - timedelta(days=8))
    message(session, 2, NOW - timedelta(days=6))
    assert run(session, "inbox") == "inbox 1"
    rows = session.execute(select(Inbox.key, Inbox.openid, Inbox.reply).order_by(Inbox.id)).all()
    assert rows[0] == ("m1", "", None)
    assert rows[1].reply is not None
    assert run(session, "inbox") == "inbox 0"


def test_a_position_goes_first_and_the_line_stays_for_its_own_term(
    session: Session, street: Street
) -> None:
    at = NOW - timedelta(days=31)
    session.add(
        SignOfLife(person_id=street.wang.id, at=at, line="在女儿家", position_sealed="v1.x")
    )
    session.flush()
    run(session, "positions")
    run(session, "signs_of_life")
    assert session.execute(select(SignOfLife.line, SignOfLife.position_sealed)).one() == (
        "在女儿家",
        None,
    )
    run(session, "signs_of_life", NOW + timedelta(days=400))
    assert session.scalar(select(SignOfLife.line)) is None


def test_audit_goes_after_a_year(session: Session, street: Street) -> None:
    for days in (366, 300):
        session.add(
            Audit(
                person_id=street.wang.id,
                by_id=street.zhao.id,
                role="leader",
                changed=False,
                what="card",
                door="page",
                at=NOW - timedelta(days=days),
            )
        )
    session.flush()
    assert run(session, "audit") == "audit 1"


@pytest.mark.parametrize("name", NUMBERS)
def test_every_term_runs_on_its_table_and_has_a_reason(session: Session, name: str) -> None:
    term = privacy.TERMS[NUMBERS[name]]
    assert term.reason
    assert term.keep(SETTINGS) >= timedelta(0)
    assert run(session, name) == f"{name} 0"


def test_a_long_table_goes_in_parts(session: Session) -> None:
    for number in range(5):
        message(session, number, NOW - timedelta(days=9))
    first = privacy.retain(session, NOW, NUMBERS["inbox"], "2026-12-01 0", SETTINGS, at_once=2)
    assert first == "inbox 2"
    asked = session.scalars(select(due.Due.occurrence).where(due.Due.kind == privacy.RETAIN)).all()
    assert asked == ["2026-12-01 1"]


def test_a_night_is_asked_for_once_however_often(session: Session) -> None:
    for _ in range(3):
        privacy.plan_tonight(session, NOW, "2026-12-01")
    count = select(func.count()).select_from(due.Due).where(due.Due.kind == privacy.RETAIN)
    assert session.scalar(count) == len(privacy.TERMS)


# Tables of which nothing goes by time, and why.
STAYS = {
    "absences": "who stood in for an office, and when",
    "askings": "how many were asked and answered, nobody's",
    "bindings": "which WeChat speaks for whom; goes with leaving",
    "card_asked": "one row a member",
    "card_entries": "the card itself",
    "categories": "counted by time",
    "check_in_changes": "the history of the branch's record",
    "alerts": "nobody's",
    "check_ins": "attendance is the branch's record",
    "circumstances": "have their own end",
    "counters": "nobody's",
    "day_numbers": "numbers only",
    "done_for": "what was done in a member's name is theirs to see",
    "helpers": "who may answer for whom, and since when",
    "homes": "counted by time",
    "invitees": "attendance is the branch's record",
    "lanes": "nobody's",
    "leases": "nobody's",
    "leavings": "that somebody left, without a name",
    "list_numbers": "a number is never given twice",
    "lesson_readings": "go with leaving",
    "lessons": "what the branch studied",
    "lists_told": "dates only",
    "minds": "go on the day the member said, people.minds.forget_expired",
    "notice_texts": "what the branch announced",
    "notices": "what the branch announced",
    "offers": "until taken back",
    "outbox_notes": "what operators did to a text, and why",
    "outbox": "counted; its words go with the texts",
    "persons": "the roster; goes with leaving",
    "preferences": "until changed",
    "recipients": "the ledger",
    "roles": "offices and their dates",
    "study_days": "what the branch did",
    "study_series": "what the branch did",
    "credits": "one row a WeChat account and notice; goes with unfollowing",
    "refused": "counts by code, nobody's",
    "tickets": "go with their invitation, by the database",
    "tokens": "one row an account",
    "unit_reminding": "nobody's",
    "meeting_places": "nobody's",
    "unit_approval": "nobody's",
    "saved_audiences": "until its author drops it",
    "notice_drafts": "what was asked and decided about a notice, as the notices",
    "units": "nobody's",
    "windows": "one row a WeChat account; goes with unfollowing",
}


def test_every_table_has_a_term_or_a_reason_to_stay() -> None:
    with_terms = {one.table for one in privacy.TERMS}
    tables = set(metadata.tables)
    assert tables - with_terms - set(STAYS) == set()
    assert set(STAYS) <= tables
    assert with_terms & set(STAYS) == set()
