"""bot.core.recordset: rows as one parameter, the same on both databases."""

from datetime import timedelta
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from bot.core.database import open_database
from bot.core.recordset import insert_rows, recordset
from bot.delivery.models import Content
from tests.builders import NOW

ROW: dict[str, Any] = {
    "account": "main",
    "purpose": "notice",
    "key": 'it\'s "here"\\ 周三停水 🌧 {1}',
    "facts": {"title": "二讲", "nested": {"at": "\u0001", "n": [1, None, True]}},
    "template": None,
    "question": None,
    "question_until": None,
    "about_kind": "notice",
    "about_id": 2**40,
    "urgent": False,
    "held_at_night": True,
    "useless_after": NOW + timedelta(days=1),
    "created_at": NOW,
}


def entered(session: Session, *rows: dict[str, Any]) -> list[Content]:
    ids = insert_rows(session, Content.metadata.tables["contents"], rows)
    assert len(ids) == len(rows)
    return list(session.scalars(select(Content).where(Content.id.in_(ids)).order_by(Content.id)))


def test_every_value_comes_back_as_it_went_in(database_url: str) -> None:
    database = open_database(database_url)
    try:
        with database.begin() as session:
            asking = {**ROW, "question": "notice", "question_until": NOW, "template": {"a": "b"}}
            found = entered(session, ROW, asking)
        for content, row in zip(found, (ROW, asking), strict=True):
            assert {name: getattr(content, name) for name in row} == row
            assert content.every_route is False
    finally:
        database.close()


def test_no_rows_are_nothing(database_url: str) -> None:
    database = open_database(database_url)
    try:
        with database.begin() as session:
            assert entered(session) == []
    finally:
        database.close()


def test_the_statement_is_the_same_for_any_number_of_rows() -> None:
    dialect = create_engine("postgresql+psycopg://").dialect
    table = Content.metadata.tables["contents"]
    few, many = (
        str(recordset(table, list(ROW), [ROW] * n).compile(dialect=dialect)) for n in (1, 300)
    )
    assert few == many
