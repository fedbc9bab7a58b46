"""A correction that others rely on: its organiser is asked 1 right 2 wrong, once.

The same stands on the list of today as an errand, so that who has no WeChat window is not left
out; 已联系 closes it as right. What is wrong goes back to the member with a person and a phone.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import delivery, errands, people
from bot.core.facts import About
from bot.core.kept_facts import Kept, Saying, Sealed
from bot.core.sealing import Sealer

CHANGE = "card_change"  # what its texts, its question and its errand are about
_ASKED_FOR = timedelta(days=14)
_USEFUL_FOR = timedelta(days=7)


def tell_of(session: Session, now: datetime, fact: people.CardCorrected, zone: ZoneInfo) -> None:
    """Somebody corrected their card: whoever looks after them is asked whether it is right."""
    close_overtaken(session, now, fact.overtaken)
    change = None if fact.change_id is None else people.sealed_change(session, fact.change_id)
    person = people.card(session, fact.person_id)
    if change is None or fact.change_id is None or person is None:
        return
    organiser = people.organiser(session, now, person.id)
    facts = _facts(change, fact.said)
    helper = _helper(fact.hand)
    if helper is not None:
        facts["by"] = helper
    errand = errands.give(
        session,
        now,
        account=fact.account,
        kind="check_card",
        about=(CHANGE, fact.change_id),
        person_id=person.id,
        owner_id=organiser.id if organiser else None,
        due_at=errands.next_evening(now, zone),
        reason="errand-card-check" if helper is None else "errand-card-check-by",
        facts=facts,
        listed_from=now,
    )
    if organiser is not None:
        draft = _question(fact, person.name, facts, errand.due_at, now)
        delivery.plan(session, now, draft, [organiser.id])


def close_overtaken(session: Session, now: datetime, change_ids: Iterable[int]) -> None:
    """Nobody has to look at these any more: the question goes, and the errand."""
    for change_id in change_ids:
        about: About = (CHANGE, change_id)
        delivery.withdraw(session, now, about, "overtaken", close_questions=True)
        errands.close_about(session, now, about, "overtaken")


def look_at(
    session: Session, now: datetime, sealer: Sealer, *, change_id: int, by_id: int, right: bool
) -> people.Checked | people.NothingToCheck:
    """The organiser has looked: the errand is closed, the member reads of it.

    Right: in their next reply, at no cost. Wrong: a text with a person and a phone to turn to.
    """
    found = people.check_correction(
        session, now, sealer, change_id=change_id, by_id=by_id, right=right
    )
    if isinstance(found, people.NothingToCheck):
        return found
    errands.close_about(session, now, (CHANGE, change_id), "checked")
    if right:
        _leave_word(session, now, found.person.id, found.field, by_id)
    else:
        _give_back(session, now, sealer, change_id, found, by_id)
    return found


def settle(session: Session, now: datetime, *, change_id: int, by_id: int) -> None:
    """已联系 by whoever had the errand: they spoke with the member, and it is right."""
    found = people.accept_correction(session, now, change_id=change_id, by_id=by_id)
    if found is None:
        return
    delivery.withdraw(session, now, (CHANGE, change_id), "checked", close_questions=True)
    _leave_word(session, now, found.person_id, found.field, by_id)


def _helper(hand: people.Hand | None) -> Saying | None:
    """The helper whose hand it was, as a leader reads of them; None for the member's own."""
    if hand is None or hand.by != "helper":
        return None
    return Saying("by-members-helper", {"name": hand.name or Saying("helper-somebody")})


def _facts(
    change: people.FieldChange, said: tuple[people.BirthDate | None, people.BirthDate] | None
) -> dict[str, Kept]:
    before, after = _value(change.old_sealed), _value(change.new_sealed)
    if said is not None:
        then, now = said
        before = Saying("card-nothing-there") if then is None else then.said
        after = now.said
    return {
        "what": Saying(f"card-field-{change.field.replace('_', '-')}"),
        "before": before,
        "after": after,
    }


def _value(sealed: str | None) -> Kept:
    return Saying("card-nothing-there") if sealed is None else Sealed(sealed)


def _sealed_words(sealer: Sealer, said: str | Saying) -> Kept:
    return Sealed(sealer.seal(said)) if isinstance(said, str) else said


def _question(
    fact: people.CardCorrected, name: str, facts: dict[str, Kept], due_at: datetime, now: datetime
) -> delivery.Draft:
    return delivery.Draft(
        account=fact.account,
        purpose="errand",
        key="card-check-by" if "by" in facts else "card-check",
        facts={"person": name, **facts},
        about=(CHANGE, fact.change_id or 0),
        useless_after=now + _ASKED_FOR,
        template={
            "title": name,
            "reason": Saying("card-check-reason", {"what": facts["what"]}),
            "due_at": due_at,
        },
        question="card_check",
        question_until=now + _ASKED_FOR,
    )


def _leave_word(session: Session, now: datetime, person_id: int, field: str, by_id: int) -> None:
    by = people.card(session, by_id)
    if by is None:
        return
    what = Saying(f"card-field-{field.replace('_', '-')}")
    facts: dict[str, Kept] = {"by": people.addressed(by), "what": what}
    delivery.leave_word(
        session, now, person_id=person_id, key="card-looked-at", facts=facts, undo={}
    )


def _give_back(
    session: Session,
    now: datetime,
    sealer: Sealer,
    change_id: int,
    found: people.Checked,
    by_id: int,
) -> None:
    by = people.card(session, by_id)
    phone = people.phone_of(session, sealer, by_id)
    draft = delivery.Draft(
        account=found.person.account,
        purpose="answer",
        key="card-given-back",
        facts={
            "by": "" if by is None else people.addressed(by),
            "phone": None if phone is None else Sealed(sealer.seal(phone)),
            "what": Saying(f"card-field-{found.field.replace('_', '-')}"),
            "after": _sealed_words(sealer, people.said_value(found.field, found.after or "")),
        },
        about=(CHANGE, change_id),
        useless_after=now + _USEFUL_FOR,
    )
    delivery.plan(session, now, draft, [found.person.id])
