"""课文: a secretary gives a study day its lesson, one thing at a time, and looks it over.

Which day, the text in as many messages as it takes until 完, a link to hear or see, a question.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot import delivery, study
from bot.core.refusals import Refusal
from handlers import lessons, questions
from handlers import study_days_said as said_days
from handlers.chat import Chat, Reply
from handlers.reading import (
    Command,
    parse_choices,
    parse_links,
    parse_question,
    parse_right,
)

_OPEN_FOR = timedelta(minutes=30)  # a text is copied from somewhere, that takes a while
_EMPTY: dict[str, Any] = {
    "day": None,
    "text": "",
    "audio": None,
    "video": None,
    "question": None,
    "choices": [],
    "right": None,
}


def give(chat: Chat, said: Command) -> Reply:
    """课文, perhaps with the first of the text; for who gives no lessons it is 补学."""
    if not chat.has_role(*said_days.PUBLISHERS):
        return lessons.make_up(chat, said)
    days = study.lesson_days(chat.session, chat.now, said_days.units(chat))
    draft = {**_EMPTY, "text": said.tail.strip()}
    if not days:
        return chat.say("lesson-no-day")
    if len(days) == 1:
        return _ask_text(chat, {**draft, "day": days[0].id})
    return _ask_day(chat, days, draft)


def which_day(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of the days was chosen by its digit; 0 lets it be."""
    if not option.isdigit():
        return chat.say("lesson-dropped")
    day_id = question.data["days"][int(option) - 1]
    return _ask_text(chat, {**question.data["draft"], "day": day_id})


def text(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """A piece of the text, or 完."""
    draft = dict(question.data["draft"])
    if said == "drop":
        return chat.say("lesson-dropped")
    if said != "enough":
        draft["text"] = f"{draft['text']}\n{said}".strip()
        refused = study.refused(study.LessonDraft(draft["text"]))
        if refused is not None:
            return chat.refuse(refused)
        return _ask(chat, "text", draft, "lesson-text-more", count=len(draft["text"]))
    if not draft["text"]:
        return _ask(chat, "text", draft, "lesson-ask-text")
    return _ask(chat, "media", draft, "lesson-ask-media")


def media(chat: Chat, question: delivery.Question, said: str) -> Reply:
    """A link to hear or see, or none."""
    draft = dict(question.data["draft"])
    if said == "none":
        return _ask(chat, "question", draft, "lesson-ask-question")
    audio, video = parse_links(said)
    if audio is None and video is None:
        return _ask(chat, "media", draft, "lesson-ask-media-again")
    draft |= {"audio": audio or draft["audio"], "video": video or draft["video"]}
    refused = study.refused(study.LessonDraft(draft["text"], draft["audio"], draft["video"]))
    if refused is not None:
        return _ask(chat, "media", dict(question.data["draft"]), "lesson-ask-media-again")
    if draft["audio"] and draft["video"]:
        return _ask(chat, "question", draft, "lesson-ask-question")
    return _ask(chat, "media", draft, "lesson-ask-media-more")


def question(chat: Chat, asked: delivery.Question, said: str) -> Reply:
    """The question, with its choices and the right one if they were said along; or none."""
    draft = dict(asked.data["draft"])
    if said == "none":
        return _preview(chat, draft)
    found = parse_question(said)
    draft |= {"question": found.text or None, "choices": found.choices, "right": found.right}
    return _go_on(chat, draft)


def choices(chat: Chat, asked: delivery.Question, said: str) -> Reply:
    """The choices that were asked for."""
    found = parse_choices(said)
    draft = {**asked.data["draft"], "choices": found.choices, "right": found.right}
    return _go_on(chat, draft)


def right(chat: Chat, asked: delivery.Question, said: str) -> Reply:
    """Which of them is right."""
    draft = dict(asked.data["draft"])
    return _go_on(chat, {**draft, "right": parse_right(said, len(draft["choices"]))})


def previewed(chat: Chat, asked: delivery.Question, option: str) -> Reply:
    """1 gives the day its lesson."""
    if option != "give":
        return chat.say("lesson-dropped")
    draft = asked.data["draft"]
    day = study.get(chat.session, draft["day"])
    if not said_days.is_theirs(chat, day.id):
        return questions.office_over(chat)
    outcome = study.give_lesson(
        chat.session,
        chat.now,
        study_day_id=day.id,
        author_id=chat.person.id,
        draft=_draft(draft),
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    return chat.say(
        "lesson-given", title=day.title, starts_at=day.starts_at, until=day.online_until
    )


def _go_on(chat: Chat, draft: dict[str, Any]) -> Reply:
    """What is still missing of the question, one thing at a time."""
    if not draft["question"]:
        return _ask(chat, "question", draft, "lesson-ask-question")
    few, many = study.CHOICES
    if not few <= len(draft["choices"]) <= many:
        return _ask(chat, "choices", draft, "lesson-ask-choices")
    if draft["right"] is None or draft["right"] > len(draft["choices"]):
        listed = _listed(draft["choices"])
        return _ask(chat, "right", draft, "lesson-ask-right", choices=listed)
    return _preview(chat, draft)


def _preview(chat: Chat, draft: dict[str, Any]) -> Reply:
    refused = study.refused(_draft(draft))
    if refused is not None:
        return chat.refuse(refused)
    day = study.get(chat.session, draft["day"])
    kinds = [one for one in ("audio", "video") if draft[one]]
    asked = chat.line("lesson-preview-no-question")
    if draft["question"]:
        choice = draft["choices"][draft["right"] - 1]
        listed = _listed(draft["choices"])
        asked = chat.line(
            "lesson-preview-question", question=draft["question"], choices=listed, right=choice
        )
    shown = chat.only(
        "lesson-preview",
        starts_at=day.starts_at,
        title=day.title,
        count=len(draft["text"]),
        media=chat.line(f"lesson-media-{'-'.join(kinds) or 'none'}"),
        question=asked,
    )
    return chat.ask("lesson_preview", shown, data={"draft": draft})


def _ask_text(chat: Chat, draft: dict[str, Any]) -> Reply:
    if draft["text"]:
        return _ask(chat, "text", draft, "lesson-text-more", count=len(draft["text"]))
    return _ask(chat, "text", draft, "lesson-ask-text")


def _ask_day(chat: Chat, days: Sequence[study.StudyDay], draft: dict[str, Any]) -> Reply:
    named = [chat.line("lesson-day", starts_at=one.starts_at, title=one.title) for one in days]
    return chat.ask(
        "lesson_day",
        chat.only("lesson-ask-day", choices=said_days.numbered(named)),
        data={"draft": draft, "days": [one.id for one in days]},
        choices=named,
    )


def _ask(chat: Chat, what: str, draft: dict[str, Any], key: str, **facts: str | int) -> Reply:
    asked = chat.only(key, **facts)
    return chat.ask(f"lesson_{what}", asked, until=_OPEN_FOR, data={"draft": draft})


def _listed(choices: Sequence[str]) -> str:
    return "　".join(f"{number} {one}" for number, one in enumerate(choices, 1))


def _draft(draft: dict[str, Any]) -> study.LessonDraft:
    asked = None
    if draft["question"]:
        asked = study.LessonQuestion(draft["question"], tuple(draft["choices"]), draft["right"])
    return study.LessonDraft(draft["text"], draft["audio"], draft["video"], asked)
