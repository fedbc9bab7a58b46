"""1 right, 2 wrong: who looks after members says whether what they corrected is so."""

from bot import cards, delivery, people
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply


def looked_at(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """The answer of whoever was asked about a correction."""
    right = option == "right"
    outcome = cards.look_at(
        chat.session,
        chat.now,
        chat.house.sealer,
        change_id=question.about_id or 0,
        by_id=chat.person.id,
        right=right,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    what = chat.line(f"card-field-{outcome.field.replace('_', '-')}")
    if right:
        return chat.say("card-check-right", name=outcome.person.name, what=what)
    before = chat.line("card-nothing-there")
    if outcome.before is not None:
        before = people.said_value(outcome.field, outcome.before)
    return chat.say("card-check-wrong", name=outcome.person.name, what=what, before=before)


def paused_again(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """After 90 days: 1 the pause goes on, 2 notices come again."""
    del question
    if option == "resume":
        people.resume(chat.session, chat.now, person_id=chat.person.id, tell=chat.tell)
        return chat.say("resumed")
    return chat.say("pause-goes-on")
