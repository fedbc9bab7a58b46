"""One message being answered: who wrote, in which transaction, with which words at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.facts import Tell
from bot.core.refusals import Refusal, facts_of
from bot.core.sealing import Sealer
from bot.core.settings import Settings
from bot.core.texts import Shown, Texts
from bot.webhook import Incoming

DIALOGUE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back; with `then`, the next open question may follow it."""

    text: str
    then: bool = False


SILENCE = Reply("")


@dataclass(frozen=True, slots=True)
class Someone:
    """A person to turn to as members read it: name and phone number; id None: the duty phone."""

    id: int | None
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class House:
    """What every message finds: settings, texts, the sealer, and where facts are told."""

    settings: Settings
    texts: Texts
    sealer: Sealer
    tell: Tell

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place, in which members say and read times."""
        return self.texts.zone


@dataclass
class Chat:
    """Everything a handler has. `member` is whose matter it is; None for a stranger."""

    house: House
    session: Session
    now: datetime
    incoming: Incoming
    inbox_id: int
    identity: people.Identity
    member: people.PersonCard | None
    questions: Sequence[delivery.Question] = ()
    was_asked: bool = True  # false: nothing is open, nothing was answered in the last seconds
    text: str = ""
    last_said_at: datetime | None = None
    answering: delivery.Question | None = field(default=None)

    @property
    def person(self) -> people.PersonCard:
        """The member; handlers of routes for members only run when there is one."""
        if self.member is None:
            raise LookupError("a stranger has no card")
        return self.member

    def be(self, member: people.PersonCard) -> None:
        """From here on it is this member's matter."""
        self.member = member
        for cached in ("roles", "organiser"):
            self.__dict__.pop(cached, None)

    @property
    def is_own(self) -> bool:
        """Whether it is the member's own or shared WeChat, and not only a helper's: what no helper
        may do for another."""
        return self.member in self.identity.members

    @property
    def account(self) -> str:
        """The name of the account (street) this chat belongs to."""
        return self.incoming.account

    @property
    def openid(self) -> str:
        """Whose WeChat it is."""
        return self.incoming.openid

    @property
    def settings(self) -> Settings:
        """The configuration."""
        return self.house.settings

    @property
    def tell(self) -> Tell:
        """Where the actions tell their facts."""
        return self.house.tell

    @cached_property
    def roles(self) -> tuple[people.RoleHeld, ...]:
        """The roles the member holds now; none where a helper speaks for them: an office is not
        part of what somebody may be helped with."""
        return people.roles_of(self.session, self.now, self.person.id) if self.is_own else ()

    def has_role(self, *roles: str) -> bool:
        """Whether the member holds one of these roles anywhere."""
        return self.member is not None and any(held.role in roles for held in self.roles)

    @cached_property
    def organiser(self) -> Someone:
        """Who looks after this member, failing that the duty phone."""
        if self.member is None:
            return self.duty
        card = people.organiser(self.session, self.now, self.member.id)
        return self.someone(card) if card else self.duty

    @property
    def duty(self) -> Someone:
        """The phone that a stranger or anyone stuck can ring."""
        return Someone(None, self.line("duty-phone"), self.settings.contact.phone)

    def someone(self, card: people.PersonCard) -> Someone:
        """A person with the phone to reach them, the duty phone where they gave none."""
        phone = people.phone_of(self.session, self.house.sealer, card.id)
        return Someone(card.id, people.addressed(card), phone or self.settings.contact.phone)

    def line(self, key: str, /, **facts: Shown) -> str:
        """A text of the catalogue; `you` is how the member is addressed."""
        return self.house.texts.say(key, **{"you": self.you, **facts})

    @property
    def you(self) -> str:
        """How the member is addressed; a stranger has no name here."""
        if self.member is None:
            return self.house.texts.say("stranger")
        return people.addressed(self.member)

    def say(self, key: str, /, **facts: Shown) -> Reply:
        """Answer, and let the next open question follow."""
        return Reply(self.line(key, **facts), then=True)

    def only(self, key: str, /, **facts: Shown) -> Reply:
        """Answer with nothing after it: thanks, danger, mourning, a question of its own."""
        return Reply(self.line(key, **facts))

    def refuse(self, refusal: Refusal) -> Reply:
        """Say why it cannot be done and what can."""
        known = {"organiser": self.organiser.name, "phone": self.organiser.phone}
        facts = {
            name: "\n".join(fact) if isinstance(fact, tuple) else fact
            for name, fact in facts_of(refusal).items()
        }
        return self.say(refusal.key, **{**known, **facts})

    def themselves(self) -> Reply:
        """What only the member can do, said to a helper."""
        return self.say("only-themselves", name=self.person.name, organiser=self.organiser.name)

    def ask(
        self,
        kind: str,
        reply: Reply,
        *,
        about_id: int | None = None,
        until: timedelta = DIALOGUE,
        data: dict[str, Any] | None = None,
        choices: Sequence[str] = (),
        optional: bool = False,
    ) -> Reply:
        """Open a question in this chat and ask it by `reply`.

        `optional`: nobody need answer, so it is no dialogue that holds up what is to be pushed.
        """
        delivery.ask(
            self.session,
            self.now,
            account=self.account,
            openid=self.openid,
            person_id=self.member.id if self.member else None,
            kind=kind,
            about_id=about_id,
            until=self.now + until,
            data=data,
            choices=tuple(choices),
            in_reply=not optional,
        )
        return Reply(reply.text)
