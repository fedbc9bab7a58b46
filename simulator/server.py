"""Starts and stops the stand-in."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from simulator.accounts import Account
from simulator.api import Api
from simulator.control import Control
from simulator.facts import CALLBACK_DEADLINE
from simulator.pages import Pages, add_headers
from simulator.seed import BadSeed, plant
from simulator.sms import SmsGateway
from simulator.store import Store
from simulator.world import World

FILE = "stand-in.db"
PARENT_LOOKED_AT_EVERY = 0.3  # seconds
WORLD: web.AppKey[World] = web.AppKey("world", World)


@dataclass(frozen=True, slots=True)
class Options:
    """How the stand-in runs.

    `data`: the directory of stand-in.db. `seed`: a file as `simulator.seed` describes, None for
    one account with credentials of its own. `latency_ms`: added to every API answer.
    `callback_deadline`: seconds. `parent_pid`: end when this process is no longer the parent.
    """

    host: str = "127.0.0.1"
    port: int = 8001
    data: Path = Path("stand-in-data")
    seed: Path | None = None
    latency_ms: float = 0.0
    callback_deadline: float = CALLBACK_DEADLINE
    parent_pid: int | None = None


def create_app(options: Options) -> web.Application:
    """The application; its world is at `app[WORLD]`. Raises BadSeed."""
    store = Store(options.data / FILE)
    world = World(store, address=address(options), deadline=options.callback_deadline)
    try:
        plant(world, options.seed)
    except BadSeed:
        store.close()
        raise
    app = web.Application(client_max_size=16 << 20)
    app[WORLD] = world
    api = Api(world, options.latency_ms / 1000)
    app.add_routes(Pages(world).routes())
    app.add_routes(Control(world).routes())
    app.add_routes(SmsGateway(world).routes())
    app.router.add_route("*", "/cgi-bin/{tail:.*}", api.handle)
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.append(_kept)
    return app


def run(options: Options) -> None:
    """Serve until SIGINT or SIGTERM. Raises OSError for a taken port, BadSeed for the seed."""
    asyncio.run(_serve(options))


def address(options: Options) -> str:
    """Where the stand-in is, for pages and links."""
    return f"http://{options.host}:{options.port}"


def account_section(account: Account, api_base_url: str) -> str:
    """The `[[accounts]]` section for config.toml that fits the account."""
    lines = [
        "[[accounts]]",
        f'name = "{account.name}"',
        'platform = "official"',
        f'app_id = "{account.app_id}"',
        f'secret = "{account.secret}"',
        f'token = "{account.token}"',
        f'encoding_aes_key = "{account.encoding_aes_key}"',
        f'mode = "{account.mode}"',
        f'api_base_url = "{api_base_url}"',
        "",
        "[accounts.templates]",
    ]
    for template in account.templates.values():
        fields = ", ".join(f'{key} = "{fact}"' for key, fact in template.fills.items())
        lines.append(
            f'{template.purpose} = {{ id = "{template.template_id}", fields = {{ {fields} }} }}'
        )
    return "\n".join(lines) + "\n"


async def _kept(app: web.Application) -> AsyncIterator[None]:
    world, stop = app[WORLD], asyncio.Event()
    world.store.flush()
    flushing = asyncio.create_task(world.store.keep_flushing(stop))
    yield
    stop.set()
    await world.close()
    await flushing
    world.store.close()


async def _serve(options: Options) -> None:
    app = create_app(options)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, options.host, options.port, reuse_address=True).start()
        if options.seed is None:
            _announce(app[WORLD], options)
        await _until_told(options.parent_pid)
    finally:
        await runner.cleanup()


def _announce(world: World, options: Options) -> None:
    for account in world.accounts.values():
        sys.stdout.write(f"{account_section(account, address(options))}\n")
    sys.stdout.write(f"# {address(options)}/phones\n")
    sys.stdout.flush()


async def _until_told(parent_pid: int | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    while not stop.is_set():
        if parent_pid is not None and os.getppid() != parent_pid:
            return
        try:
            await asyncio.wait_for(stop.wait(), PARENT_LOOKED_AT_EVERY)
        except TimeoutError:
            continue
