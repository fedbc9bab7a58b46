"""`make setup` on machines that lack something: one line that names what to install."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("sh", "dirname", "uname", "id", "cat", "cksum", "cut", "grep", "tail", "rm")
WITHOUT_VENV = f"""
case "$*" in *ensurepip*|*"-m venv"*) exit 1;; esac
exec {sys.executable} "$@"
"""
OLD = 'case "$*" in *print*) echo 3.9.18;; *) exit 1;; esac'
UNREACHABLE = "http://127.0.0.1:9"  # the discard port: refuses at once


@dataclass
class Checkout:
    """A checkout on a machine that has only the programs put into its PATH."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def program(self, name: str, script: str) -> None:
        """A program of that name, a shell script."""
        file = self.folder / "bin" / name
        file.unlink(missing_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def set_up(self, **environ: str) -> subprocess.CompletedProcess[str]:
        """Runs the script of `make setup`."""
        return subprocess.run(
            ["/bin/sh", self.folder / "tools/setup.sh"],
            env={"PATH": str(self.folder / "bin"), "HOME": str(self.folder)} | environ,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        path = shutil.which(name)
        assert path is not None
        (tmp_path / "bin" / name).symlink_to(path)
    made = Checkout(tmp_path)
    made.program("uname", "echo Linux")
    made.program("id", "echo 0")
    return made


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode != 0
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_without_any_python_it_names_one(checkout: Checkout) -> None:
    assert refusal(checkout.set_up()) == (
        "make setup: Python 3.11 or newer is needed, there is none: "
        "apt-get install python3.11 python3.11-venv"
    )


def test_with_an_old_python_it_says_which_is_there(checkout: Checkout) -> None:
    checkout.program("python3", OLD)
    assert "Python 3.11 or newer is needed, there is 3.9.18" in refusal(checkout.set_up())


def test_an_old_python_that_was_asked_for_is_refused_by_name(checkout: Checkout) -> None:
    checkout.program("python3.9", OLD)
    line = refusal(checkout.set_up(PYTHON="python3.9"))
    assert line.startswith("make setup: python3.9 is Python 3.9.18, Python 3.11 or newer is needed")


def test_a_python_that_does_not_exist_is_refused_by_name(checkout: Checkout) -> None:
    assert "python3.99 does not run" in refusal(checkout.set_up(PYTHON="python3.99"))


def test_a_python_that_is_there_but_broken_is_passed_over(checkout: Checkout) -> None:
    checkout.program("python3.14", "exit 127")
    checkout.program("python3.11", WITHOUT_VENV)
    assert "python3.11 cannot make virtual environments" in refusal(checkout.set_up())


def test_without_python3_venv_it_names_the_package(checkout: Checkout) -> None:
    checkout.program("python3", WITHOUT_VENV)
    short = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert refusal(checkout.set_up()) == (
        f"make setup: python3 cannot make virtual environments: apt-get install python{short}-venv"
    )


def test_who_is_not_root_is_told_to_use_sudo(checkout: Checkout) -> None:
    checkout.program("id", "echo 1000")
    assert "sudo apt-get install python3.11" in refusal(checkout.set_up())


def test_on_macos_it_names_homebrew(checkout: Checkout) -> None:
    checkout.program("uname", "echo Darwin")
    assert refusal(checkout.set_up()).endswith("brew install python@3.13")


@pytest.fixture
def offline() -> dict[str, str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy"), UNREACHABLE)
    return {"PIP_CONFIG_FILE": "/dev/null", "PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0"} | proxies


def test_without_network_it_says_what_cannot_be_fetched(
    checkout: Checkout, offline: dict[str, str]
) -> None:
    checkout.program("python3", f'exec {sys.executable} "$@"')
    line = refusal(checkout.set_up(**offline))
    assert line.startswith(
        "make setup: no package index can be reached, so requirements/dev.txt cannot be installed"
    )
    assert not (checkout.folder / ".venv/.setup").exists()  # so that the next call tries again


def test_it_does_nothing_when_nothing_changed() -> None:
    stamp = ROOT / ".venv/.setup"
    before = stamp.stat().st_mtime_ns
    done = subprocess.run(
        ["/bin/sh", ROOT / "tools/setup.sh"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert stamp.stat().st_mtime_ns == before
