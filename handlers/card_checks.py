"""1 right, 2 wrong: who looks after members says whether what they corrected is so."""

from bot import cards, delivery, people
from bot.core.refusals import Refusal
from bot.core.texts import Shown
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
    before: Shown = chat.line("card-nothing-there")
    if outcome.before is not None:
        before = people.said_value(outcome.field, outcome.before)
    return chat.say("card-check-wrong", name=outcome.person.name, what=what, before=before)
