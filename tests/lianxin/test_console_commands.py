"""`login-link` and what the command line leaves in the audit."""

import re

import pytest

from bot.people.models import Audit, LoginLink
from tests.lianxin.test_roster_commands import LI, WANG, Operator, operator

__all__ = ["operator"]  # the fixture


@pytest.fixture
def house(operator: Operator) -> Operator:
    """王 leads a group, 李 holds no role."""
    operator.imports(WANG, LI)
    return operator


def test_a_login_link_is_printed_alone(house: Operator) -> None:
    said = house.runs("login-link", "王秀兰").stdout
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/console/enter/\d+-\d+-[0-9a-f]{32}\n", said)
    assert len(house.stored(LoginLink)) == 1


def test_who_holds_no_role_gets_none(house: Operator) -> None:
    refused = house.runs("login-link", "李根宝", code=1)
    assert "没有职务" in refused.stderr
    assert refused.stdout == ""
    assert house.stored(LoginLink) == []


def test_nobody_of_that_name_is_refused(house: Operator) -> None:
    assert "没有找到" in house.runs("login-link", "张三丰", code=1).stderr


def test_an_office_given_or_ended_stands_in_the_audit_once(house: Operator) -> None:
    given = ("role", "grant", "李根宝", "志愿者", "东风支部")
    house.runs(*given)
    house.runs(*given)
    house.runs("role", "revoke", "李根宝", "志愿者", "东风支部")
    rows = [(one.role, one.what, one.door, one.changed) for one in house.stored(Audit)]
    assert rows == [("command_line", "role", "command_line", True)] * 2
