"""Lists that an author keeps under a name of their own: 存名单 舞蹈队 王秀兰、李根宝."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot import people
from bot.core.database import insert_into
from bot.core.refusals import Refusal
from bot.notices import wording
from bot.notices.meaning import WhomOutcome, whom
from bot.notices.models import SavedAudience
from bot.notices.whom import Whom, whom_again, without_names

LONGEST = 12  # characters of a name
MOST = 30  # lists of one author


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list by its name, and how many people it has now; None: it is not theirs any more."""

    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class NotAListName(Refusal):
    """The name is too long, holds a mark that parts names, or means somebody already."""

    key: ClassVar[str] = "saved-list-not-a-name"
    name: str


@dataclass(frozen=True, slots=True)
class TooManyLists(Refusal):
    """An author keeps so many lists already."""

    key: ClassVar[str] = "saved-list-too-many"
    most: int


@dataclass(frozen=True, slots=True)
class NoSuchList(Refusal):
    """The author keeps no list of this name."""

    key: ClassVar[str] = "saved-list-none"
    name: str


def save_list(
    session: Session,
    now: datetime,
    *,
    account: str,
    author_id: int,
    name: str,
    word: str,
    chosen: dict[str, int] | None = None,
) -> SavedList | WhomOutcome:
    """Keep the people that `word` means under a name, instead of what it meant before."""
    found = whom(session, now, author_id=author_id, word=word, chosen=chosen)
    if not isinstance(found, Whom):
        return found
    kept = _names(session, author_id)
    if not _is_free(session, now, author_id, name, kept):
        return NotAListName(name)
    if name not in kept and len(kept) >= MOST:
        return TooManyLists(MOST)
    values = {"spec": without_names(found.spec), "saved_at": now}
    entered = insert_into(session, SavedAudience).values(
        account=account, author_id=author_id, name=name, **values
    )
    session.execute(
        entered.on_conflict_do_update(index_elements=["account", "author_id", "name"], set_=values)
    )
    return SavedList(name, found.count)


def saved_lists(session: Session, now: datetime, *, author_id: int) -> list[SavedList]:
    """An author's lists by name."""
    rows = session.execute(
        select(SavedAudience.name, SavedAudience.spec)
        .where(SavedAudience.author_id == author_id)
        .order_by(SavedAudience.name)
    )
    return [SavedList(name, _count(session, now, author_id, spec)) for name, spec in rows]


def drop_list(session: Session, *, author_id: int, name: str) -> SavedList | NoSuchList:
    """The list is kept no more; what was announced to it stands."""
    gone = session.scalars(
        delete(SavedAudience)
        .where(SavedAudience.author_id == author_id, SavedAudience.name == name)
        .returning(SavedAudience.id)
        .execution_options(synchronize_session=False)
    ).all()
    return SavedList(name, None) if gone else NoSuchList(name)


def _names(session: Session, author_id: int) -> Sequence[str]:
    return session.scalars(
        select(SavedAudience.name).where(SavedAudience.author_id == author_id)
    ).all()


def _is_free(
    session: Session, now: datetime, author_id: int, name: str, kept: Sequence[str]
) -> bool:
    """A name of one word that means nobody else: 全体 cannot come to mean the dancers."""
    if not name or len(name) > LONGEST or any(letter.isspace() for letter in name):
        return False
    if wording.pieces(name) != [name] or wording.but_for(name) != (name, ""):
        return False
    if wording.unanswered(name) is not None:
        return False
    if name in kept:
        return True
    return isinstance(whom(session, now, author_id=author_id, word=name), people.UnknownAudience)


def _count(session: Session, now: datetime, author_id: int, spec: dict[str, object]) -> int | None:
    found = whom_again(session, now, author_id=author_id, spec=spec, anew=True)
    if isinstance(found, people.NobodyThere):
        return 0
    return found.count if isinstance(found, Whom) else None
