"""What the commands on people print: changes of a roster, its mistakes, invitations."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, NoReturn

import typer

from lianxin.commands.common import REFUSED

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts
    from bot.people import InvitationShown
    from bot.people.roster import ChangedMember, Changes, Problem, Problems, Row

_LINES_SHOWN = 100  # of each kind; a file in the wrong form has one in every row


def refuse_file(texts: "Texts", problems: "Problems") -> NoReturn:
    """Every mistake by row and column on standard error, and that nothing was changed; exit 1."""
    lines = [_problem(texts, one) for one in problems.found]
    _listed(texts, lines, to_error=True)
    typer.echo(texts.say("roster-refused", count=len(lines)), err=True)
    raise typer.Exit(REFUSED)


def show_changes(texts: "Texts", changes: "Changes", *, dry_run: bool) -> None:
    """The counts; for a dry run also each new and changed member; new units and warnings."""
    if dry_run:
        _listed(texts, [_new(texts, row) for row in changes.new])
        _listed(texts, [_changed(texts, one) for one in changes.changed])
    _listed(texts, [texts.say("roster-new-unit", unit=path) for path in changes.new_units])
    _listed(texts, [_problem(texts, one) for one in changes.warnings])
    counts = {
        "new": len(changes.new),
        "changed": len(changes.changed),
        "unchanged": changes.unchanged,
        "units": len(changes.new_units),
    }
    typer.echo(texts.say("roster-would-change" if dry_run else "roster-changed", **counts))


def as_json(shown: Iterable["InvitationShown"]) -> str:
    """The list of INTERFACE §1; `expires_at` is UTC in ISO 8601."""
    rows = [
        {
            "name": one.name,
            "unit": one.unit,
            "code": one.code,
            "scene": one.scene,
            "expires_at": one.expires_at.astimezone(UTC).isoformat(),
        }
        for one in shown
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def show_invitations(texts: "Texts", shown: Sequence["InvitationShown"]) -> None:
    """A table to read from or to copy onto paper."""
    from rich.console import Console
    from rich.table import Table

    if not shown:
        typer.echo(texts.say("invite-nobody"))
        return
    table = Table()
    for column in ("name", "unit", "code", "until"):
        table.add_column(texts.say(f"invite-column-{column}"), no_wrap=column != "unit")
    for one in shown:
        until = one.expires_at.astimezone(texts.zone).strftime("%Y-%m-%d")
        table.add_row(one.name, one.unit, one.code, until)
    Console(markup=False).print(table)


def _listed(texts: "Texts", lines: Sequence[str], *, to_error: bool = False) -> None:
    for line in lines[:_LINES_SHOWN]:
        typer.echo(line, err=to_error)
    if len(lines) > _LINES_SHOWN:
        typer.echo(texts.say("roster-and-more", count=len(lines) - _LINES_SHOWN), err=to_error)


def _problem(texts: "Texts", problem: "Problem") -> str:
    what = texts.say(problem.key, **problem.facts)
    if not problem.row:
        return what
    if not problem.column:
        return texts.say("roster-row", row=problem.row, what=what)
    return texts.say("roster-cell", row=problem.row, column=problem.column, what=what)


def _new(texts: "Texts", row: "Row") -> str:
    return texts.say("roster-new-member", row=row.number, name=row.name, unit=row.home)


def _changed(texts: "Texts", one: "ChangedMember") -> str:
    from bot.people.roster import COLUMNS

    headers = [column.header(texts.language) for column in COLUMNS if column.field in one.fields]
    columns = texts.say("roster-column-divider").join(headers)
    return texts.say("roster-changed-member", row=one.row, name=one.name, columns=columns)
