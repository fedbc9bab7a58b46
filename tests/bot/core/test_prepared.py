"""Prepared statements: built once for a dialect, run after what the session has yet to write."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from bot.core.prepared import Prepared
from bot.people import Unit
from bot.study import StudyDay
from tests import builders
from tests.builders import ACCOUNT, NOW, Street

units, days = Unit.metadata.tables["units"], StudyDay.metadata.tables["study_days"]


def test_a_statement_is_built_once(session: Session, street: Street) -> None:
    built = []

    def build(dialect: str) -> Select[str]:
        built.append(dialect)
        return select(units.c.name).where(units.c.id == bindparam("unit"))

    name_of = Prepared(build)
    asked = [street.branch, street.street, street.branch]
    names = [name_of.run(session, unit=one.id).scalar() for one in asked]
    assert names == [one.name for one in asked]
    assert built == [session.get_bind().dialect.name]


def test_what_the_session_has_yet_to_write_is_written_first(session: Session) -> None:
    made = builders.unit(session, "青龙街道")
    made.name = "红梅街道"
    name = Prepared(lambda _: select(units.c.name).where(units.c.id == bindparam("unit")))
    assert name.run(session, unit=made.id).scalar() == "红梅街道"


def test_times_go_in_from_any_zone_and_come_back_in_utc(session: Session, street: Street) -> None:
    session.add(_study_day(street.branch.id, NOW))
    at = Prepared(lambda _: select(days.c.starts_at).where(days.c.starts_at == bindparam("at")))
    found = at.run(session, at=NOW.astimezone(ZoneInfo("Asia/Shanghai"))).scalar()
    assert (found, found and found.tzinfo) == (NOW, NOW.tzinfo)


def _study_day(unit_id: int, at: datetime) -> StudyDay:
    names = ("starts_at", "ends_at", "check_in_opens_at", "late_from", "online_until")
    moments = dict.fromkeys((*names, "published_at"), at)
    day = {"account": ACCOUNT, "no": 1, "unit_id": unit_id, "title": "学习日", "place": "活动室"}
    return StudyDay(**day, code="6081", **moments)
