"""The whole configuration and how it is read."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError, field_validator

from bot.core.settings.accounts import Account
from bot.core.settings.complaints import Keys, SettingsError, complaint
from bot.core.settings.environment import overlay
from bot.core.settings.fields import SECRET_KEY_LENGTH, SQLITE
from bot.core.settings.sections import (
    ContactSettings,
    DatabaseSettings,
    DeliverySettings,
    ErrandSettings,
    HelpRequestSettings,
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


class Settings(Section):
    """Everything an operator may set, read once; sections as in config.example.toml."""

    server: ServerSettings = ServerSettings()
    locale: LocaleSettings = LocaleSettings()
    database: DatabaseSettings = DatabaseSettings()
    redis: RedisSettings = RedisSettings()
    accounts: tuple[Account, ...] = ()
    study_days: StudyDaySettings = StudyDaySettings()
    notices: NoticeSettings = NoticeSettings()
    contact: ContactSettings = ContactSettings()
    help_requests: HelpRequestSettings = HelpRequestSettings()
    errands: ErrandSettings = ErrandSettings()
    delivery: DeliverySettings = DeliverySettings()
    sms: SmsSettings = SmsSettings()
    privacy: PrivacySettings = PrivacySettings()
    operators: OperatorsSettings = OperatorsSettings()

    @field_validator("accounts")
    @classmethod
    def _names_differ(cls, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
        seen: set[str] = set()
        for account in accounts:
            key = account.name.replace("-", "_")  # as the environment writes it
            if key in seen:
                raise ValueError(f'"{account.name}" is there twice, give each account its own name')
            seen.add(key)
        return accounts

    @classmethod
    def load(cls, path: Path, environ: Mapping[str, str] = os.environ) -> Self:
        """The configuration in `path`, as the environment overrides it.

        A relative SQLite path counts from the file's folder. Raises SettingsError.
        """
        given, origins = overlay(_read(path), environ, cls)
        try:
            settings = cls.model_validate(given)
        except ValidationError as error:
            raise SettingsError(_one_line(path, *complaint(error, cls, given), origins)) from None
        return settings.beside(path)

    @classmethod
    def defaults_with(cls, given: Mapping[str, Any], *, beside: Path) -> Self:
        """The defaults, but for what is given; as if loaded from the file `beside`."""
        return cls.model_validate(given).beside(beside)

    def beside(self, file: Path) -> Self:
        """The same settings with a relative SQLite path counted from the folder of `file`."""
        if not self.database.url.startswith(SQLITE):
            return self
        folder = file.absolute().parent
        url = SQLITE + str(folder / self.database.url.removeprefix(SQLITE))
        return self.model_copy(update={"database": DatabaseSettings(url=url)})

    def account(self, name: str) -> Account | None:
        """The account of that name, or None."""
        return next((account for account in self.accounts if account.name == name), None)

    def require_secret_key(self) -> str:
        """The key everything is sealed and signed with. Raises SettingsError when not set."""
        key = self.server.secret_key.get_secret_value()
        if not key:
            enough = f"{SECRET_KEY_LENGTH} random characters or more"
            raise SettingsError(f"server.secret_key: is not set, write {enough}")
        return key

    def require_contact_phone(self) -> str:
        """The phone anyone stuck can ring. Raises SettingsError when not set."""
        if not self.contact.phone:
            raise SettingsError("contact.phone: is not set, write the number anyone stuck can ring")
        return self.contact.phone

    def require_accounts(self) -> tuple[Account, ...]:
        """The accounts, each with its credentials. Raises SettingsError naming a missing one."""
        for account in self.accounts:
            missing = account.missing()
            if missing is not None:
                raise SettingsError(
                    f"accounts.{account.name}.{missing}: is not set, copy it from the platform"
                )
        return self.accounts


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin with a mark
    except FileNotFoundError:
        raise SettingsError(
            f"{path}: there is no such file, copy config.example.toml or name one by --config"
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not UTF-8, save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from None


def _one_line(path: Path, keys: Keys, what: str, origins: Mapping[Keys, str]) -> str:
    for length in range(len(keys), 0, -1):
        if keys[:length] in origins:
            return f"{origins[keys[:length]]}: {what}"
    return f"{path}: {'.'.join(keys)}: {what}"
