"""Facts come back from JSON as they were, and what is sealed stays sealed until it is said."""

import json
from datetime import UTC, datetime

from bot.core.kept_facts import Kept, Saying, Sealed, bring_back, keep

AT = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
FACTS: dict[str, Kept] = {
    "count": 3,
    "title": "停水",
    "nobody": None,
    "at": AT,
    "phone": Sealed("v1.abc"),
    "why": Saying("errand-call", {"until": AT, "phone": Sealed("v1.def")}),
}


def test_facts_come_back_as_they_were() -> None:
    assert bring_back(json.loads(json.dumps(keep(FACTS)))) == FACTS


def test_facts_among_other_things_come_back_too() -> None:
    kept = {"key": "k", "facts": keep({"phone": Sealed("v1.abc")}), "undo": {}}
    opened = bring_back(kept, lambda sealed: sealed.removeprefix("v1."))
    assert opened == {"key": "k", "facts": {"phone": "abc"}, "undo": {}}


def test_what_is_sealed_is_opened_only_when_it_is_said() -> None:
    said = bring_back(keep(FACTS), lambda sealed: sealed.removeprefix("v1."))
    assert said["phone"] == "abc"
    assert said["why"] == Saying("errand-call", {"until": AT, "phone": "def"})
