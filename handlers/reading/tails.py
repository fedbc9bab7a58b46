"""What stands behind a command word, checked against the shape that the command takes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.core.folding import CHINESE_NUMBER, Folded, aligned, compact, number_in_words, number_said
from handlers.reading.codes import parse_code, parse_numbers
from handlers.reading.readings import Command
from handlers.vocabulary.commands import ACTS
from handlers.vocabulary.pushed import NOTICE, STUDY_DAY
from handlers.vocabulary.shapes import TailShape

_NAME = re.compile(r"[㐀-鿿·•]{2,12}|[a-z][a-z.' -]{1,40}")
# Words that no name has: what holds one is a sentence.
_NO_NAME = re.compile(
    r"[不没怎吗么呢的了我您你哪谁请要是这那]|什么|如何|可以|签到|报到|报名|参加|党员|本人|家人|收到"
)
_LEADING_NUMBER = re.compile(
    rf"(?:第?(?P<digits>[0-9]{{1,6}})号?|第?(?P<words>{CHINESE_NUMBER}+)号)"
)
_N = rf"(?:[0-9]{{1,2}}|{CHINESE_NUMBER}{{1,3}})"
_DAY = re.compile(
    rf"\s*(?P<day>20[0-9]{{2}}[-/.年]\s*[0-9]{{1,2}}[-/.月]\s*[0-9]{{1,2}}[日号]?|{_N}月\s*{_N}[日号]?"
    rf"|{_N}日|今天|昨天|前天|大前天|today|yesterday)(?:那天|的)?[\s,:、-]*"
)
_NUMBER_BEFORE_TEXT = re.compile(
    rf"\s*第?(?P<number>[0-9]{{1,4}}|{CHINESE_NUMBER}{{1,4}}(?=号))号?[\s,:、]*"
)
_CODE_BEHIND = re.compile(r"[,:、]*(?:口令|code)?(?P<code>[0-9]{4})$")
_TO_CHANGE_TO = re.compile(r"^(?:成|为|到|选|回|一下|to)")


@dataclass(frozen=True, slots=True)
class Tail:
    """The text behind a command word: where it stands in the folded text, and as it was typed.

    `typed` ends where the folded form ends; `whole` is all that follows, closing marks and all.
    `set_off`: something stands between the word and it, a space or a mark.
    """

    folded: Folded
    start: int
    end: int

    @property
    def text(self) -> str:
        """The folded tail."""
        return self.folded.text[self.start : self.end].lstrip(":,、。;-")

    @property
    def typed(self) -> str:
        """The tail as it was typed."""
        skipped = len(self.folded.text[self.start : self.end]) - len(self.text)
        return self.folded.between(self.start + skipped, self.end)

    @property
    def whole(self) -> str:
        """All that was typed behind the word."""
        return self.folded.after(self.start)

    @property
    def set_off(self) -> bool:
        """Whether something stands between the word and its tail."""
        if not 0 < self.start < len(self.folded.places):
            return False
        gap = self.folded.places[self.start] - self.folded.places[self.start - 1]
        return gap > 1 or not self.folded.text[self.start].isalnum()


def command_with(name: str, shape: TailShape, tail: Tail) -> Command | None:
    """The command if its tail is what it takes, else None."""
    return _SHAPES[shape](name, tail)


def _person(typed: str) -> str:
    """A name as typed, but for spaces between its characters: 王 秀 兰."""
    return re.sub(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])", "", typed.strip(" \t\n:：,，、。;；-"))


def is_name(text: str) -> bool:
    """Whether `text` can be somebody's name, perhaps with the unit before it."""
    plain = text.strip().lower()
    return bool(_NAME.fullmatch(plain)) and not _NO_NAME.search(plain)


def _nothing(name: str, tail: Tail) -> Command | None:
    return None if tail.text else Command(name)


def _number(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    said = number_said(tail.text)
    if said is not None:
        return Command(name, tail.typed, (said,))
    found = parse_numbers(tail.typed)
    if found is None or found.everybody:
        return None
    return Command(name, tail.typed, found.numbers)


def _number_text(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    found = _LEADING_NUMBER.match(tail.text)
    if found is None:
        return Command(name, tail.typed, note=tail.typed) if tail.set_off else None
    number = number_in_words(found["digits"] or found["words"])
    if number is None:
        return None
    start = tail.end - len(tail.text) + found.end()
    note = Tail(tail.folded, start, tail.end).typed
    return Command(name, tail.typed, (number,), note=note)


def _number_name(name: str, tail: Tail) -> Command | None:
    command = _number_text(name, tail)
    if command is None or not command.note:
        return command
    person = _person(re.sub(r"^(?:给|to )\s*", "", command.note))
    if not is_name(person):
        return None
    return Command(name, command.tail, command.numbers, person=person, note=command.note)


def _code(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    worded = re.sub(r"^(?:口令|暗号|代码|密码|code)(?:是)?:?", "", tail.text)
    for digits in range(3, 9):
        code = parse_code(worded, digits)
        if code is not None and _only_digits(worded):
            return Command(name, tail.typed, code=code)
    return None


def _only_digits(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:[0-9 .,、-]|{CHINESE_NUMBER})+", text))


def _bind(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    code = parse_code(tail.typed) or ""
    person = _typed_name(tail.typed) if code else tail.typed
    person = _person(re.sub(r"^(?:姓名|名字|我是|我叫|name)\s*[:：]?\s*", "", person))
    if person and not is_name(person):
        return None
    return Command(name, tail.typed, person=person, code=code) if person or code else None


def _typed_name(typed: str) -> str:
    """What of the text is no digit of the code, nor a mark or the word for it."""
    letters = re.sub(r"邀请码|验证码|码|[0-9０-９\s,，、:：;；。.\-_#*]+", " ", typed)
    return " ".join(letters.split())


def _name(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    person = _person(tail.typed)
    is_one = is_name(person) or (name in _TAKES_ANY_NAME and tail.set_off and len(person) <= 12)
    return Command(name, tail.typed, person=person) if is_one else None


# The word means nothing else, so what stands behind it is meant as a name: 绑定码 没有人.
_TAKES_ANY_NAME = frozenset({"fresh_code"})
_CORRECTED = re.compile(
    r"(?P<who>.+?)[\s,，]*(?:更正|改正|correct\b)[\s:：]*(?P<what>.*)", re.DOTALL
)


def _act(name: str, tail: Tail) -> Command | None:
    corrected = _CORRECTED.fullmatch(tail.typed)
    if corrected and is_name(person := _person(corrected["who"])):
        return Command(name, tail.typed, person=person, option="correct", note=corrected["what"])
    code = _CODE_BEHIND.search(tail.text)
    said = tail if code is None else Tail(tail.folded, tail.start, tail.end - len(code[0]))
    for word, act in _acts():
        if not said.text.endswith(word) or (code is not None and act != "check_in"):
            continue
        person = _person(said.folded.between(said.start, said.end - len(word)))
        if is_name(person):
            digits = code["code"] if code is not None else ""
            return Command(name, tail.typed, person=person, option=act, note=digits)
    return None


def _list(name: str, tail: Tail) -> Command | None:
    if not tail.text:
        return Command(name)
    found = parse_numbers(tail.typed)
    return None if found is None else Command(name, tail.typed, found.numbers)


def _dated(typed: str) -> tuple[str, str]:
    """What stands before the list as a day, as typed, and the rest."""
    found = _DAY.match(aligned(typed))
    return (typed[: found.end("day")].strip(), typed[found.end() :]) if found else ("", typed)


def _dated_list(name: str, tail: Tail) -> Command | None:
    day, rest = _dated(tail.typed)
    if not rest.strip():
        return Command(name, "", option=day)
    found = parse_numbers(rest)
    return None if found is None else Command(name, rest.strip(), found.numbers, option=day)


def _dated_text(name: str, tail: Tail) -> Command | None:
    day, rest = _dated(tail.typed)
    found = _NUMBER_BEFORE_TEXT.match(aligned(rest))
    number = number_in_words(found["number"]) if found else None
    if found is None or number is None:
        return None if rest.strip() else Command(name, option=day)
    note = rest[found.end() :].strip()
    return Command(name, tail.typed, (number,), option=day, note=note)


@cache
def _acts() -> tuple[tuple[str, str], ...]:
    """The words for what is done for another, the longest first."""
    modes = {compact(word): option.name for option in STUDY_DAY.options for word in option.words}
    found = {word: act for word, act in modes.items() if len(word) > 1} | dict(ACTS)
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def _option(name: str, tail: Tail) -> Command | None:
    text = _TO_CHANGE_TO.sub("", tail.text)
    if not text:
        return Command(name, tail.typed)
    said = number_said(text)
    if said is not None:
        return Command(name, tail.typed, (said,), option=str(said))
    for kind in (STUDY_DAY, NOTICE):
        for option in kind.options:
            if text in map(compact, option.words):
                return Command(name, tail.typed, option=option.name)
    return _number(name, tail)


# Words by which people call one another; what ends with none of them was perhaps no name.
_TITLES = "姐哥叔姨婶伯爷奶嫂娘妈公婆妹弟傅师志记长任生夫"
_CALLED = re.compile(rf"[老小阿][㐀-鿿]{{1,2}}|[㐀-鿿]{{0,4}}[{_TITLES}]|[a-z][a-z.' -]{{1,30}}")
_LONG_CALL = re.compile(rf"[㐀-鿿]{{5,24}}[{_TITLES}]")  # told how long it may be
_AS_BEFORE = frozenset({"本名", "名字", "原名", "原来的", "原来的名字", "回本名", "my name"})


def _called(name: str, tail: Tail) -> Command | None:
    """叫我王大姐; but 叫我明天去 tells what somebody said."""
    if not tail.text:
        return Command(name)
    typed = _person(tail.typed).rstrip("吧啊呀哦")
    plain = typed.strip().lower()
    if plain in _AS_BEFORE:
        return Command(name, tail.typed, option="as_before")
    set_off = tail.set_off and (is_name(typed) or _LONG_CALL.fullmatch(plain) is not None)
    return Command(name, tail.typed, person=typed) if set_off or _CALLED.fullmatch(plain) else None


def _anything(name: str, tail: Tail) -> Command:
    return Command(name, tail.whole)


_SHAPES: Mapping[TailShape, Callable[[str, Tail], Command | None]] = {
    TailShape.NONE: _nothing,
    TailShape.NUMBER: _number,
    TailShape.NUMBER_TEXT: _number_text,
    TailShape.NUMBER_NAME: _number_name,
    TailShape.CODE: _code,
    TailShape.BIND: _bind,
    TailShape.NAME: _name,
    TailShape.ACT: _act,
    TailShape.OPTION: _option,
    TailShape.CALLED: _called,
    TailShape.LIST: _list,
    TailShape.DATED_LIST: _dated_list,
    TailShape.DATED_TEXT: _dated_text,
    TailShape.ANY: _anything,
}
