"""What the tests need is found, started, installed or asked for, in this order."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tools import chromium, postgres, redis_server, services
from tools.machine import Machine
from tools.services import Missing, Service, bring_up

DEBIAN_ROOT = Machine("Linux", is_root=True)
DEBIAN_USER = Machine("Linux", is_root=False)
MACOS = Machine("Darwin", is_root=False)


@dataclass
class Shelf:
    """Services of a made-up machine: which answer, which have programs, what apt-get brings."""

    answering: set[str] = field(default_factory=set)
    programs: set[str] = field(default_factory=set)
    works: bool = True
    installed: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)

    def service(self, name: str) -> Service:
        return Service(
            name=name,
            variable=f"LIANXIN_TEST_{name.upper()}",
            works=lambda _address: self.works,
            found=lambda: f"{name} found" if name in self.answering else None,
            start=self.starter(name),
            apt=f"{name}-apt",
            brew=f"{name}-brew",
        )

    def starter(self, name: str) -> services.Start:
        def start(_machine: Machine, until: ExitStack) -> str | None:
            if name not in self.programs:
                return None
            self.started.append(name)
            until.callback(self.stopped.append, name)
            return f"{name} started"

        return start

    def install(self, packages: Sequence[str]) -> None:
        self.installed += packages
        self.programs |= {package.removesuffix("-apt") for package in packages}

    def bring_up(self, machine: Machine, **environ: str) -> dict[str, str]:
        wanted = [self.service("one"), self.service("two")]
        with ExitStack() as until:
            return bring_up(wanted, machine, environ, until, self.install)


@pytest.fixture
def with_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_an_address_from_the_environment_comes_first() -> None:
    shelf = Shelf(answering={"one", "two"}, programs={"one", "two"})
    found = shelf.bring_up(DEBIAN_USER, LIANXIN_TEST_ONE="elsewhere")
    assert found == {"LIANXIN_TEST_ONE": "elsewhere", "LIANXIN_TEST_TWO": "two found"}
    assert shelf.started == []


def test_an_address_from_the_environment_that_does_not_work_is_said_and_not_replaced() -> None:
    shelf = Shelf(answering={"one", "two"}, works=False)
    with pytest.raises(Missing, match=r"^LIANXIN_TEST_ONE names no one that lets the tests in$"):
        shelf.bring_up(DEBIAN_ROOT, LIANXIN_TEST_ONE="elsewhere")


def test_what_does_not_answer_is_started_and_stopped_again() -> None:
    shelf = Shelf(answering={"one"}, programs={"one", "two"})
    assert shelf.bring_up(DEBIAN_USER)["LIANXIN_TEST_TWO"] == "two started"
    assert (shelf.started, shelf.stopped) == (["two"], ["two"])


@pytest.mark.usefixtures("with_apt")
def test_root_installs_what_has_no_program() -> None:
    shelf = Shelf(answering={"one"})
    assert shelf.bring_up(DEBIAN_ROOT)["LIANXIN_TEST_TWO"] == "two started"
    assert shelf.installed == ["two-apt"]


@pytest.mark.usefixtures("with_apt")
def test_who_is_not_root_is_told_what_to_install() -> None:
    shelf = Shelf()
    with pytest.raises(Missing) as missing:
        shelf.bring_up(DEBIAN_USER)
    assert str(missing.value) == (
        "the tests need one and two: sudo apt-get install one-apt two-apt "
        "(or set LIANXIN_TEST_ONE, LIANXIN_TEST_TWO)"
    )
    assert shelf.installed == []


@pytest.mark.usefixtures("with_apt")
def test_on_macos_nothing_is_installed_but_named() -> None:
    shelf = Shelf(answering={"one"})
    with pytest.raises(Missing, match=r"^the tests need two: brew install two-brew "):
        shelf.bring_up(MACOS)
    assert shelf.installed == []


@pytest.mark.parametrize(
    ("uname", "uid", "machine"),
    [
        ("Linux", "0", DEBIAN_ROOT),
        ("Linux", "1000", DEBIAN_USER),
        ("Darwin", "501", MACOS),
    ],
)
def test_the_machine_is_what_uname_and_id_say(
    uname: str, uid: str, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, says in (("uname", uname), ("id", uid)):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {says}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Machine.this() == machine


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("start", "works"),
    [
        (postgres.start, postgres.may_create_databases),
        (redis_server.start, redis_server.answers),
    ],
    ids=["postgresql", "redis"],
)
def test_a_server_of_our_own_lives_as_long_as_the_tests(
    start: services.Start, works: Callable[[str], bool]
) -> None:
    with ExitStack() as until:
        address = start(Machine.this(), until)
        assert address is None or works(address)  # None: this machine uses servers elsewhere
    assert address is None or not works(address)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://wang@db.example:5433",
        "postgresql://wang@db.example:5433",
        "host=db.example port=5433 user=wang",
    ],
)
def test_a_postgresql_address_may_be_written_in_any_usual_way(address: str) -> None:
    assert postgres.parameters(address) == {
        "user": "wang",
        "host": "db.example",
        "port": "5433",
        "dbname": "postgres",
    }


def test_the_command_gets_the_addresses_and_its_exit_code_is_ours() -> None:
    assert services.run(["sh", "-c", 'exit "$CODE"'], {"CODE": "7", "PATH": "/usr/bin:/bin"}) == 7


def test_a_chromium_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    assert not chromium.runs(str(tmp_path / "chromium"))
