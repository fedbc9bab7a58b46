"""bot.core.many: one of many values, as one parameter."""

from sqlalchemy import create_engine, select

from bot.core.database import open_database
from bot.core.many import among
from bot.people import Unit
from tests import builders


def test_rows_are_found_by_number_and_by_name(database_url: str) -> None:
    database = open_database(database_url)
    try:
        with database.begin() as session:
            names = ["甲", "乙", "it's, {丙}\"\\"]
            ids = [builders.unit(session, name).id for name in names]
        with database.read() as session:
            found = session.scalars(
                select(Unit.name).where(among(Unit.id, ids[1:])).order_by(Unit.id)
            )
            assert found.all() == names[1:]
            by_name = session.scalars(select(Unit.id).where(among(Unit.name, [names[2], "丁"])))
            assert by_name.all() == [ids[2]]
            assert session.scalars(select(Unit.id).where(among(Unit.id, []))).all() == []
    finally:
        database.close()


def test_the_statement_is_the_same_for_any_number_of_values() -> None:
    few, many = (select(Unit.name).where(among(Unit.id, range(n))) for n in (2, 500))
    for url in ("sqlite://", "postgresql+psycopg://"):
        dialect = create_engine(url).dialect
        assert str(few.compile(dialect=dialect)) == str(many.compile(dialect=dialect))
