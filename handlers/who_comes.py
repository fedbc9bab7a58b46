"""谁来: how a study day stands among the own people, before it and after, with a few names."""

from collections.abc import Callable, Iterator

from bot import people, study
from bot.study import Figures, Line
from handlers.chat import Chat, Reply
from handlers.reading import Command

LEADING = ("leader", "secretary", "officer")
NAMES_SHOWN = 6  # more are counted


def who_comes(chat: Chat, said: Command) -> Reply:
    """谁来, 谁来 7: the day of this number, else the one under way, the next, the last."""
    number = said.numbers[0] if said.numbers else None
    return progress(chat, number) or chat.say("who-comes-none")


def progress(chat: Chat, number: int | None) -> Reply | None:
    """The same for 进度; None where there is no such day of theirs, or they lead nobody."""
    if not chat.has_role(*LEADING):
        return None
    scope = people.in_scope(chat.session, chat.now, chat.person.id)
    day = study.day_of(chat.session, chat.now, chat.account, scope, number)
    if day is None:
        return None
    of = study.Of(day, chat.now, scope)
    counts = study.whole(chat.session, of)
    reader = study.Reader(chat.person.id, None, chat.house.sealer)
    lines = study.lines(chat.session, of, reader)
    if day.starts_at > chat.now:
        return _before(chat, day, counts, lines)
    return _since(chat, day, counts, lines, is_over=of.is_over)


def _before(chat: Chat, day: study.StudyDay, counts: Figures, lines: list[Line]) -> Reply:
    details = [
        *_named(chat, "who-comes-coming", lines, lambda one: one.answer == "on_site"),
        *_named(chat, "who-comes-silent", lines, lambda one: one.answer is None),
    ]
    return chat.say(
        "who-comes",
        starts_at=day.starts_at,
        title=day.title,
        invited=counts["invited"],
        on_site=counts["on_site"],
        online=counts["online"],
        door=counts["door"],
        leave=counts["leave"],
        silent=counts["silent"],
        details="".join(f"\n{line}" for line in details),
    )


def _since(
    chat: Chat, day: study.StudyDay, counts: Figures, lines: list[Line], *, is_over: bool
) -> Reply:
    """From the start on: who is there; who is missing once it is over."""
    missing = _named(chat, "who-came-missing", lines, lambda one: _is_missing(one, is_over=is_over))
    return chat.say(
        "who-came",
        starts_at=day.starts_at,
        title=day.title,
        invited=counts["invited"],
        attended=counts["attended"],
        on_site=counts["came_on_site"],
        remote=counts["came_remote"],
        door=counts["came_door"],
        details="".join(f"\n{line}" for line in missing),
    )


def _is_missing(one: Line, *, is_over: bool) -> bool:
    return one.mode is None and (is_over or one.answer == "on_site") and one.answer != "leave"


def _named(chat: Chat, key: str, lines: list[Line], fits: Callable[[Line], bool]) -> Iterator[str]:
    names = [one.name for one in lines if fits(one)]
    if names:
        shown = chat.line("name-and").join(names[:NAMES_SHOWN])
        more = len(names) > NAMES_SHOWN
        shown += chat.line("progress-more", count=len(names)) if more else ""
        yield chat.line(key, names=shown)
