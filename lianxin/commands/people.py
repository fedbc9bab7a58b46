"""`lianxin role grant`, `role revoke`."""

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lianxin.commands.common import (
    REFUSED,
    WRONG_CONFIGURATION,
    ConfigOption,
    Opened,
    end,
    opened,
)

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from sqlalchemy.orm import Session

    from bot.core.refusals import Refusal
    from bot.core.texts import Texts
    from bot.people import PersonCard, Unit

AccountOption = Annotated[
    str | None,
    typer.Option("--account", help="Whose members these are. Default: the first account."),
]
NameArgument = Annotated[str, typer.Argument(help="A name, unit/name or a phone.")]
RoleArgument = Annotated[str, typer.Argument(help="组长 leader, 书记 secretary, 干事 officer …")]
UnitArgument = Annotated[str, typer.Argument(help="A unit's path, or a tail of one.")]
WithoutSuccessorOption = Annotated[
    str | None,
    typer.Option(
        "--without-successor",
        metavar="REASON",
        help="Let the last secretary of a unit go all the same; the reason is kept.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    role = typer.Typer(help="Roles held in a unit.", no_args_is_help=True)
    role.command("grant")(role_grant)
    role.command("revoke")(role_revoke)
    app.add_typer(role, name="role")


def role_grant(
    name: NameArgument,
    role: RoleArgument,
    unit: UnitArgument,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Give somebody a role in a unit, from now on."""
    from bot import people
    from bot.core.clock import utc_now

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        known = role_meant(texts, role)
        with house.database.begin() as session:
            person = member_named(session, texts, house, owner, name)
            place = unit_named(session, texts, owner, unit)
            given = people.grant(
                session, utc_now(), person_id=person.id, role=known, unit_id=place.id
            )
            _note_role(session, person.id, changed=given)
        key = "role-granted" if given else "role-held-already"
        typer.echo(texts.say(key, **_who_what_where(texts, person, known, place)))


def role_revoke(
    name: NameArgument,
    role: RoleArgument,
    unit: UnitArgument,
    without_successor: WithoutSuccessorOption = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """End somebody's role in a unit, as of now."""
    from bot import people
    from bot.core.clock import utc_now
    from bot.reactions import Reactions

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        known = role_meant(texts, role)
        with house.database.begin() as session:
            person = member_named(session, texts, house, owner, name)
            place = unit_named(session, texts, owner, unit)
            ended = people.revoke(
                session,
                utc_now(),
                person_id=person.id,
                role=known,
                unit_id=place.id,
                tell=Reactions(house.settings).tell,
                reason=without_successor,
            )
            if isinstance(ended, people.LastSecretary):
                refuse(texts, ended)
            _note_role(session, person.id, changed=bool(ended))
            facts = _who_what_where(texts, person, known, place)
            if not ended:
                end(REFUSED, texts.say("role-not-held", **facts))
        typer.echo(texts.say("role-revoked", **facts))


def texts_of(house: Opened) -> "Texts":
    """The catalogues in the language of the configuration."""
    from bot.core.texts import Texts

    return Texts.load(house.settings.locale.language, house.settings.locale.zone)


def account_named(house: Opened, given: str | None) -> str:
    """The account meant, by default the first; ends with exit 2 when there is none such."""
    names = [one.name for one in house.settings.accounts]
    if not names:
        end(WRONG_CONFIGURATION, "accounts: is empty, write one [[accounts]] table")
    if given is not None and given not in names:
        end(WRONG_CONFIGURATION, f'--account: "{given}" is not one of {", ".join(names)}')
    return given or names[0]


def refuse(texts: "Texts", refusal: "Refusal") -> NoReturn:
    """Say why not, and end with exit 1."""
    from bot.core.refusals import facts_of

    end(REFUSED, texts.say(refusal.key, **facts_of(refusal)))


def unit_named(session: "Session", texts: "Texts", account: str, text: str) -> "Unit":
    """The open unit this means; ends with exit 1 when there is none or more than one."""
    from bot import people

    found = people.find_unit(session, account, text)
    if not isinstance(found, people.Unit):
        refuse(texts, found)
    return found


def member_named(
    session: "Session", texts: "Texts", house: Opened, account: str, text: str
) -> "PersonCard":
    """The only member this means; ends with exit 1 when there is none or more than one."""
    from bot import people

    found = people.person_named(session, house.sealer, account, text)
    if not isinstance(found, people.PersonCard):
        refuse(texts, found)
    return found


def role_meant(texts: "Texts", text: str) -> str:
    """The role of a word; ends with exit 2 when it is none, 1 when everybody has it."""
    from bot import people

    role = people.role_named(text)
    if role is None:
        end(WRONG_CONFIGURATION, texts.say("role-unknown", text=text))
    if role == people.MEMBER:
        end(REFUSED, texts.say("role-everybody-is-a-member"))
    return role


def _note_role(session: "Session", person_id: int, *, changed: bool) -> None:
    """The member may read that an office of theirs was changed from the command line."""
    from bot import people
    from bot.core.clock import utc_now

    if changed:
        people.note(
            session,
            utc_now(),
            by="command_line",
            whom=person_id,
            what="role",
            door="command_line",
            changed=True,
        )


def _who_what_where(
    texts: "Texts", person: "PersonCard", role: str, unit: "Unit"
) -> dict[str, str]:
    return {"name": person.name, "role": texts.say(f"role-{role}"), "unit": unit.path}
