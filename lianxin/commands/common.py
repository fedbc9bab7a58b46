"""What commands share: reading the configuration, opening the database, ending with the right code.

Exit 1: a file or request was refused; 2: wrong usage or configuration; 3: another schema.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.database import Database
    from bot.core.sealing import Sealer
    from bot.core.settings import Settings

    Requirement = Callable[[Settings], object]  # raises SettingsError

REFUSED, WRONG_CONFIGURATION, WRONG_SCHEMA = 1, 2, 3

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="The configuration file. Default: $LIANXIN_CONFIG, else config.toml.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command on the database works with."""

    settings: "Settings"
    database: "Database"
    sealer: "Sealer"


def end(code: int, line: str) -> NoReturn:
    """Say one line on standard error and leave with `code`."""
    typer.echo(line, err=True)
    raise typer.Exit(code)


def config_path(given: Path | None) -> Path:
    """Which configuration file is meant."""
    return given or Path(os.environ.get("LIANXIN_CONFIG", "config.toml"))


def load_settings(given: Path | None) -> "Settings":
    """The configuration; ends with exit 2 and one line that names the key when it is wrong."""
    from bot.core.settings import Settings, SettingsError

    try:
        return Settings.load(config_path(given))
    except SettingsError as error:
        end(WRONG_CONFIGURATION, str(error))


@contextmanager
def opened(
    given: Path | None, *, check_schema: bool = True, requires: "Sequence[Requirement]" = ()
) -> Iterator[Opened]:
    """The settings, the database at this program's schema, and the sealer, closed on leaving.

    `requires`: what else this command cannot do without. Ends with exit 2 for a wrong
    configuration or an unreachable database, 3 for another schema.
    """
    from bot.core.database import open_database
    from bot.core.settings import SettingsError

    settings = load_settings(given)
    try:
        settings.require_secret_key()
        for require in requires:
            require(settings)
    except SettingsError as error:
        end(WRONG_CONFIGURATION, str(error))
    database = open_database(settings.database.url)
    try:
        _require_reachable(database)
        if check_schema:
            require_schema(database)
        yield Opened(settings, database, sealer_of(settings))
    finally:
        database.close()


def sealer_of(settings: "Settings") -> "Sealer":
    """The sealer under the configured keys."""
    from bot.core.sealing import Sealer

    previous = [key.get_secret_value() for key in settings.server.previous_secret_keys]
    return Sealer(settings.server.secret_key.get_secret_value(), previous)


def require_schema(database: "Database") -> None:
    """Ends with exit 3 unless the schema is this program's."""
    from bot.core.migrate import WrongSchema, require_current

    try:
        require_current(database.engine)
    except WrongSchema as error:
        end(WRONG_SCHEMA, str(error))


def _require_reachable(database: "Database") -> None:
    from sqlalchemy.exc import OperationalError

    try:
        with database.engine.connect():
            return
    except OperationalError as error:
        end(WRONG_CONFIGURATION, f"database.url: cannot be reached ({type(error.orig).__name__})")
