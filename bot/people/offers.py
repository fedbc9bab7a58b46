"""我能帮: what a member offers to help with and when; found again by the words of a request."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from bot.core.database import insert_into
from bot.core.folding import compact
from bot.core.refusals import Refusal
from bot.people.cards import CARD_COLUMNS, PersonCard, persons
from bot.people.history import Pen, write_down
from bot.people.models import Offer
from bot.people.scope import neighbours

offers: Table = Offer.metadata.tables["offers"]
LONGEST = 40
_HOURS = re.compile(
    r"[一二三四五六日天]到|周[一二三四五六日末天]|星期|礼拜|平时|工作日|节假日|每天|随时|天天|"
    r"早上|上午|中午|下午|傍晚|晚上|夜里|白天|点|时|"
    r"weekend|weekday|morning|afternoon|evening|night|any time|anytime|[ap]m\b|day\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,，、;；。\n]+|\s{1,}(?=周|星期|礼拜|每|平时|晚|早|上午|下午|随时|节)")
# What nearly every request says, and nobody's skill.
_COMMON = frozenset({"帮忙", "帮我", "一下", "家里", "坏了", "有人", "我家", "可以", "什么"})


@dataclass(frozen=True, slots=True)
class Offered:
    """A skill, and when they have time; None: they did not say."""

    skill: str
    hours: str | None

    @property
    def line(self) -> str:
        """Both in a line, as the history of the card keeps them."""
        return self.skill if self.hours is None else f"{self.skill}、{self.hours}"


@dataclass(frozen=True, slots=True)
class OfferTooLong(Refusal):
    """More than fits in a line."""

    key: ClassVar[str] = "offer-too-long"
    longest: int


@dataclass(frozen=True, slots=True)
class NothingOffered(Refusal):
    """There is nothing to withdraw."""

    key: ClassVar[str] = "offer-nothing"


def read_offer(text: str) -> Offered:
    """修电脑，周末晚上 taken apart: what tells of a time is the hours, the rest the skill."""
    parts = [part.strip() for part in _BREAK.split(text.strip()) if part.strip()]
    hours = [part for part in parts[1:] if _HOURS.search(part)]
    skill = [part for part in parts if part not in hours]
    return Offered("、".join(skill), "、".join(hours) or None)


def offer_help(
    session: Session, now: datetime, *, person_id: int, text: str, pen: Pen | None = None
) -> Offered | OfferTooLong:
    """Note what a member offers instead of what they offered before; `pen`: who says so."""
    said = read_offer(text)
    if len(said.skill) > LONGEST or len(said.hours or "") > LONGEST:
        return OfferTooLong(LONGEST)
    before = offered_by(session, person_id)
    row = {"skill": said.skill, "hours": said.hours, "noted_at": now}
    entered = insert_into(session, Offer).values(person_id=person_id, **row)
    session.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=row))
    session.expire_all()
    values = None if before is None else before.line, said.line
    write_down(session, now, pen, person_id=person_id, field="offered", values=values)
    return said


def withdraw_offer(
    session: Session, now: datetime, *, person_id: int, pen: Pen | None = None
) -> Offered | NothingOffered:
    """不帮了: nothing is offered any more; what it was."""
    gone = session.execute(
        delete(offers)
        .where(offers.c.person_id == person_id)
        .returning(offers.c.skill, offers.c.hours)
    ).first()
    session.expire_all()
    if gone is None:
        return NothingOffered()
    was = Offered(gone.skill, gone.hours)
    write_down(session, now, pen, person_id=person_id, field="offered", values=(was.line, None))
    return was


def offered_by(session: Session, person_id: int) -> Offered | None:
    """What a member offers; None for nothing."""
    row = session.execute(
        select(offers.c.skill, offers.c.hours).where(offers.c.person_id == person_id)
    ).first()
    return None if row is None else Offered(row.skill, row.hours)


def who_offers(
    session: Session, asker_id: int, text: str, *, leaving_out: Sequence[int] = (), limit: int = 2
) -> list[tuple[PersonCard, Offered]]:
    """Neighbours of the asker (of the units they belong to) whose skill the words of a request
    name, the best fit first, then whoever offered first."""
    rows = session.execute(
        select(offers.c.skill, offers.c.hours, *CARD_COLUMNS)
        .join_from(offers, persons, persons.c.id == offers.c.person_id)
        .where(
            persons.c.id.in_(neighbours(asker_id)),
            persons.c.id.not_in([asker_id, *leaving_out]),
        )
        .order_by(offers.c.noted_at, persons.c.id)
    )
    wanted = pairs_of(text)
    found = [(PersonCard(*row[2:]), Offered(row[0], row[1])) for row in rows]
    fits = [(len(wanted & pairs_of(said.skill)), card, said) for card, said in found]
    best = sorted((one for one in fits if one[0]), key=lambda one: -one[0])
    return [(card, said) for _, card, said in best[:limit]]


def pairs_of(text: str) -> frozenset[str]:
    """What a text is compared by: each two characters that stand together, Latin words whole."""
    plain = compact(text)
    latin = re.findall(r"[a-z]{3,}", text.lower())
    chinese = re.findall(r"[㐀-鿿]+", plain)
    pairs = {run[place : place + 2] for run in chinese for place in range(len(run) - 1)}
    return frozenset({*pairs, *latin} - _COMMON)
