"""The peers' own environment, .venv-bench, made from requirements/bench.txt when that changed."""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from bench.servers import ROOT

FOLDER = ROOT / ".venv-bench"
_LOCKED = ROOT / "requirements" / "bench.txt"


class CannotInstall(RuntimeError):
    """The peers could not be installed; the text ends with pip's own words."""


def programs() -> Path:
    """The folder of the environment's programs, installed first when that is needed."""
    stamp, wanted = FOLDER / ".setup", _state()
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Setting up .venv-bench for the peers …", flush=True)
        venv.create(FOLDER, clear=True, with_pip=True)
        _install()
        stamp.write_text(wanted)
    return FOLDER / "bin"


def _state() -> str:
    return hashlib.sha256(_LOCKED.read_bytes() + f"{sys.version}{ROOT}".encode()).hexdigest()


def _install() -> None:
    pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-input", "--require-hashes", "-r", str(_LOCKED)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotInstall(f"the peers could not be installed: {done.stderr.strip()[-400:]}")
