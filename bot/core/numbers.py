"""Permanent numbers: one row of counters per account and kind, never given twice."""

from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.core.database import Base, insert_into


class Counter(Base):
    """The last number given out to a kind of thing in an account."""

    __tablename__ = "counters"

    account: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


def next_number(session: Session, account: str, kind: str) -> int:
    """The next number, from 1; a rolled-back transaction gives its number back."""
    first = insert_into(session, Counter).values(account=account, kind=kind, value=1)
    taken = first.on_conflict_do_update(
        index_elements=["account", "kind"], set_={"value": Counter.value + 1}
    ).returning(Counter.value)
    return session.execute(taken).scalar_one()


def next_numbers(session: Session, account: str, kind: str, count: int) -> range:
    """The next `count` numbers at once, for sets."""
    first = insert_into(session, Counter).values(account=account, kind=kind, value=count)
    taken = first.on_conflict_do_update(
        index_elements=["account", "kind"], set_={"value": Counter.value + count}
    ).returning(Counter.value)
    last = session.execute(taken).scalar_one()
    return range(last - count + 1, last + 1)
