"""Single keys from the environment: LIANXIN_SECTION__KEY, LIANXIN_ACCOUNTS__MAIN__SECRET."""

import copy
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel

from bot.core.settings.complaints import Keys, SettingsError, keys_below, section_of

PREFIX = "LIANXIN_"
CONFIG_NAME = "LIANXIN_CONFIG"
_FOR_TESTS = "LIANXIN_TEST_"


def overlay(
    given: Mapping[str, Any], environ: Mapping[str, str], model: type[BaseModel]
) -> tuple[dict[str, Any], dict[Keys, str]]:
    """`given` with what the environment says instead, and which name said it, by key.

    Names of the environment are upper case; a `-` of an account's name is written `_`. A list is
    written as in the file or with commas only. Raises SettingsError for a name that means nothing.
    """
    together, origins = copy.deepcopy(dict(given)), {}
    for name, text in sorted(environ.items()):
        if not _is_ours(name):
            continue
        keys = tuple(name.removeprefix(PREFIX).lower().split("__"))
        table, named, path = _table_of(name, keys, together)
        field = keys_below(model, _sections(path[:-1])).get(path[-1])
        if path[-2:-1] != ("fields",) and (field is None or section_of(field.annotation)):
            raise SettingsError(f"{name} is not known, write {PREFIX}SECTION__KEY")
        value = text if field is None else _value(name, text, field.annotation)
        _put(table, path[2:] if named else path, value)
        origins[named or path] = name
    return together, origins


def _is_ours(name: str) -> bool:
    if name == CONFIG_NAME or name.startswith(_FOR_TESTS):
        return False
    return name.startswith(PREFIX)


def _sections(path: Sequence[str]) -> list[str]:
    return [key for number, key in enumerate(path) if not (number == 1 and path[0] == "accounts")]


def _table_of(name: str, keys: Keys, given: dict[str, Any]) -> tuple[dict[str, Any], Keys, Keys]:
    """Where the keys count from; for an account's, also the keys with its name as written."""
    if keys[0] != "accounts":
        return given, (), keys
    accounts = given.get("accounts", [])
    for account in accounts if isinstance(accounts, list) else []:
        if isinstance(account, dict) and len(keys) > 2 and as_key(account) == keys[1]:
            return account, (keys[0], str(account["name"]), *keys[2:]), keys
    known = [str(account.get("name")) for account in accounts if isinstance(account, dict)]
    raise SettingsError(f"{name} names no account of the file ({', '.join(known) or 'none there'})")


def as_key(account: Mapping[str, Any]) -> str:
    """An account's name as it stands in names of the environment, in lower case."""
    return str(account.get("name", "")).replace("-", "_")


def _value(name: str, text: str, annotation: object) -> object:
    if get_origin(annotation) is not tuple:
        return text
    if not text.strip().startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        raise SettingsError(f'{name} is not a list, write ["24h", "48h"] or 24h, 48h') from None


def _put(table: dict[str, Any], path: Keys, value: object) -> None:
    for key in path[:-1]:
        table = table.setdefault(key, {})
        if not isinstance(table, dict):
            return  # the file has a value where a table belongs; reading it will say so
    table[path[-1]] = value
