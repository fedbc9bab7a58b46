"""Addresses of pages, and links that are signed: for one purpose, one subject, until a moment.

Chat and command line name pages by this module, so that neither needs to know the console. A signed
link says nothing to whoever reads it: an id, an end and a signature.
"""

import hmac
from datetime import UTC, datetime
from typing import Literal

from bot.core.sealing import Sealer

# record_for_others: the same pages from where others read along, without what is on the mind.
Purpose = Literal["login", "record", "record_for_others", "lesson", "days", "notice", "file"]
CONSOLE = "/console"
PATHS: dict[Purpose, str] = {
    "login": "/console/enter",
    "record": "/my/record",
    "record_for_others": "/my/record",
    "lesson": "/my/lesson",
    "days": "/my/days",
    "notice": "/my/notice",
    "file": "/my/file",
}
FOR_GOOD = datetime(2100, 1, 1, tzinfo=UTC)  # what calendars subscribe to: the same link every time
_SIGNATURE_LENGTH = 32  # hexadecimal digits: 128 bits, short enough to be typed in need


def sheet_address(public_url: str, study_day_id: int, unit_id: int) -> str:
    """Where a study day's sheet among the people of a unit is, for who is signed in."""
    return f"{public_url.rstrip('/')}{CONSOLE}/study-days/{study_day_id}?unit={unit_id}"


def notice_address(public_url: str, notice_id: int) -> str:
    """Where the ledger of a notice is, for who is signed in."""
    return f"{public_url.rstrip('/')}{CONSOLE}/notices/{notice_id}"


def ledger_address(public_url: str, unit_id: int, year: int) -> str:
    """Where the study days of a unit in a year are, for who is signed in."""
    return f"{public_url.rstrip('/')}{CONSOLE}/study-days?unit={unit_id}&year={year}"


def purpose_named(word: str) -> Purpose:
    """The purpose of a word that was kept. Raises ValueError for any other."""
    found = next((one for one in PATHS if one == word), None)
    if found is None:
        raise ValueError(f'"{word}" is no page')
    return found


class Links:
    """Makes and reads links under `public_url`, signed by the sealer's keys."""

    def __init__(self, sealer: Sealer, public_url: str) -> None:
        self._sealer = sealer
        self._base = public_url.rstrip("/")

    @property
    def console(self) -> str:
        """Where the console is, for whoever types the six digits on another computer."""
        return self._base + CONSOLE

    def signed(self, purpose: Purpose, subject_id: int, until: datetime) -> str:
        """The whole address of a page for `subject_id`, good until then (full seconds)."""
        return f"{self._base}{PATHS[purpose]}/{self.token(purpose, subject_id, until)}"

    def token(self, purpose: Purpose, subject_id: int, until: datetime) -> str:
        """The last part of a signed address."""
        return self._token(purpose, (subject_id,), until)

    def read(self, purpose: Purpose, token: str, now: datetime) -> int | None:
        """The subject of a token of this purpose; None when it is not ours or has run out."""
        subject = self._read(purpose, token, now, count=1)
        return None if subject is None else subject[0]

    def own(self, purpose: Purpose, about_id: int, person_id: int, until: datetime) -> str:
        """The whole address of one member's own page about something, good until then."""
        return f"{self._base}{PATHS[purpose]}/{self._token(purpose, (about_id, person_id), until)}"

    def read_own(self, purpose: Purpose, token: str, now: datetime) -> tuple[int, int] | None:
        """What a token of `own` is about, and whose it is; None when not ours or run out."""
        subject = self._read(purpose, token, now, count=2)
        return None if subject is None else (subject[0], subject[1])

    def _token(self, purpose: Purpose, subject: tuple[int, ...], until: datetime) -> str:
        ends = int(until.timestamp())
        (signature, *_) = self._signatures(purpose, subject, ends)
        return "-".join((*map(str, subject), str(ends), signature))

    def _read(
        self, purpose: Purpose, token: str, now: datetime, *, count: int
    ) -> tuple[int, ...] | None:
        numbers, signature = _parts(token)
        if len(numbers) != count + 1:
            return None
        *subject, ends = numbers
        known = self._signatures(purpose, tuple(subject), ends)
        if not any(hmac.compare_digest(signature, one) for one in known):
            return None
        return tuple(subject) if now < datetime.fromtimestamp(ends, UTC) else None

    def _signatures(self, purpose: Purpose, subject: tuple[int, ...], ends: int) -> list[str]:
        said = " ".join(map(str, subject))
        signed = self._sealer.signatures(f"link {purpose} {said} {ends}")
        return [one[:_SIGNATURE_LENGTH] for one in signed]


def _parts(token: str) -> tuple[tuple[int, ...], str]:
    """The numbers of a token and its signature; no numbers for what cannot be one."""
    *numbers, signature = token.split("-")
    well_formed = all(1 <= len(one) <= 20 and one.isdigit() for one in numbers)
    if not token.isascii() or not well_formed or len(numbers) > 3:
        return (), ""
    return tuple(map(int, numbers)), signature
