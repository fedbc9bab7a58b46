"""帮办, 不要帮办 and 绑定码: who may answer for whom, and a code on somebody's word."""

from collections.abc import Mapping

from bot import delivery, people
from bot.core.kept_facts import Kept
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.reading import Command

_ACTS = {
    "study_day": "act-study-day",
    "attend": "act-study-day",
    "notice": "act-notice",
    "received": "act-notice",
    "check_in": "act-check-in",
    "sign_of_life": "act-sign-of-life",
    "request_help": "act-request-help",
    "help_what": "act-request-help",
}


def name_helper(chat: Chat, said: Command) -> Reply:
    """帮办 李红梅: a member of the account, or somebody who gets a code for the member."""
    if not _is_own_word(chat):
        return _for_the_member_to_say(chat)
    if not said.person:
        return _who_helps(chat)
    return _found(chat, said.person)


def told_whom(chat: Chat, _question: delivery.Question, text: str) -> Reply:
    """The name that was asked for."""
    if text in {"0", "no"}:
        return chat.say("helper-left-as-is")
    return _found(chat, text.strip())


def chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """Which of the members of this name it is, or none of them."""
    ids = question.data["person_ids"]
    if not option.isdigit():
        return chat.say("helper-left-as-is")
    place = int(option) - 1
    return _name(chat, question.data["name"], ids[place] if place < len(ids) else None)


def dismiss_helper(chat: Chat, said: Command) -> Reply:
    """不要帮办: at once, whoever it was."""
    if not _is_own_word(chat):
        return _for_the_member_to_say(chat) if said.person else _stop_helping(chat)
    outcome = people.dismiss_helper(
        chat.session,
        chat.now,
        member_id=chat.person.id,
        name=said.person,
        by_id=chat.person.id,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    names = chat.line("name-and").join(outcome.names) or chat.line("helper-somebody")
    return chat.say("helper-gone", names=names)


def code_for(chat: Chat, said: Command) -> Reply:
    """绑定码 王秀兰: a code for a member in scope, on the leader's word, good for half an hour."""
    if not said.person:
        return chat.say("fresh-code-whose")
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    found = people.find_member(chat.session, chat.now, said.person, scope=scope)
    if not found:
        return chat.say("fresh-code-nobody", name=said.person)
    if len(found) == 1:
        return _code(chat, found[0])
    choices = [people.place_of(chat.session, card) for card in found]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "fresh_code_whose",
        chat.only("on-behalf-which", name=said.person, choices=listed),
        data={"person_ids": [card.id for card in found]},
        choices=choices,
    )


def code_whose(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name was chosen by digit."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    card = people.card(chat.session, question.data["person_ids"][int(option) - 1])
    return chat.say("nothing-changed") if card is None else _code(chat, card)


def keep(chat: Chat, act: str) -> None:
    """What was said from a helper's WeChat is kept as theirs, and the member reads it in their next
    reply on their own (VOICE, section 4)."""
    if act in _ACTS:
        in_their_name(chat, act, "done-for-you-by-helper", what=chat.line(_ACTS[act]))


def in_their_name(chat: Chat, act: str, key: str, **facts: str) -> None:
    """The same for one thing that was changed, said by `key`; nothing where it is the member's own
    word."""
    if chat.member is None or _is_own_word(chat):
        return
    helper = next(iter(chat.identity.members), None)
    people.note_done_for(
        chat.session,
        chat.now,
        member_id=chat.member.id,
        act=act,
        by_id=None if helper is None else helper.id,
        helper_row_id=people.helper_row(chat.session, chat.account, chat.openid, chat.member.id),
    )
    name = people.helper_name(chat.session, chat.account, chat.openid, chat.member.id)
    by = chat.line("by-helper", name=helper.name if helper else name or "")
    delivery.leave_word(
        chat.session,
        chat.now,
        person_id=chat.member.id,
        key=key,
        facts={"by": by, **facts},
        undo={},
        but=chat.openid,
    )


def done_for(
    chat: Chat,
    card: people.PersonCard,
    key: str,
    undo: Mapping[str, int] | None = None,
    **facts: Kept,
) -> None:
    """What a leader or helper did in a member's name: the member reads it in their next reply; it
    costs no push (VOICE, section 4)."""
    if card.id == chat.person.id:
        return
    standing = people.note_done_for(
        chat.session, chat.now, member_id=card.id, act=key, by_id=chat.person.id
    )
    by = people.addressed(chat.person)
    if standing == "helper":
        by = chat.line("by-helper", name=chat.person.name)
    delivery.leave_word(
        chat.session,
        chat.now,
        person_id=card.id,
        key=key,
        facts={"by": by, **facts},
        undo=undo or {},
        but=chat.openid,
    )


def _is_own_word(chat: Chat) -> bool:
    """Said from a WeChat of the member's, not from a helper's."""
    return any(card.id == chat.person.id for card in chat.identity.members)


def _for_the_member_to_say(chat: Chat) -> Reply:
    return chat.say("helper-own-word", organiser=chat.organiser.name, phone=chat.organiser.phone)


def _stop_helping(chat: Chat) -> Reply:
    """Who helps may stop by themselves."""
    name = people.helper_name(chat.session, chat.account, chat.openid, chat.person.id)
    outcome = people.dismiss_helper(
        chat.session,
        chat.now,
        member_id=chat.person.id,
        name=name or "",
        by_id=None,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.only("helper-stopped", name=chat.person.name, phone=chat.duty.phone)


def _who_helps(chat: Chat) -> Reply:
    names = people.helpers_of(chat.session, chat.person.id)
    if not names:
        return chat.ask("helper_whom", chat.only("helper-whom"))
    asked = chat.only("helper-whom-now", names=chat.line("name-and").join(names))
    return chat.ask("helper_whom", asked)


def _found(chat: Chat, name: str) -> Reply:
    """Members of the account with this name are asked about before they are told anything."""
    everybody = people.of_account(chat.account)
    found = people.find_member(chat.session, chat.now, name, scope=everybody)
    others = [card for card in found if card.id != chat.person.id]
    if not others:
        return _name(chat, name, None if not found else chat.person.id)
    choices = [_place(chat, card) for card in others] + [chat.line("helper-no-member")]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "helper_which",
        chat.only("helper-which", name=name, choices=listed),
        data={"name": name, "person_ids": [card.id for card in others]},
        choices=choices,
    )


def _place(chat: Chat, card: people.PersonCard) -> str:
    path = people.places_of(chat.session, [card.id])[card.id]
    return chat.line("helper-member", name=card.name, unit=path.rpartition("/")[2])


def _name(chat: Chat, name: str, helper_id: int | None) -> Reply:
    outcome = people.name_helper(
        chat.session,
        chat.now,
        member_id=chat.person.id,
        name=name,
        helper_id=helper_id,
        tell=chat.tell,
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    if helper_id is not None:
        return chat.say("helper-noted", name=outcome.name)
    code = people.fresh_code(
        chat.session,
        chat.now,
        chat.house.sealer,
        person=chat.person,
        vouched_by_id=chat.person.id,
        lasts=people.FOR_A_HELPER,
    )
    if isinstance(code, Refusal):
        return chat.refuse(code)
    own = chat.person.name
    return chat.say("helper-noted-code", name=outcome.name, own=own, code=code.code)


def _code(chat: Chat, card: people.PersonCard) -> Reply:
    code = people.fresh_code(
        chat.session,
        chat.now,
        chat.house.sealer,
        person=card,
        vouched_by_id=chat.person.id,
    )
    if isinstance(code, Refusal):
        return chat.refuse(code)
    people.note(
        chat.session,
        chat.now,
        by=chat.person.id,
        whom=card.id,
        what="binding",
        door="chat",
        changed=True,
    )
    return chat.say("fresh-code", name=card.name, code=code.code, until=code.expires_at)
