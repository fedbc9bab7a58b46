"""The command line. Only Typer is imported here: `lianxin --help` must be quick."""

import typer

from lianxin.commands import (
    bindings,
    console,
    demo,
    invitations,
    keys,
    looking,
    members,
    people,
    rosters,
    running,
    units,
)

app = typer.Typer(
    name="lianxin",
    help="连心: keeps a dispersed community branch together over WeChat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
demo.register(app)
running.register(app)
looking.register(app)
people.register(app)
units.register(app)
members.register(app)
console.register(app)
rosters.register(app)
keys.register(app)
bindings.register(app)
invitations.register(app)


def main() -> None:
    """The entry point of the `lianxin` script."""
    app()
