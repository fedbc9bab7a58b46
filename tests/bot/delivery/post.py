"""A post office for tests: a database, a clock that is set, the fake platform, a sender."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot import delivery
from bot.channels import Channel
from bot.core.database import Database
from bot.core.facts import Tell
from bot.core.hours import Quiet
from bot.core.texts import Texts
from bot.delivery.models import Delivery, Outbound, Question, Window
from bot.people import Unit
from tests import builders
from tests.bot.delivery.platform import HOURS_48, MINUTE, Chat, Credit, Platform, Sms, Template
from tests.builders import ACCOUNT, NOW, SEALER, SHANGHAI

TEXTS = "hello = { $you }：{ $word }\nat = { $you }：{ $when }\n"
PURPOSES = frozenset({"notice", "study_day_reminder", "help_request", "errand"})
LEASE = timedelta(seconds=60)


def terms(
    quiet: str = "",
    templates: frozenset[str] = frozenset(),
    per_day: int = 0,
    **more: Any,  # noqa: ANN401 (the rest of the terms)
) -> delivery.Terms:
    """Terms without quiet hours, templates and a ceiling, unless given."""
    return delivery.Terms(
        SHANGHAI,
        Quiet.parse(quiet),
        LEASE,
        {ACCOUNT: templates},
        per_day,
        **more,
    )


def fill(
    _account: str, purpose: str, facts: Mapping[str, Any], channel: str
) -> delivery.FilledTemplate:
    """Templates whose fields are their facts."""
    name = "ntf" if channel == "credit" else "tpl"
    return delivery.FilledTemplate(f"{name}-{purpose}", {k: str(v) for k, v in facts.items()})


class Post:
    """Plans, sends and looks at what arrived; `now` is moved by tests."""

    def __init__(
        self,
        database: Database,
        *,
        quiet: str = "",
        templates: frozenset[str] = frozenset(),
        per_day: int = 0,
        platform: Platform | None = None,
        tell: Tell | None = None,
        **more: Any,  # noqa: ANN401 (the rest of the terms)
    ) -> None:
        self.now = NOW
        self.database = database
        self.terms = terms(quiet, templates, per_day, **more)
        self.platform = platform or Platform(clock=lambda: self.now)
        self.heard = builders.Heard()
        self.tell: Tell = tell or self.heard
        self.sender = self.another_sender()
        self._group: Unit | None = None

    def another_sender(
        self, *, chat: Channel | None = None, template: Channel | None = None
    ) -> delivery.Sender:
        """One more sender on the same outbox and platform."""
        ways: dict[str, Channel] = {
            "chat": chat or Chat(self.platform),
            "credit": Credit(self.platform),
            "template": template or Template(self.platform),
            "sms": Sms(self.platform),
        }
        return delivery.Sender(
            self.database,
            {ACCOUNT: ways},
            delivery.Messages(
                Texts("zh-CN", SHANGHAI, iter([TEXTS])),
                fill=fill,
                open_sealed=SEALER.open,
                sms_words=lambda purpose, facts: f"{purpose} {facts['title']}",
                own_address=lambda page, person_id: f"{page.purpose} {page.about_id} {person_id}",
            ),
            lambda: self.now,
            lambda session, now, fact: self.tell(session, now, fact),
            self.terms,
        )

    def member(
        self,
        name: str = "王秀兰",
        *,
        openid: str | None = "",
        kind: str = "self",
        phone: str | None = None,
    ) -> int:
        """A member bound to a WeChat (`openid` None: to none); the id."""
        with self.database.begin() as session:
            group = self._group or builders.unit(session, "紫云苑小组")
            self._group = group
            who = builders.person(session, name, group, phone=phone)
            if openid is not None:
                builders.bind(session, who, openid or None, kind)
            return who.id

    def agrees(self, openid: str, template_id: str = "ntf-notice") -> None:
        """A person agrees to a notice: the platform and we both notice."""
        self.platform.agreed[openid] += 1
        with self.database.begin() as session:
            words = [delivery.Agreed(template_id, "accept")]
            delivery.agreed(session, self.now, account=ACCOUNT, openid=openid, words=words)

    def credit(self, openid: str) -> dict[str, int]:
        """What we believe they agreed to."""
        with self.database.read() as session:
            return delivery.balance(session, ACCOUNT, openid)

    def does(self, openid: str, trigger: delivery.Trigger = "message") -> None:
        """A person does something: the platform and we both notice."""
        allowance = self.platform.people[openid]
        if trigger == "unfollow":
            allowance.follows, allowance.ends = False, None
        elif trigger == "message":
            allowance.follows = True
            allowance.grant(self.now, 5, HOURS_48)
        else:
            allowance.follows = True
            allowance.grant(self.now, 3, MINUTE)
        with self.database.begin() as session:
            delivery.heard(session, self.now, account=ACCOUNT, openid=openid, trigger=trigger)

    def plan(self, *to: int, **changes: object) -> int:
        """Plan a notice to these members; the content's id."""
        with self.database.begin() as session:
            return delivery.plan(session, self.now, draft(self.now, **changes), to).content_id

    def sweep(self, times: int = 1) -> None:
        """Let the sender go round."""
        for _ in range(times):
            asyncio.run(self.sender.sweep())

    def give_back(self) -> None:
        """Let the sender take back old claims."""
        asyncio.run(self.sender.give_back())

    def rows(self) -> list[Outbound]:
        """The outbox by id."""
        with self.database.read() as session:
            return list(session.scalars(select(Outbound).order_by(Outbound.id)))

    def states(self) -> list[str]:
        """The states of the outbox by id."""
        return [row.state for row in self.rows()]

    def deliveries(self) -> list[tuple[str, str]]:
        """Channel and outcome of every attempt, in order."""
        with self.database.read() as session:
            rows = session.scalars(select(Delivery).order_by(Delivery.id))
            return [(row.channel, row.outcome) for row in rows]

    def window(self, openid: str) -> Window:
        """What we believe of a window."""
        with self.database.read() as session:
            return session.get_one(Window, (ACCOUNT, openid))

    def asked(self, openid: str) -> list[Question]:
        """What is open towards a WeChat account."""
        with self.database.read() as session:
            return delivery.open_questions(session, self.now, ACCOUNT, openid)

    def told(self) -> list[delivery.RoutesExhausted]:
        """Who was told that no way is left."""
        return self.heard.of(delivery.RoutesExhausted)

    def later(self, **by: float) -> None:
        """Move the clock."""
        self.now += timedelta(**by)


def draft(now: datetime, **changes: object) -> delivery.Draft:
    """A notice that is worth sending for two days; with a template's facts."""
    values: dict[str, Any] = {
        "account": ACCOUNT,
        "purpose": "notice",
        "key": "hello",
        "facts": {"word": "停水"},
        "about": ("notice", 7),
        "useless_after": now + timedelta(days=2),
        "template": {"title": "停水"},
    }
    return delivery.Draft(**(values | changes))


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    """A moment of December 2026 by Shanghai's clock."""
    return datetime(2026, 12, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)
