"""Correcting what we believed of windows by what the platform answered.

An event heard since the call began is newer than its answer: then nothing is corrected.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.delivery.attempts import NEVER, Outcome
from bot.delivery.models import Window
from bot.delivery.reserving import Chat, lock_in_order, of_chats

CLOCKS_DIFFER: Final = timedelta(seconds=1)  # the platform's times are whole seconds
_SHUT: Final = {"left": 0, "closes_at": None, "tap_left": 0, "tap_closes_at": None}


def correct_windows(session: Session, outcomes: Sequence[Outcome]) -> None:
    """Give back what was not spent, shut windows that were shut, note who no longer follows."""
    wrong = [one for one in outcomes if one.unspent or one.window != "as_it_was"]
    if not wrong:
        return
    lock_in_order(session, {_chat(one) for one in wrong})
    for began_at, chats in _alike(one for one in wrong if one.unspent):
        _give_back(session, began_at, chats)
    for began_at, chats in _alike(one for one in wrong if one.window == "shut"):
        _shut(session, began_at, chats)
    for began_at, chats in _alike(one for one in wrong if one.window == "gone"):
        _gone(session, began_at, chats)


def _give_back(session: Session, began_at: datetime, chats: Collection[Chat]) -> None:
    """One text each. A message heard since has raised the allowance to its full size already."""
    unspent = update(Window).where(of_chats(chats), Window.heard_at < began_at - CLOCKS_DIFFER)
    session.execute(
        unspent.values(left=Window.left + 1, tap_left=Window.tap_left + 1),
        execution_options={"synchronize_session": False},
    )


def _shut(session: Session, began_at: datetime, chats: Collection[Chat]) -> None:
    shut = update(Window).where(of_chats(chats), Window.heard_at <= began_at)
    session.execute(shut.values(**_SHUT), execution_options={"synchronize_session": False})


def _gone(session: Session, began_at: datetime, chats: Collection[Chat]) -> None:
    rows = [
        {"account": account, "openid": openid, "heard_at": NEVER, "takes_templates": True}
        | {"following": False, **_SHUT}
        for account, openid in chats
    ]
    gone = insert_into(session, Window).values(rows)
    session.execute(
        gone.on_conflict_do_update(
            index_elements=["account", "openid"],
            set_={"following": False, **_SHUT},
            where=Window.heard_at <= began_at,
        ),
        execution_options={"synchronize_session": False},
    )


def _alike(outcomes: Iterable[Outcome]) -> Iterable[tuple[datetime, set[Chat]]]:
    """Chats by when their calls began."""
    for began_at, of_batch in groupby(outcomes, key=lambda one: one.attempt.began_at):
        yield began_at, {_chat(one) for one in of_batch}


def _chat(outcome: Outcome) -> Chat:
    return outcome.attempt.content.account, outcome.attempt.openid
