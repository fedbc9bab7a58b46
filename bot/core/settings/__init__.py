"""The configuration: one TOML file and the environment, parsed once into frozen types."""

from bot.core.settings.accounts import Account, Mode, Platform, Purpose, Template, Templates
from bot.core.settings.complaints import SettingsError
from bot.core.settings.loading import Settings
from bot.core.settings.sections import (
    AnswerWithin,
    ContactSettings,
    DatabaseSettings,
    DeliverySettings,
    HelpRequestSettings,
    Language,
    LocaleSettings,
    NoticeSettings,
    PrivacySettings,
    RedisSettings,
    Section,
    ServerSettings,
    StudyDaySettings,
)

__all__ = [
    "Account",
    "AnswerWithin",
    "ContactSettings",
    "DatabaseSettings",
    "DeliverySettings",
    "HelpRequestSettings",
    "Language",
    "LocaleSettings",
    "Mode",
    "NoticeSettings",
    "Platform",
    "PrivacySettings",
    "Purpose",
    "RedisSettings",
    "Section",
    "ServerSettings",
    "Settings",
    "SettingsError",
    "StudyDaySettings",
    "Template",
    "Templates",
]
