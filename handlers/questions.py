"""Asking back: which of several, whether that was meant, and what nothing matches."""

from collections.abc import Sequence
from datetime import timedelta

from bot import delivery, errands, people
from handlers import meaning, speaking, strangers
from handlers.chat import Chat, Reply
from handlers.following import describe, matter, next_question, show_again, topic
from handlers.reading import Meant

NOT_UNDERSTOOD_FOR = timedelta(minutes=30)
IN_A_ROW = 3  # so often not understood, then somebody calls
ROW_COUNTS_FOR = timedelta(hours=1)


def speak_for(chat: Chat, question: delivery.Question) -> None:
    """An answer is given in the name of the member who was asked."""
    if question.person_id is None or question.person_id == getattr(chat.member, "id", None):
        return
    cards = {bound.person.id: bound.person for bound in chat.identity.bindings}
    if question.person_id in cards:
        chat.be(cards[question.person_id])


def remember_reply(chat: Chat, question: delivery.Question, reply: Reply) -> None:
    """Kept, sealed, so that the same digit once more gets the same answer."""
    sealed = chat.house.sealer.seal(reply.text)
    question.data = {**question.data, "reply": sealed, "then": reply.then}


def repeat(chat: Chat, question_id: int, option: str) -> Reply:
    """The same digit within 20 s: the same answer, and nothing is changed."""
    question = delivery.question(chat.session, question_id)
    sealed = question.data.get("reply")
    if sealed is None:
        return chat.say("nothing-changed")
    del option
    return Reply(chat.house.sealer.open(sealed), then=bool(question.data.get("then")))


def ask_which(chat: Chat, question_ids: tuple[int, ...], option: str) -> Reply:
    """Several questions could be meant: ask which, and keep the digit."""
    asked = [delivery.question(chat.session, one) for one in question_ids]
    if _is_one_matter(asked):
        return _ask_whose(chat, asked, option)
    choices = [topic(chat, one) for one in asked]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    said = option if option.isdigit() else meaning.label(chat, asked[0], option)
    return chat.ask(
        "which",
        chat.only("which-question", said=said, choices=listed),
        data={"question_ids": list(question_ids), "option": option},
        choices=choices,
    )


def of_speaker(chat: Chat, question_ids: tuple[int, ...]) -> delivery.Question | None:
    """Of one matter for both, the question of the member who is known to be writing."""
    asked = [delivery.question(chat.session, one) for one in question_ids]
    if chat.member is None or not _is_one_matter(asked):
        return None
    return next((one for one in asked if one.person_id == chat.member.id), None)


def _is_one_matter(asked: Sequence[delivery.Question]) -> bool:
    """Two members on one WeChat were asked the same thing."""
    return len({(one.kind, one.about_id) for one in asked}) == 1


def _ask_whose(chat: Chat, asked: Sequence[delivery.Question], option: str) -> Reply:
    """1 王秀英 2 张建国 3 两位都是, kept for half an hour."""
    cards = {one.person.id: one.person for one in chat.identity.bindings}
    in_order = [one for one in cards if one in {question.person_id for question in asked}]
    ids = [question.id for one in in_order for question in asked if question.person_id == one]
    choices = [cards[one].name for one in in_order]
    choices.append(chat.line("both-of-them" if len(choices) == 2 else "all-of-them"))
    listed = "　".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    said = option if option.isdigit() else meaning.label(chat, asked[0], option)
    return chat.ask(
        "which",
        chat.only("which-person", matter=matter(chat, asked[0]), said=said, choices=listed),
        until=NOT_UNDERSTOOD_FOR,
        data={"question_ids": ids, "option": option, "person_ids": in_order},
        choices=choices,
    )


def ask_which_option(chat: Chat, question_id: int) -> Reply:
    """Two digits at once for a question with one answer."""
    question = delivery.question(chat.session, question_id)
    return chat.only("which-option", question=describe(chat, question))


def ask_back(chat: Chat, meant: Meant) -> Reply:
    """A command or option word inside a sentence: asked back, never done."""
    kept = [meaning.kept(one) for one in (meant.of, *meant.others)]
    if not meant.others:
        said = meaning.said(chat, meant.of)
        return chat.ask(
            "meant",
            chat.only("did-you-mean", meant=said),
            until=NOT_UNDERSTOOD_FOR,
            data={"meant": kept, "text": chat.text},
        )
    choices = [meaning.said(chat, one) for one in (meant.of, *meant.others)]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "which",
        chat.only("which-meant", choices=listed),
        data={"meant": kept, "text": chat.text},
        choices=choices,
    )


def not_understood(chat: Chat) -> Reply:
    """Nothing fits: nothing open, a choice of what to do with the text; something open, the text
    goes to the leader and the question is repeated; three in a row, the leader is asked to call."""
    if speaking.needs_speaker(chat):
        return speaking.who_speaks(chat)
    if chat.member is None:
        return strangers.how_to_join(chat)
    times = _times_in_a_row(chat)
    open_question = next_question(chat, chat.questions)
    if open_question is not None:
        leave_message(chat, chat.text, call=times >= IN_A_ROW)
        facts = {"organiser": chat.organiser.name, "phone": chat.organiser.phone}
        again = show_again(chat, open_question)
        return chat.only("not-understood-question-open", question=again, **facts)
    key = "not-understood"
    if times >= IN_A_ROW:
        leave_message(chat, chat.text, call=True)
        key = "not-understood-again"
    asked = chat.only(key, organiser=chat.organiser.name, phone=chat.organiser.phone)
    data = {"text": chat.text, "times": times}
    return chat.ask("not_understood", asked, until=NOT_UNDERSTOOD_FOR, data=data)


def offer_to_hand_on(chat: Chat) -> Reply:
    """What only a leader or secretary does: offered to be passed on, never refused flatly."""
    asked = chat.only("leaders-matter", organiser=chat.organiser.name)
    return chat.ask("hand_to_leader", asked, data={"text": chat.text})


def office_over(chat: Chat) -> Reply:
    """The answer acts in an office that has passed to somebody else since the question."""
    return chat.say("office-over", organiser=chat.organiser.name)


def handed_to_leader(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 passes the words on to the organiser."""
    if option != "yes":
        return chat.say("nothing-changed")
    leave_message(chat, question.data["text"])
    return chat.say("message-left", organiser=chat.organiser.name, phone=chat.organiser.phone)


def leave_message(chat: Chat, text: str, *, call: bool = False) -> None:
    """留言: the member's words become an errand of the organiser, who is told at once."""
    give(chat, "call" if call else "answer", "errand-message", text)


def give(chat: Chat, kind: str, reason: str, text: str, owner_id: int | None = None) -> None:
    """An errand about this message for the organiser (or `owner_id`), told at once."""
    organiser = people.organiser(chat.session, chat.now, chat.person.id)
    errand = errands.give(
        chat.session,
        chat.now,
        account=chat.account,
        kind=kind,
        about=("message", chat.inbox_id),
        person_id=chat.person.id,
        owner_id=owner_id or (organiser.id if organiser else None),
        due_at=errands.next_evening(chat.now, chat.house.zone),
        reason=reason,
        facts={"text": text[:60]},
        listed_from=chat.now,
        as_organiser=owner_id is None,
    )
    errands.tell_owner(chat.session, chat.now, errand, at_once=True)


def _times_in_a_row(chat: Chat) -> int:
    before = delivery.latest(chat.session, chat.account, chat.openid, kinds=("not_understood",))
    answered = delivery.last_answered(chat.session, chat.account, chat.openid)
    if before is None or chat.now - before.asked_at > ROW_COUNTS_FOR:
        return 1
    if answered is not None and answered.answered_at and answered.answered_at > before.asked_at:
        return 1
    return int(before.data.get("times", 1)) + 1
