"""The command line. Only Typer is imported here: `lianxin --help` must be quick."""

import atexit
import gc

import typer

from lianxin.commands import (
    backups,
    bindings,
    console,
    demo,
    invitations,
    keys,
    lessons,
    looking,
    members,
    outbox,
    people,
    rosters,
    running,
    sheets,
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
lessons.register(app)
console.register(app)
rosters.register(app)
sheets.register(app)
keys.register(app)
backups.register(app)
outbox.register(app)
bindings.register(app)
invitations.register(app)


def main() -> None:
    """The entry point of the `lianxin` script.

    What a process holds at its end is not searched for garbage: the system takes it all anyway, and
    the search took longer (0.36 s of CPU with everything loaded) than all else about stopping.
    """
    atexit.register(gc.freeze)
    app()
