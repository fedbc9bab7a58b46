"""What people read about people: the same in both languages, every refusal has its text."""

from dataclasses import fields
from typing import Any

import pytest

from bot import people
from bot.core.texts import Texts
from bot.people.units import Choices
from tests.builders import NOW, SHANGHAI

REFUSALS: tuple[Any, ...] = (
    people.MayNotAnnounce(),
    people.UnknownAudience("火星"),
    people.NotYourUnit("常青支部"),
    people.UnitOver("返迁过渡期党小组"),
    people.NobodyThere("退休党员"),
    people.NoSuchUnit("火星"),
    people.SeveralUnits("第一小组", Choices(["甲/第一小组", "乙/第一小组"])),
    people.NoSuchPerson("谁"),
    people.SeveralPeople("王秀英", Choices(["甲/王秀英", "乙/王秀英"])),
    people.NameNeeded(),
    people.WrongCode(3),
    people.Locked(NOW),
    people.UsedCode(),
    people.ExpiredCode(),
    people.AlreadyBound("王秀英"),
)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: type(one).__name__)
def test_every_refusal_says_what_to_do_in_few_lines(language: str, refusal: Any) -> None:  # noqa: ANN401
    texts = Texts.load(language, SHANGHAI)
    facts = {one.name: getattr(refusal, one.name) for one in fields(refusal)}
    said = texts.say(refusal.key, phone="0519-88881234", **facts)
    assert len(said.splitlines()) <= 4
    if language == "zh-CN":
        assert all(len(line) <= 44 for line in said.splitlines())


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_role_has_a_word(language: str) -> None:
    texts = Texts.load(language, SHANGHAI)
    assert all(texts.has(f"role-{role}") for role in people.ROLES)
