"""Invitations on paper: readable QR codes, six to a sheet, a file that needs nothing else."""

import base64
import hashlib
import re
from datetime import timedelta

import pytest
import segno

from bot.core.texts import Texts
from bot.people import InvitationShown
from console.papers import CARDS_A_SHEET, paper_file, paper_sheets, qr_picture
from tests.builders import NOW, SHANGHAI

TEXTS = Texts.load("zh-CN", SHANGHAI)
STEPS = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def invitation(
    number: int, name: str = "王秀兰", unit: str = "青龙街道/东风支部"
) -> InvitationShown:
    """An invitation good for 30 days."""
    ends = NOW + timedelta(days=30)
    return InvitationShown(number, name, unit, f"{number:06d}", f"inv-{number}", ends)


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The black squares (row, column) that the lines of a picture draw, border left out."""
    (path,) = re.findall(r' d="([^"]+)"', svg)
    found: set[tuple[int, int]] = set()
    row = column = 0.0
    for step, first, second in STEPS.findall(path):
        if step == "M":
            column, row = float(first), float(second)
        elif step == "m":
            column, row = column + float(first), row + float(second)
        else:
            found |= {(int(row), int(column) + n) for n in range(int(float(first)))}
            column += float(first)
    top = min(row for row, _ in found)
    left = min(column for _, column in found)
    return {(row - top, column - left) for row, column in found}


@pytest.mark.parametrize(
    "words", ["http://weixin.qq.com/q/02AbCdEf", "绑定 王秀兰 123456", "bind John Smith 000001"]
)
def test_the_picture_is_the_qr_code_of_these_words(words: str) -> None:
    matrix = segno.make(words, error="m", micro=False).matrix
    black = {
        (row, column)
        for row, line in enumerate(matrix)
        for column, module in enumerate(line)
        if module
    }
    assert dark_modules(qr_picture(words)) == black


def test_a_card_holds_name_code_and_what_to_send() -> None:
    (sheet,) = paper_sheets(TEXTS, [invitation(123456)], {"inv-123456": "http://weixin.qq.com/q/0"})
    (card,) = sheet.cards
    assert (card.name, card.code, card.words) == ("王秀兰", "123456", "绑定 王秀兰 123456")
    assert card.until == "2026年12月31日"
    assert card.scans_in
    assert card.picture == qr_picture("http://weixin.qq.com/q/0")


def test_without_the_platforms_code_the_picture_holds_the_words() -> None:
    ((card,),) = (sheet.cards for sheet in paper_sheets(TEXTS, [invitation(7)], {}))
    assert not card.scans_in
    assert card.picture == qr_picture("绑定 王秀兰 000007")


def test_every_unit_begins_a_sheet_and_a_sheet_holds_six() -> None:
    shown = [invitation(n, unit="东风支部") for n in range(CARDS_A_SHEET + 1)]
    shown += [invitation(50, unit="常青支部")]
    sheets = paper_sheets(TEXTS, shown, {})
    assert [(one.unit, one.number, one.of, len(one.cards)) for one in sheets] == [
        ("东风支部", 1, 2, 6),
        ("东风支部", 2, 2, 1),
        ("常青支部", 1, 1, 1),
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_file_needs_nothing_from_elsewhere_and_runs_nothing(language: str) -> None:
    texts = Texts.load(language, SHANGHAI)
    shown = [invitation(1, name='<script>alert("x")</script>')]
    page = paper_file(texts, paper_sheets(texts, shown, {}), phone="0519-88881234")
    assert "<script" not in page
    assert not re.findall(r"(?:src|href|url)\s*[=(]", page)
    assert " style=" not in page
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    assert "0519-88881234" in page


def test_the_policy_names_the_style_of_the_file() -> None:
    page = paper_file(TEXTS, paper_sheets(TEXTS, [invitation(1)], {}), phone="")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in page.replace("&#43;", "+")
