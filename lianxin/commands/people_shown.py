"""What `lianxin invite` prints."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts
    from bot.people import InvitationShown


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
