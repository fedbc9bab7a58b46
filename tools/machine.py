"""The machine the tests run on: its kind, its user, its programs."""

import shutil
import socket
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """`system` as uname says it (Linux, Darwin); `is_root` decides what may be installed."""

    system: str
    is_root: bool

    @classmethod
    def this(cls) -> "Machine":
        """What uname and id say about where we are."""
        return cls(system=_said("uname", "-s"), is_root=_said("id", "-u") == "0")

    @property
    def can_install(self) -> bool:
        """True where apt-get may be used."""
        return self.system == "Linux" and self.is_root and shutil.which("apt-get") is not None

    def how_to_install(self, *, apt: Iterable[str], brew: Iterable[str]) -> str:
        """The command that installs these packages here, as a person types it."""
        if self.system == "Darwin":
            return f"brew install {' '.join(brew)}"
        return f"{'' if self.is_root else 'sudo '}apt-get install {' '.join(apt)}"


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def program(*names: str, folders: Iterable[Path] = ()) -> Path | None:
    """The first of these programs in PATH, else in `folders`; None when there is none."""
    places = [None, *map(str, folders)]
    tried = (shutil.which(name, path=place) for place in places for name in names)
    return next((Path(found) for found in tried if found is not None), None)


def free_port() -> int:
    """A port of 127.0.0.1 nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
