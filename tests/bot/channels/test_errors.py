"""Every return code the platform lists, and what it makes us do."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels import Action
from bot.channels.official.errors import (
    ERRORS,
    bad_credentials,
    failure,
    platform_midnight,
    platform_next_month,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # 20:00 in Beijing
MINUTE, MIDNIGHT = timedelta(minutes=1), timedelta(hours=4)
HALF_HOUR, HOUR, REPAIR = timedelta(minutes=30), timedelta(hours=1), timedelta(minutes=10)

WHAT_FOLLOWS: dict[Action, list[int]] = {
    Action.SENT: [0, 45065],
    Action.REFRESH: [40001, 40014, 42001],
    Action.RETRY: [-1, 45066, 89504, 89505],
    Action.STOP_ACCOUNT: [
        *(41001, 40013, 41002, 41004, 40125, 40164, 61004, 60020, 48004, 50002, 50001, 50003),
        *(89501, 89503, 89506, 89507),
    ],
    Action.DROP_PERSON: [40003, 43004, 50005, 43019, 60011, 60021, 60111, 46004, 81013],
    Action.NEXT_ROUTE: [40036, 40037, 43116, 40249, 47003, 70000],
    Action.CREDIT_USED: [43101],
    Action.CLOSE_WINDOW: [45015, 48002],
    Action.ALLOWANCE_USED: [45047],
    Action.STOP_LANE: [
        *(45009, 45011, 45033, 45028, 40200, 45109, 48001, 48008, 301002, 40201, 40204)
    ],
    Action.IGNORE: [45072, 45080, 45081, 48006],
    Action.FIX: [
        *(40031, 40032, 40007, 40004, 40005, 40006, 40009, 40010, 40011, 40012),
        *(40008, 40035, 40058, 40063, 44002, 44003, 44004, 47001, 40033),
        *(43001, 43002, 40039, 40062, 41030, 45162, 40130, 40152, 40066),
        *(40029, 40163, 42003, 42022, 45064, 45083, 45084, 45067, 49003),
        *range(45002, 45009),
        *range(45157, 45160),
        *range(45056, 45060),
        *(82001, 40056, *range(86001, 86009), 53600, 76003, 76022),
        *range(61451, 61501),
        *range(65301, 65321),
    ],
}
ALERTS = [41001, 40125, 40164, 40036, 40249, 45009, 48001, 40200, 48004, 48006, 40201, 47001]
UNTIL = {
    45009: MIDNIGHT,
    45011: MINUTE,
    45033: MINUTE,
    45066: MINUTE,
    89504: HALF_HOUR,
    48001: HOUR,
    40125: REPAIR,
    40164: REPAIR,
}


@pytest.mark.parametrize(
    ("code", "action"), [(code, action) for action, codes in WHAT_FOLLOWS.items() for code in codes]
)
def test_every_listed_code_has_its_action(code: int, action: Action) -> None:
    assert ERRORS[code].action is action


def test_no_code_has_an_action_that_is_not_in_this_table() -> None:
    assert set(ERRORS) == {code for codes in WHAT_FOLLOWS.values() for code in codes}


@pytest.mark.parametrize("code", ALERTS)
def test_somebody_is_told_of_what_only_a_person_can_repair(code: int) -> None:
    assert failure(code, NOW).alert


@pytest.mark.parametrize("code", [-1, 45015, 45047, 43004, 43101, 45011])
def test_nobody_is_told_of_what_happens_every_day(code: int) -> None:
    assert not failure(code, NOW).alert


@pytest.mark.parametrize("code", [99999, 12345, -2, 45001])
def test_an_unknown_code_takes_the_next_route_with_an_alert(code: int) -> None:
    error = failure(code, NOW)
    assert (error.code, error.action, error.alert, error.until) == (
        code,
        Action.NEXT_ROUTE,
        True,
        None,
    )


@pytest.mark.parametrize(("code", "wait"), UNTIL.items())
def test_a_closed_lane_says_until_when(code: int, wait: timedelta) -> None:
    assert failure(code, NOW).until == NOW + wait


def test_the_platforms_day_ends_at_midnight_in_beijing() -> None:
    at = datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC)
    assert platform_midnight(at) == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert platform_midnight(at + timedelta(seconds=1)) == datetime(2026, 11, 24, 16, tzinfo=UTC)


def test_a_token_that_cannot_be_had_stops_the_account() -> None:
    error = bad_credentials(40001, NOW)
    assert (error.action, error.alert, error.until) == (Action.STOP_ACCOUNT, True, NOW + REPAIR)


def test_used_up_mass_messages_wait_for_the_next_month_in_beijing() -> None:
    error = failure(45028, NOW)
    assert error.until == datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert error.alert
    assert platform_next_month(datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) == datetime(
        2026, 12, 31, 16, 0, tzinfo=UTC
    )
    assert platform_next_month(datetime(2026, 12, 31, 16, 0, tzinfo=UTC)) == datetime(
        2027, 1, 31, 16, 0, tzinfo=UTC
    )


def test_an_error_names_its_code_alone() -> None:
    assert str(failure(45015, NOW)) == "45015: close_window"
