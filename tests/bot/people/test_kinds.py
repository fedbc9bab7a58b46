"""What a unit's name says of its kind."""

import pytest
from sqlalchemy.orm import Session

from bot import people
from bot.people import Unit
from bot.people.kinds import KIND_WORDS, kind_named, kind_of
from tests.builders import ACCOUNT

EXAMPLES = (
    ("青龙街道", "street"),
    ("青龙街道党工委", "street"),
    ("东风村", "community"),
    ("紫云苑", "community"),
    ("青龙苑北区", "community"),
    ("文昌社区", "community"),
    ("东风党总支", "general_branch"),
    ("东风片区党支部", "branch"),
    ("东风第二支部", "branch"),
    ("3号楼党小组", "group"),
    ("流动党员小组", "group"),
    ("返迁过渡期党小组", "transition"),
    ("王家党员中心户", "household"),
    ("North Street", "street"),
    ("East branch", "branch"),
    ("舞蹈队", "other"),
    ("", "other"),
)


@pytest.mark.parametrize(("name", "kind"), EXAMPLES)
def test_a_name_says_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_every_kind_is_named_in_both_languages() -> None:
    for word, kind in KIND_WORDS.items():
        assert kind_named(f" {word} ") == kind_named(kind.replace("_", " ")) == kind
    assert kind_named("党支部") == "branch"
    assert kind_named("火星") is None


def test_units_of_an_import_have_the_kind_of_their_name(session: Session) -> None:
    ids = people.ensure_units(session, ACCOUNT, ["街道/东风党总支/东风支部/一组/王家中心户"])
    kinds = [session.get_one(Unit, ids[path]).kind for path in sorted(ids)]
    assert kinds == ["street", "general_branch", "branch", "group", "household"]
