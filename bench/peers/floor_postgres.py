"""The floor (c) on PostgreSQL: raw psycopg, one statement a message, which is its transaction.

Served as `bench.peers.floor_postgres:application` by Granian; the address stands in BENCH_DATABASE.
"""

import os
import threading
from datetime import UTC, datetime

import psycopg

from bench.peers.floor import (
    ACCOUNT_ID,
    REPLY_AFTER_NAME,
    STUDY_DAY_ID,
    Message,
    application_over,
)

# In autocommit one round trip does it all: no BEGIN, no COMMIT, one wait for the disk.
ONE_STATEMENT = """
WITH who AS (
  SELECT m.id, m.name FROM bindings b JOIN members m ON m.id = b.member_id
  WHERE b.account_id = %(account)s AND b.openid = %(openid)s),
arrived AS (
  INSERT INTO inbox (account_id, message_key, nonce, openid, content, received_at, reply)
  SELECT %(account)s, %(key)s, %(nonce)s, %(openid)s, %(content)s, %(now)s, who.name || %(tail)s
  FROM who ON CONFLICT (account_id, message_key) DO NOTHING RETURNING reply),
checked AS (
  INSERT INTO check_ins (study_day_id, member_id, at, evidence)
  SELECT %(day)s, who.id, %(now)s, 'self' FROM who, arrived
  ON CONFLICT (study_day_id, member_id) DO NOTHING)
SELECT reply FROM arrived
"""
STORED = "SELECT reply FROM inbox WHERE account_id = %s AND message_key = %s"


class PostgresStore:
    """One connection for each thread of the server."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._local = threading.local()

    def _connection(self) -> psycopg.Connection[tuple[str]]:
        connection: psycopg.Connection[tuple[str]] | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = psycopg.connect(self._address, autocommit=True)
            self._local.connection = connection
            self._local.cursor = connection.cursor()
        return connection

    def __call__(self, message: Message) -> str:
        """Keeps the message and its check-in; a retry gets the reply of the first."""
        self._connection()
        cursor: psycopg.Cursor[tuple[str]] = self._local.cursor
        facts = {
            "account": ACCOUNT_ID,
            "key": message.key,
            "nonce": message.nonce,
            "openid": message.openid,
            "content": message.content,
            "now": datetime.now(UTC),
            "tail": REPLY_AFTER_NAME,
            "day": STUDY_DAY_ID,
        }
        row = cursor.execute(ONE_STATEMENT, facts).fetchone()
        if row is None:
            row = cursor.execute(STORED, (ACCOUNT_ID, message.key)).fetchone()
        return row[0] if row is not None else "?"


application = application_over(PostgresStore(os.environ["BENCH_DATABASE"]))
