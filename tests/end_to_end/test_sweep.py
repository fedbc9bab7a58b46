"""What is lost is found: for each kind of loss the row is deleted, and the sweep puts it right."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from bot import notices, study
from bot.core.due import Due
from bot.delivery.models import Content, Lane, Outbound
from bot.help import OVERDUE
from bot.help.models import HelpRequest
from bot.notices.models import Notice, Recipient
from lianxin.sweeping import complaints, sweep
from tests.end_to_end import studying
from tests.end_to_end.town import Town


def due_rows(town: Town, kind: str) -> list[tuple[str, Any]]:
    with town.begin() as session:
        rows = session.execute(
            select(Due.occurrence, Due.at).where(Due.kind == kind, Due.done_at.is_(None))
        )
        return sorted((row[0], row[1]) for row in rows)


def lose(town: Town, what: Any) -> None:  # noqa: ANN401 - any DELETE
    with town.begin() as session:
        session.execute(what)


def swept(town: Town) -> int:
    return sweep(town.runtime)


def complained(town: Town) -> dict[str, str]:
    with town.begin() as session:
        return complaints(session, town.now)


def announced(town: Town) -> None:
    """A notice that is out, and to which nobody has answered."""
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.say(town.street.zhou, "1")
    town.tick(minutes=30)


def test_nothing_is_mended_where_nothing_is_lost(town: Town) -> None:
    announced(town)
    studying.give(town, begins_in=timedelta(days=5))
    town.say(town.street.wang, "求助 灯坏了")
    town.deliver()
    assert (swept(town), complained(town)) == (0, {})


def test_a_study_day_without_its_due_rows_is_planned_again(town: Town) -> None:
    studying.give(town, begins_in=timedelta(days=5))
    kinds = (study.REMIND, study.SILENT, study.ACCOUNT, study.AFTERWARDS, study.HAND_OUT)
    before = {kind: due_rows(town, kind) for kind in kinds}
    assert all(before.values())
    lose(town, delete(Due).where(Due.kind.in_(kinds)))
    assert swept(town) == 1
    assert {kind: due_rows(town, kind) for kind in kinds} == before
    assert swept(town) == 0


def test_whom_a_notice_waits_for_without_a_text_gets_it(town: Town) -> None:
    announced(town)
    lose(town, delete(Outbound))
    with town.begin() as session:
        waiting = session.scalar(select(func.count()).where(Recipient.state == "waiting"))
    assert swept(town) == waiting
    town.deliver()
    assert any("周三停水" in text for text in town.phone(town.street.wang))
    assert swept(town) == 0


def test_a_notice_that_nothing_would_hand_over_is_watched_again(town: Town) -> None:
    announced(town)
    before = due_rows(town, notices.HAND_OVER)
    lose(town, delete(Due).where(Due.kind == notices.HAND_OVER))
    assert swept(town) == 1
    assert [at for _, at in due_rows(town, notices.HAND_OVER)] == [at for _, at in before]
    town.tick(days=3)
    with town.begin() as session:
        waiting = select(func.count()).where(Recipient.state == "waiting")
        assert session.scalar(waiting) == 0


def test_a_promise_that_nobody_would_be_reminded_of_is_watched_again(town: Town) -> None:
    town.say(town.street.wang, "求助 灯坏了")
    before = due_rows(town, OVERDUE)
    assert before
    lose(town, delete(Due).where(Due.kind == OVERDUE))
    assert swept(town) == 1
    assert [at for _, at in due_rows(town, OVERDUE)] == [at for _, at in before]
    with town.begin() as session:
        assert session.scalars(select(HelpRequest.state)).all() == ["open"]


def test_a_claim_that_no_worker_ended_is_ended(town: Town) -> None:
    announced(town)
    with town.begin() as session:
        session.execute(update(Outbound).values(state="sending", claimed_at=town.now))
    town.now += timedelta(minutes=1)
    assert swept(town) == 0
    town.now += timedelta(minutes=2)
    assert swept(town) > 0
    with town.begin() as session:
        assert set(session.scalars(select(Outbound.state))) == {"waiting"}


def test_a_text_whose_words_are_gone_is_set_aside_and_the_others_go(town: Town) -> None:
    announced(town)
    town.say(town.street.wang, "求助 灯坏了")
    with town.begin() as session:
        lost = session.scalars(select(Content.id).where(Content.purpose == "notice")).all()
    lose(town, delete(Content).where(Content.id.in_(lost)))
    assert swept(town) > 0
    town.deliver()
    with town.begin() as session:
        rows = session.execute(select(Outbound.content_id, Outbound.state, Outbound.reason)).all()
    assert {(row.state, row.reason) for row in rows if row.content_id in lost} == {
        ("failed", "content-lost")
    }
    assert "waiting" not in {row.state for row in rows}


def test_texts_that_are_due_and_do_not_go_are_said(town: Town) -> None:
    announced(town)
    assert "texts_late" in complained(town)
    with town.begin() as session:
        lane = Lane(
            account="main",
            channel="*",
            closed_until=town.now + timedelta(hours=1),
            reason="code 40164",
            next_probe_at=town.now,
        )
        session.add(lane)
    assert complained(town) == {}


def test_a_notice_of_no_use_that_still_waits_for_somebody_is_said(town: Town) -> None:
    announced(town)
    town.deliver()
    lose(town, delete(Due))
    town.now += timedelta(days=40)
    assert "1" in complained(town)["notices_waiting"]
    assert swept(town) == 0


def test_a_notice_to_very_many_whose_audience_nothing_would_enter_is_entered(town: Town) -> None:
    announced(town)
    with town.begin() as session:
        session.execute(update(Notice).values(to_come=5))
        session.execute(delete(Due).where(Due.kind == notices.EXPAND))
    assert swept(town) == 1
    assert [occurrence for occurrence, _ in due_rows(town, notices.EXPAND)] == ["audience"]
    assert swept(town) == 0


def test_due_rows_that_fail_again_and_again_are_said(town: Town) -> None:
    announced(town)
    town.deliver()
    with town.begin() as session:
        session.execute(update(Due).where(Due.kind == notices.HAND_OVER).values(failures=5))
    assert "notice.hand_over (1)" in complained(town)["due_rows_failing"]
