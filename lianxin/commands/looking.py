"""status and doctor: what stands where, and whether everything is in order."""

from typing import Annotated, Any

import typer

from lianxin.commands.common import ConfigOption, config_path, load_settings, opened


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(status)
    app.command()(doctor)


def status(
    config: ConfigOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """The figures: members, notices, study days, help requests, errands, texts, the clock."""
    import json

    from bot import board
    from bot.core.clock import utc_now

    with opened(config) as parts, parts.database.read() as session:
        contact = parts.settings.contact
        figures = board.status(
            session,
            utc_now(),
            check_on_after=contact.check_on_after,
            by_category=contact.check_on_after_by_category,
        )
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        _show(figures)


def doctor(config: ConfigOption = None) -> None:
    """Check configuration, database, Redis, credentials and callback addresses, a line each."""
    from bot.core import log
    from lianxin import examining

    log.set_up()

    settings = load_settings(config)
    findings = examining.examine(settings, config_path(config))
    for finding in findings:
        mark = "ok  " if finding.well else "FAIL"
        typer.echo(f"{mark} {finding.what}" + (f": {finding.why}" if finding.why else ""))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _show(figures: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for name, group in figures.items():
        rows = group if isinstance(group, list) else [group]
        if not rows:
            continue
        table = Table(*[str(key) for key in rows[0]], title=name.replace("_", " "))
        for row in rows:
            table.add_row(*[str(value) for value in row.values()])
        console.print(table)
