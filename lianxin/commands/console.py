"""`lianxin login-link`: a way into the console for somebody with a role."""

import typer

from lianxin.commands.common import REFUSED, ConfigOption, end, opened
from lianxin.commands.people import (
    AccountOption,
    NameArgument,
    account_named,
    member_named,
    texts_of,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(login_link)


def login_link(
    name: NameArgument, account: AccountOption = None, config: ConfigOption = None
) -> None:
    """A link into the console for somebody with a role, good once and for ten minutes."""
    from bot import people
    from bot.core.clock import utc_now
    from bot.core.links import Links

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        links = Links(house.sealer, house.settings.server.public_url)
        with house.database.begin() as session:
            person = member_named(session, texts, house, owner, name)
            made = people.way_in(session, utc_now(), house.sealer, links, person.id)
        if isinstance(made, people.NoRole):
            end(REFUSED, texts.say(made.key, name=made.name))
        typer.echo(made.address)
