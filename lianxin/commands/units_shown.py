"""What the commands on units and members print: trees, tracks, and JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.people import Track, Transfer, UnitListed, UnitShown
    from lianxin.commands.acting import Act

_INDENT = "  "


def as_json(found: object) -> str:
    """Dataclasses (or a list of them) as JSON: days in ISO 8601, moments in UTC, sets sorted."""
    return json.dumps(found, ensure_ascii=False, indent=1, default=_plain)


def say_listed(act: "Act", found: Sequence["UnitListed"]) -> None:
    """A tree by indent."""
    for one in found:
        act.say(
            "unit-line",
            indent=_INDENT * one.depth,
            name=one.path if one.depth == 0 else one.name,
            kind=act.word("unit-kind", one.kind),
            own=one.own,
            all=one.members,
            note=_note(act, one),
        )
    if not found:
        act.say("unit-none-listed")


def say_shown(act: "Act", shown: "UnitShown") -> None:
    """One unit in some lines."""
    act.say(
        "unit-shown",
        path=shown.path,
        kind=act.word("unit-kind", shown.kind),
        note=_note(act, shown),
        home=shown.home,
        residence=shown.residence,
        either=shown.either,
        below=shown.below,
    )
    for one in shown.officers:
        role = act.word("role", one.role)
        act.say("unit-shown-role", role=role, name=one.name, since=_day(act, one.since))


def say_transfer(act: "Act", shown: "Transfer", *, dry_run: bool) -> None:
    """How many go where, and which roles end with it."""
    act.say(
        "member-would-move" if dry_run else "member-moved",
        members=shown.members,
        already=shown.there_already,
        to=shown.to or act.texts.say("member-nowhere"),
        which=act.word("member-which", shown.kind),
    )
    for one in shown.roles:
        role = act.word("role", one.role)
        act.say("member-role-ends", name=one.name, role=role, unit=one.unit)


def say_track(act: "Act", track: "Track") -> None:
    """One member in some lines; neither phone nor address."""
    none, divider = act.texts.say("member-category-none"), act.texts.say("roster-column-divider")
    living = [act.word("circumstance", one) for one in sorted(track.life.circumstances)]
    act.say(
        "member-shown",
        name=track.person.name,
        path=track.path,
        category=act.word("category", track.life.category) or none,
        circumstances=divider.join(living) or none,
    )
    for one in track.homes:
        act.say(
            "member-home-line",
            which=act.word("member-which", one.kind),
            unit=one.unit,
            since=_day(act, one.since),
            until=act.texts.say("member-now") if one.until is None else _day(act, one.until),
        )
    for held in track.roles:
        act.say("member-role-line", unit=held.unit_name, role=act.word("role", held.role))


def say_found(act: "Act", found: Sequence[tuple[Any, str]]) -> None:
    """A line for each member, as `unit/name`, which other commands take."""
    for card, path in found:
        act.say("member-line", unit=path, name=card.name)
    if not found:
        act.say("member-none-found")


def _note(act: "Act", one: "UnitListed | UnitShown") -> str:
    if one.closed:
        return act.texts.say("unit-note-closed")
    if one.ends_on is None:
        return ""
    starts = "" if one.starts_on is None else one.starts_on.isoformat()
    return act.texts.say("unit-note-term", starts=starts, ends=one.ends_on.isoformat())


def _day(act: "Act", at: datetime) -> str:
    return at.astimezone(act.texts.zone).strftime("%Y-%m-%d")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)
