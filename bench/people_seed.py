"""A city for the benchmark of people, laid down by the database itself: generate_series and SQL.

Ten districts of ten streets of thirty branches; below them groups until there are as many units as
asked. Members are spread evenly over the groups; every tenth lives with another group.
"""

from sqlalchemy import Connection, create_engine, text

DISTRICTS, STREETS, BRANCHES = 10, 10, 30  # of the city; of a district; of a street
ABOVE_GROUPS = DISTRICTS * (1 + STREETS * (1 + BRANCHES))
OTHER_GROUP = 7919  # a prime: so many groups further lives who lives elsewhere

# i counts units from 1; :first and :per are the ids of the level above and how many each has.
_LEVEL = """
INSERT INTO units (id, account, parent_id, name, path, lineage, kind)
SELECT :base + i, 'main', p.id, :word || ((i - 1) / :parents + 1),
       p.path || '/' || :word || ((i - 1) / :parents + 1),
       p.lineage || (:base + i) || '/', :kind
FROM generate_series(1, :count) AS i
JOIN units p ON p.id = :parent_base + (i - 1) % :parents + 1
"""
_TOPS = """
INSERT INTO units (id, account, name, path, lineage, kind)
SELECT i, 'main', '区' || i, '区' || i, '/' || i || '/', 'street'
FROM generate_series(1, :count) AS i
"""
_MEMBERS = """
INSERT INTO persons (id, account, name, category, home_unit_id, residence_unit_id)
SELECT i, 'main', '党员' || i, CASE WHEN i / 11 % 20 = 0 THEN 'migrant' ELSE 'retired' END,
       :base + (i - 1) % :groups + 1,
       CASE WHEN i % 10 = 0 THEN :base + (i - 1 + :other) % :groups + 1 END
FROM generate_series(1, :members) AS i
"""
_BINDINGS = """
INSERT INTO bindings (account, openid, person_id, kind, since)
SELECT 'main', 'openid-' || i, i, 'self', now() - interval '30 days'
FROM generate_series(1, :members) AS i
"""
_HOMES = """
INSERT INTO homes (person_id, kind, unit_id, since)
SELECT id, 'home', home_unit_id, now() - interval '30 days' FROM persons
UNION ALL
SELECT id, 'residence', residence_unit_id, now() - interval '30 days' FROM persons
WHERE residence_unit_id IS NOT NULL
"""
_ALONE = """
INSERT INTO circumstances (person_id, name, since)
SELECT i, 'alone', now() - interval '30 days' FROM generate_series(5, :members, 49) AS i
"""
# Member i leads group i: groups come first in the order of members.
_LEADERS = """
INSERT INTO roles (person_id, unit_id, role, since)
SELECT i, :base + i, 'leader', now() - interval '30 days' FROM generate_series(1, :groups) AS i
"""
_OFFICE = """
INSERT INTO roles (person_id, unit_id, role, since)
SELECT :members - u.id, u.id, :role, now() - interval '30 days' FROM units u
WHERE u.id > :after AND u.id <= :until
"""


def seed(url: str, *, members: int, units: int) -> int:
    """Fills a migrated, empty PostgreSQL database; how many groups there are."""
    groups = units - ABOVE_GROUPS
    if groups < 1 or members <= units:
        raise ValueError(f"needs more than {ABOVE_GROUPS} units, and more members than units")
    engine = create_engine(url)
    with engine.begin() as connection:
        _plant(connection, groups)
        _settle(connection, members, groups)
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
    return groups


def _plant(connection: Connection, groups: int) -> None:
    connection.execute(text(_TOPS), {"count": DISTRICTS})
    streets, branches = DISTRICTS * STREETS, DISTRICTS * STREETS * BRANCHES
    levels = (
        ("街道", "street", 0, DISTRICTS, streets),
        ("支部", "branch", DISTRICTS, streets, branches),
        ("小组", "group", DISTRICTS + streets, branches, groups),
    )
    for word, kind, parent_base, parents, count in levels:
        facts = {"word": word, "kind": kind, "parent_base": parent_base, "parents": parents}
        connection.execute(text(_LEVEL), {**facts, "base": parent_base + parents, "count": count})


def _settle(connection: Connection, members: int, groups: int) -> None:
    base = ABOVE_GROUPS
    connection.execute(
        text(_MEMBERS),
        {"members": members, "groups": groups, "base": base, "other": OTHER_GROUP},
    )
    for statement in (_BINDINGS, _ALONE):
        connection.execute(text(statement), {"members": members})
    connection.execute(text(_HOMES))
    connection.execute(text(_LEADERS), {"base": base, "groups": groups})
    streets = DISTRICTS + DISTRICTS * STREETS
    for role, after, until in (("secretary", streets, base), ("officer", 0, streets)):
        facts = {"members": members, "role": role, "after": after, "until": until}
        connection.execute(text(_OFFICE), facts)
