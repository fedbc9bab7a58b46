"""The order in which a message is read: first fit wins (VOICE, section 1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.reading import commands as command_words
from handlers.reading import options
from handlers.reading.asked import Asked, asked_now, kind_of
from handlers.reading.codes import parse_code
from handlers.reading.courtesy import courtesy_in
from handlers.reading.danger import alarm_in
from handlers.reading.digits import by_digit, number_in, yes_or_four
from handlers.reading.message import Message, prepare
from handlers.reading.readings import (
    BareCode,
    Command,
    Courtesy,
    Danger,
    Heard,
    Limits,
    Meant,
    NothingOffers,
    NotUnderstood,
    OpenQuestion,
    Reading,
    Silent,
    TextAskedFor,
)
from handlers.reading.sentences import is_sentence
from handlers.reading.taps import tapped

DEFAULT_LIMITS = Limits()
_FOUR_DIGITS = re.compile(
    r"(?:口令|暗号|代码|密码|code)?(?:是|:|码)*(?P<code>[0-9零一二三四五六七八九幺]{4})"
)
_MY_NAME_IS = re.compile(
    r"^\s*(?:我是|我叫|我的名字是|名字是|姓名[::]?|叫|my name is|i am)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One message being read: each step answers with a reading, or None for the next step."""

    heard: Heard
    message: Message
    asked: Asked
    known: frozenset[str]
    check_in_open: bool

    def tap(self) -> Reading | None:
        return tapped(self.heard.tap, self.known) if self.heard.tap else None

    def silence(self) -> Reading | None:
        nothing = not self.message.spaced and not self.message.has_picture
        return Silent() if nothing else None

    def check_in_code(self) -> Reading | None:
        """Four digits alone while one can check in, unless a question waits for a number."""
        if not self.check_in_open or "check_in" not in self.known or self._number_awaited():
            return None
        found = _FOUR_DIGITS.fullmatch(self.message.plain)
        code = parse_code(found["code"], digits=4) if found else None
        return Command("check_in", self.message.original, code=code) if code else None

    def command(self) -> Reading | None:
        """A command, unless the question just asked has the same word for an answer."""
        first = options.by_word(self.message, self.asked, only_latest=True)
        if first is not None:
            return first
        awaited = self.asked.awaits_words
        return command_words.command_in(self.message, self.known, text_asked=awaited)

    def digit(self) -> Reading | None:
        return by_digit(self.message, self.asked, self.known)

    def option(self) -> Reading | None:
        return options.yes_and_more(self.message, self.asked) or options.by_word(
            self.message, self.asked
        )

    def ceded_command(self) -> Reading | None:
        """收到, 参加 … where no question offers them."""
        awaited = self.asked.awaits_words
        attending = command_words.attending(self.message, self.known, text_asked=awaited)
        if attending is not None:
            return attending
        return command_words.command_in(self.message, self.known, text_asked=False, ceded=True)

    def sound(self) -> Reading | None:
        return (
            options.by_sound(self.message, self.asked)
            or command_words.by_sound(self.message, self.known)
            or yes_or_four(self.message, self.asked)
        )

    def courtesy(self) -> Reading | None:
        """好的 and the like are 收到 while something that was pushed waits for an answer."""
        kind = courtesy_in(self.message)
        if kind is None:
            return None
        waiting = any(one.kind in {"study_day", "notice"} for one in self.asked.questions)
        if kind == "ok" and waiting and "received" in self.known:
            return Command("received", self.message.original)
        return Courtesy(kind)

    def text(self) -> Reading | None:
        """The text a question asked for; a bare number is not the line that may come or not."""
        question = self.asked.text_question
        if question is None:
            return None
        if kind_of(question).asks == "optional" and number_in(self.message) is not None:
            return None
        text = self.message.original
        if question.kind == "bind_name":
            text = _MY_NAME_IS.sub("", text) or text
        return TextAskedFor(question.id, text)

    def bare_code(self) -> Reading | None:
        if re.search(r"[^0-9\s\-０-９]", self.message.original):
            return None
        few_groups = len(self.message.spaced.split()) <= 3
        code = parse_code(self.message.original) if few_groups else None
        return BareCode(code) if code else None

    def number(self) -> Reading | None:
        said = number_in(self.message)
        return None if said is None else NothingOffers(said)

    def sentence(self) -> Reading | None:
        """Option words inside a sentence, else command words: asked back, never done."""
        if not is_sentence(self.message):
            return None
        found = options.options_inside(self.message, self.asked) or command_words.commands_inside(
            self.message, self.known
        )
        return Meant(found[0], found[1:]) if found else None

    def _number_awaited(self) -> bool:
        return any(kind_of(one).asks == "number" for one in self.asked.questions)


_STEPS = (
    _Reader.tap,
    _Reader.silence,
    _Reader.check_in_code,
    _Reader.command,
    _Reader.digit,
    _Reader.option,
    _Reader.ceded_command,
    _Reader.sound,
    _Reader.courtesy,
    _Reader.text,
    _Reader.bare_code,
    _Reader.number,
    _Reader.sentence,
)


def read(
    heard: Heard,
    questions: Sequence[OpenQuestion],
    *,
    now: datetime,
    commands: frozenset[str],
    check_in_open: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """What this message is, by VOICE sections 1 and 2. Never raises, whatever was typed.

    `questions` may be in any order and hold expired ones. `commands`: the names of `COMMANDS` that
    have a handler; the words of others mean nothing. `check_in_open`: a study day of this person
    can be checked in to now, so that four digits alone are its code.
    """
    message = prepare(heard.text)
    asked = asked_now(questions, heard, now, limits)
    reader = _Reader(heard, message, asked, commands, check_in_open)
    calm = _first_fit(reader)
    alarm = alarm_in(message)
    return calm if alarm is None else Danger(alarm.kind, alarm.word, calm)


def _first_fit(reader: _Reader) -> Reading:
    for step in _STEPS:
        reading = step(reader)
        if reading is not None:
            return reading
    latest = reader.asked.latest
    return NotUnderstood(None if latest is None else latest.id)
