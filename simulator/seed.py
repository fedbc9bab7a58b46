"""The seed: which accounts and people there are.

    {"accounts": [{"name": "main", "app_id": "wx…", "secret": "…", "token": "…",
                   "encoding_aes_key": "…43 characters…", "original_id": "gh_…",
                   "mode": "safe" | "compat" | "plain",
                   "callback_url": "http://127.0.0.1:8000/wechat/main",
                   "title": "…",                       # shown on the phones; default: the name
                   "templates": [{"template_id": "…", "title": "…",
                                  "fields": ["thing1", …] or {"thing1": "words before the value"}}],
                   "subscriptions": [as templates],    # notices people agree to (订阅通知)
                   "menu": {"button": […]}}],          # only until menu/create is called
     "people": [{"openid": "…", "name": "…", "about": "one line", "account": "main",
                 "featured": true, "following": true}],
     "menu": {"button": […]}}                          # the same for the first account

`account` of a person defaults to the first account. Seeding the same data again updates accounts,
names, descriptions and who is featured; following, allowances and histories stay as they are.
Unknown keys are refused with the name of the key.
"""

import json
import secrets
from pathlib import Path
from typing import Any

from simulator.accounts import Account, Template
from simulator.envelope import BadEnvelope, key_of
from simulator.people import Person
from simulator.world import World

MODES = ("safe", "compat", "plain")
ACCOUNT_KEYS = frozenset(
    [
        "name",
        "app_id",
        "secret",
        "token",
        "encoding_aes_key",
        "original_id",
        "mode",
        "callback_url",
        "title",
        "templates",
        "subscriptions",
        "menu",
    ]
)
PERSON_KEYS = frozenset(["openid", "name", "about", "account", "featured", "following"])
WITHOUT_SEED = Path(__file__).parent / "static" / "without-seed.json"


class BadSeed(ValueError):
    """A seed that cannot be used; the text names the place."""


def plant(world: World, seed: Path | None) -> None:
    """Bring accounts and people of the seed file into the world. Raises BadSeed."""
    try:
        body = json.loads((seed or WITHOUT_SEED).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadSeed(f"{seed}: {error}") from error
    if seed is None:
        _fresh_credentials(world, body)
    plant_body(world, body)


def plant_body(world: World, body: dict[str, Any]) -> None:
    """The same from parsed JSON."""
    _known(body, frozenset({"accounts", "people", "menu"}), "seed")
    for number, entry in enumerate(body.get("accounts", [])):
        account = _account(entry, f"accounts[{number}]")
        world.accounts[account.name] = account
    if not world.accounts:
        raise BadSeed("accounts: at least one is needed")
    _keep_made_menus(world, body.get("menu"))
    plant_people(world, body.get("people", []))
    world.phones.keep_only_of(world.accounts)


def plant_people(world: World, entries: list[dict[str, Any]]) -> None:
    """Add people, or update name, description, and whether they are featured."""
    for number, entry in enumerate(entries):
        place = f"people[{number}]"
        _known(entry, PERSON_KEYS, place)
        account = entry.get("account") or next(iter(world.accounts))
        if account not in world.accounts:
            raise BadSeed(f"{place}.account: there is no account {account!r}")
        world.phones.enter(_person(world, entry, account, place))


def _person(world: World, entry: dict[str, Any], account: str, place: str) -> Person:
    openid = _words(entry, "openid", place)
    person = world.phones.people.pop(openid, None)  # so that the seed's order is everybody's
    if person is None:
        following = bool(entry.get("following", True))
        since = world.clock.stamp() if following else 0
        person = Person(openid, account, "", following=following, subscribed_at=since)
    person.account = account
    person.name = str(entry.get("name", ""))
    person.about = str(entry.get("about", ""))
    person.featured = bool(entry.get("featured", False))
    return person


def _account(entry: dict[str, Any], place: str) -> Account:
    _known(entry, ACCOUNT_KEYS, place)
    required = ("name", "app_id", "secret", "token", "encoding_aes_key", "original_id")
    words = {key: _words(entry, key, place) for key in required}
    mode = entry.get("mode", "safe")
    if mode not in MODES:
        raise BadSeed(f"{place}.mode: write one of {', '.join(MODES)}")
    try:
        key_of(words["encoding_aes_key"])
    except BadEnvelope as error:
        raise BadSeed(f"{place}.encoding_aes_key: {error}") from error
    templates = [_template(each, f"{place}.templates") for each in entry.get("templates", [])]
    notices = [_template(each, f"{place}.subscriptions") for each in entry.get("subscriptions", [])]
    return Account(
        **words,
        mode=mode,
        callback_url=str(entry.get("callback_url", "")),
        title=str(entry.get("title", "") or words["name"]),
        templates={template.template_id: template for template in templates},
        menu=entry.get("menu"),
        subscriptions={notice.template_id: notice for notice in notices},
    )


def _template(entry: dict[str, Any], place: str) -> Template:
    _known(entry, frozenset({"template_id", "title", "fields", "purpose", "fills"}), place)
    fields = entry.get("fields", [])
    labels = fields if isinstance(fields, dict) else dict.fromkeys(fields, "")
    return Template(
        _words(entry, "template_id", place),
        str(entry.get("title", "")),
        labels,
        str(entry.get("purpose", "")),
        entry.get("fills", {}),
    )


def _keep_made_menus(world: World, first_menu: dict[str, Any] | None) -> None:
    first = next(iter(world.accounts.values()))
    first.menu = first.menu or first_menu
    for name, menu in world.store.kept("menu"):
        if name in world.accounts:
            world.accounts[name].menu = menu if menu["button"] else None


def _fresh_credentials(world: World, body: dict[str, Any]) -> None:
    kept = dict(world.store.kept("credentials"))
    for entry in body["accounts"]:
        entry.update(kept.get(entry["name"]) or _new_credentials())
        account = _account(entry, "accounts")
        world.store.changed("credentials", account.name, account.credentials)


def _new_credentials() -> dict[str, str]:
    return {
        "app_id": "wx" + secrets.token_hex(8),
        "secret": secrets.token_hex(16),
        "token": secrets.token_hex(12),
        # 43 characters whose last one has no spare bits set
        "encoding_aes_key": secrets.token_urlsafe(32).replace("-", "a").replace("_", "b")[:42]
        + "A",
        "original_id": "gh_" + secrets.token_hex(6),
    }


def _known(entry: object, keys: frozenset[str], place: str) -> None:
    if not isinstance(entry, dict):
        raise BadSeed(f"{place}: an object is expected")
    unknown = sorted(set(entry) - keys)
    if unknown:
        raise BadSeed(f"{place}.{unknown[0]}: unknown key")


def _words(entry: dict[str, Any], key: str, place: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise BadSeed(f"{place}.{key}: a text is expected")
    return value
