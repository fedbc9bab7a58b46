"""What is measured: the peers, the floor, and Lianxin, each as a server that can be started."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench import lianxin_target, seed
from bench.envelope import BENCH_ACCOUNT
from bench.peers import floor, floor_tables
from bench.postgres import Cluster, cluster, free_port
from bench.servers import Server, running

# Found by trying on two cores: more threads only hand the interpreter to and fro.
_ECHO_SHAPE = (2, 4)
_POSTGRES_FLOOR_SHAPE = (2, 4)
_SQLITE_FLOOR_SHAPE = (1, 1)


@dataclass
class Place:
    """Where the targets of one run live; its PostgreSQL starts with the first that asks."""

    folder: Path
    programs: Path
    members: int
    closing: ExitStack
    _cluster: Cluster | None = field(default=None)

    def postgres(self) -> Cluster:
        """The run's own PostgreSQL."""
        if self._cluster is None:
            self._cluster = self.closing.enter_context(cluster(self.folder))
        return self._cluster

    def of(self, name: str) -> Path:
        """A folder for one target."""
        folder = self.folder / name
        folder.mkdir()
        return folder


@dataclass(frozen=True, slots=True)
class Up:
    """A target that is running."""

    server: Server
    database_pid: int | None = None
    check_ins: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the table; `weight` times as many messages as the slowest are sent to it."""

    name: str
    title: str
    path: str
    expect: str
    weight: int
    start: Callable[[Place], Up]


def _werobot(place: Place) -> Up:
    port = free_port()
    command = [str(place.programs / "python"), "-m", "bench.peers.werobot_echo", str(port)]
    log = place.of("werobot") / "log"
    return Up(place.closing.enter_context(running(command, port=port, log=log)))


def _wechatpy(place: Place) -> Up:
    command = "bench.peers.wechatpy_echo:application"
    return Up(place.closing.enter_context(_granian(place, "wechatpy", command, _ECHO_SHAPE)))


def _postgres_floor(place: Place) -> Up:
    postgres, name = place.postgres(), "floor-postgres"
    postgres.fresh(name)
    floor_tables.fill_postgres(postgres, name, place.members)
    app, address = "bench.peers.floor_postgres:application", postgres.dsn(name)
    serving = _granian(place, name, app, _POSTGRES_FLOOR_SHAPE, address)
    count = partial(floor_tables.count_postgres, postgres, name)
    return Up(place.closing.enter_context(serving), postgres.pid, count)


def _sqlite_floor(place: Place) -> Up:
    name, path = "floor-sqlite", place.folder / "floor.db"
    floor_tables.fill_sqlite(path, place.members)
    app = "bench.peers.floor_sqlite:application"
    serving = _granian(place, name, app, _SQLITE_FLOOR_SHAPE, str(path))
    count = partial(floor_tables.count_sqlite, path)
    return Up(place.closing.enter_context(serving), None, count)


def _lianxin_postgres(place: Place) -> Up:
    postgres, name = place.postgres(), "lianxin-postgres"
    postgres.fresh(name)
    return _lianxin(place, name, postgres.url(name), postgres.pid)


def _lianxin_sqlite(place: Place) -> Up:
    name = "lianxin-sqlite"
    return _lianxin(place, name, f"sqlite:///{place.folder}/lianxin.db", None)


def _lianxin(place: Place, name: str, url: str, database_pid: int | None) -> Up:
    serving = lianxin_target.lianxin(place.of(name), url, members=place.members)
    server = place.closing.enter_context(serving)
    return Up(server, database_pid, partial(seed.count_check_ins, url))


@contextmanager
def _granian(
    place: Place, name: str, app: str, shape: tuple[int, int], database: str = ""
) -> Iterator[Server]:
    workers, threads = shape
    port = free_port()
    command = [str(place.programs / "granian"), "--interface", "wsgi", "--http", "1", "--no-ws"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)]
    command += ["--blocking-threads", str(threads), "--log-level", "warning", app]
    log, environment = place.of(name) / "log", {"BENCH_DATABASE": database}
    with running(command, port=port, log=log, environment=environment) as server:
        yield server


CHECK_IN = "签到"
_FLOOR_SAYS = f"{{name}}{floor.REPLY_AFTER_NAME}"
ACCOUNT = BENCH_ACCOUNT

TARGETS = (
    Target("werobot", "(a) echo, WeRoBot's own server", "/", CHECK_IN, 1, _werobot),
    Target(
        "wechatpy", "(b) echo, wechatpy + Flask, Granian", "/wechat/main", CHECK_IN, 3, _wechatpy
    ),
    Target(
        "floor-postgres",
        "(c) floor, psycopg by hand",
        "/wechat/main",
        _FLOOR_SAYS,
        3,
        _postgres_floor,
    ),
    Target(
        "floor-sqlite", "(c) floor, sqlite3 by hand", "/wechat/main", _FLOOR_SAYS, 3, _sqlite_floor
    ),
    Target(
        "lianxin-postgres",
        "(d) Lianxin on PostgreSQL",
        lianxin_target.PATH,
        "签到好了",
        1,
        _lianxin_postgres,
    ),
    Target(
        "lianxin-sqlite",
        "(d) Lianxin on SQLite",
        lianxin_target.PATH,
        "签到好了",
        1,
        _lianxin_sqlite,
    ),
)
