"""更正: in one line, or asked one thing at a time; old and new are shown (VOICE §6, rule 13)."""

from collections.abc import Mapping

from bot import delivery, people
from bot.core.refusals import Refusal
from handlers import helping
from handlers.chat import Chat, Reply
from handlers.my_card import say_born
from handlers.reading import Command, Correction, field_in, parse_correction, phone_in


def correct(chat: Chat, said: Command) -> Reply:
    """更正 电话 139…; what is missing is asked for, and what was typed is kept."""
    meant = parse_correction(said.tail)
    if not meant.field and said.tail:
        meant = _in_sentence(said.tail)
    return _go_on(chat, meant)


def what(chat: Chat, question: delivery.Question | None, text: str) -> Reply:
    """Which of the things, by digit or word, perhaps with the new value behind it."""
    del question
    if text == "no":
        return chat.say("nothing-changed")
    if text in people.CARD_FIELDS:
        return ask_value(chat, text)
    meant = parse_correction(text)
    return _go_on(chat, meant) if meant.field else _ask_what(chat)


def value(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The new value that was asked for; a field said along with it is no part of it."""
    if text == "no":
        return chat.say("nothing-changed")
    meant = parse_correction(text)
    field: str = question.data["field"]
    return take(chat, field, meant.value if meant.field == field and meant.value else text)


def shared_phone(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 two members use this phone; 0 it was a slip, and the right one is asked for."""
    if option != "yes":
        return ask_value(chat, "phone")
    phone = chat.house.sealer.open(question.data["phone"])
    return take(chat, "phone", phone, shares_phone=True)


def still(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 it still holds, and is confirmed; 2 it has changed: the new value is asked for."""
    del question
    field = people.asked_about(chat.session, chat.person.id)
    if field is None:
        return chat.say("nothing-changed")
    if option == "changed":
        return ask_value(chat, field)
    people.confirm_on_card(chat.session, chat.now, person_id=chat.person.id, field=field)
    standing = people.standing(chat.session, chat.house.sealer, chat.person.id, field)
    return chat.say("card-holds", what=field_name(chat, field), value=standing or "")


def take(chat: Chat, field: str, said: str, *, shares_phone: bool = False) -> Reply:
    """Take the member's word for it, and read both values back."""
    outcome = people.correct(
        chat.session,
        chat.now,
        person_id=chat.person.id,
        field=field,
        value=said,
        hand=hand(chat),
        sealer=chat.house.sealer,
        zone=chat.house.zone,
        tell=chat.tell,
        shares_phone=shares_phone,
    )
    if isinstance(outcome, Refusal):
        _open_value(chat, field)
        return chat.refuse(outcome)
    for asked in chat.questions:  # an earlier try that was refused left it open
        if asked.kind == "correct_value" and asked.closed_at is None:
            delivery.close(chat.session, chat.now, asked.id)
    match outcome:
        case people.OthersPhone(phone):
            data = {"phone": chat.house.sealer.seal(phone)}
            reply = chat.only("correct-shared-phone", phone=phone)
            return chat.ask("correct_shared_phone", reply, data=data)
        case people.AsBefore(_, standing):
            shown = shown_value(chat, field, standing)
            return chat.say("correct-as-before", what=field_name(chat, field), value=shown)
        case people.Corrected():
            return _corrected(chat, outcome)


def ask_value(chat: Chat, field: str) -> Reply:
    """Ask for the new value of one field, showing what stands there now."""
    standing = people.standing(chat.session, chat.house.sealer, chat.person.id, field)
    now = (
        chat.line("card-nothing-there") if standing is None else shown_value(chat, field, standing)
    )
    _open_value(chat, field)
    return Reply(chat.line(f"correct-value-{field.replace('_', '-')}", before=now))


def hand(chat: Chat) -> people.Hand:
    """Whose hand it is: the member's own, on a shared phone too, or their helper's."""
    bound = next(one for one in chat.identity.bindings if one.person.id == chat.person.id)
    if bound.kind != "helper":
        return people.Hand("self", chat.person.id)
    own = next((one.person for one in chat.identity.bindings if one.kind == "self"), None)
    if own is not None:
        return people.Hand("helper", own.id, own.name)
    name = people.helper_name(chat.session, chat.account, chat.openid, chat.person.id)
    return people.Hand("helper", None, name)


def pen(chat: Chat) -> people.Pen:
    """The same, with what seals what is written into the card's history."""
    return people.Pen(hand(chat), chat.house.sealer)


def field_name(chat: Chat, field: str) -> str:
    """A field as members call it: 电话."""
    return chat.line(f"card-field-{field.replace('_', '-')}")


def _in_sentence(sentence: str) -> Correction:
    field = field_in(sentence)
    return Correction(field, phone_in(sentence) if field == "phone" else "")


def _go_on(chat: Chat, meant: Correction) -> Reply:
    if not meant.field:
        return _ask_what(chat)
    if not meant.value:
        return ask_value(chat, meant.field)
    return take(chat, meant.field, meant.value)


def _ask_what(chat: Chat) -> Reply:
    return chat.ask("correct_what", chat.only("correct-what"))


def _open_value(chat: Chat, field: str) -> None:
    chat.ask("correct_value", Reply(""), data={"field": field})


def _corrected(chat: Chat, outcome: people.Corrected) -> Reply:
    what = field_name(chat, outcome.field)
    facts = {"what": what, **before_and_after(chat, outcome)}
    helping.in_their_name(chat, "correct", "done-for-you-on-card", what=what)
    if outcome.field == "address":
        return _ask_with_whom(chat, facts)
    if outcome.to_check:
        return chat.say("corrected-to-check", organiser=chat.organiser.name, **facts)
    return chat.say("corrected", **facts)


def before_and_after(chat: Chat, outcome: people.Corrected) -> dict[str, str]:
    """Both values of what was corrected, as members read them."""
    field, before = outcome.field, outcome.before
    nothing = chat.line("card-nothing-there")
    return {
        "before": nothing if before is None else shown_value(chat, field, before),
        "after": shown_value(chat, field, outcome.after),
    }


def _ask_with_whom(chat: Chat, facts: Mapping[str, str]) -> Reply:
    """Who has moved may live with others than before: asked once, kept as what 家里 says."""
    _open_value(chat, "family")
    return Reply(chat.line("corrected-address", organiser=chat.organiser.name, **facts))


def shown_value(chat: Chat, field: str, kept: str) -> str:
    """A value as members read it."""
    return say_born(chat, people.BirthDate.parse(kept)) if field == "born_on" else kept
