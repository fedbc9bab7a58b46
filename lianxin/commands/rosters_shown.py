"""What the commands on rosters print: what a file changes, its mistakes, how far it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts
    from bot.people.roster import (
        ChangedMember,
        Changes,
        HowFar,
        Problems,
        Row,
    )

_LINES_SHOWN = 100  # of each kind; a file in the wrong form has one in every row


@contextmanager
def working(texts: "Texts") -> "Iterator[HowFar]":
    """Show how far a file is read, on standard error where somebody watches; give what is told."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(texts.say("roster-progress-reading"), total=None)

        def how_far(done: int, of: int) -> None:
            is_last = done >= of
            key = "roster-progress-comparing" if is_last else "roster-progress-reading"
            total = None if is_last else of
            bar.update(task, description=texts.say(key), completed=done, total=total)

        yield how_far


def show_problems(texts: "Texts", problems: "Problems") -> None:
    """Every mistake by row and column on standard error, and that nothing was changed."""
    from bot.people import roster

    lines = [roster.problem_line(texts, one) for one in problems.found]
    _listed(texts, lines, to_error=True)
    typer.echo(texts.say("roster-refused", count=len(lines)), err=True)


def show_changes(texts: "Texts", changes: "Changes", *, dry_run: bool) -> None:
    """The counts; for a dry run also each new and changed member; new units and warnings."""
    from bot.people import roster

    if dry_run:
        _listed(texts, [_new(texts, row) for row in changes.new])
        _listed(texts, [_changed(texts, one) for one in changes.changed])
    key = "roster-unit-to-make" if dry_run else "roster-new-unit"
    _listed(texts, [texts.say(key, unit=path) for path in changes.new_units])
    _listed(texts, [roster.problem_line(texts, one) for one in changes.warnings])
    typer.echo(roster.counts_said(texts, changes, before=dry_run))
    parts = {"moved": changes.moved, "given": changes.given, "ended": changes.ended}
    if any(parts.values()):
        typer.echo(texts.say("roster-moves-and-roles", **parts))


def _listed(texts: "Texts", lines: Sequence[str], *, to_error: bool = False) -> None:
    for line in lines[:_LINES_SHOWN]:
        typer.echo(line, err=to_error)
    if len(lines) > _LINES_SHOWN:
        typer.echo(texts.say("roster-and-more", count=len(lines) - _LINES_SHOWN), err=to_error)


def _new(texts: "Texts", row: "Row") -> str:
    return texts.say("roster-new-member", row=row.number, name=row.name, unit=row.home)


def _changed(texts: "Texts", one: "ChangedMember") -> str:
    from bot.people import roster

    changes = roster.changed_said(texts, one)
    return texts.say("roster-changed-member", row=one.row, name=one.name, changes=changes)
