"""Whatever happens to study days, in any order: the sums of every sheet balance, on both databases.

Each example lives in one transaction that is rolled back.
"""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, people, privacy, study
from bot.core import due
from bot.core.database import Database, open_database
from bot.people import Person, Unit
from bot.reactions import Reactions
from bot.study.rules import MODES
from scheduler import build_acts
from tests import builders
from tests.bot.study.days import balances, publish, sheet
from tests.builders import NOW, SHANGHAI, Street

WHO = st.sampled_from(["wang", "li", "zhao", "zhou", "qian", "chen", "sun"])
LEAVING = st.sampled_from(["wang", "li", "chen", "sun"])
UNITS = st.sampled_from(["street", "branch", "group", "other_branch"])
HOURS = st.sampled_from([1, 5, 20, 26, 72])
A_DAY_ON = timedelta(hours=25)
LOOKED_AFTER = timedelta(days=6)


class Days(RuleBasedStateMachine):
    """Study days of the small street; 孙有财 lives with another unit than he belongs to."""

    database: Database
    settings = builders.settings()

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.session = Session(self.database.engine, expire_on_commit=False)
        self.days: list[study.StudyDay] = []

    @initialize()
    def begin(self) -> None:
        """The street, and a study day of a branch."""
        self.street: Street = builders.street(self.session)
        self.sun = builders.person(
            self.session, "孙有财", self.street.branch, residence=self.street.other_branch
        )
        self.tell = Reactions(self.settings).tell
        self.acts = build_acts(self.settings, self.tell)
        self.publish("branch", 26)

    def teardown(self) -> None:
        """Nobody is in nobody's hands a day later; every view of a sheet balances."""
        try:
            if self.days:
                self.jump_to(self.now + A_DAY_ON)
                self.everything_balances()
        finally:
            self.session.rollback()
            self.session.close()

    def one(self, name: str) -> Person:
        """Somebody of the street."""
        return self.sun if name == "sun" else getattr(self.street, name)

    def unit(self, name: str) -> Unit:
        """One of its units."""
        found: Unit = getattr(self.street, name)
        return found

    @precondition(lambda self: len(self.days) < 3)
    @rule(unit=UNITS, hours=HOURS)
    def publish(self, unit: str, hours: int) -> None:
        """A study day that begins in so many hours."""
        at = self.now + timedelta(hours=hours)
        with_author = self.one("zhou")
        self.days.append(publish(self.session, self.unit(unit), with_author, starts_at=at))

    @rule(data=st.data(), who=WHO, mode=st.sampled_from([*MODES, ""]))
    def answer(self, data: st.DataObject, who: str, mode: str) -> None:
        """Somebody says how they take part, says otherwise, or takes it back."""
        day, person = self.some(data), self.one(who)
        about = {"study_day_id": day.id, "person_id": person.id}
        if mode:
            study.answer(self.session, self.now, mode=mode, **about)
        else:
            study.take_back(self.session, self.now, **about)

    @rule(data=st.data(), who=WHO, with_code=st.booleans(), by=st.sampled_from([None, "zhao"]))
    def check_in(self, data: st.DataObject, who: str, *, with_code: bool, by: str | None) -> None:
        """Somebody checks in, with the code of a day or without, or is checked in."""
        study.check_in(
            self.session,
            self.now,
            account=builders.ACCOUNT,
            person_id=self.one(who).id,
            code=self.some(data).code if with_code else None,
            recorded_by_id=self.one(by).id if by else None,
        )

    @rule(data=st.data(), who=WHO, came=st.booleans())
    def correct(self, data: st.DataObject, who: str, *, came: bool) -> None:
        """A leader enters somebody from paper, or takes an attendance out."""
        day, person = self.some(data), self.one(who)
        if self.now < day.check_in_opens_at:
            return
        if not came:
            study.take_back_check_in(self.session, study_day_id=day.id, person_id=person.id)
        elif self.session.get(study.Invitee, (day.id, person.id)) is not None:
            self.session.merge(
                study.CheckIn(
                    study_day_id=day.id,
                    person_id=person.id,
                    evidence="paper",
                    mode="on_site",
                    at=self.now,
                    late=False,
                    entered_late=True,
                    recorded_by_id=self.one("zhao").id,
                )
            )
            self.session.flush()

    @rule(data=st.data(), who=WHO)
    def told_of_another(self, data: st.DataObject, who: str) -> None:
        """A member of two units is told of one of two study days."""
        one, other = self.some(data), self.some(data)
        row = self.session.get(study.Invitee, (one.id, self.one(who).id))
        there = self.session.get(study.Invitee, (other.id, self.one(who).id))
        if row and there and one.id != other.id and there.elsewhere_day_id is None:
            row.elsewhere_day_id = other.id
            self.session.flush()

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        """A study day to come is called off."""
        day = self.some(data)
        if day.starts_at > self.now:
            day.cancelled_at = self.now
            self.session.flush()

    @rule(who=LEAVING, to=UNITS, kind=st.sampled_from(["home", "residence"]))
    def transfer(self, who: str, to: str, kind: people.HomeKind) -> None:
        """Somebody belongs elsewhere from now on."""
        people.transfer(
            self.session,
            self.now,
            who=people.Who(person_id=self.one(who).id),
            to_id=self.unit(to).id,
            kind=kind,
            tell=self.tell,
        )

    @rule(who=LEAVING)
    def leave(self, who: str) -> None:
        """Somebody leaves for good."""
        if people.cards(self.session, [self.one(who).id])[self.one(who).id].left_at is None:
            privacy.leave(
                self.session,
                self.now,
                person_id=self.one(who).id,
                settings=self.settings,
                tell=self.tell,
            )

    @rule(who=WHO, days=st.sampled_from([0, 3]))
    def pause(self, who: str, days: int) -> None:
        """Somebody wants no messages for a while, or wants them again."""
        one = self.one(who).id
        if days:
            until = self.now + timedelta(days=days)
            people.pause(self.session, self.now, person_id=one, until=until, tell=self.tell)
        else:
            people.resume(self.session, self.now, person_id=one, tell=self.tell)

    @rule(owner=st.sampled_from(["zhao", "zhou", "gan"]))
    def visit(self, owner: str) -> None:
        """Somebody does the first thing on their list."""
        them = self.one(owner).id
        for task in errands.today(self.session, self.now, them, SHANGHAI)[:1]:
            errands.done(
                self.session,
                self.now,
                owner_id=them,
                number=task.number,
                note=None,
                zone=SHANGHAI,
                tell=self.tell,
            )

    @rule(hours=HOURS)
    def jump(self, hours: int) -> None:
        """Time passes; whatever fell due is done at once, however late."""
        self.jump_to(self.now + timedelta(hours=hours))

    @invariant()
    def everybody_stands_in_one_place(self) -> None:
        """In the whole, in every unit, in every category; and status says the same."""
        if not self.days:
            return
        figures = {one["no"]: one for one in study.figures(self.session, self.now)}
        for day in self.days:
            made = sheet(self.session, day, self.now)
            balances(made)
            said = figures[day.no]
            assert said["attended"] == made.whole["attended"]
            assert said["invited"] == made.whole["invited"]
            assert said["missed"] == made.whole.missed

    def jump_to(self, moment: datetime) -> None:
        """What falls due on the way is done at its end."""
        self.now = moment
        while row := due.take_next(self.session, self.now, list(self.acts)):
            outcome = self.acts[row.kind](self.session, self.now, row.subject_id, row.occurrence)
            due.finish(row, self.now, outcome)
            self.session.flush()

    def everything_balances(self) -> None:
        """Among the people of each unit, of each leader, and in the ledger of each unit."""
        year = timedelta(days=365)
        for day in self.days:
            whole = sheet(self.session, day, self.now).whole
            if self.now - day.ends_at < LOOKED_AFTER:
                assert whole["place_nobody"] == 0
            for name in ("street", "branch", "group", "other_branch"):
                theirs = people.members_select(self.unit(name).id)
                balances(sheet(self.session, day, self.now, theirs))
            scope = people.in_scope(self.session, self.now, self.one("zhao").id)
            balances(sheet(self.session, day, self.now, scope))
        for name in ("street", "branch", "group", "other_branch"):
            unit = self.unit(name)
            for row in study.ledger(self.session, self.now, unit, NOW - year, NOW + year):
                parts = row.attended + row.leave + row.missed
                assert not row.is_over or row.invited == parts

    def some(self, data: st.DataObject) -> study.StudyDay:
        """Any of the study days."""
        found: study.StudyDay = data.draw(st.sampled_from(self.days))
        return found


def machine(database: Database) -> type[Days]:
    """The machine over a database."""
    return type("Days", (Days,), {"database": database})


@pytest.mark.timeout(240)
def test_the_sums_of_every_sheet_balance_after_anything(database_url: str) -> None:
    database = open_database(database_url)
    try:
        run_state_machine_as_test(
            machine(database),
            settings=settings(
                max_examples=8,
                stateful_step_count=16,
                deadline=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
        with database.read() as session:
            assert session.scalars(select(people.Person.id)).all() == []
    finally:
        database.close()
