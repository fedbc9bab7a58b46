"""The demo: the same processes as a deployment, started side by side and ended together.

They run as children that end with this one, so that a demo killed outright leaves nothing behind,
and what is tried here is what runs in production.
"""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import typer

from bot.core.settings import SettingsError
from lianxin import demo_config, demo_data
from lianxin.commands.common import REFUSED, WRONG_CONFIGURATION, end
from lianxin.watching import environment_of_children

READY_WITHIN_S = 90
LOOK_EVERY_S = 0.2
STOP_WITHIN_S = 8


@dataclass
class Household:
    """The running children, each with what started it."""

    commands: dict[str, list[str]]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    leaving: bool = False

    def start_all(self) -> None:
        """Start every child."""
        for name in self.commands:
            self._start(name)

    def look_after(self) -> None:
        """Until told to leave: a child that ended is started again, and that is said."""
        while not self.leaving:
            for name, child in list(self.running.items()):
                if child.poll() is not None and not self.leaving:
                    typer.echo(f"{name} ended ({child.returncode}), starting it again")
                    time.sleep(1)
                    self._start(name)
            time.sleep(LOOK_EVERY_S)

    def leave(self, *_: object) -> None:
        """A signal's handler: no more than a word, since it may come in the middle of anything."""
        self.leaving = True

    def stop_all(self) -> None:
        """Ask every child to end, and end those that do not."""
        for child in self.running.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_WITHIN_S
        for child in self.running.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start(self, name: str) -> None:
        command = [sys.executable, "-m", "lianxin", *self.commands[name]]
        self.running[name] = subprocess.Popen(  # noqa: S603 - our own program
            command,
            env=environment_of_children(),
            stdin=subprocess.DEVNULL,
            process_group=0,  # Ctrl-C reaches this process alone, which ends each child once
        )


def run(*, port: int, data: Path, members: int) -> None:
    """Prepare the data, start everything, print the addresses, and wait for Ctrl-C."""
    web, stand_in = _ports(port)
    try:
        config = demo_config.prepare(data, port=web, stand_in=stand_in)
        seed = demo_data.prepare(config, data, members=members)
    except SettingsError as error:  # somebody has changed it since
        end(WRONG_CONFIGURATION, str(error))
    household = Household(_commands(config, data, seed, stand_in))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, household.leave)
    household.start_all()
    try:
        if _wait_until_ready(household, web, stand_in):
            _greet(web, stand_in, config)
            household.look_after()
    finally:
        household.stop_all()


def _ports(wanted: int) -> tuple[int, int]:
    try:
        web, stand_in = demo_config.free_ports(wanted)
    except OSError as error:
        end(REFUSED, str(error))
    if web != wanted:
        typer.echo(f"port {wanted} or {wanted + 1} is taken, using {web} and {stand_in}")
    return web, stand_in


def _commands(config: Path, data: Path, seed: Path, stand_in: int) -> dict[str, list[str]]:
    return {
        "stand-in": [
            "simulate", "--port", str(stand_in), "--data", str(data), "--seed", str(seed)
        ],
        "web": ["serve", "--config", str(config)],
        "worker": ["worker", "--config", str(config)],
        "clock": ["clock", "--config", str(config)],
    }  # fmt: skip


def _wait_until_ready(household: Household, web: int, stand_in: int) -> bool:
    deadline = time.monotonic() + READY_WITHIN_S
    wanted = [f"http://127.0.0.1:{web}/readyz", f"http://127.0.0.1:{stand_in}/control/healthz"]
    while wanted and time.monotonic() < deadline and not household.leaving:
        failed = [name for name, child in household.running.items() if child.poll() is not None]
        if failed:
            end(REFUSED, f"{failed[0]} did not start, see above")
        wanted = [address for address in wanted if not _answers(address)]
        time.sleep(LOOK_EVERY_S)
    return not wanted


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _greet(web: int, stand_in: int, config: Path) -> None:
    typer.echo(
        f"连心 Lianxin\n"
        f"  phones    http://127.0.0.1:{web}/\n"
        f"  platform  http://127.0.0.1:{stand_in}/platform\n"
        f"  status    lianxin status --config {config}\n"
        f"Times are Beijing's. Ctrl-C ends it."
    )
