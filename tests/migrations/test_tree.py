"""What was there before the tree had kinds and homes had dates is taken along."""

from datetime import UTC, datetime

from sqlalchemy import Connection, create_engine, select, text

from bot.core import migrate
from bot.core.database import open_database
from bot.people import Home
from bot.people.kinds import kind_of

NAMES = (
    "青龙街道",
    "东风村",
    "东风党总支",
    "东风支部",
    "第一小组",
    "返迁过渡期党小组",
    "王家中心户",
    "青龙苑北区",
    "东风村老年协会",
    "East branch",
)
BEFORE = "0002"
KINDS = text("SELECT name, kind FROM units")
OLD_UNIT = text(
    "INSERT INTO units (id, account, name, path, lineage) VALUES (:id, 'main', :name, :name, :line)"
)
OLD_MEMBER = text(
    "INSERT INTO persons (id, account, name, category, home_unit_id, residence_unit_id)"
    " VALUES (:id, 'main', '王秀兰', :category, 1, :residence)"
)


def lay_down_old_rows(connection: Connection) -> None:
    for number, name in enumerate(NAMES, start=1):
        connection.execute(OLD_UNIT, {"id": number, "name": name, "line": f"/{number}/"})
    connection.execute(OLD_MEMBER, {"id": 1, "category": "migrant", "residence": 5})
    connection.execute(OLD_MEMBER, {"id": 2, "category": None, "residence": None})


def test_units_and_members_of_before_have_kinds_and_dates(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate.upgrade(database.engine, BEFORE)
    with database.engine.begin() as connection:
        lay_down_old_rows(connection)
    migrate.upgrade(database.engine)
    with database.engine.begin() as connection:
        kinds = {row.name: row.kind for row in connection.execute(KINDS)}
        homes = connection.execute(
            text("SELECT person_id, kind, unit_id FROM homes WHERE until IS NULL ORDER BY 1, 2")
        ).all()
        categories = connection.execute(text("SELECT person_id, category FROM categories")).all()
    assert kinds == {name: kind_of(name) for name in NAMES}
    assert [tuple(row) for row in homes] == [(1, "home", 1), (1, "residence", 5), (2, "home", 1)]
    assert [tuple(row) for row in categories] == [(1, "migrant")]
    database.close()


def test_the_way_back_keeps_units_and_members(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate.upgrade(database.engine, BEFORE)
    with database.engine.begin() as connection:
        lay_down_old_rows(connection)
    migrate.upgrade(database.engine)
    migrate.downgrade(database.engine, BEFORE)
    engine = create_engine(empty_database_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM units")) == len(NAMES)
        assert connection.scalar(text("SELECT count(*) FROM persons")) == 2
    engine.dispose()
    database.close()


def test_the_moment_of_the_migration_is_read_as_one(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate.upgrade(database.engine, BEFORE)
    with database.engine.begin() as connection:
        lay_down_old_rows(connection)
    migrate.upgrade(database.engine)
    with database.read() as session:
        since = session.scalars(select(Home.since)).first()
    assert since is not None
    assert abs((datetime.now(UTC) - since).total_seconds()) < 60
    database.close()
