"""The configuration: one TOML file and the environment, parsed once into frozen types."""

from bot.core.settings.accounts import Account, Mode, Platform, Purpose, Template, Templates
from bot.core.settings.complaints import SettingsError
from bot.core.settings.loading import Settings
from bot.core.settings.sections import (
    AnswerWithin,
    ContactSettings,
    DatabaseSettings,
    DeliverySettings,
    ErrandSettings,
    HelpRequestSettings,
    Language,
    LocaleSettings,
    NoticeSettings,
    OperatorsSettings,
    PrivacySettings,
    RedisSettings,
    Section,
    ServerSettings,
    SmsSettings,
    StudyDaySettings,
)

__all__ = [
    "Account",
    "AnswerWithin",
    "ContactSettings",
    "DatabaseSettings",
    "DeliverySettings",
    "ErrandSettings",
    "HelpRequestSettings",
    "Language",
    "LocaleSettings",
    "Mode",
    "NoticeSettings",
    "OperatorsSettings",
    "Platform",
    "PrivacySettings",
    "Purpose",
    "RedisSettings",
    "Section",
    "ServerSettings",
    "Settings",
    "SettingsError",
    "SmsSettings",
    "StudyDaySettings",
    "Template",
    "Templates",
]
