"""通知 and what follows: preview, sending, receipts, progress, recall."""

from datetime import timedelta

from bot import delivery, notices, people, study
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.following import next_question
from handlers.reading import Command, parse_announcement

NAMES_SHOWN = 8  # more are counted
LONGEST_BYTES = 1_500  # WeChat's chat takes 2,000 with what stands around it; the rest is lost


def announce(chat: Chat, said: Command) -> Reply:
    """通知 全体 …: a preview with the count, the routes and the exact text; nothing goes yet."""
    word, text = parse_announcement(said.tail)
    if not word:
        return chat.only("announce-how")
    audience = people.audience(chat.session, chat.now, author_id=chat.person.id, word=word)
    if isinstance(audience, Refusal):
        return chat.refuse(audience)
    if not text:
        return chat.only("announce-no-text", audience=audience.label)
    if len(text.encode()) > LONGEST_BYTES:
        return chat.only("announce-too-long", characters=LONGEST_BYTES // 3)
    return preview(chat, audience, text)


def preview(chat: Chat, audience: people.Audience, text: str) -> Reply:
    """Show what would go to whom, and ask: 1 sends; above `confirm_above` the count is asked."""
    reach = delivery.reach(
        chat.session,
        chat.now,
        audience.select(),
        chat.account,
        "notice",
        has_template=_has_template(chat),
    )
    facts: dict[str, Shown] = {
        "audience": audience.label,
        "count": audience.count,
        "chat": reach.chat,
        "template": reach.template,
        "nobody": reach.nobody,
        "paused": chat.line("announce-paused", count=reach.paused) if reach.paused else "",
        "text": text,
    }
    data = {"audience": audience.spec, "text": text, "count": audience.count}
    if audience.count > chat.settings.notices.confirm_above:
        return chat.ask("notice_count", chat.only("announce-preview-count", **facts), data=data)
    return chat.ask("notice_preview", chat.only("announce-preview", **facts), data=data)


def previewed(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 sends, 0 keeps the text for a day."""
    if option == "send":
        return _publish(chat, question)
    return _drop(chat, question)


def counted(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """Above `confirm_above` people only their number sends it."""
    if said.strip() == str(question.data["count"]):
        return _publish(chat, question)
    if said.strip() in {"0", "drop"}:
        return _drop(chat, question)
    again = chat.only("announce-count-differs", count=question.data["count"])
    return chat.ask("notice_count", again, data=question.data)


def find_back(chat: Chat, _said: Command) -> Reply:
    """找回: a dropped preview again, for a day."""
    dropped = delivery.latest(
        chat.session, chat.account, chat.openid, kinds=("notice_preview", "notice_count")
    )
    if dropped is None or dropped.asked_at + timedelta(days=1) <= chat.now:
        return chat.say("nothing-to-find-back")
    if dropped.answer not in {None, "drop", "0"}:
        return chat.say("nothing-to-find-back")
    audience = people.audience_again(
        chat.session, chat.now, author_id=chat.person.id, spec=dropped.data["audience"]
    )
    if isinstance(audience, Refusal):
        return chat.refuse(audience)
    return preview(chat, audience, dropped.data["text"])


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
    channel = delivery.last_channel(chat.session, ("notice", notice_id), chat.person.id)
    if channel == "template" and outcome.before != "confirmed" and notice is not None:
        return chat.say("notice-confirmed-with-text", title=outcome.title, text=notice.text)
    return chat.say("notice-confirmed", title=outcome.title)


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
        notices.take_back(chat.session, chat.now, notice_id=notice_id, person_id=chat.person.id)
    until = max(notice.useless_after - chat.now, DIALOGUE)
    asked = chat.only("notice-asked-again", title=notice.title)
    return chat.ask("notice", asked, about_id=notice_id, until=until)


def progress(chat: Chat, number: int | None) -> Reply | None:
    """进度 7: the ledger of the author's notice; None if there is no such notice of theirs."""
    found = notices.progress(chat.session, chat.person.id, number)
    if isinstance(found, Refusal):
        return None
    details = [
        chat.line("progress-handed-over", who=who, names=names)
        for who, names in _by_holder(chat, found.handed_over).items()
    ]
    details += [
        chat.line("progress-by-word", who=who, names=names)
        for who, names in _by_word(chat, found.by_word).items()
    ]
    details += [
        chat.line("progress-explained", reason=chat.line(f"explained-{reason}"), count=count)
        for reason, count in found.reasons.items()
    ]
    return chat.say(
        "progress",
        number=found.no,
        title=found.title,
        audience=found.audience,
        confirmed=found.confirmed,
        waiting=found.waiting,
        handed_over=len(found.handed_over),
        explained=found.explained,
        details="".join(f"\n{line}" for line in details),
    )


def recall(chat: Chat, said: Command) -> Reply:
    """撤回 7: what has not gone is stopped, the others get one line of correction."""
    number = said.numbers[0] if said.numbers else None
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


def _publish(chat: Chat, question: delivery.Question) -> Reply:
    audience = people.audience_again(
        chat.session, chat.now, author_id=chat.person.id, spec=question.data["audience"]
    )
    if isinstance(audience, Refusal):
        return chat.refuse(audience)
    done = notices.publish(
        chat.session,
        chat.now,
        author_id=chat.person.id,
        audience=audience,
        text=question.data["text"],
        settings=chat.settings,
    )
    return chat.say("announced", number=done.no, count=done.audience, goes_at=done.goes_at)


def _drop(chat: Chat, question: delivery.Question) -> Reply:
    del question  # its row keeps the text for 找回
    return chat.say("announcement-dropped")


def _has_template(chat: Chat) -> bool:
    account = chat.settings.account(chat.account)
    return account is not None and account.template("notice") is not None


def _note_answer(chat: Chat, notice_id: int) -> None:
    """收到 as a word answers the question of the notice as its digit does."""
    for one in chat.questions:
        is_own = one.person_id in (None, chat.person.id)
        if is_own and (one.kind, one.about_id, one.answered_at) == ("notice", notice_id, None):
            delivery.answered(chat.session, chat.now, one.id, "confirmed")


def _by_holder(chat: Chat, standings: tuple[notices.Standing, ...]) -> dict[str, str]:
    """Who was handed whom, each with the reason they gave, as one text for each holder."""
    names: dict[str, list[str]] = {}
    for one in standings:
        holder = people.addressed(one.to) if one.to else chat.line("nobody-yet")
        name = one.person.name
        if one.note:
            name = chat.line("progress-why", name=name, why=one.note)
        names.setdefault(holder, []).append(name)
    return _listed(chat, names)


def _by_word(chat: Chat, confirmed: tuple[notices.ByWord, ...]) -> dict[str, str]:
    """By whose word somebody is confirmed: the names, as one text for each of them."""
    names: dict[str, list[str]] = {}
    for one in confirmed:
        names.setdefault(people.addressed(one.by), []).append(one.person.name)
    return _listed(chat, names)


def _listed(chat: Chat, names: dict[str, list[str]]) -> dict[str, str]:
    return {
        who: chat.line("name-and").join(held[:NAMES_SHOWN])
        + (chat.line("progress-more", count=len(held)) if len(held) > NAMES_SHOWN else "")
        for who, held in names.items()
    }
