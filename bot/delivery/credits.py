"""Notices people agreed to (订阅通知): each agreement is one message, wherever the chat is shut.

What is counted is ours: the platform says who agreed and refuses what is too much, it tells nobody
how much is left.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, case, select, tuple_, update
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.delivery.attempts import Outcome
from bot.delivery.looking import Seen
from bot.delivery.models import Credit

MOST: Final = 20  # agreements kept of one person and notice; more are a defect, or a game
Key = tuple[str, str, str]  # account, openid, template id


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person chose about one notice: `word` accept or reject; `for_good`: in the settings,
    which takes back what they had agreed to before."""

    template_id: str
    word: str
    for_good: bool = False


def agreed(
    session: Session, now: datetime, *, account: str, openid: str, words: Sequence[Agreed]
) -> None:
    """Note what somebody chose; the platform's retries are told apart by who calls this."""
    for one in sorted(words, key=lambda word: word.template_id):
        if one.word == "accept":
            _add(session, now, (account, openid, one.template_id))
        elif one.for_good:
            _empty(session, now, [(account, openid, one.template_id)])


def balance(session: Session, account: str, openid: str) -> dict[str, int]:
    """How many notices this person may still be sent, by template id."""
    found = select(Credit.template_id, Credit.left).where(
        Credit.account == account, Credit.openid == openid, Credit.left > 0
    )
    return {row.template_id: row.left for row in session.execute(found)}


def known_credits(
    session: Session, seen: Sequence[Seen], subscriptions: Mapping[str, Mapping[str, str]]
) -> dict[Key, int]:
    """What the recipients of these texts have agreed to, in one SELECT for the batch."""
    wanted = {
        (one.content.account, way.openid, template_id)
        for one in seen
        for way in one.ways
        if way.openid
        and (template_id := subscriptions.get(one.content.account, {}).get(one.content.purpose))
    }
    if not wanted:
        return {}
    found = session.execute(
        select(Credit.account, Credit.openid, Credit.template_id, Credit.left).where(
            _among(wanted), Credit.left > 0
        )
    )
    return {(row.account, row.openid, row.template_id): row.left for row in found}


class Spending:
    """What the texts of one batch take of what people agreed to; `take` makes it true."""

    def __init__(self) -> None:
        self._texts: defaultdict[Key, int] = defaultdict(int)

    def add(self, key: Key) -> None:
        """One more text there."""
        self._texts[key] += 1

    def spent(self, key: Key) -> int:
        """How many texts are taken there so far."""
        return self._texts.get(key, 0)

    def take(self, session: Session, now: datetime) -> set[Key]:
        """Count them in the database; those that no longer have so much (a race)."""
        if not self._texts:
            return set()
        _lock_in_order(session, self._texts)
        taken: set[Key] = set()
        for texts in set(self._texts.values()):
            keys = [key for key, count in self._texts.items() if count == texts]
            taken.update(_spend(session, now, keys, texts))
        return self._texts.keys() - taken


def correct_credits(session: Session, now: datetime, outcomes: Iterable[Outcome]) -> None:
    """Give back what was not spent, empty what the platform says is empty."""
    by_credit = [one for one in outcomes if one.attempt.channel == "credit"]
    back = [_key(one) for one in by_credit if one.credit == "back"]
    gone = {_key(one) for one in by_credit if one.credit == "gone"}
    if back or gone:
        _lock_in_order(session, {*back, *gone})
    for key in set(back) - gone:
        given = Credit.left + back.count(key)
        session.execute(
            update(Credit).where(_among([key])).values(left=given, at=now),
            execution_options={"synchronize_session": False},
        )
    if gone:
        _empty(session, now, gone)


def _key(outcome: Outcome) -> Key:
    attempt = outcome.attempt
    return attempt.content.account, attempt.openid, attempt.template_id


def _add(session: Session, now: datetime, key: Key) -> None:
    account, openid, template_id = key
    row = insert_into(session, Credit).values(
        account=account, openid=openid, template_id=template_id, left=1, at=now
    )
    more = case((Credit.left < MOST, Credit.left + 1), else_=MOST)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["account", "openid", "template_id"], set_={"left": more, "at": now}
        ),
        execution_options={"synchronize_session": False},
    )


def _empty(session: Session, now: datetime, keys: Collection[Key]) -> None:
    session.execute(
        update(Credit).where(_among(keys)).values(left=0, at=now),
        execution_options={"synchronize_session": False},
    )


def _spend(session: Session, now: datetime, keys: list[Key], texts: int) -> list[Key]:
    spent = (
        update(Credit)
        .where(_among(keys), Credit.left >= texts)
        .values(left=Credit.left - texts, at=now)
        .returning(Credit.account, Credit.openid, Credit.template_id)
        .execution_options(synchronize_session=False)
    )
    return [(row.account, row.openid, row.template_id) for row in session.execute(spent)]


def _lock_in_order(session: Session, keys: Collection[Key]) -> None:
    rows = select(Credit.openid).where(_among(keys))
    ordered = rows.order_by(Credit.account, Credit.openid, Credit.template_id)
    session.execute(ordered.with_for_update())


def _among(keys: Collection[Key]) -> ColumnElement[bool]:
    return tuple_(Credit.account, Credit.openid, Credit.template_id).in_(list(keys))
