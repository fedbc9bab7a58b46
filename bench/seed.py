"""A street for the benchmark: units, members bound to accounts, and a study day under way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, create_engine, func, insert, select

from bench.messages import name_of, openid_of
from bot.core.database import Base
from lianxin.models import metadata

ACCOUNT = "main"
BRANCHES = 30
_STREET_ID = 1
_STUDY_DAY_ID = 1
_CHUNK = 5000


def seed(url: str, members: int) -> None:
    """Fills a migrated, empty database: `members` people, each bound, each invited today."""
    now = datetime.now(UTC)
    engine = create_engine(url)
    with engine.begin() as connection:
        _enter(connection, "units", _units())
        _enter(connection, "persons", _persons(members))
        _enter(connection, "bindings", _bindings(members, now))
        _enter(connection, "study_days", iter([_study_day(now)]))
        _enter(connection, "invitees", _invitees(members))
        if engine.dialect.name == "postgresql":  # as autovacuum would soon; the floor has it too
            connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def count_check_ins(url: str) -> int:
    """How many check-ins stand in the database."""
    engine = create_engine(url)
    with engine.connect() as connection:
        count = connection.scalar(select(func.count()).select_from(metadata.tables["check_ins"]))
    engine.dispose()
    return int(count or 0)


def _enter(connection: Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    statement = insert(Base.metadata.tables[table])
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            connection.execute(statement, chunk)
            chunk = []
    if chunk:
        connection.execute(statement, chunk)


def _units() -> Iterator[dict[str, Any]]:
    street = {"id": _STREET_ID, "account": ACCOUNT, "name": "青龙街道", "path": "青龙街道"}
    yield {**street, "parent_id": None, "lineage": "/1/"}
    for branch in range(1, BRANCHES + 1):
        name = f"第{branch}支部"
        yield {
            "id": _STREET_ID + branch,
            "account": ACCOUNT,
            "parent_id": _STREET_ID,
            "name": name,
            "path": f"青龙街道/{name}",
            "lineage": f"/1/{_STREET_ID + branch}/",
        }


def _persons(members: int) -> Iterator[dict[str, Any]]:
    for member in range(members):
        yield {
            "id": member + 1,
            "account": ACCOUNT,
            "name": name_of(member),
            "home_unit_id": _STREET_ID + 1 + member % BRANCHES,
        }


def _bindings(members: int, now: datetime) -> Iterator[dict[str, Any]]:
    for member in range(members):
        yield {
            "account": ACCOUNT,
            "openid": openid_of(member),
            "person_id": member + 1,
            "kind": "self",
            "since": now - timedelta(days=30),
        }


def _study_day(now: datetime) -> dict[str, Any]:
    return {
        "id": _STUDY_DAY_ID,
        "account": ACCOUNT,
        "no": 1,
        "unit_id": _STREET_ID,
        "title": "十二月学习日",
        "place": "社区活动室",
        "starts_at": now - timedelta(minutes=10),
        "ends_at": now + timedelta(hours=2),
        "check_in_opens_at": now - timedelta(minutes=40),
        "late_from": now + timedelta(minutes=5),
        "online_until": now + timedelta(days=7),
        "code": "6081",
        "published_at": now - timedelta(days=3),
    }


def _invitees(members: int) -> Iterator[dict[str, Any]]:
    for member in range(members):
        yield {"study_day_id": _STUDY_DAY_ID, "person_id": member + 1}
