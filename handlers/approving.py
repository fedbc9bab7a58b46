"""A second person's word on a notice: 1 lets it go, 2 does not, and why."""

from bot import delivery, notices
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply


def decided(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 同意, 2 不同意: asked why."""
    draft_id, by_id = question.about_id or 0, chat.person.id
    act = notices.approve if option == "approve" else notices.refuse
    outcome = act(chat.session, chat.now, draft_id=draft_id, by_id=by_id, settings=chat.settings)
    match outcome:
        case notices.Approved(published, author):
            return chat.say(
                "approval-given",
                number=published.no,
                author=chat.someone(author).name,
                goes_at=published.goes_at,
            )
        case notices.NotApproved(title, _):
            why = chat.only("approval-why-not", title=title)
            return chat.ask("notice_refusal", why, about_id=draft_id)
        case Refusal():
            return chat.refuse(outcome)


def why_not(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """The reason goes to the author."""
    outcome = notices.why_refused(
        chat.session,
        chat.now,
        draft_id=question.about_id or 0,
        by_id=chat.person.id,
        why=said.strip(),
        settings=chat.settings,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("approval-refused", author=chat.someone(outcome.author).name)
