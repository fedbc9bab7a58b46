"""花名册: a sheet uploaded, looked over, mended or imported, as by `lianxin roster import`.

Reading a sheet takes seconds, so it never happens while a page holds the right to write: messages
of members would wait for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_limiter import Limiter
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from bot.people import roster
from console.desk import Desk
from console.doorway import page
from console.limits import ROSTERS
from console.parts import Parts

MOST_BYTES = 4 * 1024 * 1024  # of an upload; far more than a street has
MOST_ROWS = 5_000
SHOWN = 200  # rows of each list
WHERE = "/console/roster"
Outcome = roster.Changes | roster.Problems
Act = Callable[[tuple[roster.Row, ...], roster.Charge], Outcome]


class ActForm(FlaskForm):
    """A button, and the mark that it was pressed on our page."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rosters that somebody in charge may upload, look over and import."""

    desk: Desk
    charge: roster.Charge

    @classmethod
    def of(cls, desk: Desk) -> "Sheets":
        """404 for who is neither secretary nor officer: there is no such page for them."""
        charge = roster.charge_of(desk.session, desk.now, desk.person.id)
        return cls(desk, charge) if charge is not None else abort(404)

    def waiting(self) -> roster.Upload | None:
        """The file that was uploaded last and not imported."""
        sealer = self.desk.parts.sealer
        return roster.uploaded(self.desk.session, sealer, self.desk.person.id)

    def keep(self, upload: roster.Upload) -> None:
        """Keep a file instead of the one before."""
        desk = self.desk
        sealer, person_id = desk.parts.sealer, desk.person.id
        roster.keep_upload(desk.session, desk.now, sealer, person_id=person_id, upload=upload)

    def look(self, upload: roster.Upload) -> Outcome:
        """What the file would change, or what is wrong with it."""
        desk = self.desk
        account = desk.person.account

        def preview(rows: tuple[roster.Row, ...], charge: roster.Charge) -> Outcome:
            return roster.preview(
                desk.session, desk.now, desk.parts.sealer, account, rows, charge=charge
            )

        return _read_and(upload, self.charge, preview)

    def take_over(self, upload: roster.Upload) -> Outcome:
        """All rows or none; the file is gone when they are in."""
        desk, parts = self.desk, self.desk.parts

        def apply(rows: tuple[roster.Row, ...], _charge: roster.Charge) -> Outcome:
            with parts.database.begin() as session:
                return _imported(session, desk, parts, rows)

        return _read_and(upload, self.charge, apply)


def build_rosters(limiter: Limiter) -> Blueprint:
    """The pages of rosters."""
    pages = Blueprint("rosters", __name__)
    slow = limiter.limit(ROSTERS)
    page(pages, WHERE, writes=False)(choose)
    page(pages, WHERE, methods=("POST",), around=slow)(upload)
    page(pages, f"{WHERE}/preview", writes=False, around=slow)(preview)
    page(pages, f"{WHERE}/import", methods=("POST",), writes=False, around=slow)(take_over)
    page(pages, f"{WHERE}/corrected", writes=False, around=slow)(corrected)
    return pages


def choose(desk: Desk) -> str:
    """A file is asked for."""
    Sheets.of(desk)
    return render_template("console/roster.html", form=ActForm(), wrong=None)


def upload(desk: Desk) -> AnyResponse | tuple[str, int]:
    """The file is kept, sealed, until it is imported or a day has passed."""
    sheets = Sheets.of(desk)
    chosen = request.files.get("sheet")
    suffix = Path(chosen.filename or "").suffix.lower() if chosen else ""
    if chosen is None or suffix not in roster.SUFFIXES:
        wrong = desk.parts.texts.say("roster-file-unknown")
        return render_template("console/roster.html", form=ActForm(), wrong=wrong), 400
    sheets.keep(roster.Upload(suffix, chosen.read()))
    return redirect(url_for("rosters.preview"), 303)


def preview(desk: Desk) -> str | tuple[str, int]:
    """What it would change, or every mistake by row and column."""
    sheets = Sheets.of(desk)
    waiting = sheets.waiting()
    return _none(desk) if waiting is None else _shown(desk, sheets.look(waiting))


def take_over(desk: Desk) -> AnyResponse | str | tuple[str, int]:
    """All rows or none; what is wrong by now is shown as in the preview."""
    sheets = Sheets.of(desk)
    waiting = sheets.waiting()
    if waiting is None:
        return _none(desk)
    outcome = sheets.take_over(waiting)
    if isinstance(outcome, roster.Problems):
        return _shown(desk, outcome)
    counts = roster.counts_said(desk.parts.texts, outcome, before=False)
    flash(desk.parts.texts.say("console-roster-done", counts=counts))
    return redirect(url_for("start.units"), 303)


def corrected(desk: Desk) -> AnyResponse | tuple[str, int]:
    """The file once more, with what is wrong beside each row."""
    sheets = Sheets.of(desk)
    waiting = sheets.waiting()
    if waiting is None:
        return _none(desk)
    outcome = sheets.look(waiting)
    problems = outcome if isinstance(outcome, roster.Problems) else roster.Problems(())
    return _corrected(desk, waiting, problems)


def _read_and(upload: roster.Upload, charge: roster.Charge, act: Act) -> Outcome:
    with upload.as_file() as path:
        read = roster.read(path)
    if isinstance(read, roster.Problems):
        return read
    if len(read.rows) > MOST_ROWS:
        most = roster.NotUnderstood("roster-too-many-rows", most=MOST_ROWS)
        return roster.Problems.of_file(most)
    outcome = act(read.rows, charge)
    return outcome if isinstance(outcome, roster.Problems) else outcome.with_odd(read.odd)


def _imported(session: Session, desk: Desk, parts: Parts, rows: tuple[roster.Row, ...]) -> Outcome:
    """The charge is looked up once more: an office may have ended while the file was read."""
    charge = roster.charge_of(session, desk.now, desk.person.id)
    if charge is None:
        abort(404)
    outcome = roster.apply(
        session,
        desk.now,
        parts.sealer,
        desk.person.account,
        rows,
        tell=parts.tell,
        charge=charge,
    )
    if isinstance(outcome, roster.Changes):
        roster.drop_upload(session, desk.person.id)
    return outcome


def _none(desk: Desk) -> tuple[str, int]:
    wrong = desk.parts.texts.say("console-roster-none")
    return render_template("console/roster.html", form=ActForm(), wrong=wrong), 404


def _shown(desk: Desk, outcome: Outcome) -> str:
    words = {"form": ActForm(), "roster": roster, "texts": desk.parts.texts, "most": SHOWN}
    if isinstance(outcome, roster.Problems):
        return render_template("console/roster_wrong.html", problems=outcome.found, **words)
    return render_template("console/roster_preview.html", changes=outcome, **words)


def _corrected(desk: Desk, upload: roster.Upload, problems: roster.Problems) -> Response:
    texts = desk.parts.texts
    with upload.as_file() as source:
        target = source.with_name(f"corrected{upload.suffix}")
        try:
            roster.write_corrected(
                source,
                target,
                problems,
                header=texts.say("roster-problem-header"),
                say=lambda problem: roster.problem_beside_row(texts, problem),
            )
        except roster.NotUnderstood:
            abort(404)
        response = make_response(target.read_bytes())
    response.mimetype = "application/octet-stream"
    name = f"roster-corrected{upload.suffix}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
