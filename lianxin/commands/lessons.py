"""`lianxin lesson add`: the lesson of a study day from a file."""

from pathlib import Path
from typing import Annotated

import typer

from lianxin.commands.acting import acting
from lianxin.commands.common import REFUSED, WRONG_CONFIGURATION, ConfigOption, end
from lianxin.commands.people import AccountOption

_MOST = 1 << 20  # bytes; a lesson is a few pages


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    lesson = typer.Typer(help="Lessons of study days.", no_args_is_help=True)
    lesson.command("add")(lesson_add)
    app.add_typer(lesson, name="lesson")


def lesson_add(
    file: Annotated[Path, typer.Argument(help="The text, UTF-8.")],
    day: Annotated[int, typer.Option("--day", help="The number of the study day.")],
    question: Annotated[
        str | None, typer.Option("--question", help='At its end: "问 … A … B … 对 A".')
    ] = None,
    audio: Annotated[str | None, typer.Option("--audio", help="A link to sound, https.")] = None,
    video: Annotated[str | None, typer.Option("--video", help="A link to a film, https.")] = None,
    least: Annotated[
        str | None, typer.Option("--least", help="How long reading it takes, as 5m.")
    ] = None,
    account: AccountOption = None,
    config: ConfigOption = None,
) -> None:
    """Give a study day its lesson, in the place of the one it had."""
    from bot import study
    from bot.core.durations import Duration
    from handlers.reading import parse_question

    with acting(config, account) as act:
        found = study.by_number(act.session, act.account, day)
        if found is None:
            end(REFUSED, act.texts.say("lesson-no-such-day", number=day))
        said = None if question is None else parse_question(question)
        asked = (
            None if said is None else study.LessonQuestion(said.text, said.choices, said.right or 0)
        )
        try:
            takes = None if least is None else Duration(least)
        except ValueError as wrong:
            end(WRONG_CONFIGURATION, str(wrong))
        draft = study.LessonDraft(_text(file), audio, video, asked, takes)
        given = act.done(
            study.give_lesson(
                act.session, act.now, study_day_id=found.id, author_id=None, draft=draft
            ),
            study.Lesson,
        )
        act.say("lesson-added", number=found.no, title=given.title, until=found.online_until)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        end(REFUSED, f"{file}: {wrong}")
