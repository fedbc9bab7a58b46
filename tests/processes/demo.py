"""A running demo and the ways tests look at it."""

import os
import signal
import stat
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ports import free_port
from tests.processes.programs import Program, is_taken, left_over, wait_until
from tests.processes.stand_in import StandIn, answer

STARTS_WITHIN_S = 60
ENDS_WITHIN_S = 3
PEOPLE = ("王秀兰", "李建国", "陈志远", "赵德明", "周永福")


@dataclass
class Demo:
    """`lianxin demo` in a folder of its own; `port` is the one asked for."""

    data: Path
    members: int = 0
    timezone: str = "America/New_York"
    port: int = field(default_factory=free_port)
    program: Program = field(init=False)
    ready_at: float = 0.0

    def start(self) -> "Demo":
        """Start it and wait until it has printed its addresses."""
        words = ["demo", "--port", self.port, "--data", self.data]
        words += ["--members", self.members] if self.members else []
        self.program = Program(self.data.with_suffix(".log"), *words, TZ=self.timezone)
        before = self.greetings()
        wait_until(lambda: self._is_ready(before), STARTS_WITHIN_S, "the demo is ready")
        self.ready_at = time.monotonic()
        return self

    def greetings(self) -> int:
        """How often a demo in this folder has printed its addresses."""
        return self.program.output().count("Ctrl-C ends it")

    @property
    def config(self) -> Path:
        """Its configuration file."""
        return self.data / "config.toml"

    def settings(self) -> dict[str, Any]:
        """The configuration as it stands now."""
        return tomllib.loads(self.config.read_text("utf-8"))

    @property
    def web(self) -> int:
        """The port of the web server."""
        return int(self.settings()["server"]["port"])

    @property
    def stand_in(self) -> StandIn:
        """Its stand-in for WeChat."""
        return StandIn(int(self.settings()["accounts"][0]["api_base_url"].rpartition(":")[2]))

    def mode(self) -> int:
        """Who may read the configuration."""
        return stat.S_IMODE(self.config.stat().st_mode)

    def is_gone(self) -> bool:
        """No process of it is left, and nobody listens on its ports."""
        ports = (self.port, self.port + 1)
        return not any(map(is_taken, ports)) and not left_over(self.data)

    def end(self) -> None:
        """End it, and whatever it might have left behind."""
        self.program.end()
        for line in left_over(self.data):
            os.kill(int(line.split()[0]), signal.SIGKILL)

    def _is_ready(self, before: int) -> bool:
        assert self.program.runs(), self.program.output()
        return self.greetings() > before and answer(self.web, "/readyz")[0] == 200
