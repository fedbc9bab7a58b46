"""serve, worker, clock, migrate: the processes of a deployment."""

import typer

from lianxin.commands.common import WRONG_SCHEMA, ConfigOption, config_path, end, opened


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (serve, worker, clock, migrate):
        app.command()(command)


def serve(config: ConfigOption = None) -> None:
    """The web server: webhook, health, figures."""
    from bot.core import log
    from bot.core.settings import Settings
    from lianxin import serving, watching

    log.set_up()
    with opened(
        config, requires=(Settings.require_contact_phone, Settings.require_accounts)
    ) as house:
        settings = house.settings
    watching.end_with_chosen_parent()
    serving.run(settings, config_path(config))


def worker(config: ConfigOption = None) -> None:
    """Sends what is waiting in the outbox; any number may run."""
    from bot.core import log
    from bot.core.settings import Settings
    from lianxin import sending, watching
    from lianxin.assembly import open_runtime

    log.set_up()
    with opened(config, requires=(Settings.require_accounts,)) as house:
        settings = house.settings
    watching.end_with_chosen_parent()
    with open_runtime(settings) as runtime:
        sending.run(runtime)


def clock(config: ConfigOption = None) -> None:
    """The scheduler; a second one stands by and takes over within 30 s."""
    from bot.core import log
    from lianxin import clocking, watching
    from lianxin.assembly import open_runtime

    log.set_up()
    with opened(config) as house:
        settings = house.settings
    watching.end_with_chosen_parent()
    with open_runtime(settings) as runtime:
        clocking.run(runtime)


def migrate(config: ConfigOption = None) -> None:
    """Bring the database to this version's schema."""
    from bot.core import migrate as schema

    with opened(config, check_schema=False) as house:
        before = schema.current(house.database.engine)
        try:
            schema.require_not_newer(house.database.engine)
        except schema.WrongSchema as error:
            end(WRONG_SCHEMA, str(error))
        schema.upgrade(house.database.engine)
        after = schema.current(house.database.engine)
    typer.echo(f"schema {after}" if before != after else f"schema {after}, nothing to do")
