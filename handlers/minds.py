"""心里话: a member's own words, who may read them, until when; shown, changed, taken back."""

from datetime import datetime

from bot import delivery, people
from bot.core import spoken_times
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.my_card import is_private, readers
from handlers.reading import Command, parse_until


def mind(chat: Chat, said: Command) -> Reply:
    """心里话: what is kept is shown, else asked for; with words behind it they are kept."""
    if not is_private(chat):
        return _not_here(chat)
    if not said.tail:
        kept = people.minds.own(chat.session, chat.now, chat.house.sealer, chat.person.id)
        return _ask_words(chat) if kept is None else _shown(chat, kept)
    until = parse_until(said.tail, chat.now, chat.house.zone)
    if until is not None:
        return _keep_until(chat, until)
    return _keep(chat, said.tail)


def take_back(chat: Chat, _said: Command) -> Reply:
    """收回心里话: the words go at once."""
    _unsay(chat)
    outcome = people.minds.take_back(chat.session, chat.now, person_id=chat.person.id)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.only("mind-taken-back")


def words(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The words that were asked for."""
    del question
    if not is_private(chat):
        return _not_here(chat)
    return chat.say("nothing-changed") if text == "no" else _keep(chat, text)


def who(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 leader 2 secretary 3 nobody, or the name of somebody of the own branch."""
    del question
    if not is_private(chat):
        return _not_here(chat)
    if option in {"leader", "secretary", "nobody"}:
        return _show_to(chat, option)
    found = people.find_member(
        chat.session, chat.now, option, scope=people.neighbours(chat.person.id)
    )
    found = [one for one in found if one.id != chat.person.id]
    if len(found) != 1:
        return _ask_who(chat, "mind-who-again")
    return _show_to(chat, "person", found[0])


def kept(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """What to do with what is kept: 1 say it anew, 2 take it back, 3 let others read it."""
    del question
    if option == "take_back":
        return take_back(chat, Command("take_back_mind"))
    if not is_private(chat):
        return _not_here(chat)
    return _ask_words(chat) if option == "again" else _ask_who(chat, "mind-who")


def _keep(chat: Chat, text: str) -> Reply:
    """The words are kept for nobody's eyes first; who may read them is asked, or stays so."""
    former = people.minds.own(chat.session, chat.now, chat.house.sealer, chat.person.id)
    outcome = people.minds.say(
        chat.session,
        chat.now,
        chat.house.sealer,
        person_id=chat.person.id,
        text=text,
        readers="nobody" if former is None else former.readers,
        reader_id=former.reader.id if former and former.reader else None,
        until=None if former is None else former.until,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    _leave_no_copy(chat)
    if former is None:
        return _ask_who(chat, "mind-who")
    return chat.only("mind-changed", who=readers(chat, outcome), until=_day(chat, outcome.until))


def _leave_no_copy(chat: Chat) -> None:
    """The words stand in one place, sealed, so that taking them back leaves none."""
    if chat.answering is not None:
        chat.answering.answer, chat.answering.data = "words", {}


def _not_here(chat: Chat) -> Reply:
    """The WeChat is shared, or a helper's, perhaps only since it was asked."""
    return chat.say("mind-not-here", phone=chat.duty.phone)


def _keep_until(chat: Chat, until: datetime) -> Reply:
    outcome = people.minds.keep_until(
        chat.session, chat.now, chat.house.sealer, person_id=chat.person.id, until=until
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.only("mind-changed", who=readers(chat, outcome), until=_day(chat, outcome.until))


def _show_to(chat: Chat, chosen: str, person: people.PersonCard | None = None) -> Reply:
    _unsay(chat)
    outcome = people.minds.show_to(
        chat.session,
        chat.now,
        chat.house.sealer,
        person_id=chat.person.id,
        readers=people.minds.readers_named(chosen),
        reader_id=person.id if person else None,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    _let_know(chat, chosen, person)
    return chat.only("mind-kept", who=readers(chat, outcome), until=_day(chat, outcome.until))


def _let_know(chat: Chat, chosen: str, person: people.PersonCard | None) -> None:
    """Whoever may read it finds a line in their next reply: that there is something, not what."""
    chain = people.organisers(chat.session, chat.now, chat.person.id)
    reader = person or next((one for one in chain if _holds(chat, one, chosen)), None)
    if reader is None:
        return
    delivery.leave_word(
        chat.session,
        chat.now,
        person_id=reader.id,
        key="mind-for-you",
        facts={"name": chat.person.name},
        undo=_mark(chat),
        not_helpers=True,
    )


def _unsay(chat: Chat) -> None:
    """Whoever has not yet read that there is something does not read it any more."""
    kept = people.minds.own(chat.session, chat.now, chat.house.sealer, chat.person.id)
    chain = people.organisers(chat.session, chat.now, chat.person.id)
    for reader in {*chain, *([kept.reader] if kept and kept.reader else [])}:
        delivery.take_word_back(chat.session, chat.now, person_id=reader.id, undo=_mark(chat))


def _mark(chat: Chat) -> dict[str, int]:
    return {"mind_of": chat.person.id}


def _holds(chat: Chat, card: people.PersonCard, role: str) -> bool:
    return any(held.role == role for held in people.roles_of(chat.session, chat.now, card.id))


def _shown(chat: Chat, mind: people.OnMind) -> Reply:
    asked = chat.only(
        "mind-shown", text=mind.text, who=readers(chat, mind), until=_day(chat, mind.until)
    )
    return chat.ask("mind_kept", asked, optional=True)


def _ask_words(chat: Chat) -> Reply:
    return chat.ask("mind_what", chat.only("mind-what"))


def _ask_who(chat: Chat, key: str) -> Reply:
    return chat.ask("mind_who", chat.only(key))


def _day(chat: Chat, at: datetime) -> str:
    return spoken_times.say_day(at, chat.house.zone, chat.house.texts.language)
