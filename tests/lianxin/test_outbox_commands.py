"""`outbox` from the command line, on both databases: no phone, and words only when asked for."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot import delivery
from bot.core.clock import utc_now
from bot.core.database import open_database
from bot.delivery.models import Outbound
from bot.people.models import Audit
from tests.lianxin.test_roster_commands import LI, WANG, Operator, operator

__all__ = ["operator"]  # a fixture

WORDS = "周三停水"


@pytest.fixture
def stuck(operator: Operator) -> Operator:
    """An operator of a place with one failed text to two members."""
    operator.imports(WANG, LI)
    database = open_database(operator.url)
    now = utc_now()
    draft = delivery.Draft(
        account="main",
        purpose="notice",
        key="notice-recalled",
        facts={"title": WORDS, "from": "周书记", "phone": "0519-1"},
        about=("notice", 5),
        useless_after=now + timedelta(days=1),
    )
    with database.begin() as session:
        delivery.plan(session, now, draft, [1, 2])
        session.execute(update(Outbound).values(state="failed", reason="no-route", finished_at=now))
    database.close()
    return operator


def test_texts_are_listed_and_explained_without_their_words(stuck: Operator) -> None:
    lines = stuck.runs("outbox", "list", "--state", "failed").stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["1", "failed"], ["2", "failed"]]
    assert stuck.runs("outbox", "list", "--older", "10m").stdout == ""
    told = stuck.runs("outbox", "explain", "1").stdout
    assert "about notice 5, main, to member 1" in told
    assert "failed, no-route" in told
    assert "哪条路都走不通" in told
    for said in (lines[0], told):
        assert WORDS not in said
        assert "13900000001" not in said
        assert "王秀兰" not in said
    assert stuck.stored(Audit) == []


def test_json_is_for_programs(stuck: Operator) -> None:
    found = json.loads(stuck.runs("outbox", "list", "--json", "--limit", "1").stdout)
    assert [one["about"] for one in found] == ["notice 5"]
    one = json.loads(stuck.runs("outbox", "explain", "1", "--json").stdout)
    assert (one["listed"]["state"], one["follows"]) == ("failed", "failed")
    assert WORDS not in json.dumps(one, ensure_ascii=False)


def test_whoever_reads_the_words_is_noted(stuck: Operator) -> None:
    assert WORDS in stuck.runs("outbox", "explain", "1", "--text").stdout
    last = stuck.stored(Audit)[-1]
    assert (last.what, last.person_id, last.role, last.changed) == (
        "text",
        1,
        "command_line",
        False,
    )


def test_a_text_is_brought_back_with_a_reason_that_is_kept(stuck: Operator) -> None:
    said = stuck.runs("outbox", "requeue", "1", "99", "--reason", "template mended", code=1)
    assert "1: waits again" in said.stdout
    assert "99: there is no text of this number" in said.stderr
    assert [one.state for one in stuck.stored(Outbound)] == ["waiting", "failed"]
    assert "requeued: template mended" in stuck.runs("outbox", "explain", "1").stdout
    last = stuck.stored(Audit)[-1]
    assert (last.what, last.person_id, last.changed) == ("text", 1, True)


def test_what_is_no_state_and_no_duration_ends_with_2(operator: Operator) -> None:
    assert "--state" in operator.runs("outbox", "list", "--state", "lost", code=2).stderr
    assert "--older" in operator.runs("outbox", "list", "--older", "soon", code=2).stderr
    assert "there is no text" in operator.runs("outbox", "explain", "7", code=1).stderr
