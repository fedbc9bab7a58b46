"""What the pages say is there: links, pictures, commands, keys, tests, words, replies."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.main import get_command

from bot import board
from bot.core.database import open_database
from bot.core.durations import Duration
from bot.core.settings import Account, Settings
from bot.core.settings.complaints import keys_below
from bot.core.texts import catalogues
from handlers.reading import Command, Heard, read
from handlers.routes import build_routes
from handlers.vocabulary import KINDS, option_of
from lianxin.cli import app
from tests.docs.pages import PAGES, ROOT, anchors, blocks, code, links, page, rows

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
HANDBOOK = page("docs/使用手册.md")
OPERATIONS = page("docs/OPERATIONS.md")
README = page("README.md")
LARGEST_PICTURE = 150 * 1024  # bytes
SECTIONS = tuple(Settings.model_fields)
FACTS = re.compile(r"\\\{[^}]*\\\}")


@pytest.mark.parametrize("place", PAGES, ids=lambda place: str(place.name))
def test_every_link_and_picture_leads_somewhere(place: Path) -> None:
    for link in links(place.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        target = (place.parent / path).resolve() if path else place
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text("utf-8")), link


def test_pictures_are_small_and_each_is_shown() -> None:
    shown = {link.rpartition("/")[2] for place in PAGES for link in links(place.read_text("utf-8"))}
    for picture in (ROOT / "docs/pictures").iterdir():
        assert picture.name in shown
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name


def test_the_commands_of_the_readme_are_those_of_the_program() -> None:
    named = {" ".join(one.split()) for row in rows(README) for one in code(row[0])}
    commands = _commands()
    listed = {name for name in commands if name in {_command(one, commands) for one in named}}
    assert set(commands) - listed <= {"role revoke"}  # in the row of role grant
    options = {word for row in rows(README) for one in code(row[-1]) for word in one.split()}
    known = {option for command in commands.values() for option in command}
    assert {one for one in options if one.startswith("--")} <= known


def test_every_command_and_option_in_a_block_is_known() -> None:
    commands = _commands()
    for text in (README, OPERATIONS):
        for line in "".join(blocks(text, "sh") + blocks(text, "ini")).splitlines():
            said = re.search(r"lianxin ((?!\w+@)[a-z].*|--help)", line.partition("#")[0])
            if said is None or "%i" in line:
                continue
            name = _command(said[1], commands)
            assert name or said[1].startswith("--help"), line
            assert set(re.findall(r"--[\w-]+", said[1])) <= {*commands.get(name, ()), "--help"}


def test_the_targets_of_the_readme_are_in_the_makefile() -> None:
    named = re.findall(r"make (\w+)", "\n".join([*blocks(README, "sh"), *code(OPERATIONS)]))
    assert named
    for target in named:
        assert re.search(rf"^{target}:", page("Makefile"), re.MULTILINE), target


def test_the_readme_explains_every_figure_of_status(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.read() as session:
        figures = board.status(session, NOW, check_on_after=Duration("30d"))
    database.close()
    explained: dict[str, set[str]] = {}
    group = ""
    for cells in (row for row in rows(README) if len(row) == 3):
        group = (code(cells[0]) or [group])[0]
        explained.setdefault(group, set()).update(code(cells[1]))
    assert explained.keys() - {""} == figures.keys()
    for name, counted in figures.items():
        assert isinstance(counted, list) or set(counted) == explained[name]


def test_configuration_keys_named_for_operators_exist() -> None:
    named = {one for one in code(OPERATIONS) if re.match(rf"({'|'.join(SECTIONS)})\.\w+", one)}
    assert len(named) > 20
    for key in named:
        section, name = re.findall(r"\w+", key)[:2]
        model = Account if section == "accounts" else Settings
        below = model.model_fields if model is Account else keys_below(Settings, [section])
        assert name in below, key


def test_events_named_for_operators_are_logged() -> None:
    sources = "".join(
        source.read_text("utf-8")
        for folder in ("bot", "handlers", "lianxin", "scheduler")
        for source in (ROOT / folder).rglob("*.py")
    )
    events = rows(OPERATIONS.partition("## Logs")[2].partition("\n## ")[0])[1:]
    assert len(events) > 5
    for row in events:
        for event in code(row[0]):
            assert f'"{event}"' in sources, event


def test_every_test_that_shows_a_promise_is_there() -> None:
    tests = "".join(place.read_text("utf-8") for place in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)", tests))
    named = {one for one in code(page("docs/RELIABILITY.md")) if one.startswith("test_")}
    assert len(named) > 50
    assert named <= there, named - there


@pytest.mark.parametrize("said", sorted({one for row in rows(HANDBOOK) for one in code(row[0])}))
def test_what_the_handbook_tells_people_to_say_is_understood(said: str) -> None:
    _assert_understood(said)


def test_other_words_of_the_handbook_are_understood_too() -> None:
    for said in code(HANDBOOK):
        _assert_understood(said)


def test_replies_in_the_handbook_are_said_by_the_program() -> None:
    patterns = [
        re.compile(FACTS.sub(".*", re.escape(line.strip())) + "$")
        for catalogue in catalogues("zh-CN")
        for line in _texts(catalogue.read_text("utf-8"))
    ]
    quoted = [line for block in blocks(HANDBOOK, "回") for line in block.splitlines()]
    assert quoted
    for line in quoted:
        assert any(pattern.match(line) for pattern in patterns), line


def _assert_understood(said: str) -> None:
    """A command with a route, or an answer to some kind of question."""
    if any(option_of(kind, said) for kind in KINDS):
        return
    commands = frozenset(build_routes().commands)
    reading = read(Heard(text=said, at=NOW), (), now=NOW, commands=commands)
    assert isinstance(reading, Command), (said, reading)
    assert reading.name in commands


def _texts(catalogue: str) -> list[str]:
    """The lines people read, each as it stands in the catalogue; bare places are no text."""
    lines = [re.sub(r"^[\w-]+ =", "", line) for line in catalogue.splitlines()]
    said = [line for line in lines if line.strip() and not line.startswith("#")]
    return [line for line in said if re.search(r"[\u4e00-\u9fff]", line)]


def _commands() -> dict[str, set[str]]:
    """Every command of the program with its options, those of groups as "role grant"."""
    found: dict[str, set[str]] = {}
    for name, command in getattr(get_command(app), "commands", {}).items():
        below = getattr(command, "commands", {})
        for full, one in {f"{name} {sub}": one for sub, one in below.items()}.items():
            found[full] = _options(one)
        if not below:
            found[name] = _options(command)
    return found


def _options(command: object) -> set[str]:
    return {option for one in getattr(command, "params", ()) for option in one.opts}


def _command(said: str, commands: dict[str, set[str]]) -> str:
    """The command that a line begins with, "" for none."""
    return next((name for name in commands if f"{said} ".startswith(f"{name} ")), "")
