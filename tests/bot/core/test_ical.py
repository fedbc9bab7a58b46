"""Subscription files keep the rules of RFC 5545: lines, folding, escaping, times, UIDs."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core import ical

AT = datetime(2026, 12, 15, 6, 30, tzinfo=UTC)
NAME = re.compile(r"[A-Z-]+(?:;[A-Z]+=[A-Z]+)?:")


def event(summary: str = "第三讲", location: str = "社区活动室", **other: object) -> ical.Event:
    """A meeting of two hours."""
    facts: dict[str, object] = {
        "uid": "study-day-7@example.org",
        "starts_at": AT,
        "ends_at": AT + timedelta(hours=2),
        "summary": summary,
        "location": location,
        "sequence": 0,
        "created_at": AT - timedelta(days=9),
        "changed_at": AT - timedelta(days=9),
        **other,
    }
    return ical.Event(**facts)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    """The content lines as a reader puts them together (3.1)."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def said(value: str) -> str:
    """A value as a reader understands it (3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_meeting_has_all_that_a_calendar_needs() -> None:
    lines = unfolded(ical.calendar("东风支部学习日", [event()]))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert "UID:study-day-7@example.org" in lines
    assert "DTSTART:20261215T063000Z" in lines
    assert "DTEND:20261215T083000Z" in lines
    assert "STATUS:CONFIRMED" in lines
    assert "SEQUENCE:0" in lines
    assert "LAST-MODIFIED:20261206T063000Z" in lines


def test_a_cancelled_meeting_stays_with_its_uid_and_a_higher_sequence() -> None:
    lines = unfolded(ical.calendar("东风", [event(cancelled=True, sequence=2)]))
    assert "STATUS:CANCELLED" in lines
    assert "SEQUENCE:2" in lines
    assert "UID:study-day-7@example.org" in lines


def test_marks_that_mean_something_are_escaped() -> None:
    assert ical.escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"
    assert ical.escaped("a\x00\x1b\r\nb") == "a\\nb"


@given(summary=st.text(max_size=200), location=st.text(max_size=60))
def test_whatever_was_typed_no_line_is_longer_than_75_octets_and_none_is_forged(
    summary: str, location: str
) -> None:
    text = ical.calendar("东风支部学习日", [event(summary, location)])
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert len(lines) == 22
    assert all(NAME.match(line) for line in lines)


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_a_reader_gets_what_was_typed(text: str) -> None:
    lines = unfolded(ical.calendar("东风", [event(text)]))
    (summary,) = [line for line in lines if line.startswith("SUMMARY:")]
    assert said(summary.removeprefix("SUMMARY:")) == text
