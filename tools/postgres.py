"""A PostgreSQL for the tests: one that answers here, else our own from the programs here."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tools.machine import Machine, free_port, program

STARTS_WITHIN_S = 30.0
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin",
            "/usr/local/opt/postgresql*/bin")  # fmt: skip
_OWNER = "lianxin_test"


def answering() -> str | None:
    """The URL of the server on the standard port, if it lets us make databases."""
    for user in ("", "postgres@"):
        url = f"postgresql://{user}127.0.0.1:5432"
        if may_create_databases(url):
            return url
    return None


def parameters(address: str) -> dict[str, str]:
    """How libpq reaches the server, by the database `postgres` where none is named.

    `address` is a URL, SQLAlchemy's `postgresql+psycopg://` included, or libpq's `host=… user=…`.
    Raises psycopg.ProgrammingError when it is neither.
    """
    found = conninfo_to_dict(address.replace("+psycopg://", "://", 1))
    return {"dbname": "postgres"} | {key: str(value) for key, value in found.items()}


def may_create_databases(address: str) -> bool:
    """True when the server lets us in and make databases."""
    try:
        with psycopg.connect(make_conninfo(**parameters(address), connect_timeout="3")) as there:
            row = there.execute(
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return row is not None and bool(row[0])


def start(machine: Machine, until: ExitStack) -> str | None:
    """Our own server in a temporary folder, stopped when `until` closes; None without programs."""
    folders = sorted((path for glob in _FOLDERS for path in Path("/").glob(glob[1:])), reverse=True)
    initdb = program("initdb", folders=folders)
    if initdb is None:
        return None
    user = _other_user() if machine.is_root else None
    folder = Path(tempfile.mkdtemp(prefix="lianxin-postgres-"))
    until.callback(shutil.rmtree, folder, ignore_errors=True)
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    _make(initdb, folder / "data", user)
    url = _run(initdb.resolve().with_name("postgres"), folder / "data", user, until)
    _wait(lambda: may_create_databases(url))
    return url


def _other_user() -> str:
    """PostgreSQL refuses to run as root; who runs it instead."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _make(initdb: Path, data: Path, user: str | None) -> None:
    options = ["-U", _OWNER, "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    command = [str(initdb), "-D", str(data), *options]
    subprocess.run(command, check=True, cwd="/", capture_output=True, user=user)


def _run(postgres: Path, data: Path, user: str | None, until: ExitStack) -> str:
    """Starts it in a session of its own, so that Ctrl-C ends the tests first."""
    port = free_port()
    options = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"]
    settings = [part for option in options for part in ("-c", option)]
    log = (data.parent / "log").open("wb")
    server = subprocess.Popen(
        [postgres, "-D", data, "-p", str(port), *settings],
        cwd="/", stdout=log, stderr=log, user=user, start_new_session=True,
    )  # fmt: skip
    log.close()
    until.callback(_stop, server)
    return f"postgresql://{_OWNER}@127.0.0.1:{port}"


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": ends connections instead of waiting for them
    server.wait(STARTS_WITHIN_S)


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"PostgreSQL did not answer within {STARTS_WITHIN_S:.0f} s")
        time.sleep(0.1)
