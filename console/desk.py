"""A signed-in person at the console: the one way from a page to what it shows.

Every page gets a `Desk` and asks it; the scope is in each of its answers, so no page can forget
it. What lies outside the scope does not exist: 404, the same as for an id nobody has.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import abort
from sqlalchemy import Select
from sqlalchemy.orm import Session

from bot import people
from bot.people import ContactCard, Listed, PersonCard, Record, SignedIn, UnitInCharge
from console.parts import Parts

PAGE = 50  # rows of a list


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of a signed-in person, in its transaction."""

    parts: Parts
    session: Session
    now: datetime
    signed_in: SignedIn

    @property
    def person(self) -> PersonCard:
        """Who is signed in."""
        return self.signed_in.person

    @property
    def scope(self) -> Select[int]:
        """The ids of the members this person may see (DESIGN §7): start every query from it."""
        return people.in_scope(self.session, self.now, self.person.id)

    def units(self, page: int) -> list[UnitInCharge]:
        """The units in scope, a page of them, with counts."""
        skip = (page - 1) * PAGE
        return people.units_in_charge(self.session, self.now, self.person.id, skip=skip, limit=PAGE)

    def members(self, page: int, *, unit_id: int | None, name: str) -> tuple[list[Listed], int]:
        """A page of the members in scope and how many there are in all."""
        return people.members_listed(
            self.session,
            self.now,
            self.person.id,
            unit_id=unit_id,
            name=name,
            skip=(page - 1) * PAGE,
            limit=PAGE,
        )

    def member(self, person_id: int) -> tuple[Record, ContactCard]:
        """One member's record and contact card as this person may read them, and the audit row of
        having looked; 404 outside the scope."""
        self._require_in_scope(person_id)
        record = people.record(self.session, self.parts.sealer, person_id)
        card = people.card_for(
            self.session,
            self.now,
            self.parts.sealer,
            viewer_id=self.person.id,
            person_id=person_id,
            door="page",
        )
        if record is None or not isinstance(card, ContactCard):
            abort(404)
        return record, card

    def read(self, whom: int | Select[int], what: people.What) -> None:
        """Note that this person read something of a member, or of a list of them."""
        people.note(self.session, self.now, by=self.person.id, whom=whom, what=what, door="page")

    def changed(self, whom: int | Select[int], what: people.What) -> None:
        """Note that this person changed something."""
        people.note(
            self.session,
            self.now,
            by=self.person.id,
            whom=whom,
            what=what,
            door="page",
            changed=True,
        )

    def _require_in_scope(self, person_id: int) -> None:
        session, now, viewer_id = self.session, self.now, self.person.id
        if not people.may_act_for(session, now, viewer_id=viewer_id, person_id=person_id):
            abort(404)
