"""docs/PRIVACY.md says the same as the program."""

import re

import pytest

from bot import privacy
from bot.core.durations import Duration
from bot.core.settings import PrivacySettings
from tests.docs.pages import code, page, rows

PAGE = page("docs/PRIVACY.md")
TERMS = {
    code(cells[1])[0]: cells
    for cells in rows(PAGE.partition("## 留多久")[2].partition("\n## ")[0])[1:]
    if len(cells) == 4 and code(cells[1])
}


def test_every_term_is_told_to_members_and_no_other() -> None:
    assert set(TERMS) == {one.name for one in privacy.TERMS}


@pytest.mark.parametrize("term", privacy.TERMS, ids=lambda one: one.name)
def test_the_period_told_is_the_one_that_is_kept(term: privacy.Term) -> None:
    cells = TERMS[term.name]
    told = code(cells[2])[0]
    assert Duration(told) == term.keep(PrivacySettings())
    assert cells[3].strip()


def test_the_law_is_cited_by_article() -> None:
    table = PAGE.partition("## 和《个人信息保护法》对得上")[2].partition("\n---")[0]
    cited = set(re.findall(r"第([一二三四五六七八九十]+)条", table))
    assert {"十五", "十七", "十九", "四十四", "四十五", "四十六", "四十七", "五十一"} <= cited
    for cells in [one for one in rows(table) if len(one) == 2][1:]:
        assert "第" in cells[1], cells
