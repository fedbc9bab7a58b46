"""Who may be sent a message by telephone: the last way of the machine, short and plain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.looking import Seen
from bot.delivery.models import Content
from bot.delivery.rules import Sms
from bot.people import Person, Preference

PURPOSES: Final = frozenset({"help_request", "study_day_change"})
URGENT_PURPOSES: Final = frozenset({"notice"})


@dataclass(frozen=True, slots=True)
class Phone:
    """Whether a member may be sent a message, and their phone, still sealed."""

    word: Sms
    sealed: str = ""


OFF: Final = Phone("off")


def may_go(content: Content) -> bool:
    """Whether a text is worth a message by telephone: it costs money and cannot be answered."""
    if content.template is None:  # whose facts it is made of
        return False
    return content.purpose in PURPOSES or (content.urgent and content.purpose in URGENT_PURPOSES)


def known_phones(session: Session, seen: Sequence[Seen]) -> dict[int, Phone]:
    """The members of a batch whose texts may go by telephone, in one SELECT; none is opened."""
    ids = {one.person_id for one in seen if one.person_id is not None and may_go(one.content)}
    if not ids:
        return {}
    found = session.execute(
        select(Person.id, Person.phone_sealed, Preference.no_sms)
        .outerjoin(Preference, Preference.person_id == Person.id)
        .where(Person.id.in_(ids))
    )
    return {row.id: _phone(row.phone_sealed, bool(row.no_sms)) for row in found}


def _phone(sealed: str | None, unwanted: bool) -> Phone:
    if unwanted:
        return Phone("not-wanted")
    return Phone("open", sealed) if sealed else Phone("no-phone")
