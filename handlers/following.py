"""What comes next: the open question a reply ends with, and a digit that nothing offers."""

from collections.abc import Sequence

from bot import delivery, help, notices, study
from handlers.chat import Chat, Reply

PUSHED = frozenset({"study_day", "notice", "help_offer", "help_done"})


def next_question(chat: Chat, questions: Sequence[delivery.Question]) -> delivery.Question | None:
    """The latest open question that a push or list asked and nobody answered yet."""
    waiting = [
        one
        for one in questions
        if one.kind in PUSHED
        and one.answered_at is None
        and one.closed_at is None
        and (chat.answering is None or one.id != chat.answering.id)
    ]
    return max(waiting, key=lambda one: (one.asked_at, one.id), default=None)


def describe(chat: Chat, question: delivery.Question) -> str:
    """An open question in two lines: what it is about, and its digits."""
    about_id = question.about_id or 0
    if question.kind == "study_day":
        day = study.get(chat.session, about_id)
        return chat.line("open-study-day", starts_at=day.starts_at, title=day.title)
    if question.kind == "notice":
        notice = notices.notice(chat.session, about_id)
        return chat.line("open-notice", title=notice.title if notice else "")
    if question.kind in {"help_offer", "help_done"}:
        request = help.get(chat.session, about_id)
        key = question.kind.replace("_", "-")
        return chat.line(f"open-{key}", number=request.no, text=request.text[:20])
    return chat.line(f"open-{question.kind.replace('_', '-')}")


def with_next(chat: Chat, reply: Reply) -> str:
    """The reply, ending with the next open question where it may."""
    if not reply.then or not chat.questions:
        return reply.text
    current = delivery.open_questions(chat.session, chat.now, chat.account, chat.openid)
    question = next_question(chat, current)
    if question is None:
        return reply.text
    return f"{reply.text}\n{chat.line('also-open', question=describe(chat, question))}"
