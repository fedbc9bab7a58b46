"""Single keys from the environment: LIANXIN_SECTION__KEY, LIANXIN_ACCOUNTS__MAIN__SECRET."""

import copy
import tomllib
from collections.abc import Mapping
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
    together = copy.deepcopy(dict(given))
    origins: dict[Keys, str] = {}
    for name, text in sorted(environ.items()):
        if _is_ours(name):
            origins[_override(together, name, text, model)] = name
    return together, origins


def _is_ours(name: str) -> bool:
    if name == CONFIG_NAME or name.startswith(_FOR_TESTS):
        return False
    return name.startswith(PREFIX)


def _override(given: dict[str, Any], name: str, text: str, model: type[BaseModel]) -> Keys:
    """Put one value into its place; returns its keys as a complaint would name them."""
    keys = tuple(name.removeprefix(PREFIX).lower().split("__"))
    if keys[0] == "accounts":
        account = _account(name, keys, given)
        _put(account, keys[2:], _value(name, text, _type_of(name, (keys[0], *keys[2:]), model)))
        return keys[0], str(account["name"]), *keys[2:]
    _put(given, keys, _value(name, text, _type_of(name, keys, model)))
    return keys


def _account(name: str, keys: Keys, given: Mapping[str, Any]) -> dict[str, Any]:
    accounts = given.get("accounts")
    tables = (
        [one for one in accounts if isinstance(one, dict)] if isinstance(accounts, list) else []
    )
    for account in tables:
        if "name" in account and str(account["name"]).replace("-", "_") in keys[1:2]:
            return account
    known = ", ".join(str(account.get("name")) for account in tables)
    raise SettingsError(f"{name} names no account of the file ({known or 'there is none'})")


def _type_of(name: str, path: Keys, model: type[BaseModel]) -> object:
    """What the key that `path` leads to holds. Raises SettingsError where there is no such key."""
    field = keys_below(model, path[:-1]).get(path[-1])
    if field is not None and section_of(field.annotation) is None:
        return field.annotation
    around = keys_below(model, path[:-2]).get("".join(path[-2:-1]))
    if around is not None and get_origin(around.annotation) is dict:
        return str
    raise SettingsError(f"{name} is not known, write {PREFIX}SECTION__KEY")


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
