"""demo and simulate: everything at once, and the stand-in for WeChat alone."""

from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[Path, typer.Option("--data", help="Where everything is kept.")]
FEWEST, MOST = 60, 20_000


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(demo)
    app.command()(simulate)


def demo(
    port: Annotated[
        int, typer.Option(help="The web server's port; the stand-in's is next.")
    ] = 8000,
    data: DataOption = Path("demo-data"),
    members: Annotated[
        int, typer.Option(min=FEWEST, max=MOST, help="How many made-up members.")
    ] = 1366,
) -> None:
    """Everything in one command: web, worker, clock, and a stand-in for WeChat with phones."""
    from lianxin import demo_processes

    demo_processes.run(port=port, data=data, members=members)


def simulate(
    port: Annotated[int, typer.Option(help="The port of the stand-in.")] = 8001,
    data: DataOption = Path("stand-in-data"),
    seed: Annotated[
        Path | None, typer.Option(help="Accounts and people as JSON; none: fresh ones.")
    ] = None,
) -> None:
    """The stand-in for WeChat alone, for trying a real deployment without WeChat."""
    import os

    from lianxin.commands.common import REFUSED, end
    from lianxin.watching import WITH_PARENT
    from simulator.seed import BadSeed
    from simulator.server import Options, run

    data.mkdir(parents=True, exist_ok=True)
    parent = os.getppid() if os.environ.get(WITH_PARENT) else None
    try:
        run(Options(port=port, data=data, seed=seed, parent_pid=parent))
    except BadSeed as error:
        end(REFUSED, str(error))
