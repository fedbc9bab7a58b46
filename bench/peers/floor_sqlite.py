"""The floor (c) on SQLite: raw sqlite3, WAL, synchronous FULL, one process with one thread.

Served as `bench.peers.floor_sqlite:application` by Granian; the file's path is BENCH_DATABASE.
"""

import os
import sqlite3
from datetime import UTC, datetime

from bench.peers.floor import (
    ACCOUNT_ID,
    REPLY_AFTER_NAME,
    STUDY_DAY_ID,
    Message,
    application_over,
)

MEMBER = (
    "SELECT m.id, m.name FROM bindings b JOIN members m ON m.id = b.member_id"
    " WHERE b.account_id = ? AND b.openid = ?"
)
ARRIVED = (
    "INSERT INTO inbox (account_id, message_key, nonce, openid, content, received_at, reply)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, message_key) DO NOTHING"
)
CHECKED = (
    "INSERT INTO check_ins (study_day_id, member_id, at, evidence) VALUES (?, ?, ?, 'self')"
    " ON CONFLICT (study_day_id, member_id) DO NOTHING"
)
STORED = "SELECT reply FROM inbox WHERE account_id = ? AND message_key = ?"


class SqliteStore:
    """One connection, used by one thread: it is opened by the first message."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            # The server may end an idle thread and start another; never two at once here.
            self._opened = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False
            )
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                self._opened.execute(f"PRAGMA {pragma}")
        return self._opened

    def __call__(self, message: Message) -> str:
        """Keeps the message and its check-in; a retry gets the reply of the first."""
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        text = self._keep(connection, message)
        connection.execute("COMMIT")
        return text

    def _keep(self, connection: sqlite3.Connection, message: Message) -> str:
        now = datetime.now(UTC).isoformat()
        member, name = connection.execute(MEMBER, (ACCOUNT_ID, message.openid)).fetchone()
        reply = f"{name}{REPLY_AFTER_NAME}"
        row = (ACCOUNT_ID, message.key, message.nonce, message.openid, message.content, now, reply)
        if connection.execute(ARRIVED, row).rowcount == 0:
            stored = connection.execute(STORED, (ACCOUNT_ID, message.key)).fetchone()
            return str(stored[0])
        connection.execute(CHECKED, (STUDY_DAY_ID, member, now))
        return reply


application = application_over(SqliteStore(os.environ["BENCH_DATABASE"]))
