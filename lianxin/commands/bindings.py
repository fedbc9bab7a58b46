"""`lianxin bindings import`: openids that are others since the official account moved."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lianxin.commands.common import REFUSED, ConfigOption, end, opened
from lianxin.commands.people import AccountOption, account_named, texts_of

if TYPE_CHECKING:  # `lianxin --help` must not pay for these
    from bot.core.texts import Texts

_HEADERS = frozenset({"openid", "ori_openid", "old_openid", "old"})
_SHOWN = 20  # more complaints are one mistake
_LONGEST = 128


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    bindings = typer.Typer(
        help="WeChats bound to members, moved to another account.", no_args_is_help=True
    )
    bindings.callback()(_group)
    bindings.command("import")(bindings_import)
    app.add_typer(bindings, name="bindings")


def _group() -> None:
    """One command so far; the callback keeps its name."""


def bindings_import(
    file: Annotated[Path, typer.Argument(help=".csv: old openid, new openid on each line.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Take over the openids of another official account (changeopenid): all rows or none."""
    from bot import delivery, people
    from bot.core.clock import utc_now

    with opened(config) as house:
        texts, owner = texts_of(house), account_named(house, account)
        openids = _read(texts, file)
        now = utc_now()
        with house.database.begin() as session:
            done = people.rekey_bindings(session, now, owner, openids)
            delivery.rekey(session, now, owner, openids)
            if dry_run:
                session.rollback()
    key = "bindings-would-change" if dry_run else "bindings-changed"
    typer.echo(texts.say(key, changed=done.changed, already=done.already, unknown=done.unknown))


def _read(texts: "Texts", file: Path) -> dict[str, str]:
    """Old openid -> new. Ends the program with what is wrong, row by row."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [(number, row) for number, row in enumerate(csv.reader(lines), 1) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error):
        end(REFUSED, texts.say("bindings-no-file"))
    if rows and rows[0][1][0].strip().lower() in _HEADERS:
        rows = rows[1:]
    openids: dict[str, str] = {}
    wrong = list(_complaints(texts, rows, openids))
    if wrong:
        shown = [*wrong[:_SHOWN], texts.say("bindings-refused", count=len(wrong))]
        end(REFUSED, "\n".join(shown))
    return openids


def _complaints(
    texts: "Texts", rows: Iterable[tuple[int, list[str]]], openids: dict[str, str]
) -> Iterable[str]:
    new: set[str] = set()
    for number, row in rows:
        old_new = [cell.strip() for cell in row[:2]]
        if len(old_new) != 2 or not all(map(_is_openid, old_new)):
            yield texts.say("bindings-row-openids", row=number)
        elif old_new[0] in openids or old_new[1] in new:
            yield texts.say("bindings-row-twice", row=number)
        elif old_new[0] == old_new[1]:
            yield texts.say("bindings-row-same", row=number)
        else:
            openids[old_new[0]] = old_new[1]
            new.add(old_new[1])


def _is_openid(text: str) -> bool:
    plain = text.replace("-", "").replace("_", "")
    return 0 < len(text) <= _LONGEST and plain.isascii() and plain.isalnum()
