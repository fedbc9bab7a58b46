"""Whatever a leader and members do one after the other, every number's effect is there once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import study
from bot.study.models import CheckIn, CheckInChange, Invitee
from tests.bot.study import days
from tests.builders import ACCOUNT, NOW, SHANGHAI, Street

WHO = (0, 1, 2, 3)  # three of the list, and a guest of another branch
PICKED = st.lists(st.sampled_from(WHO), min_size=1, max_size=4, unique=True)
Act = tuple[str, Any]
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.sampled_from(["tick", "tick_again", "undo", "later"]), PICKED),
    st.tuples(st.sampled_from(["self", "code", "came", "missed"]), st.sampled_from(WHO)),
)


@dataclass
class Model:
    """What should stand: (person, evidence) -> of which act."""

    stands: dict[tuple[int, str], int] = field(default_factory=dict)
    changes: int = 0

    def is_there(self, one: int) -> bool:
        return any(who == one and evidence != "self" for who, evidence in self.stands)

    def enter(self, one: int, evidence: str, act: int) -> bool:
        new = (one, evidence) not in self.stands
        self.stands.setdefault((one, evidence), act)
        return new

    def take_out(self, one: int) -> None:
        self.stands = {key: act for key, act in self.stands.items() if key[0] != one}


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """Nothing of an example is left for the next one."""
    nested = session.begin_nested()
    yield
    nested.rollback()
    session.expire_all()


def happen(
    session: Session, street: Street, day: study.StudyDay, model: Model, nth: int, act: Act
) -> None:
    people = (street.wang.id, street.li.id, street.zhao.id, street.chen.id)
    name, whom = act
    now = day.starts_at + timedelta(seconds=nth)
    over = day.ends_at + timedelta(seconds=nth)
    by = street.zhao.id
    if name in {"tick", "tick_again", "later"}:
        evidence = "paper" if name == "later" else "list"
        ids = [people[one] for one in whom]
        enter = study.tick_later if name == "later" else study.tick
        at = over if name == "later" else now
        entered = enter(session, at, day=day, person_ids=ids, by_id=by)
        assert isinstance(entered, list)
        assert set(entered) == {people[one] for one in whom if model.enter(one, evidence, nth)}
        if name == "tick_again":
            assert enter(session, at, day=day, person_ids=ids, by_id=by) == []
    elif name == "undo":
        acts = [act for (who, evidence), act in model.stands.items() if evidence == "list"]
        last = max(acts, default=-1)
        at = day.starts_at + timedelta(seconds=last)
        ids = [people[one] for one in whom]
        gone = study.untick(session, study_day_id=day.id, person_ids=ids, by_id=by, at=at)
        mine = {one for one in whom if model.stands.get((one, "list")) == last}
        assert set(gone) == {people[one] for one in mine}
        for one in mine:
            del model.stands[one, "list"]
    elif name in {"self", "code"}:
        code = day.code if name == "code" else None
        study.check_in(session, now, account=ACCOUNT, person_id=people[whom], code=code)
        if name == "code" or whom != 3 or _invited(session, day, people[whom]):
            model.enter(whom, name, nth)
    else:
        _correct(session, day, people[whom], model, (whom, name == "came", nth), by)


def _correct(
    session: Session,
    day: study.StudyDay,
    person_id: int,
    model: Model,
    wanted: tuple[int, bool, int],
    by: int,
) -> None:
    whom, came, nth = wanted
    at = day.ends_at + timedelta(seconds=nth)
    was_in = any(who == whom for who, _ in model.stands)
    changes = not model.is_there(whom) if came else was_in
    outcome = study.correct(
        session,
        at,
        day=day,
        person_id=person_id,
        came=came,
        reason="记错了",
        by_id=by,
        zone=SHANGHAI,
    )
    assert isinstance(outcome, study.Corrected if changes else study.StoodSo)
    model.changes += changes
    if changes and came:
        model.enter(whom, "paper", nth)
    elif changes:
        model.take_out(whom)


def _invited(session: Session, day: study.StudyDay, person_id: int) -> bool:
    return session.get(Invitee, (day.id, person_id)) is not None


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ACTS, max_size=12))
def test_every_number_has_its_effect_once_whatever_is_done(
    session: Session, street: Street, acts: list[Act]
) -> None:
    with undone(session):
        day = days.publish(session, street.branch, street.zhou, starts_at=NOW + timedelta(hours=1))
        model = Model()
        for nth, act in enumerate(acts):
            happen(session, street, day, model, nth, act)
        people = (street.wang.id, street.li.id, street.zhao.id, street.chen.id)
        rows = session.execute(
            select(CheckIn.person_id, CheckIn.evidence).where(CheckIn.study_day_id == day.id)
        )
        assert {tuple(row) for row in rows} == {(people[one], how) for one, how in model.stands}
        figures = next(one for one in study.figures(session, NOW) if one["no"] == day.no)
        answers = sum(figures[one] for one in ("on_site", "online", "door", "leave", "silent"))
        assert figures["invited"] == answers
        assert figures["attended"] == len({one for one, _ in model.stands})
        assert session.scalar(select(func.count()).select_from(CheckInChange)) == model.changes
