"""What delivery holds about a member: texts they were sent, what they were asked, their window."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, and_, or_, select, update
from sqlalchemy.orm import Session

from bot.core.facts import About
from bot.core.holdings import (
    ROWS,
    Held,
    Holding,
    Stays,
    Whose,
    forget,
    forget_wechat,
    held,
    of_openids,
    of_person_or_openids,
)
from bot.core.sealing import Sealer
from bot.delivery.models import Content, Credit, Delivery, Outbound, Question, Window

contents: Table = Content.metadata.tables["contents"]
outbox: Table = Outbound.metadata.tables["outbox"]
deliveries: Table = Delivery.metadata.tables["deliveries"]
questions: Table = Question.metadata.tables["questions"]
windows: Table = Window.metadata.tables["windows"]
credits_: Table = Credit.metadata.tables["credits"]
_AT_ONCE = 500  # pairs in one condition
_TO_MANY = Stays("what went to many stays; what was about them is blotted out by `blot`")


def _sent_to(whose: Whose) -> ColumnElement[bool]:
    mine = select(outbox.c.id).where(outbox.c.person_id == whose.person_id)
    return deliveries.c.outbound_id.in_(mine)


def _asked(whose: Whose) -> ColumnElement[bool]:
    return of_person_or_openids(questions, whose)


def _window(whose: Whose) -> ColumnElement[bool]:
    return of_openids(windows, whose)


def _credit(whose: Whose) -> ColumnElement[bool]:
    return of_openids(credits_, whose)


def _texts_of(whose: Whose) -> ColumnElement[bool]:
    mine = select(outbox.c.content_id).where(outbox.c.person_id == whose.person_id)
    return contents.c.id.in_(mine)


HOLDINGS = (
    Holding(
        table=contents,
        whose=_texts_of,
        shown=("created_at", "key", "facts"),
        erased=_TO_MANY,
        unfollowed=_TO_MANY,
    ),
    Holding(
        table=outbox,
        whose="person_id",
        shown=("state", "channel", "finished_at"),
        erased={"openid": None, "tried": ""},
        unfollowed={"openid": None, "tried": ""},
    ),
    Holding(
        table=deliveries,
        whose=_sent_to,
        shown=("channel", "outcome", "at"),
        erased={"openid": "", "platform_id": None},
        unfollowed={"openid": "", "platform_id": None},
    ),
    Holding(
        table=questions,
        whose=_asked,
        shown=("kind", "asked_at", "data", "answer", "answered_at"),
        erased=ROWS,
        unfollowed=ROWS,
    ),
    Holding(
        table=windows,
        whose=_window,
        shown=("following", "heard_at", "last_message_at"),
        erased=ROWS,
        unfollowed=ROWS,
    ),
    Holding(
        table=credits_,
        whose=_credit,
        shown=("template_id", "left", "at"),
        erased=ROWS,
        unfollowed=ROWS,
    ),
)


def held_about(session: Session, sealer: Sealer, whose: Whose) -> Held:
    """What this slice holds about a person, by table, opened."""
    return held(session, sealer, HOLDINGS, whose)


def forget_about(session: Session, whose: Whose) -> None:
    """They have left for good."""
    forget(session, HOLDINGS, whose)


def forget_wechat_of(session: Session, whose: Whose) -> None:
    """Their WeChat unfollowed."""
    forget_wechat(session, HOLDINGS, whose)


def blot(session: Session, abouts: Sequence[About]) -> None:
    """Take the facts (names, phones, words) out of every text about these things; that a text
    went out is still counted."""
    for start in range(0, len(abouts), _AT_ONCE):
        part = abouts[start : start + _AT_ONCE]
        which = or_(
            *(and_(contents.c.about_kind == kind, contents.c.about_id == one) for kind, one in part)
        )
        session.execute(update(contents).where(which).values(facts={}, template=None))
    session.expire_all()
