"""What the tests of help requests share: asking, claiming, and who was sent what."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import help, people
from bot.delivery import RoutesExhausted
from bot.delivery.models import Content, Outbound
from bot.people import Person
from tests.builders import ACCOUNT, NOW, settings

SETTINGS = settings()


def card(session: Session, who: Person) -> people.PersonCard:
    """The card of a person."""
    found = people.card(session, who.id)
    assert found is not None
    return found


def ask(
    session: Session,
    asker: Person,
    *,
    urgent: bool = False,
    danger: str | None = None,
    now: datetime = NOW,
    text: str = "水管漏了",
) -> help.Asked:
    """A request of this member."""
    return help.ask(
        session,
        now,
        asker=card(session, asker),
        text=text,
        urgent=urgent,
        danger=danger,
        settings=SETTINGS,
    )


def claim(session: Session, by: Person, number: int = 1, now: datetime = NOW) -> object:
    """接单 by this person."""
    return help.claim(
        session,
        now,
        account=ACCOUNT,
        number=number,
        by=card(session, by),
        settings=SETTINGS,
    )


def finish(session: Session, by: Person, note: str = "", number: int = 1) -> object:
    """完成 by this person."""
    return help.finish(
        session, NOW, account=ACCOUNT, number=number, by=card(session, by), note=note
    )


def exhausted(session: Session, asked: help.Asked, who: Person, now: datetime = NOW) -> str:
    """No way is left to bring a text about the request to this person."""
    about = ("help_request", asked.id)
    fact = RoutesExhausted(ACCOUNT, about, who.id, "help_request", 1, "not-bound")
    return help.routes_exhausted(session, now, fact, settings=SETTINGS)


def told(session: Session, key: str) -> list[int | None]:
    """Who is to get, or got, the texts of this key, in the order they were planned."""
    return list(
        session.scalars(
            select(Outbound.person_id)
            .join(Content, Content.id == Outbound.content_id)
            .where(Content.key == key, Outbound.state != "skipped")
            .order_by(Outbound.id)
        )
    )


def content(session: Session, key: str) -> Content:
    """The latest content of this key."""
    wanted = select(Content).where(Content.key == key).order_by(Content.id.desc()).limit(1)
    return session.scalars(wanted).one()


def sent(session: Session) -> None:
    """The platform has accepted everything that was planned."""
    for row in session.scalars(select(Outbound).where(Outbound.state == "waiting")):
        row.state = "accepted"
    session.flush()
