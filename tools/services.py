"""Brings up what the tests need, runs a command with it, stops what it started.

`python -m tools.services pytest` runs pytest with LIANXIN_TEST_POSTGRES, LIANXIN_TEST_REDIS and
LIANXIN_TEST_CHROMIUM set: as the environment says, else what answers on the standard ports, else
our own from the programs on the machine, else installed with apt-get when root. Otherwise it ends
with one line that says what to install.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tools import chromium, postgres, redis_server
from tools.machine import Machine

Start = Callable[[Machine, ExitStack], str | None]


@dataclass(frozen=True)
class Service:
    """One thing the tests need: where it is named, found, started, and what package it is in."""

    name: str
    variable: str
    works: Callable[[str], bool]
    found: Callable[[], str | None]
    start: Start
    apt: str
    brew: str


class Missing(Exception):
    """What the tests need and cannot get; its text is one line that says what to do."""


SERVICES = (
    Service("PostgreSQL", "LIANXIN_TEST_POSTGRES", postgres.may_create_databases,
            postgres.answering, postgres.start, "postgresql", "postgresql@17"),
    Service("Redis", "LIANXIN_TEST_REDIS", redis_server.answers,
            redis_server.answering, redis_server.start, "redis-server", "redis"),
    Service("Chromium", "LIANXIN_TEST_CHROMIUM", chromium.runs,
            chromium.installed, lambda _machine, _until: None, "chromium", "google-chrome"),
)  # fmt: skip


def bring_up(
    services: Sequence[Service],
    machine: Machine,
    environ: Mapping[str, str],
    until: ExitStack,
    install: Callable[[Sequence[str]], None],
) -> dict[str, str]:
    """The address of each service by its variable. Raises Missing."""
    addresses = _there(services, machine, environ, until)
    missing = [one for one in services if one.variable not in addresses]
    if missing and machine.can_install:
        install([one.apt for one in missing])
        addresses |= _there(missing, machine, environ, until)
        missing = [one for one in missing if one.variable not in addresses]
    if missing:
        raise Missing(_what_to_install(missing, machine))
    return addresses


def _there(
    services: Sequence[Service], machine: Machine, environ: Mapping[str, str], until: ExitStack
) -> dict[str, str]:
    addresses = {}
    for one in services:
        address = _named(one, environ) or one.found() or one.start(machine, until)
        if address is not None:
            addresses[one.variable] = address
    return addresses


def _named(service: Service, environ: Mapping[str, str]) -> str | None:
    """What the environment names. Raises Missing when that does not work: it was meant."""
    address = environ.get(service.variable)
    if address and not service.works(address):
        raise Missing(f"{service.variable} names no {service.name} that lets the tests in")
    return address or None


def _what_to_install(missing: Sequence[Service], machine: Machine) -> str:
    names = " and ".join(one.name for one in missing)
    command = machine.how_to_install(
        apt=[one.apt for one in missing], brew=[one.brew for one in missing]
    )
    variables = ", ".join(one.variable for one in missing)
    return f"the tests need {names}: {command} (or set {variables})"


def install_with_apt(packages: Sequence[str]) -> None:
    """Installs Debian packages; what fails shows as still missing."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {', '.join(packages)} with apt-get …", file=sys.stderr)
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-q", *command],
            env=environ, check=False, stdin=subprocess.DEVNULL, capture_output=True,
        )  # fmt: skip


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM leaves by the same way as the end, so that nothing we started stays behind."""

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Runs the command to its end, also when Ctrl-C reaches both of us; its exit code."""
    with subprocess.Popen(command, env=environ) as running:
        try:
            return running.wait()
        except KeyboardInterrupt:
            return running.wait()
        finally:
            running.terminate()


def main(command: Sequence[str]) -> int:
    """Exit code of the command, or 1 when something is missing."""
    with _ended_by_sigterm(), ExitStack() as until:
        try:
            found = bring_up(SERVICES, Machine.this(), os.environ, until, install_with_apt)
        except (Missing, TimeoutError, subprocess.CalledProcessError) as problem:
            print(f"make test: {problem}", file=sys.stderr)
            return 1
        return run(command, {**os.environ, **found})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
