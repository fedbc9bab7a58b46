"""Sheet and ledger as tables to be written as a file: the sign-in sheet 签到表, the 台账."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.core.tables import Cell, Column, Table
from bot.core.texts import Texts
from bot.study.ledger import LedgerRow
from bot.study.models import StudyDay
from bot.study.sheet import Figures
from bot.study.sheet_lines import Line


def sign_in_sheet(
    texts: Texts,
    day: StudyDay,
    unit: str,
    found: Sequence[Line],
    numbers: Mapping[int, int],
    whole: Figures,
) -> Table:
    """签到表: everybody under the number that is theirs on the lists of the unit for the year, then
    those without one; how and when they came, room to sign."""
    headers = ("number", "name", "unit", "answer", "mode", "at", "evidence", "missing", "sign")
    widths = (6, 12, 18, 8, 8, 12, 22, 26, 16)
    last = len(numbers) + len(found)
    ordered = sorted(found, key=lambda one: numbers.get(one.person_id, last))
    return Table(
        name=texts.say("sheet-file-sheet"),
        title=texts.say("sheet-file-title", unit=unit),
        about=(
            texts.say(
                "sheet-file-about", title=day.title, starts_at=day.starts_at, place=day.place
            ),
            texts.say(
                "sheet-file-figures",
                invited=whole["invited"],
                attended=whole["attended"],
                missed=whole.missed,
            ),
        ),
        columns=_columns(texts, headers, widths),
        rows=[list(_signing(texts, one, numbers.get(one.person_id))) for one in ordered],
        wide=True,
    )


def _signing(texts: Texts, one: Line, number: int | None) -> Iterator[Cell]:
    yield number
    yield one.name or texts.say("sheet-from-elsewhere")
    yield one.unit
    yield answer_word(texts, one.answer)
    yield mode_word(texts, one.mode)
    yield "" if one.at is None else _clock(texts, one.at)
    yield evidence_words(texts, one)
    yield missing_words(texts, one)
    yield ""


def ledger_table(texts: Texts, unit: str, year: int, rows: Sequence[LedgerRow]) -> Table:
    """台账: a row for each study day, with the sums of those that are over below."""
    counts = ("invited", "on-site", "remote", "door", "leave", "missed", "rate")
    headers = ("day", "title", "place", "host", *counts)
    widths = (18, 26, 18, 10, 7, 7, 7, 7, 7, 7, 8)
    return Table(
        name=texts.say("sheet-ledger"),
        title=texts.say("sheet-ledger-title", unit=unit, year=year),
        about=(),
        columns=_columns(texts, headers, widths),
        rows=[list(_of_ledger(texts, one)) for one in rows],
        wide=True,
    )


def _of_ledger(texts: Texts, one: LedgerRow) -> Iterator[Cell]:
    yield f"{one.day.starts_at.astimezone(texts.zone):%Y-%m-%d %H:%M}"
    yield one.day.title
    yield one.day.place
    yield one.host
    if not one.is_over:
        yield one.invited
        yield from ("",) * 6
        return
    yield from (one.invited, one.on_site, one.remote, one.door, one.leave, one.missed)
    yield "" if one.rate is None else f"{one.rate}%"


def answer_word(texts: Texts, answer: str | None) -> str:
    """An answer as people say it; 没回 for none."""
    return texts.say(f"sheet-answer-{(answer or 'silent').replace('_', '-')}")


def mode_word(texts: Texts, mode: str | None) -> str:
    """How somebody came; "" for who did not."""
    return "" if mode is None else texts.say(f"sheet-came-{mode.replace('_', '-')}")


def evidence_words(texts: Texts, one: Line) -> str:
    """By what it is known that they came: 口令；代签（赵德福）；迟到."""
    if one.evidence is None:
        return ""
    words = [texts.say(f"sheet-evidence-{one.evidence.replace('_', '-')}")]
    if one.distance_m is not None:
        words.append(texts.say("sheet-distance", metres=one.distance_m))
    if one.entered_by_name and one.entered_by != "self":
        words[0] = texts.say("sheet-by", what=words[0], by=one.entered_by_name)
    marks = (("late", one.late), ("entered-late", one.entered_late), ("walk-in", one.walk_in))
    words += [texts.say(f"sheet-{name}") for name, holds in marks if holds]
    return texts.say("sheet-and").join(words)


def missing_words(texts: Texts, one: Line) -> str:
    """Where somebody who did not come stands: 请假；赵德福联系，12月3日（周四）前."""
    if one.place in ("", "attended"):
        return ""
    if one.place in ("handed", "spoken") and one.who:
        return texts.say(f"sheet-missing-{one.place}", who=one.who, until=one.until)
    word = texts.say(f"sheet-place-{one.place}")
    return texts.say("sheet-why", what=word, why=one.reason) if one.reason else word


def _columns(texts: Texts, headers: Sequence[str], widths: Sequence[int]) -> list[Column]:
    return [
        Column(texts.say(f"sheet-column-{header}"), width)
        for header, width in zip(headers, widths, strict=True)
    ]


def _clock(texts: Texts, at: datetime) -> str:
    return f"{at.astimezone(texts.zone):%m-%d %H:%M}"
