"""What goes to one recipient by one channel: a content's words, with what is their own in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.channels import Outgoing
from bot.core.kept_facts import Open, OwnPage, Saying, bring_back
from bot.core.texts import Shown, Texts
from bot.delivery.attempts import Attempt
from bot.delivery.models import Content
from bot.delivery.planning import VOICE
from bot.delivery.rules import ChannelName

KNOWN: Final = 512  # contents whose words are kept, said once for all their recipients
_YOU: Final = "\ufdd0"  # stands where each is addressed; Unicode's own for what nobody types
_PAGE: Final = "page"  # among a template's facts: where a tap on its card leads


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template's id at the platform and the values of its fields."""

    id: str
    fields: Mapping[str, str]


OwnAddress = Callable[[OwnPage, int], str]
"""(the page, whose it is) -> its signed address."""
FillTemplate = Callable[[str, str, Mapping[str, Any], ChannelName], FilledTemplate]
"""(account, purpose, facts of the template, template or credit) -> what is sent. Raises if it
cannot be filled."""
SmsWords = Callable[[str, Mapping[str, Any]], str]
"""(purpose, facts of the template) -> the words of a message by telephone."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A content in words. `text`: all of it, with `_YOU` in it; "" where `facts` has pages of each
    recipient's own."""

    facts: Mapping[str, Any]
    text: str
    voice: str


class Messages:
    """Makes the messages of attempts."""

    def __init__(
        self,
        texts: Texts,
        *,
        fill: FillTemplate,
        open_sealed: Open,
        own_address: OwnAddress,
        sms_words: SmsWords | None = None,
    ) -> None:
        self._texts = texts
        self._fill = fill
        self._open_sealed = open_sealed
        self._own_address = own_address
        self._sms_words = sms_words
        self._said: dict[int, _Said] = {}

    def of(self, attempt: Attempt) -> Outgoing:
        """The message of an attempt. Raises whatever making it raises: a defect of the content."""
        if attempt.channel == "chat":
            return self._by_chat(attempt)
        kept = bring_back(attempt.content.template or {}, self._open_sealed)
        kept = self._addressed(kept, attempt.person_id)
        page = kept.pop(_PAGE, None)
        facts = {name: self._in_words(fact) for name, fact in kept.items()}
        if attempt.channel == "sms":
            return self._by_telephone(attempt, facts)
        content = attempt.content
        filled = self._fill(content.account, content.purpose, facts, attempt.channel)
        return Outgoing(
            openid=attempt.openid,
            text="",
            key=attempt.key,
            template_id=filled.id,
            template_fields=filled.fields,
            url=page if isinstance(page, str) else "",
        )

    def _by_chat(self, attempt: Attempt) -> Outgoing:
        said = self._same_for_all(attempt.content)
        text = said.text.replace(_YOU, attempt.you) if said.text else self._own_text(attempt, said)
        return Outgoing(openid=attempt.openid, text=text, key=attempt.key, voice=said.voice)

    def _own_text(self, attempt: Attempt, said: _Said) -> str:
        facts = self._addressed(said.facts, attempt.person_id)
        return self._texts.say(attempt.content.key, **{"you": attempt.you, **facts})

    def _by_telephone(self, attempt: Attempt, facts: Mapping[str, Any]) -> Outgoing:
        """The phone is opened here and nowhere before."""
        if self._sms_words is None:
            raise LookupError("no words for messages by telephone")
        return Outgoing(
            openid="",
            text=self._sms_words(attempt.content.purpose, facts),
            key=attempt.key,
            phone=self._open_sealed(attempt.phone_sealed),
        )

    def _same_for_all(self, content: Content) -> _Said:
        """What is the same for all recipients of a content, said once."""
        said = self._said.get(content.id)
        if said is None:
            if len(self._said) >= KNOWN:
                self._said.clear()
            said = self._said[content.id] = self._say_for_all(content)
        return said

    def _say_for_all(self, content: Content) -> _Said:
        kept = bring_back(content.facts, self._open_sealed)
        has_own = any(_is_own(fact) for fact in kept.values())
        facts = {
            name: fact if _is_own(fact) else self._texts.said(fact) for name, fact in kept.items()
        }
        text = "" if has_own else self._texts.say(content.key, **{"you": _YOU, **facts})
        return _Said(facts, text, str(facts["voice"]) if content.purpose == VOICE else "")

    def _addressed(self, facts: Mapping[str, Any], person_id: int | None) -> dict[str, Any]:
        if person_id is None:
            return dict(facts)
        return {name: self._of_recipient(fact, person_id) for name, fact in facts.items()}

    def _of_recipient(self, fact: Shown | OwnPage, person_id: int) -> Shown:
        """A fact as this recipient reads it: own pages, also inside other texts, as addresses."""
        if isinstance(fact, OwnPage):
            return self._own_address(fact, person_id)
        if isinstance(fact, Saying):
            within = {name: self._of_recipient(one, person_id) for name, one in fact.facts.items()}
            return Saying(fact.key, within)
        return fact

    def _in_words(self, fact: Shown) -> Shown:
        return self._texts.say(fact.key, **fact.facts) if isinstance(fact, Saying) else fact


def _is_own(fact: object) -> bool:
    if isinstance(fact, Saying):
        return any(_is_own(one) for one in fact.facts.values())
    return isinstance(fact, OwnPage)
