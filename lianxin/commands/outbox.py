"""`lianxin outbox`: single texts, their whole life, and bringing one back. Never a phone; the words
of a text only with --text, and that is kept."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lianxin.commands.acting import Act, acting
from lianxin.commands.common import REFUSED, WRONG_CONFIGURATION, ConfigOption, end, opened
from lianxin.commands.people import account_named

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from datetime import timedelta

    from bot.delivery import Life, Line, Listed

STATES = ("waiting", "sending", "accepted", "unknown", "failed", "skipped")
WHY_NOT = {
    "unknown-number": "there is no text of this number",
    "not-over": "only what failed or is unknown can be brought back",
    "too-late": "it is too late for it to be worth anything",
    "answered": "they have answered it meanwhile",
    "called-off": "it was recalled or cancelled",
    "may-have-arrived": "it may have arrived: they would read it twice (--even-twice)",
}
FOLLOWS = {
    "goes": "a worker takes it as soon as it is due",
    "too-late": "a worker leaves it out: too late",
    "at-work": "a worker is at it; if that one died it is taken back after delivery.lease",
    "accepted": "nothing: WeChat took it",
    "unknown": "nothing by itself: it may have arrived; the next reminder or a person covers it",
    "failed": "a person was told to see to it; outbox requeue sends it all the same",
    "skipped": "nothing: it was no longer wanted",
}
Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    outbox = typer.Typer(help="Single texts on their way out.", no_args_is_help=True)
    outbox.command("list")(list_)
    outbox.command()(explain)
    outbox.command()(requeue)
    app.add_typer(outbox, name="outbox")


def list_(
    config: ConfigOption = None,
    state: Annotated[
        str | None, typer.Option(help=f"Only in this state: {', '.join(STATES)}.")
    ] = None,
    older: Annotated[
        str | None, typer.Option(help="Only those in their state longer than this: 10m, 2h.")
    ] = None,
    account: Annotated[str | None, typer.Option(help="Only of this account.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
    as_json: Json = False,
) -> None:
    """Texts of the outbox, those longest in their state first."""
    from bot import delivery
    from bot.core.clock import utc_now

    if state is not None and state not in STATES:
        end(WRONG_CONFIGURATION, f'--state: "{state}" is none of {", ".join(STATES)}')
    older_than = None if older is None else _duration(older)
    with opened(config) as house, house.database.read() as session:
        if account is not None:
            account_named(house, account)
        found = delivery.list_texts(
            session,
            utc_now(),
            states=() if state is None else (state,),
            older_than=older_than,
            account=account,
            limit=limit,
        )
    if as_json:
        _print_json([_plain(one) for one in found])
        return
    for one in found:
        typer.echo(_line(one))


def explain(
    number: Annotated[int, typer.Argument(help="The text's number.", show_default=False)],
    config: ConfigOption = None,
    text: Annotated[bool, typer.Option("--text", help="Its words too; this is kept.")] = False,
    as_json: Json = False,
) -> None:
    """One text's whole life: why, when, by which ways, what WeChat said, what follows."""
    from bot import delivery

    with acting(config, None) as act:
        life = delivery.life_of(act.session, number)
        if life is None:
            end(REFUSED, f"{number}: {WHY_NOT['unknown-number']}")
        said = _words(act, number, life) if text else None
        if as_json:
            follows = life.what_follows(act.now)
            _print_json({**_plain(life), "follows": follows, **({"text": said} if text else {})})
            return
        for at, line in sorted(_story(life) + _routes(act, number), key=lambda each: each[0]):
            typer.echo(f"{at:%Y-%m-%d %H:%M:%S}Z  {line}")
        typer.echo(f"what follows: {FOLLOWS[life.what_follows(act.now)]}")
        if said is not None:
            typer.echo(said)


def requeue(
    numbers: Annotated[list[int], typer.Argument(help="The texts' numbers.", metavar="NUMBER...")],
    reason: Annotated[str, typer.Option(help="Why; kept with each.", show_default=False)],
    config: ConfigOption = None,
    even_twice: Annotated[
        bool, typer.Option("--even-twice", help="Also what may have arrived already.")
    ] = False,
) -> None:
    """Failed or unknown texts wait again, by every way from the first on."""
    from bot import delivery, people

    refused = 0
    with acting(config, None) as act:
        for number in numbers:
            came = delivery.requeue(
                act.session, act.now, number, reason=reason, even_twice=even_twice
            )
            if isinstance(came, delivery.NotRequeued):
                refused += 1
                typer.echo(f"{number}: {WHY_NOT[came.why]}", err=True)
                continue
            if came.person_id is not None:
                people.note(
                    act.session,
                    act.now,
                    by="command_line",
                    whom=came.person_id,
                    what="text",
                    door="command_line",
                    changed=True,
                )
            typer.echo(f"{number}: waits again")
    if refused:
        raise typer.Exit(REFUSED)


def _words(act: Act, number: int, life: "Life") -> str:
    """The words as a neighbour would read them; that they were read is kept."""
    from bot import delivery, people
    from bot.core.kept_facts import bring_back
    from bot.core.sealing import CannotOpen
    from bot.core.texts import MissingText

    if life.listed.person_id is not None:
        people.note(
            act.session,
            act.now,
            by="command_line",
            whom=life.listed.person_id,
            what="text",
            door="command_line",
        )
    kept = delivery.words_kept(act.session, number)
    if kept is None:
        return ""
    try:
        return act.texts.say(kept[0], **{"you": "…", **bring_back(kept[1], act.house.sealer.open)})
    except (CannotOpen, MissingText, ValueError) as error:
        return f"the words cannot be made ({type(error).__name__})"


def _story(life: "Life") -> list[tuple[datetime, str]]:
    one = life.listed
    marks = [
        *(["urgent"] if life.urgent else []),
        *(["by every way"] if life.every_route else []),
        *([] if life.has_template else ["never by template"]),
        *([f"asks {life.asks}"] if life.asks else []),
    ]
    whom = "a WeChat without a member" if one.person_id is None else f"member {one.person_id}"
    planned = f"planned: {life.key} ({one.purpose}) about {one.about}, {one.account}, to {whom}"
    lines = [(life.planned_at, planned + (f" [{', '.join(marks)}]" if marks else ""))]
    lines += [(acted.at, f"{acted.act}: {acted.reason}") for acted in life.acts]
    if life.answered_at is not None:
        lines.append((life.answered_at, "answered"))
    why = f", {one.reason}" if one.reason else ""
    lines.append((one.since, f"{one.state}{why}; worth sending until {life.useless_after}"))
    return lines


def _routes(act: Act, number: int) -> list[tuple[datetime, str]]:
    """Each way with its reason, and what WeChat said, in the operator's language."""
    from bot import delivery

    def said(line: "Line") -> str:
        channel = act.texts.say(f"route-channel-{line.channel}") if line.channel else ""
        code = "" if line.code is None else str(line.code)
        reason = act.texts.say(line.reason) if line.reason else ""
        return " ".join(part for part in (channel, act.texts.say(line.what), code, reason) if part)

    return [(one.at, said(one)) for one in delivery.explain(act.session, number)[1:]]


def _line(one: "Listed") -> str:
    whom = "" if one.person_id is None else f"member {one.person_id}"
    cells = (str(one.id), one.state, f"{one.since:%Y-%m-%dT%H:%M:%SZ}", one.account, one.purpose)
    rest = (one.about, whom, one.channel or "", one.reason or "")
    return "\t".join((*cells, *rest)).rstrip()


def _duration(text: str) -> "timedelta":
    from bot.core.durations import Duration

    try:
        return Duration(text)
    except ValueError as error:
        end(WRONG_CONFIGURATION, f"--older: {error}")


def _plain(thing: "Listed | Life") -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(thing)


def _print_json(thing: object) -> None:
    import json

    typer.echo(json.dumps(thing, default=datetime.isoformat, ensure_ascii=False, indent=2))
