"""Every table, registered on Base.metadata by being imported: for migrations and tests."""

import bot.asking.models
import bot.channels.official.models
import bot.core.alerts
import bot.core.due
import bot.core.leases
import bot.core.numbers
import bot.core.tries
import bot.delivery.models
import bot.errands.models
import bot.help.models
import bot.notices.models
import bot.people.models
import bot.study.models
import bot.webhook.models  # noqa: F401
from bot.core.database import Base

metadata = Base.metadata

__all__ = ["metadata"]
