"""`lianxin unit reminders`: when a unit is reminded of its study days."""

from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.acting import acting
from lianxin.commands.common import WRONG_CONFIGURATION, ConfigOption, end
from lianxin.commands.people import AccountOption, UnitArgument

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.study import Reminding


def unit_reminders(
    unit: UnitArgument,
    before: Annotated[
        str | None, typer.Option("--before", help='Lead times of study days, as "3d,1d,2h".')
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="The hour of reminders of a day or more, as 09:00.")
    ] = None,
    default: Annotated[
        bool, typer.Option("--default", help="As the unit above it, or the configuration, has it.")
    ] = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """When a unit and those below it are reminded of the study days published from now on."""
    from bot import study

    own = study.Reminding(None, None) if default else _meant(before, at)
    with acting(config, account) as act:
        meant = act.unit(unit)
        if default or before or at:
            study.set_reminding(act.session, meant.id, own)
        shown = study.reminding_of(act.session, meant.id)
        leads = ", ".join(map(str, shown.remind_before or ()))
        hour = f"{shown.remind_at:%H:%M}" if shown.remind_at else ""
        act.say("unit-reminding", unit=meant.path, before=leads or "-", at=hour or "-")


def _meant(before: str | None, at: str | None) -> "Reminding":
    """What the options say; ends with exit 2 where that is no time."""
    from bot import study
    from bot.core.durations import Duration
    from bot.core.hours import time_of_day

    try:
        leads = tuple(Duration(one.strip()) for one in before.split(",")) if before else None
        return study.Reminding(leads, time_of_day(at) if at else None)
    except ValueError as error:
        end(WRONG_CONFIGURATION, str(error))
