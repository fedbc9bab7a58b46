"""The catalogues: alike in both languages, complete, and in the tone of VOICE, section 6."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from unicodedata import category

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.serializer import serialize_message
from fluent.syntax.visitor import Visitor

import bot.reactions  # noqa: F401 (brings in every slice and its refusals)
from bot.core.refusals import Refusal
from bot.core.texts import LANGUAGES, catalogues
from handlers.routes import build_routes
from handlers.routing import For
from handlers.vocabulary import COMMANDS, KINDS, option_of
from handlers.vocabulary.shapes import listed

ROOT = Path(str(files("bot"))).parent
READ_BY_OPERATORS = (
    "roster-",
    "invite-",
    "role-",
    "unit-",
    "person-",
    "transfer-",
    "member-",
    "bindings-",
    "route-",
    "by-sms-",  # one line of seventy characters
)
LINES, CHARACTERS = 4, 44


class _Facts(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 (Fluent's)
        self.found.add(node.id.name)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    """Every text of a language with its key."""
    for one in catalogues(language):
        for entry in FluentParser().parse(one.read_text("utf-8")).body:
            assert type(entry).__name__ != "Junk", (one.name, entry)
            if isinstance(entry, Message):
                yield entry.id.name, entry


def facts_by_key(language: str) -> dict[str, set[str]]:
    """The facts that each text of a language asks for."""
    found: dict[str, set[str]] = {}
    for key, message in messages(language):
        assert key not in found, f"{key} stands twice"
        facts = _Facts()
        facts.visit(message)
        found[key] = facts.found
    return found


def plain(language: str) -> dict[str, str]:
    """Every text as it is written, its facts as { $name }, the indent taken off."""
    return {key: _unindented(message) for key, message in messages(language)}


def _unindented(message: Message) -> str:
    written = serialize_message(message).split("=", 1)[1]
    return "\n".join(line.strip() for line in written.strip().splitlines())


def keys_in_code() -> dict[str, str]:
    """Keys that code names in full: the first argument of say, only, line and key="…"."""
    found: dict[str, str] = {}
    for folder in ("bot", "handlers", "lianxin"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                for key in _named(node):
                    found[key] = str(path)
    return found


def _named(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    named = node.func.id if isinstance(node.func, ast.Name) else called
    if named in {"say", "only", "line", "Saying"} and node.args:
        yield from _literals(node.args[0])
    for keyword in node.keywords:
        if keyword.arg in {"key", "reason"} and isinstance(keyword.value, ast.Constant):
            value = str(keyword.value.value)
            if value.startswith(("errand-", "study-", "notice", "help-", "late-")):
                yield value


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def test_the_catalogues_know_the_same_texts_with_the_same_facts() -> None:
    chinese, english = (facts_by_key(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    assert {key: facts for key, facts in chinese.items() if english[key] != facts} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_invisible_stands_in_a_text(language: str) -> None:
    for one in catalogues(language):
        odd = [letter for letter in one.read_text("utf-8") if category(letter) in {"Cf", "Co"}]
        assert odd == [], one.name


def test_every_refusal_has_its_text() -> None:
    known = facts_by_key("zh-CN")
    wanted = [kind.key for kind in _all_refusals(Refusal)]
    assert [key for key in wanted if key not in known] == []


def _all_refusals(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        if "key" in vars(one):
            yield one
        yield from _all_refusals(one)


def test_every_key_that_code_names_has_its_text() -> None:
    known = facts_by_key("zh-CN")
    assert {key: place for key, place in keys_in_code().items() if key not in known} == {}


@pytest.mark.parametrize("kind", [kind for kind, shape in KINDS.items() if not shape.varies])
def test_every_question_can_be_described(kind: str) -> None:
    assert f"open-{kind.replace('_', '-')}" in facts_by_key("zh-CN")


STILL = ("phone", "address", "whereabouts", "housing", "work", "family")
ASKED = {
    **{f"open-{kind.replace('_', '-')}": kind for kind in KINDS},
    "study-day-announced": "study_day",
    "study-day-reminder": "study_day",
    "received-study-day": "study_day",
    "notice": "notice",
    "notice-again": "notice",
    "notice-asked-again": "notice",
    "help-request-offer": "help_offer",
    "help-request-offer-urgent": "help_offer",
    "help-request-offer-danger": "help_offer",
    "help-request-offer-neighbour": "help_offer",
    "help-request-finished": "help_done",
    "card-check": "card_check",
    **{f"card-still-{field}": "card_still" for field in STILL},
    "pause-ask-again": "pause_again",
    "pause-how-long": "pause_how_long",
    "mind-who": "mind_who",
    "mind-shown": "mind_kept",
    "correct-what": "correct_what",
    "correct-shared-phone": "correct_shared_phone",
    "announce-preview": "notice_preview",
    "announce-ask-first": "notice_preview",
    "study-day-preview": "study_day_preview",
    "bind-who": "bind_who",
    "did-you-mean": "meant",
    "not-understood": "not_understood",
    "voice-kept": "voice_urgent",
    "position-what": "position",
    "media-what": "media",
    "sign-of-life-or-check-in": "sign_of_life_or_check_in",
    "leaders-matter": "hand_to_leader",
}
SHOWN_OPTION = re.compile(
    r"(?m)(?:^|　| {3}|回 |\? )([1-9]) ([^　0-9，。,.]+?)(?=　| {3}|$|，|。|,)"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ASKED)
def test_the_word_shown_with_a_digit_says_the_same_as_the_digit(language: str, key: str) -> None:
    text = plain(language).get(key, "")
    text = text.replace("给{ $organiser }", "").replace(" to { $organiser }", "")
    for digit, word in SHOWN_OPTION.findall("\n".join(text.splitlines()[-3:])):
        option = option_of(ASKED[key], word.strip())
        assert option is not None, word
        assert option.digit == int(digit), word


def test_every_command_shown_in_the_menu_has_its_line() -> None:
    known = facts_by_key("zh-CN")
    for route in build_routes().listed:
        if route.shown_to is not For.NOBODY:
            assert f"can-{route.name.replace('_', '-')}" in known


# Typical facts, as long as they usually are.
FACTS = {
    "you": "王阿姨",
    "name": "王秀兰",
    "names": "王秀兰、李根宝、陈阿毛",
    "person": "王秀兰",
    "asker": "王秀兰",
    "helper": "陈志远",
    "organiser": "赵德福同志",
    "who": "赵德福同志",
    "by": "赵德福同志",
    "from": "周国平",
    "phone": "13900000001",
    "starts_at": "12月1日（周二）晚上7点",
    "answer_by": "12月2日（周三）上午10点",
    "due_at": "12月2日（周三）下午6点",
    "opens_at": "12月1日（周二）晚上6点半",
    "waits_until": "12月2日（周三）上午8点",
    "goes_at": "12月1日（周二）上午10点05分",
    "until": "12月1日（周二）上午11点06分",
    "at": "12月1日（周二）上午10点01分",
    "place": "社区活动室",
    "title": "冬季防火安全知识",
    "unit": "紫云苑小组",
    "audience": "东风支部",
    "text": "周三停水，上午8点到下午5点，先存些水",
    "why": "看了通知《冬季防火》，请您打个电话",
    "note": "水龙头换好了",
    "calling": "赵德福13900000001和周国平13900000002",
    "answer": "参加",
    "before": "请假",
    "lasts": "一个半小时",
    "code": "6081",
    "question": "12月1日（周二）晚上7点学习日《冬季防火》",
    "matter": "12月1日（周二）晚上7点学习日《冬季防火》",
    "meant": "12月1日（周二）晚上7点学习日，请假",
    "choices": "1 王秀兰　2 张建国　3 两位都是",
    "list": "12号 水管漏了",
    "days": "12月1日（周二）晚上7点，社区活动室",
    "example": "接单 12",
    "reasons": "看了通知《冬季防火》，请您打个电话",
    "said": "参加",
    "number": "12",
    "label": "流动党员",
    "word": "火星支部",
    "details": "",
    "reply": "",
    "lines": "学习日　看哪天学习、怎么参加",
}


def shown(text: str) -> list[str]:
    """The lines of a text with typical facts in them."""
    filled = re.sub(r"\{ \$([a-z_]+) \}", lambda found: FACTS.get(found[1], "12"), text)
    return re.sub(r'\{ "([^"]*)" \}', r"\1", filled).splitlines()


MEMBERS_READ = {
    key: text
    for key, text in plain("zh-CN").items()
    if not key.startswith(READ_BY_OPERATORS) and not key.startswith(("menu-",))
}


@pytest.mark.parametrize("key", MEMBERS_READ)
def test_a_text_has_at_most_four_lines_of_44_characters(key: str) -> None:
    lines = shown(MEMBERS_READ[key])
    assert len(lines) <= LINES
    assert [line for line in lines if len(line) > CHARACTERS] == []


OFFICE_WORDS = listed(
    "系统, 操作, 成功, 失败, 权限, 格式, 错误, 无效, 非法, 受理, 提交, "
    "请务必, 逾期, 缺席, 点击, 您有一条"
)


@pytest.mark.parametrize("key", MEMBERS_READ)
def test_nobody_reads_office_words_or_blame(key: str) -> None:
    text = MEMBERS_READ[key]
    assert [word for word in OFFICE_WORDS if word in text] == []
    assert not re.search(r"[你妳](?!们两)", text), "always 您"


@pytest.mark.parametrize("key", [key for key in MEMBERS_READ if "\n1 " in MEMBERS_READ[key]])
def test_digits_stand_with_their_words_in_fixed_order(key: str) -> None:
    line = next(line for line in MEMBERS_READ[key].splitlines() if line.startswith("1 "))
    digits = [int(found) for found in re.findall(r"(?:^|　)([0-9]) ", line)]
    assert digits in ([1, 2], [1, 0], [1, 2, 3], [1, 2, 3, 0], [1, 2, 3, 4])


PUSHED = re.compile(
    "study-day-(announced|reminder|today)|notice(-again|-recalled)?"
    "|errand-(told|called-off|list-of-the-day)|helper-bound"
    "|help-request-(offer.*|claimed|gone-up|given-back.*|finished.*|cancelled)"
    "|help-request-(not-done|how-far|handed-on|not-handed-on)"
    "|card-(check|given-back|still-.*)|pause-ask-again"
)


@pytest.mark.parametrize("key", [key for key in MEMBERS_READ if PUSHED.fullmatch(key)])
def test_a_push_begins_with_the_name(key: str) -> None:
    assert MEMBERS_READ[key].startswith("{ $you }，")


def test_an_english_speaker_can_type_everything_that_is_asked_of_them() -> None:
    chinese = {
        key: text
        for key, text in plain("en").items()
        if re.search(r"[\u3400-\u9fff]", text) and not key.startswith(READ_BY_OPERATORS)
    }
    assert chinese == {}


@pytest.mark.parametrize("name", [name for name in COMMANDS if COMMANDS[name].words])
def test_every_command_has_an_english_word(name: str) -> None:
    assert [word for word in COMMANDS[name].words if word.isascii() and word[0].isalpha()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_somebody_is_addressed_chooses_no_words(language: str) -> None:
    """A text is said once for all its recipients, and each one's name put in afterwards."""
    chosen_by_you = re.compile(r"\{ *\$you *->")
    for one in catalogues(language):
        assert not chosen_by_you.search(one.read_text("utf-8")), one.name
