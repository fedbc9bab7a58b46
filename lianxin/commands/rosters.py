"""`lianxin roster import` and `roster export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lianxin.commands.common import REFUSED, ConfigOption, Opened, end, opened
from lianxin.commands.people import AccountOption, account_named, texts_of, unit_named
from lianxin.commands.rosters_shown import (
    show_changes,
    show_problems,
    working,
)

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts
    from bot.people.roster import Changes, Export, HowFar, Problems, Row


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    roster = typer.Typer(help="Rosters of members as spreadsheets.", no_args_is_help=True)
    roster.command("import")(roster_import)
    roster.command("export")(roster_export)
    app.add_typer(roster, name="roster")


def roster_import(
    file: Annotated[Path, typer.Argument(help=".xlsx or .csv with a header row.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    corrected: Annotated[
        Path | None,
        typer.Option(
            "--corrected",
            help="Where to write the file once more, with what is wrong beside each row.",
        ),
    ] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Take members over from a sheet: all rows or none, errors by row and column."""
    from bot.people import roster

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        with working(texts) as how_far:
            outcome = _taken_over(house, owner, file, how_far, dry_run=dry_run)
        if isinstance(outcome, roster.Problems):
            _refuse(texts, file, outcome, corrected)
        show_changes(texts, outcome, dry_run=dry_run)


def roster_export(
    file: Annotated[Path, typer.Argument(help="Where to write: .xlsx or .csv by its ending.")],
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit's members.")] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Write members to a sheet with the columns that import reads; who did is kept."""
    from bot.core.clock import utc_now
    from bot.people import roster

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        with house.database.begin() as session:
            below = unit_named(session, texts, owner, unit) if unit is not None else None
            export = roster.begin_export(
                session,
                utc_now(),
                owner,
                unit=below,
                by="command_line",
                door="command_line",
                language=texts.language,
            )
        if export.count == 0:
            end(REFUSED, texts.say("roster-export-nobody"))
        try:
            _write(house, file, export)
        except roster.NotUnderstood as error:
            end(REFUSED, texts.say(error.key, file=str(file), **error.facts))
        typer.echo(texts.say("roster-exported", count=export.count, file=str(file)))


def _write(house: Opened, file: Path, export: "Export") -> None:
    from bot.core.clock import utc_now
    from bot.people import roster

    with (
        house.database.read() as session,
        roster.sheet_writer(file, len(roster.COLUMNS)) as writer,
    ):
        for row in roster.exported(session, utc_now(), house.sealer, export):
            writer.append(row)


def _taken_over(
    house: Opened, account: str, file: Path, how_far: "HowFar", *, dry_run: bool
) -> "Changes | Problems":
    from bot.people import roster

    read = roster.read(file, how_far=how_far)
    if isinstance(read, roster.Problems):
        return read
    outcome = (_looked_at if dry_run else _applied)(house, account, read.rows)
    return outcome if isinstance(outcome, roster.Problems) else outcome.with_odd(read.odd)


def _looked_at(house: Opened, account: str, rows: "tuple[Row, ...]") -> "Changes | Problems":
    from bot.core.clock import utc_now
    from bot.people import roster

    with house.database.read() as session:
        return roster.preview(session, utc_now(), house.sealer, account, rows)


def _applied(house: Opened, account: str, rows: "tuple[Row, ...]") -> "Changes | Problems":
    from bot.core.clock import utc_now
    from bot.people import roster
    from bot.reactions import Reactions

    tell = Reactions(house.settings).tell
    with house.database.begin() as session:
        return roster.apply(session, utc_now(), house.sealer, account, rows, tell=tell)


def _refuse(texts: "Texts", file: Path, problems: "Problems", corrected: Path | None) -> NoReturn:
    """Every mistake on standard error, that nothing was changed, and the corrected file if it was
    asked for; exit 1."""
    show_problems(texts, problems)
    if corrected is not None:
        typer.echo(_written_again(texts, file, problems, corrected), err=True)
    raise typer.Exit(REFUSED)


def _written_again(texts: "Texts", file: Path, problems: "Problems", corrected: Path) -> str:
    from bot.people import roster

    try:
        roster.write_corrected(
            file,
            corrected,
            problems,
            header=texts.say("roster-problem-header"),
            say=lambda problem: roster.problem_beside_row(texts, problem),
        )
    except roster.NotUnderstood as error:
        unreadable = error.key not in ("roster-not-written", "roster-file-kind")
        key = "roster-corrected-unreadable" if unreadable else "roster-corrected-not-written"
        return texts.say(key, file=str(corrected))
    return texts.say("roster-corrected-written", file=str(corrected))
