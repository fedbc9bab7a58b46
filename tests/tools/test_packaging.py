"""What is installed is locked, complete, and from anywhere."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ["bench", "build", "dev", "runtime"]


def names(text: str) -> set[str]:
    """The distributions a requirements file names, in the spelling of package indexes."""
    found = re.findall(r"^([A-Za-z][A-Za-z0-9._-]*)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_a_checkout_has_every_lock() -> None:
    assert sorted(file.stem for file in REQUIREMENTS.glob("*.txt")) == LOCKS


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index(lock: str) -> None:
    text = (REQUIREMENTS / f"{lock}.txt").read_text()
    assert re.findall(r"https?:|--index|--extra-index|--find-links|file:", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_with_hashes(lock: str) -> None:
    entries = re.split(
        r"^(?=[A-Za-z])", (REQUIREMENTS / f"{lock}.txt").read_text(), flags=re.MULTILINE
    )
    assert [entry for entry in entries[1:] if "==" not in entry or "--hash=" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_wanted_is_locked(lock: str) -> None:
    wanted = names((REQUIREMENTS / f"{lock}.in").read_text())
    assert wanted <= names((REQUIREMENTS / f"{lock}.txt").read_text())


def test_tests_run_on_the_versions_the_program_runs_on() -> None:
    pins = [
        set(re.findall(r"^\S+==\S+", (REQUIREMENTS / f"{lock}.txt").read_text(), re.MULTILINE))
        for lock in ("build", "runtime", "dev")
    ]
    assert pins[0] | pins[1] <= pins[2]


def test_the_program_is_one_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"lianxin": "lianxin.cli:main"}
    assert project["requires-python"] == ">=3.11"


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets is not None
    said = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    listed = re.findall(r"^make (\S+)", said.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(targets[1].split())


def test_every_file_of_the_packages_ships_with_them() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    packages = [name.removesuffix("*") for name in setuptools["packages"]["find"]["include"]]
    shipped = {
        file
        for package, patterns in setuptools["package-data"].items()
        for pattern in patterns
        for file in (ROOT / package).glob(pattern)
    }
    there = {
        file
        for package in packages
        for file in (ROOT / package).rglob("*.*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    }
    assert sorted(there - shipped) == []
