"""代 姓名 …: a leader or a helper answers for a member, and that is recorded and told."""

from bot import delivery, people, study
from bot.core.refusals import Refusal
from handlers import correcting_others, helping
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.reading import Command
from handlers.study import mode_label

DONE_FOR = "done_for"  # kept among the questions for 改, asked of nobody


def act(chat: Chat, said: Command) -> Reply:
    """代 王秀兰 签到: for one of the own people, found by name."""
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, said.person, scope=scope)
    if not found:
        return chat.say("on-behalf-nobody", name=said.person)
    if len(found) > 1:
        return _ask_who(chat, said, found)
    return _do(chat, found[0], said.option, said.note)


def same_name(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name was chosen by digit."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    chosen = question.data["person_ids"][int(option) - 1]
    card = people.card(chat.session, chosen)
    if card is None or not people.may_act_for(
        chat.session, chat.now, viewer_id=chat.person.id, person_id=chosen
    ):
        return chat.say("nothing-changed")
    what = question.data.get("what")
    said = "" if what is None else chat.house.sealer.open(what)
    return _do(chat, card, question.data["act"], said)


def remembered(chat: Chat) -> delivery.Question | None:
    """What this leader or helper did for somebody last, within ten minutes; None if nothing."""
    done = [one for one in chat.questions if one.kind == DONE_FOR]
    return max(done, key=lambda one: (one.asked_at, one.id), default=None)


def undo(chat: Chat, done: delivery.Question) -> Reply:
    """改 after 代 姓名 …: it is as it was before, and the member reads nothing of it."""
    person_id, day_id = done.data["person_id"], done.data["day_id"]
    card = people.card(chat.session, person_id)
    delivery.close(chat.session, chat.now, done.id)
    if card is None:
        return chat.say("nothing-to-change")
    if done.data["act"] == "check_in":
        study.take_back_check_in(
            chat.session, study_day_id=day_id, person_id=person_id, by_id=chat.person.id
        )
    else:
        _restore(chat, day_id, person_id, done.data["before"])
    undone = {done.data["act"]: day_id}
    delivery.take_word_back(chat.session, chat.now, person_id=person_id, undo=undone)
    return chat.say("on-behalf-taken-back", name=card.name)


def _restore(chat: Chat, day_id: int, person_id: int, before: str | None) -> None:
    if before is None:
        study.take_back(chat.session, chat.now, study_day_id=day_id, person_id=person_id)
        return
    study.answer(chat.session, chat.now, study_day_id=day_id, person_id=person_id, mode=before)


def _remember(
    chat: Chat, card: people.PersonCard, act_name: str, day_id: int, before: str | None = None
) -> None:
    delivery.ask(
        chat.session,
        chat.now,
        account=chat.account,
        openid=chat.openid,
        person_id=chat.person.id,
        kind=DONE_FOR,
        until=chat.now + DIALOGUE,
        data={"person_id": card.id, "act": act_name, "day_id": day_id, "before": before},
        in_reply=False,
    )


def _ask_who(chat: Chat, said: Command, found: list[people.PersonCard]) -> Reply:
    choices = [people.place_of(chat.session, card) for card in found]
    listed = "\n".join(f"{n} {choice}" for n, choice in enumerate(choices, 1))
    return chat.ask(
        "same_name",
        chat.only("on-behalf-which", name=said.person, choices=listed),
        data={
            "person_ids": [card.id for card in found],
            "act": said.option,
            "what": chat.house.sealer.seal(said.note),
        },
        choices=choices,
    )


def _do(chat: Chat, card: people.PersonCard, act_name: str, said: str = "") -> Reply:
    if act_name == "correct":
        return correcting_others.correct(chat, card, said)
    if act_name == "check_in":
        return _check_in(chat, card, said)
    if act_name == "sign_of_life":
        study.sign_of_life(chat.session, chat.now, person_id=card.id, recorded_by_id=chat.person.id)
        helping.done_for(chat, card, "done-for-you-sign-of-life")
        return chat.say("on-behalf-sign-of-life", name=card.name)
    return _answer(chat, card, act_name)


def _check_in(chat: Chat, card: people.PersonCard, code: str) -> Reply:
    outcome = study.check_in(
        chat.session,
        chat.now,
        account=chat.account,
        person_id=card.id,
        code=code or None,
        recorded_by_id=chat.person.id,
    )
    match outcome:
        case study.CheckedIn(day, mode):
            helping.done_for(chat, card, "done-for-you-check-in", {"check_in": day.id})
            _remember(chat, card, "check_in", day.id)
            key = "on-behalf-checked-in" if mode == "remote" else "on-behalf-checked-in-on-site"
            return chat.say(key, name=card.name, starts_at=day.starts_at)
        case study.WrongCode() | study.TooManyWrongCodes():
            return chat.say("on-behalf-wrong-code", name=card.name)
        case study.AlreadyIn(_, _, at):
            return chat.say("on-behalf-already-in", name=card.name, at=at)
        case _:
            return chat.say("on-behalf-nothing-under-way", name=card.name)


def _answer(chat: Chat, card: people.PersonCard, mode: str) -> Reply:
    found = study.upcoming(chat.session, chat.now, card.id)
    day = next((one for one, _ in found if one.starts_at > chat.now), None)
    if day is None:
        return chat.say("on-behalf-no-study-day", name=card.name)
    outcome = study.answer(
        chat.session,
        chat.now,
        study_day_id=day.id,
        person_id=card.id,
        mode=mode,
        by_id=chat.person.id,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    label = mode_label(chat, mode)
    helping.done_for(chat, card, "done-for-you-answer", {"answer": day.id}, answer=label)
    _remember(chat, card, "answer", day.id, outcome.before)
    return chat.say("on-behalf-answered", name=card.name, starts_at=day.starts_at, answer=label)
