"""The ledger of a notice in words, and as a table to be written as a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.tables import Cell, Column, Table
from bot.core.texts import Texts
from bot.notices.lines import NoticeLine
from bot.notices.models import Notice
from bot.notices.sheet import Figures
from bot.notices.standing import STATES

_WHY_HANDED = ("call_me", "cannot", "silent", "no_route", "not_reached")


def state_words(texts: Texts, one: NoticeLine) -> str:
    """What somebody said, or what was done: 赵德福联系过，记为收到；没有回音，交给赵德福."""
    match one.state:
        case "confirmed":
            said = (
                texts.say("notice-sheet-by", by=one.by) if one.by else state_word(texts, one.state)
            )
        case "handed_over":
            said = _handed_over(texts, one)
        case "explained":
            return explained_word(texts, one.reason)
        case _:
            return texts.say("notice-sheet-waiting" if one.told else "notice-sheet-not-sent")
    return texts.say("notice-sheet-why", what=said, why=one.reason) if one.reason else said


def evidence_words(texts: Texts, one: NoticeLine) -> str:
    """What is known of the text on its way, and only that: 看过（11月24日…）, 到了手机, 发了."""
    if one.opened_at is not None:
        return texts.say("notice-sheet-opened-at", at=one.opened_at)
    if one.state == "confirmed" and not one.by:
        return texts.say("notice-sheet-answered")
    if one.arrived:
        return texts.say("notice-sheet-arrived")
    return texts.say("notice-sheet-told") if one.told else ""


def state_word(texts: Texts, state: str) -> str:
    """收到, 交人办, 说明了, 等回音."""
    return texts.say(f"notice-sheet-{state.replace('_', '-')}")


def explained_word(texts: Texts, reason: str) -> str:
    """Why nobody is waited for: 已撤回, 暂停着通知, 已离开; a reason without a word as it is."""
    key = f"explained-{reason}"
    return texts.say(key) if texts.has(key) else reason or state_word(texts, "explained")


def notice_table(
    texts: Texts, notice: Notice, author: str, whole: Figures, found: Sequence[NoticeLine]
) -> Table:
    """The ledger as a table: everybody with where they stand; the sums above."""
    headers = (
        ("name", 12),
        ("unit", 20),
        ("state", 10),
        ("done", 34),
        ("at", 13),
        ("evidence", 24),
    )
    counts = {state: whole[state] for state in STATES}
    return Table(
        name=texts.say("notice-sheet-file"),
        title=texts.say("notice-sheet-file-title", number=notice.no, title=notice.title),
        about=(
            texts.say("notice-sheet-file-about", author=author, goes_at=notice.goes_at),
            texts.say("notice-sheet-file-figures", audience=whole["audience"], **counts),
        ),
        columns=[
            Column(texts.say(f"notice-sheet-column-{header}"), width) for header, width in headers
        ],
        rows=[list(_cells(texts, one)) for one in found],
        wide=True,
    )


def _handed_over(texts: Texts, one: NoticeLine) -> str:
    why = one.answer if one.answer in _WHY_HANDED else "silent"
    word = texts.say(f"notice-sheet-{why.replace('_', '-')}")
    if not one.who:
        return texts.say("notice-sheet-nobodys", why=word)
    if one.until is None:
        return texts.say("notice-sheet-handed-to", who=one.who, why=word)
    return texts.say("notice-sheet-handed-until", who=one.who, why=word, until=one.until)


def _cells(texts: Texts, one: NoticeLine) -> Iterator[Cell]:
    yield one.name or texts.say("notice-sheet-not-yours")
    yield one.unit
    yield state_word(texts, one.state)
    yield state_words(texts, one)
    yield _clock(texts, one.since)
    yield evidence_words(texts, one)


def _clock(texts: Texts, at: datetime) -> str:
    return f"{at.astimezone(texts.zone):%m-%d %H:%M}"
