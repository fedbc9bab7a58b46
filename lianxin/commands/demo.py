"""demo and simulate: everything at once, and the stand-in for WeChat alone."""

from pathlib import Path
from typing import Annotated

import typer

from lianxin.demo_map import FULL_SIZE, fewest

DataOption = Annotated[Path, typer.Option("--data", help="Where everything is kept.")]
MOST = 20_000  # members


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
        int, typer.Option(min=fewest(), max=MOST, help="How many made-up members.")
    ] = FULL_SIZE,
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
    latency_ms: Annotated[int, typer.Option(min=0, help="Added to every answer of its API.")] = 0,
) -> None:
    """The stand-in for WeChat alone, for trying a real deployment without WeChat."""
    from lianxin.commands.common import REFUSED, end
    from lianxin.watching import chosen_parent
    from simulator.seed import BadSeed
    from simulator.server import Options, run

    data.mkdir(parents=True, exist_ok=True)
    try:
        run(
            Options(
                port=port,
                data=data,
                seed=seed,
                latency_ms=latency_ms,
                parent_pid=chosen_parent(),
            )
        )
    except BadSeed as error:
        end(REFUSED, str(error))
