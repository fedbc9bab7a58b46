"""The one place that puts parts together; importing it does nothing.

`open_runtime` gives what every door needs; `create_app`, `build_clock` and `build_sender` make the
doors of it. Tests pass their own clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.core.clock import Clock, utc_now
from bot.core.database import Database, open_database
from bot.core.sealing import Sealer
from bot.core.settings import Settings
from bot.core.texts import Texts
from bot.reactions import Reactions
from handlers.chat import House
from lianxin.waking import AnnouncingDatabase, open_broker


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts every door shares."""

    settings: Settings
    database: Database
    clock: Clock
    house: House

    @property
    def sealer(self) -> Sealer:
        """Seals and opens what must not lie open."""
        return self.house.sealer


@contextmanager
def open_runtime(settings: Settings, *, clock: Clock = utc_now) -> Iterator[Runtime]:
    """A Runtime whose connections are closed on leaving."""
    runtime = build_runtime(settings, clock=clock)
    try:
        yield runtime
    finally:
        runtime.database.close()


def build_runtime(settings: Settings, *, clock: Clock = utc_now) -> Runtime:
    """A Runtime; opens no connection yet."""
    texts = Texts.load(settings.locale.language, settings.locale.zone)
    house = House(settings, texts, build_sealer(settings), Reactions(settings).tell)
    return Runtime(settings, _open_database(settings, clock), clock, house)


def _open_database(settings: Settings, clock: Clock) -> Database:
    database = open_database(settings.database.url)
    if not settings.redis.url:
        return database
    return AnnouncingDatabase(database.engine, open_broker(settings.redis.url), clock)


def build_sealer(settings: Settings) -> Sealer:
    """The sealer under the configured keys."""
    previous = [key.get_secret_value() for key in settings.server.previous_secret_keys]
    return Sealer(settings.server.secret_key.get_secret_value(), previous)
