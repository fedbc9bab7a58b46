"""Which way a text takes, as a table: quiet hours, too late, the ladder, closed lanes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.hours import Quiet
from bot.delivery.rules import (
    Candidate,
    Decision,
    Exhausted,
    LaneState,
    OpenWindow,
    Postpone,
    Send,
    Skip,
    route,
)
from tests.bot.delivery.post import at, terms

NIGHT = "21:00-08:00"
NOON = at(12)
OPEN = OpenWindow(following=True, closes_at=at(12, day=2), left=5)
HOUR = timedelta(hours=1)


def text(**changes: object) -> Candidate:
    """A notice for a follower whose window is open, worth sending for two days."""
    usual = Candidate(openid="o1", useless_after=NOON + 48 * HOUR, window=OPEN)
    return replace(usual, **changes)  # type: ignore[arg-type]


def left(count: int) -> OpenWindow:
    return replace(OPEN, left=count)


def closed(channel: str, *, hours: float, probe_in: float = 1) -> tuple[LaneState, ...]:
    until = NOON + hours * HOUR
    return (LaneState(channel, until, NOON + probe_in * HOUR),)


SHUT = OpenWindow(following=True)
GONE = OpenWindow(following=False)
TAPPED = OpenWindow(following=True, tap_closes_at=NOON + timedelta(seconds=30), tap_left=3)
USELESS_SOON = NOON + timedelta(minutes=30)
IN_DIALOGUE = {"asks": True, "dialogue_since": NOON - timedelta(minutes=1)}

OWN = {"own_quiet": Quiet.parse("08:00-16:00")}
CASES: list[tuple[str, Candidate, Decision]] = [
    ("own quiet hours hold it back", text(**OWN), Postpone(at(16), "quiet-hours")),
    ("urgent goes in own quiet hours", text(**OWN, urgent=True), Send("chat")),
    ("an answer goes in own quiet hours", text(**OWN, held_at_night=False), Send("chat")),
    (
        "useless when own quiet hours end",
        text(**OWN, useless_after=at(15)),
        Skip("too-late"),
    ),
    ("own hours elsewhere in the day", text(own_quiet=Quiet.parse("13:00-15:00")), Send("chat")),
    ("who has paused gets nothing", text(paused=True), Skip("paused")),
    ("safety does not pause", text(paused=True, urgent=True), Send("chat")),
    ("a pause is none without a WeChat either", text(paused=True, openid=None), Skip("paused")),
    ("what need not be said is let go", text(optional=True, window=left(2)), Skip("no-way")),
    ("what need not be said, unbound", text(optional=True, openid=None), Skip("no-way")),
    ("an open window takes it", text(), Send("chat")),
    ("who has left gets nothing", text(has_left=True), Skip("left")),
    ("what is useless is not sent", text(useless_after=NOON), Skip("too-late")),
    ("nobody is bound", text(openid=None), Exhausted("not-bound")),
    ("three left: one may go", text(window=left(3)), Send("chat")),
    ("the last two are kept", text(window=left(2)), Exhausted("no-route")),
    ("help may spend them", text(window=left(1), careful=True), Send("chat")),
    ("safety may spend them", text(window=left(1), urgent=True), Send("chat")),
    ("nothing is left for anybody", text(window=left(0), urgent=True), Exhausted("no-route")),
    ("below nothing is nothing", text(window=left(-1), careful=True), Exhausted("no-route")),
    ("a tap opens the chat for one", text(window=TAPPED), Send("chat")),
    ("a template where the window is shut", text(window=SHUT, template_set=True), Send("template")),
    ("a template saves the last two", text(window=left(2), template_set=True), Send("template")),
    (
        "a template for who was never heard of",
        text(window=OpenWindow(), template_set=True),
        Send("template"),
    ),
    ("no template for who left", text(window=GONE, template_set=True), Exhausted("not-following")),
    (
        "none for who blocks them",
        text(window=replace(SHUT, takes_templates=False), template_set=True),
        Exhausted("no-route"),
    ),
    ("what said no is not asked again", text(tried=frozenset({"chat"})), Exhausted("refused")),
    (
        "but the next is",
        text(tried=frozenset({"chat"}), template_set=True),
        Send("template"),
    ),
    (
        "a dialogue is not interrupted by a question",
        text(**IN_DIALOGUE),
        Postpone(NOON + timedelta(seconds=30), "dialogue"),
    ),
    ("but by what asks nothing", text(**IN_DIALOGUE | {"asks": False}), Send("chat")),
    ("and by what is urgent", text(**IN_DIALOGUE, urgent=True), Send("chat")),
    (
        "a dialogue lasts ten minutes",
        text(asks=True, dialogue_since=NOON - timedelta(minutes=10)),
        Send("chat"),
    ),
    (
        "a closed lane is waited for",
        text(lanes=closed("chat", hours=12), template_set=True),
        Postpone(NOON + HOUR, "lane-closed"),
    ),
    (
        "once an hour one text probes it",
        text(lanes=closed("chat", hours=12, probe_in=0)),
        Send("chat", ("chat",)),
    ),
    (
        "a lane that opens before the probe is waited for",
        text(lanes=closed("chat", hours=0.5, probe_in=0.5)),
        Postpone(NOON + 0.5 * HOUR, "lane-closed"),
    ),
    (
        "what cannot wait takes the next route",
        text(lanes=closed("chat", hours=12), template_set=True, useless_after=NOON + 3 * HOUR),
        Send("template"),
    ),
    (
        "without a next route it waits for the probe",
        text(lanes=closed("chat", hours=12), useless_after=NOON + 3 * HOUR),
        Postpone(NOON + HOUR, "lane-closed"),
    ),
    (
        "useless before the probe: a person has to",
        text(lanes=closed("chat", hours=12), useless_after=USELESS_SOON),
        Exhausted("no-route"),
    ),
    (
        "urgent does not wait for a lane",
        text(lanes=closed("chat", hours=12), template_set=True, urgent=True),
        Send("template"),
    ),
    (
        "but for a minute",
        text(lanes=closed("chat", hours=1 / 60, probe_in=1 / 60), template_set=True, urgent=True),
        Postpone(NOON + timedelta(minutes=1), "lane-closed"),
    ),
    (
        "another lane's end does not matter",
        text(lanes=closed("template", hours=12)),
        Send("chat"),
    ),
    (
        "a stopped account stops every lane",
        text(lanes=closed("*", hours=24, probe_in=0.2), template_set=True),
        Postpone(NOON + 0.2 * HOUR, "lane-closed"),
    ),
    (
        "its probe goes by the first lane",
        text(lanes=closed("*", hours=24, probe_in=0), template_set=True),
        Send("chat", ("*",)),
    ),
]


@pytest.mark.parametrize(
    ("candidate", "decision"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_text_at_noon(candidate: Candidate, decision: Decision) -> None:
    assert route(candidate, NOON, terms(NIGHT)) == decision


@pytest.mark.parametrize(
    ("hour", "minute", "day", "morning"),
    [(21, 0, 1, at(8, day=2)), (23, 59, 1, at(8, day=2)), (0, 0, 2, at(8, day=2)),
     (7, 59, 2, at(8, day=2))],
)  # fmt: skip
def test_quiet_hours_postpone_to_their_end_also_across_midnight(
    hour: int, minute: int, day: int, morning: object
) -> None:
    now = at(hour, minute, day)
    decision = route(text(window=replace(OPEN, closes_at=at(12, day=3))), now, terms(NIGHT))
    assert decision == Postpone(morning, "quiet-hours")  # type: ignore[arg-type]


@pytest.mark.parametrize(("hour", "minute"), [(20, 59), (8, 0)])
def test_outside_the_quiet_hours_it_goes(hour: int, minute: int) -> None:
    assert route(text(), at(hour, minute), terms(NIGHT)) == Send("chat")


def test_a_text_useless_by_morning_is_skipped_at_night_not_sent() -> None:
    assert route(text(useless_after=at(8, day=2)), at(22), terms(NIGHT)) == Skip("too-late")


def test_what_follows_from_an_act_and_what_is_urgent_go_at_night() -> None:
    assert route(text(held_at_night=False), at(22), terms(NIGHT)) == Send("chat")
    assert route(text(urgent=True), at(3, day=2), terms(NIGHT)) == Send("chat")


def test_with_no_quiet_hours_nothing_waits() -> None:
    assert route(text(), at(3, day=2), terms("")) == Send("chat")
