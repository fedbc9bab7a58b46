"""`lianxin keys rotate`: everything sealed is sealed anew under the current key."""

from collections import Counter

import typer

from lianxin.commands.common import REFUSED, ConfigOption, end, opened


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    keys = typer.Typer(help="The keys everything is sealed with.", no_args_is_help=True)
    keys.command("rotate")(rotate)
    app.add_typer(keys, name="keys")


def rotate(config: ConfigOption = None) -> None:
    """Seal everything anew under server.secret_key, while everything runs; again after a kill."""
    import lianxin.models  # noqa: F401 (every table)
    from bot import privacy

    changed: Counter[str] = Counter()
    unreadable = 0
    with opened(config) as house:
        for column, chunk in privacy.reseal(house.database, house.sealer):
            if column not in changed:
                typer.echo(column)
            changed[column] += chunk.changed
            unreadable += chunk.unreadable
    typer.echo(f"{sum(changed.values())} values sealed anew")
    if unreadable:
        end(REFUSED, f"{unreadable} values are opened by no known key: keep previous_secret_keys")
    typer.echo("server.previous_secret_keys may be emptied now")
