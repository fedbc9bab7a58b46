"""What comes next: the open question a reply ends with, and a digit that nothing offers."""

from collections.abc import Sequence

from bot import delivery, errands, help, notices, people, study
from handlers.chat import Chat, Reply
from handlers.vocabulary import KINDS

OF_STUDY_DAYS = frozenset({"study_day", study.LESSON, "door_came"})
PUSHED = frozenset(
    {
        *("study_day", "notice", "help_offer", "help_done", "handing_offer"),
        *("door_came", "errand_offer"),
        *("card_check", "card_still", "pause_again"),
    }
)

ASKING_BACK = frozenset({"which", "meant", "not_understood"})


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
    """An open question in two lines: what it is about, and its digits.

    On a shared WeChat the name of the member who was asked stands first (VOICE, section 4).
    """
    described = _described(chat, question)
    asked = _who_was_asked(chat, question)
    if asked is None:
        return described
    return chat.line("open-for", name=asked.name, question=described)


def show_again(chat: Chat, question: delivery.Question) -> str:
    """An open question repeated at the end of a reply: the next digit is for it, and no longer for
    what an earlier reply asked back."""
    for one in chat.questions:
        if one.kind in ASKING_BACK and one.closed_at is None and one.id != question.id:
            delivery.close(chat.session, chat.now, one.id)
    return describe(chat, question)


def topic(chat: Chat, question: delivery.Question) -> str:
    """What an open question is about, in one line and without its digits."""
    return describe(chat, question).splitlines()[0]


def matter(chat: Chat, question: delivery.Question) -> str:
    """The same without anybody's name: what two members on one WeChat were both asked."""
    return _described(chat, question).splitlines()[0]


def _who_was_asked(chat: Chat, question: delivery.Question) -> people.PersonCard | None:
    if not chat.identity.is_shared:
        return None
    bound = (one.person for one in chat.identity.bindings)
    return next((card for card in bound if card.id == question.person_id), None)


def _described(chat: Chat, question: delivery.Question) -> str:
    about_id = question.about_id or 0
    if question.kind in OF_STUDY_DAYS:
        day = study.get(chat.session, about_id)
        key = f"open-{question.kind.replace('_', '-')}"
        return chat.line(key, starts_at=day.starts_at, title=day.title)
    if question.kind == "notice":
        notice = notices.notice(chat.session, about_id)
        return chat.line("open-notice", title=notice.title if notice else "")
    if question.kind in {"help_offer", "help_done"}:
        request = help.get(chat.session, about_id)
        key = question.kind.replace("_", "-")
        return chat.line(f"open-{key}", number=request.no, text=request.text[:20])
    if question.kind == "handing_offer":
        away = people.absence(chat.session, about_id)
        name = people.addressed(away.person) if away else ""
        return chat.line("open-handing-offer", name=name)
    if question.kind == errands.OFFER:
        asked = errands.errand(chat.session, about_id)
        whom = people.card(chat.session, asked.person_id) if asked else None
        return chat.line("open-errand-offer", name=whom.name if whom else "")
    if question.kind in {"card_check", "card_still"}:
        return _about_a_card(chat, question)
    if KINDS[question.kind].varies:
        listed = "\n".join(f"{n} {choice}" for n, choice in enumerate(question.choices, 1))
        return chat.line("open-choices", choices=listed)
    return chat.line(f"open-{question.kind.replace('_', '-')}")


def _about_a_card(chat: Chat, question: delivery.Question) -> str:
    if question.kind == "card_check":
        found = people.correction_to_check(chat.session, chat.house.sealer, question.about_id or 0)
        if isinstance(found, people.ToCheck):
            what = chat.line(f"card-field-{found.field.replace('_', '-')}")
            name = found.person.name
            after = people.said_value(found.field, found.after or "")
            return chat.line("open-card-check-of", name=name, what=what, after=after)
        return chat.line("open-card-check")
    field = people.asked_about(chat.session, question.about_id or 0)
    what = chat.line(f"card-field-{field}") if field else ""
    return chat.line("open-card-still-of", what=what) if field else chat.line("open-card-still")


def with_next(chat: Chat, reply: Reply) -> str:
    """The reply, ending with the next open question where it may."""
    if not reply.then or not chat.questions:
        return reply.text
    current = delivery.open_questions(chat.session, chat.now, chat.account, chat.openid)
    question = next_question(chat, current)
    if question is None:
        return reply.text
    return f"{reply.text}\n{chat.line('also-open', question=show_again(chat, question))}"
