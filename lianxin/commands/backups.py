"""`lianxin backup` and `lianxin restore`: a copy of the whole database, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.common import (
    REFUSED,
    WRONG_CONFIGURATION,
    WRONG_SCHEMA,
    ConfigOption,
    Opened,
    end,
    opened,
    require_schema,
)

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.backup import Archive

PROOF = "lianxin"
File = Annotated[Path, typer.Argument(help="The backup.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(backup)
    app.command()(restore)


def backup(file: File, config: ConfigOption = None) -> None:
    """Write everything in the database into FILE, as of one moment, while everything runs."""
    from bot.core import backup as copies
    from bot.core.clock import utc_now
    from bot.core.migrate import WrongSchema, revisions
    from lianxin.models import metadata

    with opened(config) as house:
        about = copies.About(revisions()[-1], utc_now().isoformat(), house.sealer.seal(PROOF))
        try:
            with copies.written_whole(file) as out:
                sums = copies.save(house.database, metadata, about, out)
        except OSError as error:
            end(REFUSED, f"{file}: cannot be written ({error.strerror})")
        except WrongSchema as error:
            end(WRONG_SCHEMA, str(error))
    rows = sum(one.rows for one in sums.values())
    typer.echo(f"{file}: {rows} rows of {len(sums)} tables as of {about.as_of}")
    typer.echo("Phones, addresses and replies in it are sealed under server.secret_key, which is")
    typer.echo("not in it: keep config.toml too, at another place. Names and texts lie open.")


def restore(
    file: File,
    config: ConfigOption = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only look whether FILE is whole; no database needed.")
    ] = False,
    key_is_lost: Annotated[
        bool, typer.Option("--key-is-lost", help="Go on though nothing sealed can be read again.")
    ] = False,
) -> None:
    """Bring the backup FILE into an empty database of either kind: all of it or nothing."""
    with _readable(file) as archive:
        if check:
            typer.echo(f"{file}: whole, {archive.check()} rows as of {archive.about.as_of}")
            return
        with opened(config, check_schema=False) as house:
            _require_fitting(file, archive, house, key_is_lost=key_is_lost)
            rows = _load(file, archive, house)
    typer.echo(f"{rows} rows restored as of {archive.about.as_of}")
    typer.echo("Texts waiting then wait again: what was sent since may go once more.")


@contextmanager
def _readable(file: Path) -> "Iterator[Archive]":
    from bot.core import backup as copies

    try:
        with copies.Archive.opened(file) as archive:
            yield archive
    except OSError as error:
        end(REFUSED, f"{file}: cannot be read ({error.strerror})")
    except copies.Damaged as error:
        end(REFUSED, f"{error}; nothing was changed")


def _require_fitting(file: Path, archive: "Archive", house: Opened, *, key_is_lost: bool) -> None:
    """Ends with 3 for another schema, 2 for another key; a database without tables gets them."""
    from bot.core import migrate
    from bot.core.sealing import CannotOpen

    newest, its = migrate.revisions()[-1], archive.about.schema
    if its != newest:
        older = "older" if its in migrate.revisions() else "newer"
        end(WRONG_SCHEMA, f"{file}: is of schema {its}, {older} than this program ({newest})")
    try:
        house.sealer.open(archive.about.key_proof)
    except CannotOpen:
        if not key_is_lost:
            end(
                WRONG_CONFIGURATION,
                f"server.secret_key: does not open what is sealed in {file}; write the key of then "
                "(or use --key-is-lost: phones and addresses cannot be read again)",
            )
    if migrate.current(house.database.engine) is None:
        migrate.upgrade(house.database.engine)
    require_schema(house.database)


def _load(file: Path, archive: "Archive", house: Opened) -> int:
    from bot.core import backup as copies
    from bot.core.database import Busy
    from lianxin.models import metadata

    try:
        return copies.load(house.database, metadata, archive)
    except copies.NotEmpty as error:
        end(REFUSED, f"database.url: is not empty ({error}): restore into a new one")
    except copies.CannotLoad as error:
        end(REFUSED, f"{file}: {error}; nothing was changed")
    except Busy:
        end(REFUSED, "database.url: others are using it: stop serve, worker and clock first")
