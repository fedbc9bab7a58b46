"""Whom texts have reached, as sets of people: to correct, to explain, to follow up."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, or_, select, true

from bot.delivery.models import Content, Delivery, Outbound
from bot.delivery.planning import Abouts, contents_about
from bot.people import Person

_GOING = or_(Outbound.state.in_(("sending", "accepted", "unknown")), Outbound.arrived)


def told(
    about: Abouts,
    purposes: Collection[str] | None = None,
    keys: Collection[str] | None = None,
) -> Select[int]:
    """Person ids whom a text about `about` has reached, may have reached, or is just going to."""
    return _whose(about, _GOING, purposes, keys)


def still_to_tell(about: Abouts) -> Select[int]:
    """Person ids for whom a text about `about` waits to be sent."""
    return _whose(about, Outbound.state == "waiting")


def arrived(about: Abouts) -> Select[int]:
    """Person ids to whose phone a text about `about` came, by the platform's own report (of a
    template; of a chat text it never says)."""
    came = select(Delivery.id).where(
        Delivery.outbound_id == Outbound.id, Delivery.outcome == "delivered"
    )
    return _whose(about, came.exists())


def accepted(about: Abouts) -> Select[int]:
    """Person ids of whom the platform has accepted a text about `about`."""
    return _whose(about, or_(Outbound.state == "accepted", Outbound.arrived))


def planned_for(about: Abouts) -> Select[int]:
    """Person ids for whom a text about `about` was ever planned, whatever became of it."""
    return _whose(about, true())


def is_told(
    kind: str, about_id: SQLColumnExpression[int], person_id: SQLColumnExpression[int]
) -> ColumnElement[bool]:
    """The condition on rows of another table that a text about a row's thing has reached its
    person, may have, or is just going to."""
    return (
        select(Outbound.id)
        .join(Content, Content.id == Outbound.content_id)
        .where(
            Content.about_kind == kind,
            Content.about_id == about_id,
            Outbound.person_id == person_id,
            _GOING,
        )
        .exists()
    )


def _whose(
    about: Abouts,
    condition: ColumnElement[bool],
    purposes: Collection[str] | None = None,
    keys: Collection[str] | None = None,
) -> Select[int]:
    return (
        select(Person.id)
        .join_from(Outbound, Person, Person.id == Outbound.person_id)
        .where(Outbound.content_id.in_(contents_about(about, purposes, keys)), condition)
        .distinct()
    )
