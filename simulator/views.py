"""What the stand-in knows, as JSON for tests and pages."""

from collections import defaultdict
from typing import Any

from simulator.clock import beijing
from simulator.facts import HOUR
from simulator.faults import KINDS
from simulator.people import Message, Person
from simulator.world import World

Body = dict[str, Any]

LINES = 300  # of a log on a page


def shown_time(at: float) -> str:
    """The Beijing time as the pages show it: 2026-12-01 19:00:05."""
    return beijing(at).strftime("%Y-%m-%d %H:%M:%S")


def person(world: World, who: Person) -> Body:
    """A person and the allowance as it stands now."""
    now = world.clock.now()
    open_window = who.following and now < who.window_ends
    return {
        "openid": who.openid,
        "account": who.account,
        "title": world.account_of(who).title,
        "name": who.name,
        "about": who.about,
        "featured": who.featured,
        "following": who.following,
        "muted": who.muted,
        "blocked": who.blocked,
        "left": who.left if open_window else 0,
        "window_ends": shown_time(who.window_ends) if open_window else "",
        "window_hours": round((who.window_ends - now) / HOUR, 2) if open_window else 0,
        "typing": now < who.typing_until,
    }


def message(each: Message) -> Body:
    """A message of a phone; `via` is custom, template, passive, fault, said, chose, tapped …"""
    return {**each.body(), "time": shown_time(each.at)}


def phone(world: World, who: Person, after: int = 0) -> Body:
    """Everything one phone shows; of the messages those numbered above `after`."""
    history = world.phones.histories[who.openid]
    return {
        **person(world, who),
        "now": shown_time(world.clock.now()),
        "menu": world.account_of(who).menu,
        "notices": _notices(world, who),
        "messages": [message(each) for each in history if each.no > after],
    }


def _notices(world: World, who: Person) -> list[Body]:
    """What this person can agree to be sent once more, and how often they have agreed."""
    return [
        {"template_id": key, "title": each.title, "left": world.credits.left(who.openid, key)}
        for key, each in world.account_of(who).subscriptions.items()
    ]


def people(world: World, words: str) -> Body:
    """The people found by the words; without words the featured ones."""
    found = world.phones.matching(words) if words.strip() else world.phones.featured()
    return {
        "people": [person(world, who) for who in found],
        "total": len(world.phones.people),
        "now_ms": round(world.clock.now() * 1000),
    }


def effects(world: World) -> Body:
    """How often which effect reached whom."""
    return {openid: dict(counts) for openid, counts in world.phones.effects.items()}


def calls(world: World) -> Body:
    """The API calls, newest first, and counts by path and code since the start."""
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for (path, code), count in world.logbook.codes.items():
        codes[path][str(code)] = count
    newest = list(reversed(world.logbook.calls))
    return {"calls": [_line(line) for line in newest], "codes": codes}


def callbacks(world: World) -> Body:
    """The pushes, newest first."""
    return {"callbacks": [_line(line) for line in reversed(world.logbook.callbacks)]}


def platform(world: World) -> Body:
    """What the platform page shows."""
    now = world.clock.now()
    seen = calls(world)
    lines = seen["calls"]
    return {
        "now": shown_time(now),
        "offset_seconds": world.clock.offset,
        "calls": [_named(world, line) for line in lines[:LINES]],
        "refusals": [_named(world, line) for line in lines if line["errcode"]][:LINES],
        "codes": seen["codes"],
        "callbacks": [_named(world, line) for line in callbacks(world)["callbacks"][:LINES]],
        "tokens": _tokens(world, now),
        "quotas": _quotas(world, now),
        "allowances": _allowances(world),
        "faults": [
            {"no": fault.no, "path": fault.path, "kind": fault.kind, "left": fault.left}
            for fault in world.faults.switched
        ],
        "kinds": list(KINDS),
        "switches": {
            name: getattr(world.switches, name) for name in type(world.switches).__slots__
        },
        "people": len(world.phones.people),
    }


def _tokens(world: World, now: float) -> list[Body]:
    return [
        {
            "account": token.account,
            "kind": token.kind,
            "value": f"{token.value[:6]}…{token.value[-4:]}",
            "made": shown_time(token.made_at),
            "expires": shown_time(token.expires_at),
            "good": token.good(now),
            "ended": token.ended,
        }
        for token in sorted(world.tokens.all.values(), key=lambda token: -token.made_at)[:12]
    ]


def _quotas(world: World, now: float) -> list[Body]:
    return [
        {"account": name, "path": path, "used": used, "limit": limit}
        for name in world.accounts
        for path, limit in world.quotas.daily.items()
        if (used := world.quotas.used(name, path, now))
    ]


def _allowances(world: World) -> list[Body]:
    now = world.clock.now()
    with_window = [who for who in world.phones.people.values() if who.window_ends > now]
    newest = sorted(with_window, key=lambda who: -who.last_exchange)[:60]
    return [person(world, who) for who in newest]


def _line(line: Body) -> Body:
    attempts = [
        {**attempt, "time": shown_time(attempt["at"])} for attempt in line.get("attempts", [])
    ]
    more = {"attempts": attempts} if attempts else {}
    return {**line, "time": shown_time(line["at"]), **more}


def _named(world: World, line: Body) -> Body:
    who = world.person(line.get("who") or line.get("openid"))
    return {**line, "name": who.name if who else ""}
