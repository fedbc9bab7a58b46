"""`lianxin unit …`: the organisation tree from the command line."""

from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.acting import Act, acting, day_in, kind_in
from lianxin.commands.common import ConfigOption
from lianxin.commands.people import AccountOption, UnitArgument, role_meant
from lianxin.commands.unit_approval import unit_approval
from lianxin.commands.unit_place import unit_place
from lianxin.commands.unit_reminders import unit_reminders
from lianxin.commands.units_shown import as_json, say_listed, say_shown

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.people import Term

KindOption = Annotated[
    str | None,
    typer.Option("--kind", help="支部 branch, 党小组 group …; default: what the name says."),
]
StartsOption = Annotated[str | None, typer.Option("--starts", help="First day, as 2027-01-01.")]
EndsOption = Annotated[
    str | None, typer.Option("--ends", help="Last day of a temporary group, as 2027-06-30.")
]
ThenOption = Annotated[
    str | None,
    typer.Option("--then", help="Where its residents go afterwards; default: home alone."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="For programs.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    unit = typer.Typer(help="The organisation tree.", no_args_is_help=True)
    for command in (unit_list, unit_show, unit_open, unit_set, unit_rename, unit_move):
        unit.command(command.__name__.removeprefix("unit_"))(command)
    unit.command("reminders")(unit_reminders)
    unit.command("place")(unit_place)
    unit.command("approval")(unit_approval)
    unit.command("merge")(unit_merge)
    unit.command("close")(unit_close)
    unit.command("change-of-office")(change_of_office)
    app.add_typer(unit, name="unit")


def unit_list(
    unit: Annotated[str | None, typer.Argument(help="Only this unit and those below.")] = None,
    closed: Annotated[bool, typer.Option("--closed", help="Closed ones too.")] = False,
    json: JsonOption = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """The units as a tree, with how many members are at home in each."""
    from bot import people

    with acting(config, account) as act:
        under_id = None if unit is None else act.any_unit(unit).id
        found = people.list_units(act.session, act.account, under_id=under_id, closed=closed)
        if json:
            typer.echo(as_json(found))
        else:
            say_listed(act, found)


def unit_show(
    unit: UnitArgument,
    json: JsonOption = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """One unit: its kind and dates, its members by home and by residence, its officers."""
    from bot import people

    with acting(config, account) as act:
        shown = people.show_unit(act.session, act.now, act.any_unit(unit).id)
        if json:
            typer.echo(as_json(shown))
        else:
            say_shown(act, shown)


def unit_open(
    path: Annotated[str, typer.Argument(help="Its path; what is above it must be there.")],
    kind: KindOption = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    then: ThenOption = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """A new unit, temporary with --ends; a closed one of that path opens again."""
    from bot import people

    with acting(config, account) as act:
        above, _, name = path.replace("\uff0f", "/").strip("/ ").rpartition("/")
        done = people.open_unit(
            act.session,
            act.now,
            account=act.account,
            name=name,
            under_id=act.unit(above).id if above else None,
            kind=kind_in(act.texts, kind),
            term=_term(act, starts, ends, then),
        )
        made = act.done(done, people.Opened)
        key = "unit-opened-again" if made.again else "unit-opened"
        act.say(key, unit=made.path, kind=act.word("unit-kind", made.kind))


def unit_set(
    unit: UnitArgument,
    kind: KindOption = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    then: ThenOption = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Another kind, or other days, for a unit."""
    from bot import people

    with acting(config, account) as act:
        done = people.change_unit(
            act.session,
            act.now,
            unit_id=act.unit(unit).id,
            kind=kind_in(act.texts, kind),
            term=_term(act, starts, ends, then),
        )
        made = act.done(done, people.Opened)
        act.say("unit-changed", unit=made.path, kind=act.word("unit-kind", made.kind))


def unit_rename(
    unit: UnitArgument,
    name: Annotated[str, typer.Argument(help="The new name, without a path.")],
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Another name for a unit; the paths below change with it."""
    from bot import people

    with acting(config, account) as act:
        unit_id = act.unit(unit).id
        done = people.rename_unit(act.session, act.now, unit_id=unit_id, name=name)
        _say_replanted(act, act.done(done, people.Replanted))


def unit_move(
    unit: UnitArgument,
    under: Annotated[str, typer.Argument(help='The unit it is to lie under; "/" for the top.')],
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Hang a unit, with all below it, under another."""
    from bot import people

    with acting(config, account) as act:
        unit_id = act.unit(unit).id
        under_id = None if under.strip() == "/" else act.unit(under).id
        done = people.move_unit(act.session, act.now, unit_id=unit_id, under_id=under_id)
        _say_replanted(act, act.done(done, people.Replanted))


def unit_merge(
    unit: UnitArgument,
    into: Annotated[str, typer.Argument(help="The unit that takes everything.")],
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Members, roles and the units below go to another unit, and this one is closed."""
    from bot import people

    with acting(config, account) as act:
        unit_id, into_id = act.unit(unit).id, act.unit(into).id
        done = people.merge_unit(
            act.session, act.now, unit_id=unit_id, into_id=into_id, tell=act.tell
        )
        merged = act.done(done, people.Merged)
        act.say(
            "unit-merged",
            before=merged.before,
            into=merged.into,
            members=merged.members,
            roles=merged.roles,
            units=merged.units,
        )
        if merged.renamed:
            act.say("unit-merged-renamed", paths=str(merged.renamed))


def unit_close(
    unit: UnitArgument, account: AccountOption = None, config: ConfigOption = None
) -> None:
    """Close a unit that has no members, no units below it and no open work."""
    from bot import board, people

    with acting(config, account) as act:
        done = people.close_unit(
            act.session,
            act.now,
            unit_id=act.unit(unit).id,
            unfinished=board.open_work_of,
            tell=act.tell,
        )
        closed = act.done(done, people.UnitClosed)
        act.say("unit-closed-now", unit=closed.path, roles=closed.roles)


def change_of_office(
    unit: UnitArgument,
    holder: Annotated[str, typer.Argument(help="Who holds the office: a name or a phone.")],
    successor: Annotated[str, typer.Argument(help="Who takes it over.")],
    role: Annotated[
        str | None, typer.Option("--role", help="Only this role; default: every office there.")
    ] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """换届: an office, with every open errand and help request, goes to a successor."""
    from bot import people

    with acting(config, account) as act:
        done = people.change_office(
            act.session,
            act.now,
            unit_id=act.unit(unit).id,
            from_id=act.member(holder).id,
            to_id=act.member(successor).id,
            role=None if role is None else role_meant(act.texts, role),
            tell=act.tell,
        )
        changed = act.done(done, people.OfficeChanged)
        divider = act.texts.say("roster-column-divider")
        act.say(
            "office-changed",
            unit=changed.unit,
            before=changed.before.name,
            successor=changed.successor.name,
            roles=divider.join(act.word("role", one) for one in changed.roles),
        )


def _term(act: Act, starts: str | None, ends: str | None, then: str | None) -> "Term | None":
    from bot import people

    if ends is None:
        return None
    return people.Term(
        None if starts is None else day_in(act.texts, starts),
        day_in(act.texts, ends),
        act.house.settings.locale.zone,
        None if then is None else act.unit(then).id,
    )


def _say_replanted(act: Act, done: object) -> None:
    from bot import people

    moved = act.done(done, people.Replanted)
    act.say("unit-replanted", before=moved.before, path=moved.path, below=moved.below)
