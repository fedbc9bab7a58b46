"""求助 and what follows: asking, claiming, finishing, cancelling."""

from bot import delivery, help, people
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers.chat import Chat, Reply
from handlers.reading import Command, is_urgent


def request(chat: Chat, said: Command) -> Reply:
    """求助 水管漏了: a help request; 求助 alone asks what is needed."""
    if not said.tail:
        return chat.ask("help_what", chat.only("help-what"))
    return ask_for(chat, said.tail)


def told_what(chat: Chat, _question: delivery.Question, text: str) -> Reply:
    """The answer to "what is needed?"; 0 leaves it."""
    if text in {"no", "0"}:
        return chat.say("help-not-asked")
    return ask_for(chat, text)


def ask_for(chat: Chat, text: str, *, urgent: bool = False) -> Reply:
    """Enter a help request in the member's words and say who will answer until when."""
    asked = help.ask(
        chat.session,
        chat.now,
        asker=chat.person,
        text=text,
        urgent=urgent or is_urgent(text),
        settings=chat.settings,
    )
    who = chat.someone(asked.organiser) if asked.organiser else chat.duty
    facts: dict[str, Shown] = {"number": asked.no, "who": who.name, "phone": who.phone}
    if asked.urgent:
        return chat.only("help-asked-urgent", minutes=_minutes(chat), **facts)
    if asked.waits_until is not None:
        told = chat.only("help-asked-at-night", waits_until=asked.waits_until, **facts)
    else:
        told = chat.only("help-asked", answer_by=asked.answer_by, **facts)
    return chat.ask("hurry", told, about_id=asked.id, optional=True)


def hurried(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """急: the request just made is urgent after all; 不急 leaves it as it is."""
    if option != "urgent":
        return chat.only("courtesy-other")
    request_id = question.about_id or 0
    asked = help.hurry(chat.session, chat.now, request_id=request_id, settings=chat.settings)
    if isinstance(asked, Refusal):
        return chat.refuse(asked)
    who = chat.someone(asked.organiser) if asked.organiser else chat.duty
    return chat.only(
        "help-asked-urgent",
        minutes=_minutes(chat),
        number=asked.no,
        who=who.name,
        phone=who.phone,
    )


def offered(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 claims what was offered, 2 leaves it to others."""
    request_id = question.about_id or 0
    if option == "claim":
        return claim_number(chat, help.get(chat.session, request_id).no)
    declined = help.decline(
        chat.session,
        chat.now,
        request_id=request_id,
        by_id=chat.person.id,
        settings=chat.settings,
    )
    return chat.say("help-offer-declined", number=declined.no)


def claim(chat: Chat, said: Command) -> Reply:
    """接单 12; without a number the only open one."""
    if said.numbers:
        return claim_number(chat, said.numbers[0])
    return _the_only_one(chat, "claim", help.open_for(chat.session, chat.now, chat.person.id))


def claim_number(chat: Chat, number: int) -> Reply:
    """One wins; the other is told who."""
    outcome = help.claim(
        chat.session,
        chat.now,
        account=chat.account,
        number=number,
        by=chat.person,
        settings=chat.settings,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    asker = people.card(chat.session, outcome.asker_id)
    who = chat.someone(asker) if asker else chat.duty
    _note_phone(chat, outcome.asker_id)
    return chat.say(
        "help-claimed", number=number, asker=who.name, phone=who.phone, text=outcome.text
    )


def _note_phone(chat: Chat, asker_id: int) -> None:
    """The asker may read who got to see their phone; out of charge it was as a volunteer."""
    in_charge = people.may_act_for(
        chat.session, chat.now, viewer_id=chat.person.id, person_id=asker_id
    )
    people.note(
        chat.session,
        chat.now,
        by=chat.person.id,
        whom=asker_id,
        what="phone",
        door="chat",
        role=None if in_charge else "volunteer",
    )


def give_back(chat: Chat, said: Command) -> Reply:
    """退单 12: open again, the organiser is told."""
    if not said.numbers:
        return _the_only_one(chat, "give_back", help.claimed_by(chat.session, chat.person.id))
    outcome = help.give_back(
        chat.session,
        chat.now,
        account=chat.account,
        number=said.numbers[0],
        by=chat.person,
        settings=chat.settings,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("help-given-back", number=said.numbers[0])


def hand_on(chat: Chat, said: Command) -> Reply:
    """转交 12 姓名: stays with the giver until the other says 1."""
    if not said.numbers or not said.person:
        return chat.say("hand-on-how")
    number = said.numbers[0]
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, said.person, scope=scope)
    if not found:
        return chat.say("hand-on-whom", name=said.person)
    if len(found) > 1:
        return _ask_to_whom(chat, number, said.person, found)
    return _hand_on(chat, number, found[0])


def handed_to(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name was chosen by digit."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    card = people.card(chat.session, question.data["person_ids"][int(option) - 1])
    if card is None:
        return chat.say("nothing-changed")
    return _hand_on(chat, question.data["number"], card)


def _ask_to_whom(chat: Chat, number: int, name: str, found: list[people.PersonCard]) -> Reply:
    choices = [people.place_of(chat.session, card) for card in found]
    listed = "\n".join(f"{n} {choice}" for n, choice in enumerate(choices, 1))
    return chat.ask(
        "hand_to",
        chat.only("on-behalf-which", name=name, choices=listed),
        data={"person_ids": [card.id for card in found], "number": number},
        choices=choices,
    )


def _hand_on(chat: Chat, number: int, to: people.PersonCard) -> Reply:
    outcome = help.hand_on(
        chat.session,
        chat.now,
        account=chat.account,
        number=number,
        by=chat.person,
        to=to,
        settings=chat.settings,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("handed-on", number=number, name=outcome.to.name)


def finish(chat: Chat, said: Command) -> Reply:
    """完成 12 说明: done; the asker is asked whether it is."""
    if not said.numbers:
        return _the_only_one(chat, "finish", help.claimed_by(chat.session, chat.person.id))
    number, note = said.numbers[0], said.note
    outcome = help.finish(
        chat.session,
        chat.now,
        account=chat.account,
        number=number,
        by=chat.person,
        note=note,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.only("help-finished", number=number)


def is_it_done(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """The asker says 1 done or 2 not yet; 2 opens it again."""
    request_id = question.about_id or 0
    number = help.get(chat.session, request_id).no
    if option == "done":
        help.thanked(chat.session, chat.now, request_id=request_id)
        return chat.only("help-done-thanks", number=number)
    outcome = help.not_yet(chat.session, chat.now, request_id=request_id, settings=chat.settings)
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    who = chat.someone(outcome.to) if outcome.to else chat.duty
    return chat.say("help-open-again", number=number, organiser=who.name, phone=who.phone)


def cancel(chat: Chat, said: Command) -> Reply:
    """取消 12: the asker no longer needs it; whoever was coming is told."""
    own = help.open_of(chat.session, chat.person.id)
    number = said.numbers[0] if said.numbers else None
    if number is None and len(own) != 1:
        return _list_or_none(chat, "cancel", own)
    outcome = help.cancel(
        chat.session,
        chat.now,
        account=chat.account,
        number=number if number is not None else own[0].no,
        by=chat.person,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say("help-cancelled", number=outcome.no)


def progress(chat: Chat, number: int | None) -> Reply | None:
    """进展 12: where the asker's request stands; None if they have none of that number."""
    own = help.open_of(chat.session, chat.person.id)
    mine = [one for one in own if number is None or one.no == number]
    if not mine:
        return _ended(chat, number) if number is not None else None
    if len(mine) > 1:
        return _list_or_none(chat, "progress", mine)
    one = mine[0]
    owner = people.card(chat.session, one.owner_id) if one.owner_id else None
    if owner is None:
        return chat.say("help-progress-open", number=one.no, answer_by=one.answer_by)
    who = chat.someone(owner)
    return chat.say("help-progress-claimed", number=one.no, who=who.name, phone=who.phone)


def _ended(chat: Chat, number: int) -> Reply | None:
    """What became of a request that is over; None if it was never theirs."""
    ended = help.asked_by(chat.session, chat.person.id, number)
    if ended is None:
        return None
    return chat.say(f"help-progress-{ended.state}", number=number)


def _the_only_one(chat: Chat, act: str, found: list[help.HelpRequest]) -> Reply:
    if len(found) != 1:
        return _list_or_none(chat, act, found)
    said = Command(act, tail=str(found[0].no), numbers=(found[0].no,))
    return {"claim": claim, "give_back": give_back, "finish": finish}[act](chat, said)


def _list_or_none(chat: Chat, act: str, found: list[help.HelpRequest]) -> Reply:
    if not found:
        return chat.say(f"help-none-to-{act.replace('_', '-')}")
    listed = "\n".join(
        chat.line("help-list-line", number=one.no, text=one.text[:20]) for one in found[:8]
    )
    example = chat.line(f"help-example-{act.replace('_', '-')}", number=found[0].no)
    return chat.say("help-which-number", list=listed, example=example)


def _minutes(chat: Chat) -> int:
    return int(chat.settings.help_requests.answer_within.urgent.total_seconds() // 60)


def raise_alarm(chat: Chat, text: str) -> None:
    """Enter an urgent request without a reply of its own, for what cannot wait for one."""
    help.ask(
        chat.session,
        chat.now,
        asker=chat.person,
        text=text,
        urgent=True,
        settings=chat.settings,
    )
