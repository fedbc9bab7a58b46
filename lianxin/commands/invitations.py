"""`lianxin invite`: codes as a table, as JSON, or as sheets to print."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.common import REFUSED, ConfigOption, Opened, end, opened
from lianxin.commands.people import AccountOption, account_named, texts_of, unit_named
from lianxin.commands.people_shown import as_json, show_invitations

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts
    from bot.people import InvitationShown


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(invite)


def invite(
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit's members.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As a list for programs.")] = False,
    paper: Annotated[
        Path | None,
        typer.Option(
            "--print", help="Write cards with QR codes to this .html, six to an A4 sheet."
        ),
    ] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Codes by which members not yet bound join with their WeChat; twice gives the same ones."""
    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        shown = _invited(house, texts, owner, unit)
        if paper is not None and shown:
            _print(house, texts, owner, shown, paper)
        elif json:
            typer.echo(as_json(shown))
        else:
            show_invitations(texts, shown)


def _invited(
    house: Opened, texts: "Texts", account: str, unit: str | None
) -> "list[InvitationShown]":
    from bot import people
    from bot.core.clock import utc_now

    with house.database.begin() as session:
        below = unit_named(session, texts, account, unit) if unit is not None else None
        try:
            return people.invite(session, utc_now(), house.sealer, account, unit=below)
        except people.CodesExhausted:
            end(REFUSED, texts.say("invite-too-many"))


def _print(
    house: Opened, texts: "Texts", account: str, shown: "list[InvitationShown]", paper: Path
) -> None:
    from console.papers import paper_file, paper_sheets

    urls = _qr_codes(house, texts, account, shown)
    sheets = paper_sheets(texts, shown, urls)
    page = paper_file(texts, sheets, phone=house.settings.contact.phone)
    try:
        paper.write_text(page, "utf-8")
    except OSError:
        end(REFUSED, texts.say("paper-file-not-written", file=str(paper)))
    written: dict[str, str | int] = {"file": str(paper), "people": len(shown), "pages": len(sheets)}
    typer.echo(texts.say("paper-file-written", **written))
    if len(urls) < len(shown):
        typer.echo(texts.say("paper-plain-codes", count=len(shown) - len(urls)))


def _qr_codes(
    house: Opened, texts: "Texts", account: str, shown: "list[InvitationShown]"
) -> dict[str, str]:
    """Scene -> what its QR code holds; those that the platform would not make are left out."""
    from rich.console import Console

    from bot import people
    from bot.core.clock import utc_now

    with house.database.begin() as session:
        people.ask_for_tickets(session, utc_now(), [one.scene for one in shown])
    with Console(stderr=True).status(texts.say("paper-progress")):
        asyncio.run(_fetch(house, account))
    with house.database.read() as session:
        return people.ticket_urls(session, utc_now(), shown)


async def _fetch(house: Opened, account: str) -> None:
    from bot.channels.official.account import OfficialAccount
    from bot.channels.official.client import open_http
    from bot.channels.official.tokens import TokenStore
    from bot.core.clock import utc_now
    from lianxin.tickets import make_tickets

    chosen = next(one for one in house.settings.accounts if one.name == account)
    if chosen.platform != "official" or not chosen.app_id:
        return  # WeCom has no such codes
    async with open_http() as http:
        tokens = TokenStore(house.database, house.sealer, utc_now)
        maker = OfficialAccount(chosen, http, tokens, utc_now)
        await make_tickets(house.database, utc_now, account, maker)
