"""Invitations on paper: six to an A4 sheet, a sheet begins with each unit, in type for old eyes.

The same sheets stand on a page of the console and in a file of its own that needs nothing else.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from itertools import groupby

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.core.texts import Texts
from bot.people import InvitationShown

CARDS_A_SHEET = 6  # two columns of three
_CODE_BORDER = 2  # modules of white around a QR code; the card is white anyway


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One member's card. `words` are what can be sent instead of scanning; `scans_in`: the QR code
    is the platform's own and needs no words, else it holds them."""

    name: str
    code: str
    words: str
    until: str
    scans_in: bool
    picture: Markup


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One A4 sheet: at most CARDS_A_SHEET cards of one unit."""

    unit: str
    number: int
    of: int
    cards: tuple[PaperCard, ...]


def paper_sheets(
    texts: Texts, shown: Iterable[InvitationShown], urls: Mapping[str, str]
) -> list[PaperSheet]:
    """The sheets of these invitations, by unit as they come; `urls`: scene -> WeChat's code."""
    found: list[PaperSheet] = []
    for unit, of_unit in groupby(shown, key=lambda one: one.unit):
        cards = [_card(texts, one, urls.get(one.scene)) for one in of_unit]
        parts = [cards[n : n + CARDS_A_SHEET] for n in range(0, len(cards), CARDS_A_SHEET)]
        found += [
            PaperSheet(unit, number, len(parts), tuple(part))
            for number, part in enumerate(parts, start=1)
        ]
    return found


def paper_file(texts: Texts, sheets: Sequence[PaperSheet], *, phone: str) -> str:
    """The sheets as one HTML file: no script, nothing from elsewhere, and a policy that says so."""
    rendered: str = (
        _environment()
        .get_template("console/paper_file.html")
        .render(
            say=texts.say,
            language=texts.language,
            sheets=sheets,
            contact=phone,
            style=Markup(_style()),  # noqa: S704  our own style sheet
            policy=f"default-src 'none'; style-src 'sha256-{_digest(_style())}'",
        )
    )
    return rendered


def qr_picture(words: str) -> Markup:
    """A QR code of these words as an <svg> of black paths."""
    svg: str = segno.make(words, error="m", micro=False).svg_inline(
        border=_CODE_BORDER, omitsize=True, svgclass="qr", lineclass=None, unit=None
    )
    return Markup(svg)  # noqa: S704  made of numbers alone


def _card(texts: Texts, one: InvitationShown, url: str | None) -> PaperCard:
    words = texts.say("paper-words", name=one.name, code=one.code)
    until = _day(texts, one.expires_at)
    return PaperCard(one.name, one.code, words, until, url is not None, qr_picture(url or words))


def _day(texts: Texts, moment: datetime) -> str:
    day = moment.astimezone(texts.zone).date()
    if texts.language == "zh-CN":
        return f"{day.year}年{day.month}月{day.day}日"
    return day.isoformat()


def _environment() -> Environment:
    return Environment(loader=PackageLoader("console"), autoescape=True, undefined=StrictUndefined)


def _style() -> str:
    return files("console").joinpath("static", "papers.css").read_text("utf-8")


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
