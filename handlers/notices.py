"""What follows a 通知: receipts, progress, recall."""

from bot import delivery, notices, study
from bot.core.kept_facts import Saying
from bot.core.links import Links
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.following import next_question
from handlers.reading import Command


def received(chat: Chat, _said: Command) -> Reply:
    """收到 alone: the latest notice; with only a study day open it is noted, and asked 您来吗."""
    notice = notices.latest_open_for(chat.session, chat.now, chat.person.id)
    if notice is not None:
        return confirm(chat, notice.id)
    waiting = next_question(chat, [one for one in chat.questions if one.kind == "study_day"])
    if waiting is None:
        return chat.say("received-nothing-open")
    day = study.get(chat.session, waiting.about_id or 0)
    return chat.only("received-study-day", starts_at=day.starts_at)


def all_received(chat: Chat, _said: Command) -> Reply:
    """全部收到: every notice that was shown and waits for an answer."""
    shown = [
        one
        for one in chat.questions
        if one.kind == "notice" and one.about_id and one.answered_at is None
    ]
    for question in shown:
        person_id = question.person_id or chat.person.id
        notices.confirm(
            chat.session, chat.now, notice_id=question.about_id or 0, person_id=person_id
        )
        delivery.answered(chat.session, chat.now, question.id, "confirmed")
    if not shown:
        return chat.say("received-nothing-open")
    return chat.say("all-received", count=len(shown))


def answered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 confirmed, 2 please call me, 3 cannot: asked why."""
    notice_id, person_id = question.about_id or 0, chat.person.id
    if option == "confirmed":
        return confirm(chat, notice_id)
    act = notices.call_me if option == "call_me" else notices.cannot
    handed = act(
        chat.session, chat.now, notice_id=notice_id, person_id=person_id, zone=chat.house.zone
    )
    if isinstance(handed, Refusal):
        return chat.refuse(handed)
    if option == "call_me":
        who = chat.someone(handed.to) if handed.to else chat.duty
        return chat.say("notice-call-me", title=handed.title, who=who.name, phone=who.phone)
    return chat.ask("why_not", chat.only("notice-why-not", title=handed.title), about_id=notice_id)


def why_not(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The reason goes to the author of the notice."""
    handed = notices.why_not(
        chat.session,
        chat.now,
        notice_id=question.about_id or 0,
        person_id=chat.person.id,
        why=text,
        zone=chat.house.zone,
    )
    if isinstance(handed, Refusal):
        return chat.refuse(handed)
    who = chat.someone(handed.to) if handed.to else chat.duty
    return chat.say("notice-reason-noted", who=who.name, phone=who.phone)


def confirm(chat: Chat, notice_id: int) -> Reply:
    """Note 收到; who only saw the template's few words gets the whole text with it."""
    outcome = notices.confirm(chat.session, chat.now, notice_id=notice_id, person_id=chat.person.id)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    _note_answer(chat, notice_id)
    notice = notices.notice(chat.session, notice_id)
    if notice is not None and _saw_a_card_alone(chat, notice_id, outcome.before):
        return chat.say(
            "notice-confirmed-with-text", title=outcome.title, text=whole_text(chat, notice)
        )
    return chat.say("notice-confirmed", title=outcome.title)


def whole_text(chat: Chat, notice: notices.Notice) -> Shown:
    """The words as one reply takes them, with the address of their page where there is more."""
    found = notices.body(notice, notices.enclosure_of(chat.session, notice.id))
    if not isinstance(found, Saying):
        return notice.text
    page = notices.page_of(notice)
    links = Links(chat.house.sealer, chat.settings.server.public_url)
    address = links.own("notice", page.about_id, chat.person.id, page.until)
    return Saying(found.key, {**found.facts, "page": address})


def undo(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """改 for a notice: with an option it is changed, else taken back or shown, and asked again."""
    notice_id = question.about_id or 0
    if option:
        return answered(chat, question, option)
    notice = notices.notice(chat.session, notice_id)
    if notice is None:
        return chat.say("nothing-to-change")
    fresh = question.answered_at is not None and chat.now - question.answered_at <= DIALOGUE
    if fresh:
        taken = notices.take_back(
            chat.session, chat.now, notice_id=notice_id, person_id=chat.person.id
        )
        if isinstance(taken, notices.WasRecalled):
            return chat.refuse(taken)
    until = max(notice.useless_after - chat.now, DIALOGUE)
    asked = chat.only("notice-asked-again", title=notice.title)
    return chat.ask("notice", asked, about_id=notice_id, until=until)


def recall(chat: Chat, said: Command) -> Reply:
    """撤回 7: what has not gone is stopped, the others get one line of correction."""
    number = said.numbers[0] if said.numbers else None
    if number is None:
        waited = notices.withdraw_draft(chat.session, chat.now, author_id=chat.person.id)
        if waited is not None:
            return chat.say("approval-withdrawn", title=waited)
    outcome = notices.recall(
        chat.session, chat.now, author_id=chat.person.id, number=number, settings=chat.settings
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    if outcome.corrected == 0:
        return chat.say("recalled-in-time", number=outcome.no, stopped=outcome.stopped)
    return chat.say(
        "recalled-late", number=outcome.no, stopped=outcome.stopped, corrected=outcome.corrected
    )


def _saw_a_card_alone(chat: Chat, notice_id: int, before: str) -> bool:
    """Whether they know the words, or the new ones, by the few of a card or an SMS."""
    changed = delivery.last_channel(chat.session, (notices.CHANGE, notice_id), chat.person.id)
    if changed is not None:
        return changed != "chat"
    first = delivery.last_channel(chat.session, ("notice", notice_id), chat.person.id)
    return first not in (None, "chat") and before != "confirmed"


def _note_answer(chat: Chat, notice_id: int) -> None:
    """收到 as a word answers the question of the notice as its digit does."""
    for one in chat.questions:
        is_own = one.person_id in (None, chat.person.id)
        if is_own and (one.kind, one.about_id, one.answered_at) == ("notice", notice_id, None):
            delivery.answered(chat.session, chat.now, one.id, "confirmed")
