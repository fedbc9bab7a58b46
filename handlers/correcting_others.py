"""代 姓名 更正 …: a leader or a helper corrects the card of a member, who reads of it."""

from bot import delivery, people
from bot.core.refusals import Refusal
from handlers import correcting, helping
from handlers.chat import Chat, Reply
from handlers.reading import parse_correction


def correct(chat: Chat, card: people.PersonCard, said: str) -> Reply:
    """代 王秀兰 更正 电话 139…: the same as their own word, written down as whose it is."""
    meant = parse_correction(said)
    if card.id == chat.person.id and chat.is_own:
        return correcting.what(chat, None, said)
    if not meant.field or not meant.value:
        return chat.say("on-behalf-correct-how", name=card.name)
    return _take(chat, card, meant.field, meant.value)


def shared_phone(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 two members use this phone; 0 it was a slip."""
    card = people.card(chat.session, question.data["person_id"])
    if option != "yes" or card is None:
        return chat.say("nothing-changed")
    phone = chat.house.sealer.open(question.data["phone"])
    return _take(chat, card, "phone", phone, shares_phone=True)


def _take(
    chat: Chat, card: people.PersonCard, field: str, value: str, *, shares_phone: bool = False
) -> Reply:
    outcome = people.correct(
        chat.session,
        chat.now,
        person_id=card.id,
        field=field,
        value=value,
        hand=_hand(chat, card),
        sealer=chat.house.sealer,
        zone=chat.house.zone,
        tell=chat.tell,
        shares_phone=shares_phone,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    match outcome:
        case people.OthersPhone(phone):
            data = {"phone": chat.house.sealer.seal(phone), "person_id": card.id}
            asked = chat.only("on-behalf-shared-phone", phone=phone, name=card.name)
            return chat.ask("on_behalf_shared_phone", asked, data=data)
        case people.AsBefore(_, standing):
            shown = correcting.shown_value(chat, field, standing)
            what = correcting.field_name(chat, field)
            return chat.say("on-behalf-as-before", name=card.name, what=what, value=shown)
        case people.Corrected():
            return _corrected(chat, card, outcome)


def _corrected(chat: Chat, card: people.PersonCard, outcome: people.Corrected) -> Reply:
    what = correcting.field_name(chat, outcome.field)
    helping.done_for(chat, card, "done-for-you-on-card", what=what)
    key = "on-behalf-corrected-to-check" if outcome.to_check else "on-behalf-corrected"
    return chat.say(key, name=card.name, what=what, **correcting.before_and_after(chat, outcome))


def _hand(chat: Chat, card: people.PersonCard) -> people.Hand:
    standing = people.standing_towards(chat.session, chat.now, chat.person.id, card.id)
    by: people.By = "helper" if standing == "helper" else "leader"
    return people.Hand(by, chat.person.id, chat.person.name)
