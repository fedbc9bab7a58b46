"""The form of the table of routes: what a command runs, for whom, and what an answer runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.delivery import Question
from handlers.chat import Chat, Reply
from handlers.reading import Command


class For(Enum):
    """Whom a command is shown to in 帮助."""

    ANYONE = "anyone"
    MEMBER = "member"
    HELPER = "volunteer or leader"
    LEADER = "leader"
    NOBODY = "not shown"


@dataclass(frozen=True, slots=True)
class Route:
    """One command: its handler, whom 帮助 shows it to, who may run it (no roles: every member)."""

    name: str
    run: Callable[[Chat, Command], Reply]
    shown_to: For = For.NOBODY
    roles: tuple[str, ...] = ()
    for_strangers: bool = False


@dataclass(frozen=True, slots=True)
class Routes:
    """All commands in the order people see them, and the answers by kind of question.

    `of_office`: kinds of questions whose answer acts in an office; who lost it since they were
    asked changes nothing any more.
    """

    listed: tuple[Route, ...]
    answers: Mapping[str, Callable[[Chat, Question, str], Reply]]
    of_office: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def commands(self) -> dict[str, Route]:
        """The routes by the name of their command."""
        return {route.name: route for route in self.listed}
