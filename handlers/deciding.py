"""Answers to what was asked back: which one, was that meant, who is speaking, not understood."""

from bot import delivery, people
from handlers import dispatch, help_requests, meaning, other_kinds, questions, speaking
from handlers.chat import Chat, Reply
from handlers.listening import listen
from handlers.reading import Choice, Command
from handlers.routing import Routes
from handlers.vocabulary import option_of


def which(routes: Routes, chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of the listed questions (with the digit kept from before) or of the listed meanings."""
    if not option.isdigit():
        return chat.say("nothing-changed")
    place = int(option) - 1
    if "meant" in question.data:
        return _carry_out(routes, chat, meaning.again(question.data["meant"][place]))
    people_asked, ids = question.data.get("person_ids", ()), question.data["question_ids"]
    if place >= len(ids):
        return _answer_for_all(routes, chat, question)
    if people_asked:
        speaking.speak_as(chat, people_asked[place])
    return _answer_kept(routes, chat, ids[place], question.data["option"])


def _answer_for_all(routes: Routes, chat: Chat, question: delivery.Question) -> Reply:
    """两位都是: the same answer for everybody asked, each with the name."""
    cards = {one.person.id: one.person for one in chat.identity.bindings}
    said = []
    for person_id, asked in zip(
        question.data["person_ids"], question.data["question_ids"], strict=True
    ):
        chat.be(cards[person_id])
        reply = _answer_kept(routes, chat, asked, question.data["option"])
        said.append(speaking.named(chat, reply).text)
    return Reply("\n".join(said), then=True)


def _answer_kept(routes: Routes, chat: Chat, question_id: int, option: str) -> Reply:
    chosen = delivery.question(chat.session, question_id)
    found = option_of(chosen.kind, option)
    return dispatch.answer(chat, routes, chosen.id, found.name if found else option)


def meant(routes: Routes, chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 does what was asked back; 0 leaves the words as a message nobody misread."""
    if option != "yes":
        chat.text = question.data["text"]
        return questions.not_understood(chat)
    return _carry_out(routes, chat, meaning.again(question.data["meant"][0]))


def not_understood(routes: Routes, chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 a help request, 2 a suggestion, 3 a message to the leader, with the words already sent."""
    chat.text = text = question.data["text"]
    if option == "request_help":
        return help_requests.ask_for(chat, text)
    if option == "suggest":
        return suggest(chat, Command("suggest", tail=text))
    if option == "leave_message":
        questions.leave_message(chat, text)
        return chat.say("message-left", organiser=chat.organiser.name, phone=chat.organiser.phone)
    del routes
    return chat.only("courtesy-other")


def suggest(chat: Chat, said: Command) -> Reply:
    """建言: to the secretary, who answers by name."""
    if not said.tail:
        return chat.ask("suggestion", chat.only("suggestion-what"))
    chain = people.organisers(chat.session, chat.now, chat.person.id)
    secretary = next((card for card in chain if _is_secretary(chat, card)), None)
    to = secretary or (chain[0] if chain else None)
    questions.give(chat, "answer", "errand-suggestion", said.tail, to.id if to else None)
    who = chat.someone(to) if to else chat.duty
    return chat.say("suggestion-noted", who=who.name, phone=who.phone)


def suggested(chat: Chat, _question: delivery.Question, text: str) -> Reply:
    """The suggestion that was asked for."""
    return suggest(chat, Command("suggest", tail=text))


def person_chosen(routes: Routes, chat: Chat, question: delivery.Question, option: str) -> Reply:
    """From now on, for half an hour, this member is meant; what was said is read again."""
    chosen = question.data["person_ids"][int(option) - 1]
    speaking.speak_as(chat, chosen)
    if question.data.get("what"):
        return other_kinds.answer_kept(chat, question.data["what"])
    chat.text = question.data["text"]
    return listen(chat, routes)


def i_am(chat: Chat, said: Command) -> Reply:
    """我是 张建国: on a shared WeChat, who speaks from now on."""
    found = [one.person for one in chat.identity.bindings if one.person.name == said.person]
    if not found:
        return chat.say("i-am-nobody-here", name=said.person)
    speaking.speak_as(chat, found[0].id)
    return chat.say("i-am-noted", name=found[0].name)


def _carry_out(routes: Routes, chat: Chat, what: Command | Choice) -> Reply:
    if isinstance(what, Command):
        return dispatch.command(chat, routes, what)
    return dispatch.answer(chat, routes, what.question_id, what.option)


def _is_secretary(chat: Chat, card: people.PersonCard) -> bool:
    held = people.roles_of(chat.session, chat.now, card.id)
    return any(one.role == "secretary" for one in held)
