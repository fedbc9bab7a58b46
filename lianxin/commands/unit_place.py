"""`lianxin unit place`: where a unit meets."""

from typing import Annotated

import typer

from lianxin.commands.acting import acting
from lianxin.commands.common import WRONG_CONFIGURATION, ConfigOption, end
from lianxin.commands.people import AccountOption, UnitArgument


def unit_place(
    unit: UnitArgument,
    at: Annotated[
        str | None,
        typer.Option("--at", help="Degrees north and east as a Chinese map has them: 31.77,119.97"),
    ] = None,
    nowhere: Annotated[
        bool, typer.Option("--nowhere", help="Forget it: as the unit above it has it.")
    ] = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Where a unit and those below it meet: a position that members send shows how far it is."""
    from bot import study

    try:
        meant = study.position_in(at) if at else None
    except ValueError as error:
        end(WRONG_CONFIGURATION, f"--at: {error}")
    with acting(config, account) as act:
        found = act.unit(unit)
        if meant is not None or nowhere:
            study.set_place(act.session, found.id, meant)
        place = study.place_of(act.session, found.id)
        shown = "-" if place is None else f"{place.latitude:.6f},{place.longitude:.6f}"
        act.say("unit-place", unit=found.path, place=shown)
