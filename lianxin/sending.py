"""`lianxin worker`: one event loop, one HTTP session, many texts in flight."""

import asyncio
import signal
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
import structlog

from bot import delivery
from bot.channels import NoAnswer, SendFailed
from bot.channels.official import templates
from bot.channels.official.account import OfficialAccount
from bot.channels.official.client import open_http
from bot.channels.official.tokens import TokenStore
from bot.core import leases
from lianxin import waking
from lianxin.assembly import Runtime
from lianxin.tickets import keep_making_tickets

CONNECTIONS = 128
MENU_ONCE_A = timedelta(hours=1)  # a day's calls for menus are few

log = structlog.get_logger()


def run(runtime: Runtime) -> None:
    """Send until SIGINT or SIGTERM; what is in hand is finished first."""
    asyncio.run(_run(runtime))


async def _run(runtime: Runtime) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with open_http(in_flight=CONNECTIONS) as http:
        accounts = build_accounts(runtime, http)
        menus = asyncio.create_task(make_menus(runtime, accounts))
        codes = asyncio.create_task(keep_making_tickets(runtime.database, runtime.clock, accounts))
        sender = build_sender(runtime, channels(accounts))
        async with waking.listening(runtime.settings.redis.url, sender):
            await build_worker(runtime, sender).run(stop)
        menus.cancel()
        codes.cancel()


def build_accounts(runtime: Runtime, http: aiohttp.ClientSession) -> dict[str, OfficialAccount]:
    """The official accounts of the configuration, sharing one HTTP session and one token store."""
    tokens = TokenStore(runtime.database, runtime.sealer, runtime.clock)
    return {
        account.name: OfficialAccount(account, http, tokens, runtime.clock)
        for account in runtime.settings.accounts
        if account.platform == "official"
    }


def build_sender(runtime: Runtime, channels: delivery.Channels) -> delivery.Sender:
    """The sender of the runtime's outbox by these channels (account -> name -> channel)."""
    return delivery.Sender(
        runtime.database,
        channels,
        runtime.house.texts,
        runtime.clock,
        runtime.house.tell,
        delivery.Terms.of(runtime.settings),
        fill=partial(fill_template, runtime),
        open_sealed=runtime.sealer.open,
    )


def channels(accounts: Mapping[str, OfficialAccount]) -> delivery.Channels:
    """The ways out of these accounts, as the sender names them."""
    return {name: {"chat": one.chat, "template": one.template} for name, one in accounts.items()}


def build_worker(runtime: Runtime, sender: delivery.Sender) -> delivery.Worker:
    """The worker around a sender; where messages wake it, it sweeps less often."""
    pause_s = waking.SWEEP_EVERY_S if runtime.settings.redis.url else delivery.PAUSE_S
    return delivery.Worker(sender, delivery.Terms.of(runtime.settings), pause_s=pause_s)


def fill_template(
    runtime: Runtime, account: str, purpose: str, facts: Mapping[str, Any]
) -> delivery.FilledTemplate:
    """The template of a purpose with its fields filled from `facts`. Raises KeyError."""
    chosen = next(one for one in runtime.settings.accounts if one.name == account)
    template = getattr(chosen.templates, purpose)
    return delivery.FilledTemplate(
        template.id, templates.fill(template.fields, facts, runtime.house.zone)
    )


async def make_menus(runtime: Runtime, accounts: dict[str, OfficialAccount]) -> None:
    """Bring each account's menu up to date; a failure is logged and matters to nobody's text."""
    for name, account in accounts.items():
        if not await asyncio.to_thread(_my_turn, runtime, name):
            continue
        try:
            await account.create_menu(menu(runtime))
        except (SendFailed, NoAnswer) as error:
            log.warning("menu_not_made", account=name, error=type(error).__name__)


def menu(runtime: Runtime) -> list[dict[str, object]]:
    """The menu's buttons; a tap is its command."""
    say = runtime.house.texts.say

    def button(key: str) -> dict[str, object]:
        return {"type": "click", "name": say(f"menu-{key.replace('_', '-')}"), "key": key}

    more = [button(key) for key in ("sign_of_life", "request_help", "help")]
    return [
        button("check_in"),
        button("study_days"),
        {"name": say("menu-more"), "sub_button": more},
    ]


def _my_turn(runtime: Runtime, account: str) -> bool:
    with runtime.database.begin() as session:
        return leases.hold(
            session,
            runtime.clock(),
            name=f"menu/{account}",
            holder="menu",
            for_=MENU_ONCE_A,
        )
