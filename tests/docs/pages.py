"""What stands in a page of Markdown: links, pictures, headings, code, tables, quotes."""

import re
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r'<img src="([^"]+)"')
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w*|回)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


def page(name: str) -> str:
    """The text of a page by its place in the checkout."""
    return (ROOT / name).read_text("utf-8")


def links(text: str) -> list[str]:
    """Where the links and pictures of a page lead, those on the web left out."""
    prose = _FENCE.sub("", text)
    found = [*_LINK.findall(prose), *_PICTURE.findall(prose)]
    return [unquote(one) for one in found if "://" not in one]


def anchors(text: str) -> set[str]:
    """The names of a page's headings, as links write them."""
    plain = [re.sub(r"[^\w\- ]", "", heading) for heading in _HEADING.findall(_FENCE.sub("", text))]
    return {heading.strip().lower().replace(" ", "-") for heading in plain}


def rows(text: str) -> list[list[str]]:
    """The rows of all tables, the line under the headers left out, as lists of cells."""
    lines = [line for line in _FENCE.sub("", text).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in cells if not set("".join(row)) <= set("-| ")]


def code(text: str) -> list[str]:
    """What stands between backticks, blocks left out."""
    return _CODE.findall(_FENCE.sub("", text))


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [block for name, block in _FENCE.findall(text) if name == language]
