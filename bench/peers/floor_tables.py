"""The floor's tables on both databases, filled with members: before its server starts."""

import sqlite3
from pathlib import Path

from bench.messages import name_of, openid_of
from bench.peers.floor import ACCOUNT_ID
from bench.postgres import Cluster

# Smaller than the product's tables, with the same unique keys.
_TABLES = """
CREATE TABLE members (id {id} PRIMARY KEY, name text NOT NULL);
CREATE TABLE bindings (account_id integer NOT NULL, openid text NOT NULL,
  member_id {id} NOT NULL REFERENCES members, PRIMARY KEY (account_id, openid));
CREATE TABLE inbox (id {serial}, account_id integer NOT NULL, message_key text NOT NULL,
  nonce text NOT NULL, openid text NOT NULL, content text NOT NULL, received_at {time} NOT NULL,
  reply text NOT NULL, UNIQUE (account_id, message_key));
CREATE TABLE check_ins (id {serial}, study_day_id {id} NOT NULL, member_id {id} NOT NULL,
  at {time} NOT NULL, evidence text NOT NULL, UNIQUE (study_day_id, member_id));
"""
_COUNT = "SELECT count(*) FROM check_ins"


def fill_postgres(cluster: Cluster, database: str, members: int) -> None:
    """Makes the tables in an empty database and enters the members by COPY."""
    tables = _TABLES.format(id="bigint", serial="bigserial PRIMARY KEY", time="timestamptz")
    people = "".join(f"{member}\t{name_of(member)}\n" for member in range(members))
    bound = "".join(f"{ACCOUNT_ID}\t{openid_of(member)}\t{member}\n" for member in range(members))
    copies = f"COPY members FROM STDIN;\n{people}\\.\nCOPY bindings FROM STDIN;\n{bound}\\.\n"
    cluster.run(database, f"{tables}{copies}ANALYZE;")


def count_postgres(cluster: Cluster, database: str) -> int:
    """How many check-ins stand there."""
    return int(cluster.run(database, _COUNT))


def fill_sqlite(path: Path, members: int) -> None:
    """Makes the file and enters the members."""
    tables = _TABLES.format(id="integer", serial="integer PRIMARY KEY", time="text")
    connection = sqlite3.connect(path)
    connection.executescript(tables)
    people = [(member, name_of(member)) for member in range(members)]
    bound = [(ACCOUNT_ID, openid_of(member), member) for member in range(members)]
    with connection:
        connection.executemany("INSERT INTO members VALUES (?, ?)", people)
        connection.executemany("INSERT INTO bindings VALUES (?, ?, ?)", bound)
    connection.close()


def count_sqlite(path: Path) -> int:
    """How many check-ins stand there."""
    connection = sqlite3.connect(path)
    (count,) = connection.execute(_COUNT).fetchone()
    connection.close()
    return int(count)
