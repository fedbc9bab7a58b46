"""A study day of the small street with its lesson, for the tests of learning online."""

from datetime import timedelta

from bot import study
from handlers.study_publishing import timing
from tests.end_to_end.town import Town

TEXT = "用火不离人，用电不超载。睡前看一眼灶台和插座。"
LONG = "\n".join(
    f"第{number}段。出门前关好煤气和水，插座上的东西拔下来。" * 6 for number in range(9)
)
QUESTION = study.LessonQuestion("睡前看什么？", ("灶台和插座", "电视", "手机"), 1)


def give(
    town: Town,
    *,
    begins_in: timedelta = timedelta(hours=9),
    title: str = "冬天用火用电",
    text: str = TEXT,
    asked: study.LessonQuestion | None = QUESTION,
    audio_url: str | None = None,
    video_url: str | None = None,
) -> study.StudyDay:
    """A study day of 东风支部 with a lesson, entered without telling anybody."""
    with town.begin() as session:
        plan = study.Plan(
            account="main",
            unit_id=town.street.branch.id,
            author_id=town.street.zhou.id,
            starts_at=town.now + begins_in,
            place="社区活动室",
            title=title,
        )
        day = study.enter(session, town.now, plan, timing(town.runtime.house)).day
        draft = study.LessonDraft(text, audio_url, video_url, asked)
        study.give_lesson(
            session, town.now, study_day_id=day.id, author_id=town.street.zhou.id, draft=draft
        )
        return day
