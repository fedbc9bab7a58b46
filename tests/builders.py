"""Builders: the few people and units that a rule is about, made in one line each."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import people
from bot.core.facts import Fact
from bot.core.sealing import Sealer
from bot.core.settings import Settings
from bot.people import Binding, Person, Role, Unit

ACCOUNT = "main"
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Tuesday 1 December 2026, 10:00 in Shanghai: a working day, nobody sleeps.
NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
F = TypeVar("F", bound=Fact)
SEALER = Sealer("k" * 32)


def settings(**sections: dict[str, Any]) -> Settings:
    """The defaults, with sections replaced: settings(notices={"quiet_hours": ""})."""
    given = {"contact": {"phone": "0519-88881234"}, **sections}
    return Settings.model_validate(given)


def unit(session: Session, name: str, under: Unit | None = None, account: str = ACCOUNT) -> Unit:
    """A unit below another, or at the top."""
    path = name if under is None else f"{under.path}/{name}"
    made = Unit(account=account, parent_id=under and under.id, name=name, path=path, lineage="")
    session.add(made)
    session.flush()
    made.lineage = f"{under.lineage if under else '/'}{made.id}/"
    session.flush()
    return made


def person(
    session: Session,
    name: str,
    home: Unit,
    *,
    residence: Unit | None = None,
    called: str | None = None,
    phone: str | None = None,
    born_on: date | None = None,
    category: str | None = None,
) -> Person:
    """A member; `phone` is kept sealed by SEALER."""
    made = Person(
        account=home.account,
        name=name,
        called=called,
        phone_sealed=None if phone is None else SEALER.seal(phone),
        phone_key=None if phone is None else SEALER.fingerprint(phone),
        home_unit_id=home.id,
        residence_unit_id=residence and residence.id,
        born_on=born_on,
        category=category,
    )
    session.add(made)
    session.flush()
    people.note_homes(session, NOW - timedelta(days=365), [made.id])
    people.note_categories(session, NOW - timedelta(days=365), [made.id])
    return made


def role(session: Session, who: Person, name: str, where: Unit) -> Person:
    """Give a person a role (leader, secretary, officer, volunteer) a year ago; the person."""
    since = NOW - timedelta(days=365)
    session.add(Role(person_id=who.id, unit_id=where.id, role=name, since=since, until=None))
    session.flush()
    return who


def bind(session: Session, who: Person, openid: str | None = None, kind: str = "self") -> str:
    """Bind a WeChat to a member; the openid."""
    name = openid or f"openid-{who.id}"
    session.add(
        Binding(
            account=who.account,
            openid=name,
            person_id=who.id,
            kind=kind,
            since=NOW - timedelta(days=30),
            until=None,
        )
    )
    session.flush()
    return name


@dataclass
class Heard:
    """A Tell that remembers the facts it was told."""

    facts: list[Fact] = field(default_factory=list)

    def __call__(self, _session: Session, _now: datetime, fact: Fact) -> None:
        self.facts.append(fact)

    def of(self, kind: type[F]) -> list[F]:
        """The facts of one kind, in order."""
        return [one for one in self.facts if isinstance(one, kind)]


@dataclass(frozen=True)
class Street:
    """A street with one branch of one group and another branch, and who runs them.

    zhao leads the group, zhou is the branch's secretary, gan the street's officer; qian is the
    other branch's secretary. wang and li are members of the group, chen of the other branch.
    """

    street: Unit
    branch: Unit
    group: Unit
    other_branch: Unit
    zhao: Person
    zhou: Person
    gan: Person
    qian: Person
    wang: Person
    li: Person
    chen: Person


def street(session: Session) -> Street:
    """A small street; everybody is bound to a WeChat and has a phone."""
    top = unit(session, "青龙街道")
    branch = unit(session, "东风支部", top)
    group = unit(session, "紫云苑小组", branch)
    other = unit(session, "常青支部", top)
    made = Street(
        street=top,
        branch=branch,
        group=group,
        other_branch=other,
        zhao=role(session, person(session, "赵德福", group, phone="13900000001"), "leader", group),
        zhou=role(
            session, person(session, "周国平", branch, phone="13900000002"), "secretary", branch
        ),
        gan=role(session, person(session, "甘敏", top, phone="13900000003"), "officer", top),
        qian=role(
            session, person(session, "钱卫国", other, phone="13900000004"), "secretary", other
        ),
        wang=person(session, "王秀兰", group, called="王阿姨", phone="13900000005"),
        li=person(session, "李根宝", group, phone="13900000006"),
        chen=person(session, "陈志远", other, phone="13900000007"),
    )
    for one in (made.zhao, made.zhou, made.gan, made.qian, made.wang, made.li, made.chen):
        bind(session, one)
    return made
