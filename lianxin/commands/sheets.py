"""`lianxin sheet day` and `sheet ledger`: the sign-in sheet of a study day, a unit's ledger."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.common import REFUSED, ConfigOption, Opened, end, opened
from lianxin.commands.people import AccountOption, UnitArgument, account_named, texts_of, unit_named

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.tables import Table
    from bot.core.texts import Texts

FileArgument = Annotated[Path, typer.Argument(help="Where to write the .xlsx.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    sheet = typer.Typer(help="Study days as files to print.", no_args_is_help=True)
    sheet.command("day")(sheet_day)
    sheet.command("ledger")(sheet_ledger)
    app.add_typer(sheet, name="sheet")


def sheet_day(
    number: Annotated[int, typer.Argument(help="The study day's number.", min=1)],
    file: FileArgument,
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit's people.")] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the sign-in sheet 签到表 of a study day; that it was written is kept."""
    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        table = _day(house, texts, owner, number, unit)
        _written(texts, file, table)


def sheet_ledger(
    unit: UnitArgument,
    file: FileArgument,
    year: Annotated[int | None, typer.Option(min=2000, max=9000, help="Else this one.")] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the ledger 台账 of a unit: a row for each study day of a year."""
    from bot import study
    from bot.core.clock import utc_now

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        now = utc_now()
        chosen = year or now.astimezone(texts.zone).year
        span = (datetime(one, 1, 1, tzinfo=texts.zone) for one in (chosen, chosen + 1))
        with house.database.read() as session:
            found = unit_named(session, texts, owner, unit)
            rows = study.ledger(session, now, found, *span)
        _written(texts, file, study.ledger_table(texts, found.name, chosen, rows))


def _day(house: Opened, texts: "Texts", account: str, number: int, unit: str | None) -> "Table":
    from sqlalchemy import select

    from bot import people, study
    from bot.core.clock import utc_now

    now = utc_now()
    with house.database.begin() as session:
        day = study.by_number(session, account, number)
        if day is None:
            end(REFUSED, texts.say("sheet-no-such-day", number=number))
        below = unit_named(session, texts, account, unit) if unit is not None else None
        of = study.Of(day, now, people.members_select(below.id) if below else None)
        shown = below or session.get_one(people.Unit, day.unit_id)
        lines = study.lines(session, of, study.Reader(None, None, house.sealer))
        whom = select(people.Person.id).where(
            people.Person.id.in_([one.person_id for one in lines])
        )
        people.note(session, now, by="command_line", whom=whom, what="list", door="command_line")
        year = day.starts_at.astimezone(texts.zone).year
        numbers = people.list_numbers(session, now, shown.id, year)
        whole = study.sheet(session, of, under=shown.id).whole
        return study.sign_in_sheet(texts, day, shown.name, lines, numbers, whole)


def _written(texts: "Texts", file: Path, table: "Table") -> None:
    """The file, whole or not at all."""
    from bot.core.workbook import write

    if file.suffix.lower() != ".xlsx":
        end(REFUSED, texts.say("sheet-file-kind"))
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with unfinished.open("wb") as to:
            write(table, to)
        unfinished.replace(file)
    except OSError:
        end(REFUSED, texts.say("roster-not-written", file=str(file)))
    finally:
        unfinished.unlink(missing_ok=True)
    typer.echo(texts.say("sheet-written", count=len(table.rows), file=str(file)))
