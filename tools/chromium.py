"""A Chromium for the tests of pages."""

import os
from pathlib import Path

from tools.machine import program

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_MACOS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def installed() -> str | None:
    """The path of a Chromium on this machine, or None."""
    found = program(*_PROGRAMS, folders=[Path("/usr/bin")])
    if found is None:
        found = next((path for path in _ON_MACOS if path.exists()), None)
    return None if found is None else str(found)


def runs(path: str) -> bool:
    """True when there is a program at `path`."""
    return os.access(path, os.X_OK)
