"""What was perhaps meant, kept until the member says yes: a command or a choice as plain data."""

from dataclasses import asdict
from typing import Any

from bot import delivery
from handlers.chat import Chat
from handlers.following import topic
from handlers.reading import Choice, Command, field_in
from handlers.vocabulary import COMMANDS, option_of, shown_word


def kept(meant: Command | Choice) -> dict[str, Any]:
    """A command or choice as what JSON can hold."""
    return {"is": type(meant).__name__, **asdict(meant)}


def again(data: dict[str, Any]) -> Command | Choice:
    """The command or choice that `kept` made the data of."""
    fields = {name: value for name, value in data.items() if name != "is"}
    if data["is"] == "Choice":
        return Choice(**fields)
    return Command(**{**fields, "numbers": tuple(fields["numbers"])})


def said(chat: Chat, meant: Command | Choice) -> str:
    """It in the member's words: 12月1日（周二）晚上7点学习日，请假; or the command's word."""
    if isinstance(meant, Command):
        return _command(chat, meant)
    question = delivery.question(chat.session, meant.question_id)
    return chat.line(
        "meant-choice", question=topic(chat, question), answer=label(chat, question, meant.option)
    )


def label(chat: Chat, question: delivery.Question, said: str) -> str:
    """An option as it is shown: 参加; of a varying list the choice; a digit as it was typed."""
    if said.isdigit() and 0 < int(said) <= len(question.choices):
        return question.choices[int(said) - 1]
    option = option_of(question.kind, said)
    if option and question.kind == "study_day":
        return chat.line(f"mode-{option.name.replace('_', '-')}")
    return (shown_word(option.words, chat.house.texts.language) if option else "") or said


def _command(chat: Chat, meant: Command) -> str:
    if meant.name == "attend":
        return chat.line(f"mode-{meant.option.replace('_', '-')}")
    word = shown_word(COMMANDS[meant.name].words, chat.house.texts.language)
    field = field_in(meant.tail) if meant.name == "correct" else ""
    rest = (
        chat.line(f"card-field-{field.replace('_', '-')}") if field else meant.person or meant.tail
    )
    return rest if word in rest else f"{word} {rest}".strip()
