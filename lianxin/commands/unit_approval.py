"""`lianxin unit approval`: whether the notices of a unit need a second person's word."""

from enum import StrEnum
from typing import Annotated

import typer

from lianxin.commands.acting import acting
from lianxin.commands.common import ConfigOption
from lianxin.commands.people import AccountOption, UnitArgument


class Asked(StrEnum):
    """Whether it is asked for."""

    ON = "on"
    OFF = "off"


def unit_approval(
    unit: UnitArgument,
    asked: Annotated[Asked, typer.Argument(help="on or off.")],
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Let another secretary or officer approve what is announced in a unit and those below it."""
    from bot import notices

    with acting(config, account) as act:
        meant = act.unit(unit)
        notices.set_approval(act.session, meant.id, asks=asked is Asked.ON)
        act.say(f"unit-approval-{asked.value}", unit=meant.path)
