"""Whatever happens, in whatever order: nothing open is with somebody away or loses its owner."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, handing, help, people
from bot.people import Person
from tests.bot.handing import away
from tests.builders import NOW, Street

HOUR = timedelta(hours=1)
WHO = st.sampled_from(["zhao", "zhou", "gan", "qian", "li", "wang", "chen"])
LATER = st.integers(0, 60)
STEPS = st.one_of(
    st.tuples(st.just("go"), WHO, WHO, LATER),
    st.tuples(st.just("ask"), WHO, WHO, LATER),
    st.tuples(st.just("back"), WHO),
    st.tuples(st.just("errand"), WHO),
    st.tuples(st.just("errand_of"), WHO, WHO),
    st.tuples(st.just("request"), WHO),
    st.tuples(st.just("claim"), WHO, st.integers(1, 4)),
    st.tuples(st.just("hours"), LATER),
    st.tuples(st.just("leave"), st.sampled_from(["li", "wang", "chen"])),
)


class Days:
    """The street as the days go by."""

    def __init__(self, session: Session, street: Street) -> None:
        self.session, self.street, self.now = session, street, NOW

    def who(self, name: str) -> Person:
        found: Person = getattr(self.street, name)
        return found

    def step(self, what: str, about: Sequence[str | int]) -> None:
        getattr(self, what)(*about)
        self.session.flush()

    def go(self, name: str, by: str, later: int) -> None:
        asked = self.ask(name, by, later)
        if asked is not None:
            away.accept(self.session, asked, at=self.now)

    def ask(self, name: str, by: str, later: int) -> people.Away | None:
        since = self.now + later * HOUR
        asked = people.ask_to_stand_in(
            self.session,
            self.now,
            person_id=self.who(name).id,
            substitute_id=self.who(by).id,
            since=since,
            until=since + 30 * HOUR,
            tell=away.TELL,
        )
        return asked if isinstance(asked, people.Away) else None

    def back(self, name: str) -> None:
        away.back(self.session, self.who(name), at=self.now)

    def errand(self, name: str) -> None:
        away.errand(self.session, self.who(name))

    def errand_of(self, name: str, owner: str) -> None:
        if self.who(owner).left_at is None:
            away.errand(self.session, self.who(name), self.who(owner), kind="visit")

    def request(self, name: str) -> None:
        away.request(self.session, self.who(name), at=self.now)

    def claim(self, name: str, number: int) -> None:
        away.claim(self.session, self.who(name), number, at=self.now)

    def hours(self, count: int) -> None:
        self.now += count * HOUR
        away.tick(self.session, self.now)

    def leave(self, name: str) -> None:
        self.who(name).left_at = self.now
        self.session.flush()
        handing.tidy(self.session, self.now, away.SETTINGS)


def with_owner(session: Session) -> dict[tuple[str, int], tuple[int | None, int]]:
    """Everything open with its owner and the member concerned."""
    found: dict[tuple[str, int], tuple[int | None, int]] = {
        ("errand", one.id): (one.owner_id, one.person_id)
        for one in session.scalars(select(errands.Errand).where(errands.Errand.state == "open"))
    }
    for one in session.scalars(select(help.HelpRequest)):
        if one.state in {"open", "claimed"}:
            owner = one.owner_id if one.state == "claimed" else one.organiser_id
            found["request", one.id] = (owner, one.asker_id)
    return found


def is_away(session: Session, person_id: int | None) -> bool:
    return person_id is not None and people.away_now(session, person_id) is not None


@settings(
    max_examples=20,
    phases=[Phase.generate],  # a street takes its time: what failed is shown as it is
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, max_size=20))
def test_nothing_open_is_with_somebody_away_and_nothing_loses_its_owner(
    session: Session, street: Street, steps: list[tuple[str | int, ...]]
) -> None:
    with session.begin_nested() as trial:
        days = Days(session, street)
        had: set[tuple[str, int]] = set()
        for step in [*steps, ("hours", 100), ("hours", 100)]:
            days.step(str(step[0]), step[1:])
            open_now = with_owner(session)
            for what, (owner, about) in open_now.items():
                others = people.organisers(session, days.now, about)
                alone = all(is_away(session, one.id) for one in others)
                assert alone or not is_away(session, owner), (step, what, owner, about)
            had = {one for one in had if one in open_now}
            assert [one for one in had if open_now[one][0] is None] == [], step
            had |= {one for one, (owner, _) in open_now.items() if owner is not None}
        for one in session.scalars(select(errands.Errand)):
            assert one.state != "open" or one.stands_for_id is None
        trial.rollback()
