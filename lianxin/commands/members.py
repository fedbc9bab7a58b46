"""`lianxin member …`: members looked up, transferred, and how they live, from the command line."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.acting import Act, acting, day_in
from lianxin.commands.common import REFUSED, WRONG_CONFIGURATION, ConfigOption, end
from lianxin.commands.people import (
    AccountOption,
    NameArgument,
    WithoutSuccessorOption,
)
from lianxin.commands.units import JsonOption
from lianxin.commands.units_shown import as_json, say_found, say_track, say_transfer

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.people import HomeKind, PersonCard, Who

_NONE = ("无", "没有", "none")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    member = typer.Typer(help="Members: where they belong, how they live.", no_args_is_help=True)
    member.command("show")(member_show)
    member.command("find")(member_find)
    member.command("transfer")(member_transfer)
    member.command("category")(member_category)
    member.command("circumstance")(member_circumstance)
    app.add_typer(member, name="member")


def member_show(
    name: NameArgument,
    json: JsonOption = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Where a member belongs and belonged, how they live, their roles; no phone, no address."""
    from bot import people

    with acting(config, account) as act:
        person = act.member(name)
        track = people.track_of(act.session, act.now, person)
        _note(act, person, changed=False)
        if json:
            typer.echo(as_json(track))
        else:
            say_track(act, track)


def member_find(
    text: Annotated[str, typer.Argument(help="A piece of a name.")],
    unit: Annotated[str | None, typer.Option("--unit", help="Only there and below.")] = None,
    json: JsonOption = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Members by a piece of their name, each as unit/name."""
    from bot import people

    with acting(config, account) as act:
        unit_id = None if unit is None else act.unit(unit).id
        found = people.members_like(act.session, act.account, text, unit_id=unit_id)
        if json:
            rows = [{"id": card.id, "name": card.name, "unit": path} for card, path in found]
            typer.echo(as_json(rows))
        else:
            say_found(act, found)


def member_transfer(
    who: Annotated[str, typer.Argument(help="A name, unit/name or a phone; with --all-of a unit.")],
    to: Annotated[str, typer.Argument(help="The unit; with --residence also 无 none: home alone.")],
    all_of: Annotated[
        bool, typer.Option("--all-of", help="Everybody of the unit that is named first.")
    ] = False,
    below: Annotated[
        bool, typer.Option("--below", help="With --all-of: and of the units below.")
    ] = False,
    residence: Annotated[
        bool, typer.Option("--residence", help="The residence unit, not the home unit.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    without_successor: WithoutSuccessorOption = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Another home (or residence) unit for one member or a whole village; roles left behind end."""
    from bot import people

    kind: HomeKind = "residence" if residence else "home"
    with acting(config, account) as act:
        whom = _who(act, who, all_of=all_of, below=below)
        to_id = None if residence and to.lower() in _NONE else act.unit(to).id
        if dry_run:
            seen = people.preview_transfer(act.session, act.now, who=whom, to_id=to_id, kind=kind)
            say_transfer(act, act.done(seen, people.Transfer), dry_run=True)
            return
        _note_all(act, whom, kind)
        done = people.transfer(
            act.session,
            act.now,
            who=whom,
            to_id=to_id,
            kind=kind,
            tell=act.tell,
            reason=without_successor,
        )
        say_transfer(act, act.done(done, people.Transfer), dry_run=False)


def member_category(
    name: NameArgument,
    category: Annotated[str, typer.Argument(help="在职 退休 流动 … or employed …; 无 none.")],
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Another category for a member; what it was before is kept with its dates."""
    from bot import people

    with acting(config, account) as act:
        wanted = None if category.lower() in _NONE else people.category_named(category)
        if wanted is None and category.lower() not in _NONE:
            end(WRONG_CONFIGURATION, act.texts.say("member-category-unknown", text=category))
        person = act.member(name)
        people.set_category(act.session, act.now, [person.id], wanted)
        _note(act, person, changed=True)
        word = act.word("category", wanted) or act.texts.say("member-category-none")
        act.say("member-category-set", name=person.name, category=word)


def member_circumstance(
    name: NameArgument,
    circumstance: Annotated[str, typer.Argument(help="体弱 独居 困难 夜班, or frail alone …")],
    over: Annotated[bool, typer.Option("--end", help="It holds no longer.")] = False,
    until: Annotated[
        str | None, typer.Option("--until", help="Last day it holds, as 2027-03-31.")
    ] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """A circumstance of a member begins, or with --end is over; what was is kept."""
    from bot import people

    with acting(config, account) as act:
        wanted = people.circumstance_named(circumstance)
        if wanted is None:
            text = act.texts.say("member-circumstance-unknown", text=circumstance)
            end(WRONG_CONFIGURATION, text)
        person = act.member(name)
        _note(act, person, changed=True)
        if over:
            _end(act, person, wanted)
        else:
            _begin(act, person, wanted, until)


def _begin(act: Act, person: "PersonCard", name: str, until: str | None) -> None:
    from bot import people

    word, ends_at = act.word("circumstance", name), None
    if until is not None:
        after = day_in(act.texts, until) + timedelta(days=1)
        ends_at = datetime.combine(after, time(0), act.house.settings.locale.zone)
    people.set_circumstance(act.session, act.now, [person.id], name, until=ends_at)
    if until is None:
        act.say("member-circumstance-set", name=person.name, circumstance=word)
    else:
        act.say("member-circumstance-until", name=person.name, circumstance=word, until=until)


def _end(act: Act, person: "PersonCard", name: str) -> None:
    from bot import people

    facts = {"name": person.name, "circumstance": act.word("circumstance", name)}
    if not people.end_circumstance(act.session, act.now, [person.id], name):
        end(REFUSED, act.texts.say("member-circumstance-not", **facts))
    act.say("member-circumstance-ended", **facts)


def _who(act: Act, named: str, *, all_of: bool, below: bool) -> "Who":
    from bot import people

    if all_of:
        return people.Who(unit_id=act.any_unit(named).id, below=below)
    return people.Who(person_id=act.member(named).id)


def _note(act: Act, person: "PersonCard", *, changed: bool) -> None:
    """Whoever reads or changes is noted, the operator too."""
    from bot import people

    people.note(
        act.session,
        act.now,
        by="command_line",
        whom=person.id,
        what="roster",
        door="command_line",
        changed=changed,
    )


def _note_all(act: Act, who: "Who", kind: "HomeKind") -> None:
    from bot import people

    people.note(
        act.session,
        act.now,
        by="command_line",
        whom=people.whom_to_move(act.session, who, kind),
        what="roster",
        door="command_line",
        changed=True,
    )
