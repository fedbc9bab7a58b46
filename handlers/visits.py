"""送学: the member says whether somebody came."""

from bot import delivery, people, study
from handlers.chat import Chat, Reply
from handlers.meaning import label


def came(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 来过了 stands beside the visitor's word; 2 还没来 has the visit made again."""
    day = study.get(chat.session, question.about_id or 0)
    if option == "came":
        study.confirm_visit(chat.session, chat.now, study_day_id=day.id, person_id=chat.person.id)
        return chat.only("door-came", title=day.title)
    errand = study.not_brought(
        chat.session,
        chat.now,
        study_day_id=day.id,
        person_id=chat.person.id,
        reason=label(chat, question, option),
        zone=chat.house.zone,
    )
    owner = None if errand is None or errand.owner_id is None else errand.owner_id
    card = None if owner is None else people.card(chat.session, owner)
    who = chat.organiser if card is None else chat.someone(card)
    return chat.say("door-not-yet", who=who.name, phone=who.phone)
