"""From what a message is to what is done: one step, closed over every reading."""

from typing import assert_never

from bot import delivery
from handlers import binding, courtesy, danger, help_menu, helping, questions, speaking, strangers
from handlers.chat import SILENCE, Chat, Reply
from handlers.reading import (
    Again,
    AskWhich,
    AskWhichOption,
    BareCode,
    Choice,
    Closed,
    Command,
    Courtesy,
    Danger,
    Meant,
    NothingOffers,
    NotUnderstood,
    Reading,
    Silent,
    Tapped,
    TextAskedFor,
)
from handlers.routing import Routes
from handlers.vocabulary import option_of


def respond(chat: Chat, routes: Routes, reading: Reading) -> Reply:
    """The reply to a reading, with its effect in the chat's transaction."""
    if isinstance(reading, Danger):
        return danger.alarm(chat, reading)
    if strangers.is_silenced(chat):
        return SILENCE
    if speaking.needs_speaker(chat) and _is_somebodys(reading):
        return speaking.who_speaks(chat)
    return speaking.named(chat, _respond(chat, routes, reading))


def _is_somebodys(reading: Reading) -> bool:
    """Whether it must be known which member of a shared WeChat this is from."""
    if isinstance(reading, Command):
        return reading.name not in {"i_am", "bind"}
    return isinstance(reading, (Meant, NotUnderstood, NothingOffers))


def _respond(chat: Chat, routes: Routes, reading: Reading) -> Reply:  # noqa: C901 - a table
    match reading:
        case Danger():
            return danger.alarm(chat, reading)
        case Command():
            return command(chat, routes, reading)
        case Choice(question_id, option) | TextAskedFor(question_id, option):
            return answer(chat, routes, question_id, option)
        case Tapped():
            return tapped(chat, routes, reading)
        case Again(question_id, option):
            return questions.repeat(chat, question_id, option)
        case Closed(question_id, option):
            return answer(chat, routes, question_id, option)
        case AskWhich(question_ids, option):
            return _of_which(chat, routes, question_ids, option)
        case AskWhichOption(question_id, _):
            return questions.ask_which_option(chat, question_id)
        case Meant():
            return questions.ask_back(chat, reading)
        case NothingOffers(digit):
            return help_menu.nothing_offers(chat, routes, digit)
        case BareCode(code):
            return binding.bare_code(chat, code)
        case Courtesy(kind):
            return courtesy.greet(chat, kind)
        case Silent():
            return strangers.how_to_join(chat) if chat.member is None else chat.only("said-nothing")
        case NotUnderstood():
            return questions.not_understood(chat)
        case _:
            assert_never(reading)


def _of_which(chat: Chat, routes: Routes, question_ids: tuple[int, ...], option: str) -> Reply:
    """One matter for both members of a shared WeChat is the matter of who said they are writing;
    else it is asked which."""
    own = questions.of_speaker(chat, question_ids)
    if own is None:
        return questions.ask_which(chat, question_ids, option)
    found = option_of(own.kind, option)
    return answer(chat, routes, own.id, found.name if found else option)


def command(chat: Chat, routes: Routes, said: Command) -> Reply:
    """Run a command for those whom it concerns; the others are shown a way."""
    route = routes.commands[said.name]
    if chat.member is None and not chat.identity.bindings and not route.for_strangers:
        return strangers.how_to_join(chat)
    if route.roles and not chat.has_role(*route.roles):
        return questions.offer_to_hand_on(chat)
    reply = route.run(chat, said)
    helping.keep(chat, said.name)
    return reply


def answer(chat: Chat, routes: Routes, question_id: int, said: str) -> Reply:
    """An open question is answered: by an option, or by the text it asked for."""
    question = delivery.question(chat.session, question_id)
    chat.answering = question
    questions.speak_for(chat, question)
    delivery.answered(chat.session, chat.now, question_id, said)
    office = routes.of_office.get(question.kind)
    if office is not None and not chat.has_role(*office):
        return questions.office_over(chat)
    reply = routes.answers[question.kind](chat, question, said)
    helping.keep(chat, question.kind)
    questions.remember_reply(chat, question, reply)
    return reply


def tapped(chat: Chat, routes: Routes, tap: Tapped) -> Reply:
    """A tap answers its own question, also one that is closed by now."""
    if tap.question_id is None:
        return questions.not_understood(chat)
    return answer(chat, routes, tap.question_id, tap.option)
