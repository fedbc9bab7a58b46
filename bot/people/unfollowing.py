"""A WeChat account that unfollowed: only a keyed hash of it stays, to know it when it returns."""

from datetime import datetime

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session

from bot.core.sealing import Sealer
from bot.people.identity import bindings
from bot.people.models import Helper

helpers: Table = Helper.metadata.tables["helpers"]
GONE = "gone:"  # what stands before the keyed hash; no openid has a colon


def hide_openid(
    session: Session, now: datetime, sealer: Sealer, *, account: str, openid: str
) -> None:
    """End the bindings of a WeChat account, and keep a keyed hash in the place of its openid."""
    hidden = GONE + sealer.fingerprint(openid)
    session.execute(
        update(bindings)
        .where(bindings.c.account == account, bindings.c.openid == openid)
        .values(openid=hidden, until=func.coalesce(bindings.c.until, now))
    )
    session.execute(
        update(helpers)
        .where(helpers.c.account == account, helpers.c.openid == openid)
        .values(openid=hidden)
    )
    session.expire_all()


def show_openid(session: Session, sealer: Sealer, *, account: str, openid: str) -> list[int]:
    """A WeChat account is back: it speaks again for whom it spoke last; their ids.

    Not for who has left, nor for who has bound another WeChat of their own since.
    """
    hidden = [GONE + one for one in sealer.fingerprints(openid)]
    mine = (bindings.c.account == account) & bindings.c.openid.in_(hidden)
    last = session.scalar(select(func.max(bindings.c.until)).where(mine))
    if last is None:
        return []
    others = bindings.alias("others")
    elsewhere = (
        select(others.c.id)
        .where(
            others.c.person_id == bindings.c.person_id,
            others.c.kind != "helper",
            others.c.until.is_(None),
        )
        .exists()
    )
    back = session.scalars(
        select(bindings.c.id).where(
            mine, bindings.c.until == last, (bindings.c.kind == "helper") | ~elsewhere
        )
    ).all()
    session.execute(update(bindings).where(mine).values(openid=openid))
    session.execute(
        update(helpers)
        .where(helpers.c.account == account, helpers.c.openid.in_(hidden))
        .values(openid=openid)
    )
    session.execute(update(bindings).where(bindings.c.id.in_(back)).values(until=None))
    session.expire_all()
    return list(session.scalars(select(bindings.c.person_id).where(bindings.c.id.in_(back))))
