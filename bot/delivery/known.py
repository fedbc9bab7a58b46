"""What a batch has to know beside windows and lanes, asked for only where it is configured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from sqlalchemy.orm import Session

from bot.delivery.by_phone import OFF, Phone, known_phones, may_go
from bot.delivery.credits import Key, Spending, known_credits
from bot.delivery.looking import Seen, Way
from bot.delivery.terms import Terms


@dataclass(frozen=True, slots=True)
class Known:
    """Notices agreed to and telephones, of the recipients of one batch."""

    terms: Terms
    credits: Mapping[Key, int]
    phones: Mapping[int, Phone]
    spending: Spending = field(default_factory=Spending)

    @classmethod
    def of(cls, session: Session, terms: Terms, batch: Sequence[Seen]) -> Self:
        """Two SELECTs at most, none where neither is configured."""
        credits_ = known_credits(session, batch, terms.subscriptions) if terms.subscriptions else {}
        phones = known_phones(session, batch) if terms.sms else {}
        return cls(terms, credits_, phones)

    def notice(self, one: Seen) -> str:
        """The template that people agree to for texts of this purpose; "" for none."""
        content = one.content
        return self.terms.subscriptions.get(content.account, {}).get(content.purpose, "")

    def key(self, one: Seen, way: Way) -> Key:
        """Which balance a notice by this way is taken from."""
        return one.content.account, way.openid or "", self.notice(one)

    def credit(self, one: Seen, way: Way) -> int | None:
        """How many such notices may still go there; None where there is none to agree to."""
        if not self.notice(one):
            return None
        key = self.key(one, way)
        return self.credits.get(key, 0) - self.spending.spent(key)

    def phone(self, one: Seen) -> Phone:
        """Whether this text may go by telephone."""
        if one.person_id is None or not may_go(one.content):
            return OFF
        return self.phones.get(one.person_id, OFF)
