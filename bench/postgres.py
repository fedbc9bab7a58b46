"""A PostgreSQL cluster of the benchmark's own, from the programs on this machine.

All settings that decide durability stay at their defaults: fsync, full_page_writes and
synchronous_commit on. Only the place of the socket and the port are chosen.
"""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "lianxin"


class Missing(RuntimeError):
    """A program that the benchmark needs is not on this machine; the text says which."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server; `pid` is its first process, the parent of all backends."""

    pid: int
    port: int
    sockets: Path
    programs: Path

    def dsn(self, database: str, *, tcp: bool = True) -> str:
        """The address of a database, for libpq."""
        host = "127.0.0.1" if tcp else str(self.sockets)
        return f"host={host} port={self.port} user={USER} dbname={database}"

    def url(self, database: str) -> str:
        """The address of a database, for SQLAlchemy, over TCP."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def run(self, database: str, script: str) -> str:
        """Runs SQL by psql, returns what it prints; `CalledProcessError` when a statement fails."""
        address = ["-h", str(self.sockets), "-p", str(self.port), "-U", USER, "-d", database]
        command = [str(self.programs / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", *address]
        done = subprocess.run(command, input=script, text=True, check=True, stdout=subprocess.PIPE)
        return done.stdout

    def fresh(self, database: str) -> None:
        """Makes an empty database of this name."""
        self.run("postgres", f'CREATE DATABASE "{database}"')


@contextmanager
def cluster(at: Path) -> Iterator[Cluster]:
    """Makes a cluster in the folder `at`, runs it, stops it on leaving."""
    programs, files, port = _programs(), at / "postgres", free_port()
    at.chmod(0o755)
    files.mkdir()
    if os.geteuid() == 0:
        shutil.chown(files, user=_other_user())
    initdb = [str(programs / "initdb"), "-D", str(files / "data"), "-U", USER, "-A", "trust"]
    _as_owner([*initdb, "--encoding=UTF8", "--locale=C"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={files}"
    control = [str(programs / "pg_ctl"), "-D", str(files / "data"), "-w", "-t", "30"]
    _as_owner([*control, "-l", str(files / "log"), "-o", options, "start"])
    try:
        pid = int((files / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
        yield Cluster(pid, port, files, programs)
    finally:
        _as_owner([*control, "-m", "fast", "stop"])


def free_port() -> int:
    """A TCP port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _programs() -> Path:
    candidates = [Path(found).resolve() for found in [shutil.which("pg_ctl")] if found]
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)
    candidates += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin/pg_ctl"), reverse=True)
    for program in candidates:
        if (program.parent / "initdb").exists() and (program.parent / "psql").exists():
            return program.parent
    raise Missing("PostgreSQL's programs are missing: install the package postgresql")


def _other_user() -> str:
    for name in ("postgres", "nobody"):
        if name in {entry.pw_name for entry in pwd.getpwall()}:
            return name
    raise Missing("PostgreSQL does not run as root: a user named postgres is missing")


def _as_owner(command: list[str]) -> None:
    other = _other_user() if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    group = pwd.getpwnam(other).pw_gid if other else None
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        user=other,
        group=group,
        extra_groups=[] if other else None,
    )
    if done.returncode:
        raise Missing(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
