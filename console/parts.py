"""What the pages work with, put together by assembly."""

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.facts import Tell
from bot.core.links import Links
from bot.core.sealing import Sealer
from bot.core.settings import Settings
from bot.core.texts import Texts


@dataclass(frozen=True, slots=True)
class Parts:
    """Settings, database, clock, texts, sealer, and where facts are told."""

    settings: Settings
    database: Database
    clock: Clock
    texts: Texts
    sealer: Sealer
    tell: Tell

    @property
    def links(self) -> Links:
        """Signed addresses under the public one."""
        return Links(self.sealer, self.settings.server.public_url)
