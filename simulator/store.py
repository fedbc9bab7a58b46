"""DIR/stand-in.db: what the stand-in must still know after kill -9.

Memory is the truth; changes are marked here and written together at most `FLUSH_EVERY` seconds
later, so that a call costs no disk access. WAL with synchronous NORMAL keeps what was flushed when
the process is killed.
"""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any

FLUSH_EVERY = 0.1
LOG_KEPT = 2000
LOG_WRITTEN_AT_ONCE = 300  # of one batch: a bench makes thousands of calls a second

Body = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
    no INTEGER PRIMARY KEY, openid TEXT NOT NULL, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS calls (no INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS callbacks (no INTEGER PRIMARY KEY, body TEXT NOT NULL);
"""


class Store:
    """The file, the marks of what changed, and the loop that writes them."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(SCHEMA)
        self._lock = Lock()
        self._changed: dict[tuple[str, str], Callable[[], Body | None]] = {}
        self._messages: list[tuple[int, str, Body]] = []
        self._dropped: list[tuple[int]] = []
        self._logs: dict[str, list[tuple[int, Body]]] = {"calls": [], "callbacks": []}

    def changed(self, kind: str, key: str, body: Callable[[], Body | None]) -> None:
        """Mark one kept thing; `body` is asked when writing, None deletes it."""
        self._changed[kind, key] = body

    def message(self, no: int, openid: str, body: Body) -> None:
        """Append one message of a phone's history."""
        self._messages.append((no, openid, body))

    def drop_message(self, no: int) -> None:
        """Forget one message of a phone's history."""
        self._dropped.append((no,))

    def log(self, table: str, no: int, body: Body) -> None:
        """Append a line to the log of `calls` or `callbacks`; old lines go by themselves."""
        self._logs[table].append((no, body))

    def kept(self, kind: str) -> Iterator[tuple[str, Body]]:
        """All kept things of one kind as (key, body)."""
        rows = self._db.execute("SELECT key, body FROM kept WHERE kind = ?", (kind,))
        return ((key, json.loads(body)) for key, body in rows)

    def messages(self) -> Iterator[Body]:
        """All messages in order."""
        rows = self._db.execute("SELECT body FROM messages ORDER BY no")
        return (json.loads(body) for (body,) in rows)

    def lines(self, table: str) -> list[Body]:
        """The last lines of a log, oldest first."""
        query = {
            "calls": "SELECT body FROM calls ORDER BY no DESC LIMIT ?",
            "callbacks": "SELECT body FROM callbacks ORDER BY no DESC LIMIT ?",
        }[table]
        rows = self._db.execute(query, (LOG_KEPT,)).fetchall()
        return [json.loads(body) for (body,) in reversed(rows)]

    def flush(self) -> None:
        """Write everything marked so far, now."""
        self._write(*self._taken())

    async def keep_flushing(self, stop: asyncio.Event) -> None:
        """Write what was marked, every `FLUSH_EVERY` seconds, in a thread, until stopped."""
        while not stop.is_set():
            await asyncio.sleep(FLUSH_EVERY)
            if self._changed or self._messages or any(self._logs.values()):
                await asyncio.to_thread(self._write, *self._taken())

    def close(self) -> None:
        """Write the rest and close the file."""
        self.flush()
        self._db.close()

    def _taken(self) -> tuple[list[tuple[str, str, Body | None]], list[Any], list[Any], Any]:
        changed = [(kind, key, body()) for (kind, key), body in self._changed.items()]
        logs = {name: lines[-LOG_WRITTEN_AT_ONCE:] for name, lines in self._logs.items()}
        taken = changed, self._messages, self._dropped, logs
        self._changed, self._messages, self._dropped = {}, [], []
        self._logs = {"calls": [], "callbacks": []}
        return taken

    def _write(
        self,
        changed: list[tuple[str, str, Body | None]],
        messages: list[tuple[int, str, Body]],
        dropped: list[tuple[int]],
        logs: dict[str, list[tuple[int, Body]]],
    ) -> None:
        gone = [(kind, key) for kind, key, body in changed if body is None]
        there = [(kind, key, _text(body)) for kind, key, body in changed if body is not None]
        with self._lock, self._db as db:
            db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", there)
            db.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)
            db.executemany(
                "INSERT OR REPLACE INTO messages VALUES (?, ?, ?)",
                [(no, openid, _text(body)) for no, openid, body in messages],
            )
            db.executemany("DELETE FROM messages WHERE no = ?", dropped)
            _write_log(
                db,
                logs["calls"],
                "INSERT OR REPLACE INTO calls VALUES (?, ?)",
                "DELETE FROM calls WHERE no <= ?",
            )
            _write_log(
                db,
                logs["callbacks"],
                "INSERT OR REPLACE INTO callbacks VALUES (?, ?)",
                "DELETE FROM callbacks WHERE no <= ?",
            )


def _write_log(
    db: sqlite3.Connection, lines: list[tuple[int, Body]], insert: str, trim: str
) -> None:
    if not lines:
        return
    db.executemany(insert, [(no, _text(body)) for no, body in lines])
    db.execute(trim, (lines[-1][0] - LOG_KEPT,))


def _text(body: Body) -> str:
    return json.dumps(body, separators=(",", ":"))  # escaped: a lone surrogate has no UTF-8
