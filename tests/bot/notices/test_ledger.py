"""audience = confirmed + handed_over + explained + waiting, after anything that can happen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import lists, sampled_from, tuples
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import errands, notices
from bot.core.facts import Fact
from bot.notices.models import Notice, Recipient
from bot.people import Person
from tests import builders
from tests.bot.notices.announcing import exhausted, publish, sent
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street

EVENTS = (
    "confirm",
    "confirm_by_leader",
    "call_me",
    "cannot",
    "why_not",
    "take_back",
    "contacted",
    "not_contacted",
    "put_off",
    "exhausted",
    "leave",
)
FOR_ALL = ("remind", "hand_over", "recall", "sent", "go_up")
PACE = errands.Pace(1, SHANGHAI)
STEPS = lists(tuples(sampled_from((*EVENTS, *FOR_ALL)), sampled_from(("zhao", "wang", "li"))))


class Day:
    """One notice to three members, and everything that may happen to it."""

    def __init__(self, session: Session, street: Street) -> None:
        self.session, self.street = session, street
        self.id = publish(session, street.zhou).id
        self.now = NOW

    def take(self, event: str, who: str) -> None:
        """Let one thing happen, an hour later, twice."""
        self.now += timedelta(hours=1)
        for _ in range(2):
            getattr(self, event)(getattr(self.street, who))

    def answer(self, act: Callable[..., object], who: Person, **more: object) -> None:
        """One of the acts on a recipient."""
        act(self.session, self.now, notice_id=self.id, person_id=who.id, **more)

    def confirm(self, who: Person) -> None:
        self.answer(notices.confirm, who)

    def confirm_by_leader(self, who: Person) -> None:
        self.answer(notices.confirm, who, by_id=self.street.zhou.id)

    def call_me(self, who: Person) -> None:
        self.answer(notices.call_me, who, zone=SHANGHAI)

    def cannot(self, who: Person) -> None:
        self.answer(notices.cannot, who, zone=SHANGHAI)

    def why_not(self, who: Person) -> None:
        self.answer(notices.why_not, who, why="腿疼", zone=SHANGHAI)

    def take_back(self, who: Person) -> None:
        self.answer(notices.take_back, who)

    def contacted(self, who: Person) -> None:
        """By the owner's list, as a leader does it, and by what reacts to that."""
        for owner in (self.street.zhao, self.street.zhou):
            self.by_number(owner, who, errands.done)

    def not_contacted(self, who: Person) -> None:
        for owner in (self.street.zhao, self.street.zhou):
            self.by_number(owner, who, errands.not_reached)

    def by_number(self, owner: Person, who: Person, act: Callable[..., object]) -> None:
        for task in errands.today(self.session, self.now, owner.id, SHANGHAI):
            if task.person.id == who.id:
                act(
                    self.session,
                    self.now,
                    owner_id=owner.id,
                    number=task.number,
                    note=None,
                    zone=SHANGHAI,
                    tell=self.react,
                )

    def react(self, session: Session, now: datetime, fact: Fact) -> None:
        if isinstance(fact, errands.Done | errands.NotReached):
            acts = {errands.Done: notices.contacted, errands.NotReached: notices.not_contacted}
            acts[type(fact)](
                session,
                now,
                notice_id=fact.about[1],
                person_id=fact.person_id,
                by_id=fact.by_id,
                note=fact.note,
            )

    def exhausted(self, who: Person) -> None:
        exhausted(self.session, self.id, who, self.now)

    def leave(self, who: Person) -> None:
        notices.explain(self.session, self.now, person_id=who.id, reason="left")

    def remind(self, _who: Person) -> None:
        notices.remind(self.session, self.now, self.id)

    def hand_over(self, _who: Person) -> None:
        notices.hand_over_due(self.session, self.now, self.id, SHANGHAI, per_day=1)

    def go_up(self, _who: Person) -> None:
        """Three days on, what is overdue is the next one's."""
        self.now += timedelta(days=3)
        errands.go_up(self.session, self.now, after=timedelta(days=2), pace=PACE)

    def put_off(self, who: Person) -> None:
        for owner in (self.street.zhao, self.street.zhou):
            for task in errands.today(self.session, self.now, owner.id, SHANGHAI):
                if task.person.id == who.id:
                    errands.put_off(
                        self.session,
                        self.now,
                        owner_id=owner.id,
                        number=task.number,
                        day=self.now.date() + timedelta(days=2),
                        note="住院了",
                        pace=PACE,
                        tell=self.react,
                    )

    def sent(self, _who: Person) -> None:
        sent(self.session, self.id)

    def recall(self, _who: Person) -> None:
        notices.recall(
            self.session,
            self.now,
            author_id=self.street.zhou.id,
            number=None,
            settings=builders.settings(),
        )


def assert_balanced(session: Session, notice_id: int) -> None:
    """The sum, and what the states promise: errands with owners, a notice closed or not."""
    (line,) = notices.figures(session, ACCOUNT)
    places = [line[name] for name in ("confirmed", "handed_over", "explained", "waiting")]
    assert line["audience"] == sum(places) == 3
    handed = session.scalars(
        select(Recipient.person_id).where(
            Recipient.notice_id == notice_id, Recipient.state == "handed_over"
        )
    ).all()
    about = ("notice", notice_id)
    open_ones = [one for one in errands.about(session, about) if one.state == "open"]
    assert {one.person_id for one in open_ones} == set(handed)
    assert all(one.owner_id is not None for one in open_ones)
    session.expire_all()
    closed = session.get_one(Notice, notice_id).closed_at is not None
    assert closed == (line["waiting"] == 0)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_every_recipient_stands_in_exactly_one_place(
    session: Session, street: Street, steps: list[tuple[str, str]]
) -> None:
    # A savepoint each: hypothesis runs the test many times on one database.
    savepoint = session.begin_nested()
    try:
        day = Day(session, street)
        for event, who in steps:
            day.take(event, who)
        assert_balanced(session, day.id)
    finally:
        savepoint.rollback()
        session.expire_all()


def test_nobody_is_lost_among_many(session: Session, street: Street) -> None:
    """Three hundred members, nobody answers: three hundred errands, by sets."""
    for number in range(300):
        builders.person(session, f"党员{number}", street.group)
    done = publish(session, street.zhou)
    assert done.audience == 303
    notices.hand_over_due(session, NOW + timedelta(hours=49), done.id, SHANGHAI)
    (line,) = notices.figures(session)
    assert (line["handed_over"], line["waiting"]) == (303, 0)
    opened = session.scalars(select(func.count()).select_from(errands.Errand)).one()
    assert opened == 303
