"""What an author's words for an audience mean to them: units, roles, names, lists of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import people
from bot.core.refusals import Refusal
from bot.notices import queries, wording
from bot.notices.models import SavedAudience
from bot.notices.outcomes import NoSuchNotice, NothingAnnounced
from bot.notices.whom import Among, Whom, counted, whom_again


@dataclass(frozen=True, slots=True)
class SeveralOfThatName(Refusal):
    """A name fits several of the author's people: which one, is asked."""

    key: ClassVar[str] = "audience-several-of-that-name"
    name: str
    person_ids: tuple[int, ...]


WhomOutcome = Whom | SeveralOfThatName | Refusal
_Part = Whom | Among
_NOT_KNOWN = (people.UnknownAudience,)


def whom(
    session: Session,
    now: datetime,
    *,
    author_id: int,
    word: str,
    chosen: Mapping[str, int] | None = None,
) -> WhomOutcome:
    """The people an author means: audiences, names and lists, with 和 between and 除了 behind.

    `chosen`: who was meant by a name that several have. Refused are nobody, who is not theirs, a
    word without a meaning.
    """
    meaning = _Meaning(session, now, author_id, chosen or {})
    wanted, left_out = wording.but_for(word.strip())
    parts = meaning.parts(wanted or people.EVERYBODY[0])
    if isinstance(parts, Refusal):
        return parts
    but = meaning.parts(left_out) if left_out else []
    if isinstance(but, Refusal):
        return but
    parts, but = _picked_together(parts), _picked_together(but)
    if len(parts) == 1 and not but:
        only = parts[0]
        return counted(session, only if isinstance(only, Whom) else Whom(only.label, (only,)))
    return counted(session, Whom(word.strip(), tuple(parts), tuple(but)))


def _picked_together(parts: list[_Part]) -> list[_Part]:
    """The same people, with those picked by hand as one part."""
    by_hand: list[Among] = [one for one in parts if _is_by_hand(one) and isinstance(one, Among)]
    if len(by_hand) < 2:
        return parts
    ids = tuple(dict.fromkeys(who for one in by_hand for who in one.of.person_ids or ()))
    label = "、".join(one.label for one in by_hand)
    together = Among(replace(by_hand[0].of, label=label, person_ids=ids), label)
    return [together, *(one for one in parts if not _is_by_hand(one))]


def _is_by_hand(part: _Part) -> bool:
    return isinstance(part, Among) and part.of.person_ids is not None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What words mean to one author at this moment."""

    session: Session
    now: datetime
    author_id: int
    chosen: Mapping[str, int]
    known: dict[str, _Part | Refusal] = field(default_factory=dict)

    def parts(self, word: str) -> list[_Part] | Refusal:
        """Every audience named, or the first refusal."""
        found: list[_Part] = []
        for piece in wording.pieces(word) or [word]:
            parts = self._piece(piece)
            if isinstance(parts, Refusal):
                return parts
            found += parts
        return found

    def _piece(self, piece: str) -> list[_Part] | Refusal:
        """A piece as one word, else the first way to take it apart in which all is known."""
        refused: Refusal | None = None
        for words in wording.joined(piece):
            found = [self._one(word) for word in words]
            wrong = [one for one in found if isinstance(one, Refusal)]
            if not wrong:
                return [one for one in found if not isinstance(one, Refusal)]
            known = next((one for one in wrong if not isinstance(one, _NOT_KNOWN)), None)
            if known is not None and len(wrong) == 1:
                return known
            refused = wrong[0]
        return refused or people.UnknownAudience(piece)

    def _one(self, word: str) -> _Part | Refusal:
        if word not in self.known:
            self.known[word] = self._looked_up(word)
        return self.known[word]

    def _looked_up(self, word: str) -> _Part | Refusal:
        saved = self._saved(word)
        if saved is not None:
            return saved
        owing = wording.unanswered(word)
        if owing is not None:
            return self._unanswered(word, owing)
        found = people.audience(self.session, self.now, author_id=self.author_id, word=word)
        if isinstance(found, people.Audience):
            return Among(found, found.label)
        if isinstance(found, people.UnknownAudience):
            return self._named(word) or found
        return found

    def _saved(self, word: str) -> _Part | Refusal | None:
        spec = self.session.scalar(
            select(SavedAudience.spec).where(
                SavedAudience.author_id == self.author_id, SavedAudience.name == word
            )
        )
        if spec is None:
            return None
        again = whom_again(self.session, self.now, author_id=self.author_id, spec=spec, anew=True)
        return Whom(word, again.parts, again.but, again.count) if isinstance(again, Whom) else again

    def _unanswered(self, word: str, owing: wording.Unanswered) -> Among | Refusal:
        notice = queries.own(self.session, self.author_id, owing.number)
        if notice is None:
            return NothingAnnounced() if owing.number is None else NoSuchNotice(owing.number)
        everybody = people.audience(
            self.session, self.now, author_id=self.author_id, word=people.EVERYBODY[0]
        )
        if not isinstance(everybody, people.Audience):
            return everybody
        return Among(everybody, word, unanswered=notice.id)

    def _named(self, word: str) -> Among | Refusal | None:
        found = people.named_among(self.session, self.now, author_id=self.author_id, name=word)
        ids = [one.id for one in found]
        if len(ids) > 1 and self.chosen.get(word) in ids:
            ids = [self.chosen[word]]
        if len(ids) > 1:
            return SeveralOfThatName(word, tuple(ids))
        if not ids:
            return None
        only = people.picked(self.session, self.now, author_id=self.author_id, person_ids=ids)
        return Among(only, word) if isinstance(only, people.Audience) else only
