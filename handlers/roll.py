"""名单: a leader's people of the study day, numbered for the year, short enough for a phone."""

from collections.abc import Iterable, Sequence

from bot import people, study
from handlers.chat import Chat, Reply
from handlers.reading import Command

LONGEST = 1500  # bytes of names; a reply takes 2,000, and the rest of it has to fit too
PAGE = "/console/roll"
GROUPS = ("there", "remote", "on_site", "online", "door", "leave", "silent")


def show(chat: Chat, _said: Command) -> Reply:
    """The list of today's study day, with no study day today of the next one."""
    held = unit(chat)
    day = study.day_of_list(chat.session, chat.now, held.unit_id, chat.house.zone)
    if day is None:
        return chat.say("roll-no-day", unit=held.unit_name)
    people.note(
        chat.session,
        chat.now,
        by=chat.person.id,
        whom=people.members_select(held.unit_id),
        what="list",
        door="chat",
    )
    found = study.roll(chat.session, chat.now, day, held.unit_id, chat.house.zone)
    return chat.only(
        "roll",
        starts_at=day.starts_at,
        title=day.title,
        unit=held.unit_name,
        count=len(found.lines),
        groups="\n".join(groups(chat, found)),
        what_next=_what_next(chat, day),
    )


def unit(chat: Chat) -> people.RoleHeld:
    """The unit whose list this person works with; the route lets nobody else come here."""
    held = study.unit_of_list(chat.roles)
    if held is None:
        raise LookupError("nobody's leader has no list")
    return held


def groups(chat: Chat, found: study.Roll) -> list[str]:
    """Who is in, who said what, who said nothing: a line each, empty ones left out."""
    sorted_in = {name: [one for one in found.lines if _group(one) == name] for name in GROUPS}
    shown = {name: lines for name, lines in sorted_in.items() if lines}
    named = {name: names(lines) for name, lines in shown.items()}
    if sum(len(line.encode()) for line in named.values()) > LONGEST:
        named = {name: ranges(one.number for one in lines) for name, lines in shown.items()}
    lines = [
        chat.line(f"roll-{name.replace('_', '-')}", count=len(shown[name]), names=named[name])
        for name in shown
    ]
    return [*lines, chat.line("roll-guests", count=found.guests)] if found.guests else lines


def names(lines: Iterable[study.RollLine]) -> str:
    """1陈阿毛 5张建国."""
    return " ".join(f"{one.number}{one.name}" for one in lines)


def names_or_numbers(lines: Sequence[study.RollLine]) -> str:
    """Names as long as they fit into a reply, else the numbers alone."""
    named = names(lines)
    return named if len(named.encode()) <= LONGEST // 2 else ranges(one.number for one in lines)


def ranges(numbers: Iterable[int]) -> str:
    """1-5 8 10-14: many numbers in little room."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return " ".join(_span(first, last) for first, last in spans)


def _span(first: int, last: int) -> str:
    if last - first < 2:
        return f"{first}" if first == last else f"{first} {last}"
    return f"{first}-{last}"


def _group(line: study.RollLine) -> str:
    if line.mode is not None:
        return "there" if line.is_there else "remote"
    return line.answer or "silent"


def _what_next(chat: Chat, day: study.StudyDay) -> str:
    address = chat.settings.server.public_url.rstrip("/") + PAGE
    if day.ends_at <= chat.now:
        return chat.line("roll-next-over", address=address)
    if day.check_in_opens_at <= chat.now:
        return chat.line("roll-next-open", address=address)
    return chat.line("roll-next-ahead", opens_at=day.check_in_opens_at, address=address)
