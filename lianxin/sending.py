"""`lianxin worker`: one event loop, one HTTP session, many texts in flight."""

import asyncio
import signal
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
import structlog
import uvloop

from bot import delivery
from bot.channels import Channel, NoAnswer, SendFailed
from bot.channels.official import templates
from bot.channels.official.account import OfficialAccount
from bot.channels.official.client import open_http
from bot.channels.official.tokens import TokenStore
from bot.channels.sms.gateway import SmsChannel
from bot.channels.sms.text import fitted
from bot.core import leases
from bot.core.kept_facts import OwnPage
from bot.core.links import Links, purpose_named
from lianxin import alerting, interpreter, waking
from lianxin.asking import keep_asking, terms_of
from lianxin.assembly import Runtime
from lianxin.pictures import keep_fetching_pictures
from lianxin.tickets import keep_making_tickets

CONNECTIONS = 128
MENU_ONCE_A = timedelta(hours=1)  # a day's calls for menus are few

log = structlog.get_logger()


def run(runtime: Runtime) -> None:
    """Send until SIGINT or SIGTERM; what is in hand is finished first."""
    interpreter.settle()
    uvloop.run(_run(runtime))


async def _run(runtime: Runtime) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with open_http(in_flight=CONNECTIONS) as http:
        accounts = build_accounts(runtime, http)
        menus = asyncio.create_task(make_menus(runtime, accounts))
        codes = asyncio.create_task(keep_making_tickets(runtime.database, runtime.clock, accounts))
        pictures = asyncio.create_task(
            keep_fetching_pictures(runtime.database, runtime.clock, accounts)
        )
        questions = asyncio.create_task(ask_first(runtime, accounts))
        sms = build_sms(runtime, http)
        sender = build_sender(runtime, channels(accounts, sms))
        watching = asyncio.create_task(alerting.keep_watching(runtime))
        async with waking.listening(runtime.settings.redis.url, sender):
            await build_worker(runtime, sender).run(stop)
        menus.cancel()
        watching.cancel()
        codes.cancel()
        pictures.cancel()
        questions.cancel()


async def ask_first(runtime: Runtime, accounts: Mapping[str, OfficialAccount]) -> None:
    """Send the small questions of the accounts that may use mass messages, until cancelled."""
    may = {one.name for one in runtime.settings.accounts if one.mass_messages}
    outs = {name: account.mass for name, account in accounts.items() if name in may}
    terms = terms_of(runtime.settings)
    await keep_asking(runtime.database, runtime.clock, outs, runtime.house.texts, terms)


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
        build_messages(runtime),
        runtime.clock,
        runtime.house.tell,
        delivery.Terms.of(runtime.settings),
    )


def build_messages(runtime: Runtime) -> delivery.Messages:
    """The words of what is sent."""
    links = Links(runtime.sealer, runtime.settings.server.public_url)
    return delivery.Messages(
        runtime.house.texts,
        fill=partial(fill_template, runtime),
        open_sealed=runtime.sealer.open,
        own_address=partial(own_address, links),
        sms_words=partial(sms_words, runtime),
    )


def channels(
    accounts: Mapping[str, OfficialAccount], sms: Channel | None = None
) -> delivery.Channels:
    """The ways out of these accounts, as the sender names them; the telephone serves them all."""
    by_telephone: dict[str, Channel] = {} if sms is None else {"sms": sms}
    return {
        name: {"chat": one.chat, "credit": one.credit, "template": one.template, **by_telephone}
        for name, one in accounts.items()
    }


def build_sms(runtime: Runtime, http: aiohttp.ClientSession) -> SmsChannel | None:
    """The gateway for messages by telephone, None where none is configured."""
    settings = runtime.settings.sms
    return SmsChannel(settings, http, runtime.clock) if settings.url else None


def sms_words(runtime: Runtime, purpose: str, facts: Mapping[str, Any]) -> str:
    """The words of a message by telephone from a template's facts; the number to ring is never
    shortened. Raises KeyError, ValueError where a fact is missing."""
    zone, texts = runtime.house.zone, runtime.house.texts
    said = {name: templates.written(fact, zone) for name, fact in facts.items()}
    key = f"by-sms-{purpose.replace('_', '-')}"
    return fitted(
        lambda known: texts.say(key, **known),
        {**said, "phone": runtime.settings.contact.phone},
        runtime.settings.sms.parts,
        whole=frozenset({"phone", "number", "state", "change", "starts_at"}),
    )


def build_worker(runtime: Runtime, sender: delivery.Sender) -> delivery.Worker:
    """The worker around a sender; where messages wake it, it sweeps less often."""
    pause_s = waking.SWEEP_EVERY_S if runtime.settings.redis.url else delivery.PAUSE_S
    return delivery.Worker(sender, delivery.Terms.of(runtime.settings), pause_s=pause_s)


def own_address(links: Links, page: OwnPage, person_id: int) -> str:
    """The signed address of one recipient's own page."""
    return links.own(purpose_named(page.purpose), page.about_id, person_id, page.until)


def fill_template(
    runtime: Runtime,
    account: str,
    purpose: str,
    facts: Mapping[str, Any],
    channel: str = "template",
) -> delivery.FilledTemplate:
    """The template of a purpose, or the notice agreed to, with its fields filled from `facts`.
    Raises KeyError."""
    chosen = next(one for one in runtime.settings.accounts if one.name == account)
    known = chosen.subscriptions if channel == "credit" else chosen.templates
    template = getattr(known, purpose)
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
