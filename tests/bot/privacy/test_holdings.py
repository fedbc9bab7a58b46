"""Every column that can name a person is answered for: what the member reads, what goes when."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from bot import privacy
from bot.core.holdings import Holding, Rows, Stays
from bot.core.texts import LANGUAGES, Texts
from lianxin.models import metadata
from tests.builders import SHANGHAI

# Columns that end like a reference to a person and are none; what they refer to instead.
OF_SOMETHING_ELSE = {
    "about_id": "what a text, errand or question is about",
    "asking_id": "a question to many",
    "content_id": "a text",
    "elsewhere_day_id": "a study day",
    "help_request_id": "a help request",
    "home_unit_id": "a unit",
    "invitation_id": "an invitation",
    "lesson_id": "a lesson",
    "media_id": "a picture at the platform",
    "merged_into_id": "a unit",
    "notice_id": "a notice",
    "outbound_id": "a text on its way",
    "parent_id": "a unit",
    "platform_id": "WeChat's number of a text",
    "residence_unit_id": "a unit",
    "said_of_id": "a study day",
    "series_id": "a plan of study days",
    "study_day_id": "a study day",
    "subject_id": "what falls due; whose erasing is due stands in `leavings` too",
    "template_id": "a kind of notice at the platform",
    "then_id": "a unit",
    "unchecked_id": "a change of the card",
    "unit_id": "a unit",
}
# Tables that name nobody by a column of their own, with the reason why nothing is missing.
NOBODYS = {
    "tries.subject": "a WeChat account that typed wrong codes: goes after a day (retention)",
}


def names_a_person(column: Column[object]) -> bool:
    """Whether a column could say who somebody is."""
    if any(key.column.table.name == "persons" for key in column.foreign_keys):
        return True
    if column.name in OF_SOMETHING_ELSE:
        return False
    return column.name.endswith(("_id", "_ids")) or column.name == "openid"


def answered_for(table: Table) -> set[str]:
    """The columns of a table that holdings answer for."""
    found: set[str] = set()
    for one in privacy.HOLDINGS:
        if one.table is table:
            found |= set(one.others)
            found |= {one.whose} if isinstance(one.whose, str) else {"person_id", "openid"}
    return found


def columns() -> list[Column[object]]:
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if names_a_person(column)
    ]


@pytest.mark.parametrize("column", columns(), ids=str)
def test_every_column_that_names_a_person_is_covered_or_listed(column: Column[object]) -> None:
    covered = answered_for(column.table)
    if column.name == "openid":
        assert covered or f"{column.table.name}.openid" in NOBODYS, column
        return
    assert column.name in covered, f"{column}: add a Holding in the slice that owns the table"


NAMED = [f"{one.table.name} {number}" for number, one in enumerate(privacy.HOLDINGS)]


@pytest.mark.parametrize("one", privacy.HOLDINGS, ids=NAMED)
def test_every_holding_says_what_goes_and_what_stays_and_why(one: Holding) -> None:
    names = set(one.table.columns.keys())
    assert set(one.shown) <= names
    assert set(one.others) <= names
    for fate in (one.erased, one.unfollowed):
        if isinstance(fate, Stays):
            assert fate.reason
        elif not isinstance(fate, Rows):
            assert set(fate) <= names
    assert all(one.others.values())


SHOWN = sorted({name for one in privacy.HOLDINGS for name in one.shown})
TABLES = sorted({one.table.name for one in privacy.HOLDINGS if one.shown})


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_shown_has_a_name_people_understand(language: str) -> None:
    texts = Texts.load(language, SHANGHAI)
    keys = [f"held-about-{one.replace('_', '-')}" for one in TABLES]
    keys += [f"held-{one.removesuffix('_sealed').replace('_', '-')}" for one in SHOWN]
    assert [key for key in keys if not texts.has(key)] == []


def test_nothing_is_listed_that_is_not_there() -> None:
    everywhere = {column.name for table in metadata.sorted_tables for column in table.columns}
    assert set(OF_SOMETHING_ELSE) <= everywhere


def test_a_column_added_without_an_answer_would_fail() -> None:

    table = Table("new_things", MetaData(), Column("visitor_id", Integer))
    assert names_a_person(table.c.visitor_id)
    assert answered_for(table) == set()
