"""What was perhaps meant, kept until the member says yes: a command or a choice as plain data."""

from dataclasses import asdict
from typing import Any

from bot import delivery
from handlers.chat import Chat
from handlers.following import describe
from handlers.reading import Choice, Command
from handlers.vocabulary import COMMANDS, option_of


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
        words = COMMANDS[meant.name].words
        label = words[0] if words else chat.line(f"mode-{meant.option.replace('_', '-')}")
        return f"{label} {meant.person or meant.tail}".strip()
    question = delivery.question(chat.session, meant.question_id)
    option = option_of(question.kind, meant.option)
    label = option.words[0] if option and option.words else meant.option
    return chat.line("meant-choice", question=describe(chat, question), answer=label)
