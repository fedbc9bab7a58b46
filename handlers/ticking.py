"""代签 1 3 5 8, 送学 2, 补签 1 3 5: one message, many effects; and 改 for all or one of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot import delivery, people, study
from bot.core.kept_facts import Kept
from bot.core.refusals import Refusal
from handlers import questions, roll
from handlers.chat import DIALOGUE, Chat, Reply
from handlers.reading import (
    Command,
    Meant,
    NumberList,
    Picked,
    parse_numbers,
    parse_past_day,
)
from handlers.study import mode_label

DONE_BY_LIST = "done_by_list"  # kept among the questions for 改, asked of nobody
_Entering = Callable[..., Sequence[int] | Refusal]  # study.tick, study.tick_later
MANY = 30  # more numbers than a line takes


def tick(chat: Chat, said: Command) -> Reply:
    """代签: they are here."""
    if not said.tail:
        return roll.show(chat, said)
    held = roll.unit(chat)
    day = study.day_of_list(chat.session, chat.now, held.unit_id, chat.house.zone)
    if day is None:
        return chat.say("roll-no-day", unit=held.unit_name)
    return _enter(chat, said, held, day, study.tick)


def tick_later(chat: Chat, said: Command) -> Reply:
    """补签: they signed on paper, on the last study day or the one of the day said."""
    held = roll.unit(chat)
    day = day_said(chat, held.unit_id, said.option, over=True)
    if day is None:
        return chat.say("roll-none-over", unit=held.unit_name)
    if not said.tail:
        return chat.say("roll-whose-paper", starts_at=day.starts_at, title=day.title)
    return _enter(chat, said, held, day, study.tick_later)


def deliver(chat: Chat, said: Command) -> Reply:
    """送学 2: the lesson goes to their door."""
    held = roll.unit(chat)
    day = study.day_at_hand(chat.session, chat.now, held.unit_id)
    if day is None:
        return chat.say("roll-no-day", unit=held.unit_name)
    found, picked = _picked(chat, said, held, day)
    if picked.run_together:
        return _ask_back(chat, said, picked)
    chosen = found.of_numbers(picked.chosen)
    if not chosen:
        return chat.say("roll-no-such-number", numbers=_listed(picked.unknown))
    before = study.answer_for(
        chat.session,
        chat.now,
        day=day,
        person_ids=[one.person_id for one in chosen],
        mode="door",
        by_id=chat.person.id,
    )
    if isinstance(before, Refusal):
        return chat.refuse(before)
    changed = [one for one in chosen if one.person_id in before]
    label = mode_label(chat, "door")
    _leave_words(chat, held, changed, "done-for-you-answer", _answer_undo(chat, day), answer=label)
    if changed:
        _remember(chat, day, changed, before=before)
    return _say_delivered(chat, day, chosen, changed, picked)


def day_said(chat: Chat, unit_id: int, day: str, *, over: bool = False) -> study.StudyDay | None:
    """The last study day that has begun, or the one of the day somebody named; `over`: one that
    has ended, if there is one."""
    on = parse_past_day(day, chat.now, chat.house.zone) if day else None
    if day and on is None:
        return None
    session, now, zone = chat.session, chat.now, chat.house.zone
    found = study.last_day(session, now, unit_id, zone, on=on, over=True) if over else None
    return found or study.last_day(session, now, unit_id, zone, on=on)


def remembered(chat: Chat) -> list[delivery.Question]:
    """What this leader did by numbers within ten minutes, the latest first."""
    done = [one for one in chat.questions if one.kind == DONE_BY_LIST]
    return sorted(done, key=lambda one: (one.asked_at, one.id), reverse=True)


def undo(chat: Chat, numbers: Sequence[int]) -> Reply:
    """改: all of the last message; 改 8: that one alone, of the last message that has it."""
    acts = remembered(chat)
    wanted = set(numbers)
    act = next((one for one in acts if not wanted or wanted & set(_numbers(one))), None)
    if act is None:
        return chat.say("roll-undo-not-there", numbers=_listed(numbers))
    kept = _numbers(act)
    chosen = {number: kept[number] for number in kept if not wanted or number in wanted}
    gone = _take_back(chat, act, list(chosen.values()))
    rest = {number: one for number, one in kept.items() if number not in chosen}
    _forget(chat, act, rest)
    cards = people.cards(chat.session, chosen.values())
    names = " ".join(f"{number}{cards[one].name}" for number, one in chosen.items() if one in gone)
    if not names:
        return chat.say("roll-undo-nothing")
    left = chat.line("roll-undo-left", numbers=roll.ranges(rest)) if rest else ""
    return Reply("\n".join(filter(None, [chat.line("roll-undone", names=names), left])), then=True)


def _enter(
    chat: Chat, said: Command, held: people.RoleHeld, day: study.StudyDay, act: _Entering
) -> Reply:
    found, picked = _picked(chat, said, held, day)
    if picked.run_together:
        return _ask_back(chat, said, picked)
    chosen = found.of_numbers(picked.chosen)
    absent = [one for one in chosen if not one.is_there]
    entered = act(
        chat.session,
        chat.now,
        day=day,
        person_ids=[one.person_id for one in absent],
        by_id=chat.person.id,
    )
    if isinstance(entered, Refusal):
        return chat.refuse(entered)
    done = [one for one in absent if one.person_id in set(entered)]
    late = act is study.tick_later
    key = "done-for-you-signed" if late else "done-for-you-check-in"
    facts: dict[str, Kept] = {"starts_at": day.starts_at} if late else {}
    _leave_words(chat, held, done, key, _check_in_undo(chat, day), **facts)
    if done:
        _remember(chat, day, done)
    return _say_entered(chat, day, found, chosen, done, picked, late=late)


def _picked(
    chat: Chat, said: Command, held: people.RoleHeld, day: study.StudyDay
) -> tuple[study.Roll, Picked]:
    found = study.roll(chat.session, chat.now, day, held.unit_id, chat.house.zone)
    numbers = parse_numbers(said.tail) or NumberList()
    return found, numbers.within([one.number for one in found.lines])


def _ask_back(chat: Chat, said: Command, picked: Picked) -> Reply:
    """1358 on a list of fourteen: perhaps 1 3 5 8."""
    numbers = parse_numbers(said.tail) or NumberList()
    together = set(picked.run_together)
    apart = (
        " ".join(str(one)) if one in together else str(one)
        for one in (numbers.but if numbers.everybody else numbers.numbers)
    )
    tail = " ".join(apart)
    if numbers.everybody:
        tail = f"除了{tail}"
    again = Command(said.name, tail, option=said.option)
    return questions.ask_back(chat, Meant(again))


def _say_entered(
    chat: Chat,
    day: study.StudyDay,
    found: study.Roll,
    chosen: Sequence[study.RollLine],
    done: Sequence[study.RollLine],
    picked: Picked,
    *,
    late: bool,
) -> Reply:
    done_ids = {one.person_id for one in done}
    already = [one for one in chosen if one.person_id not in done_ids]
    otherwise = [one for one in done if one.answer in ("leave", "door", "online")]
    missing = [one for one in found.lines if one.mode is None and one.person_id not in done_ids]
    lines = []
    if done:
        key = "roll-signed" if late else "roll-ticked"
        named = roll.names_or_numbers(done)
        lines.append(chat.line(key, count=len(done), names=named, starts_at=day.starts_at))
    lines += [
        chat.line(
            "roll-otherwise",
            name=f"{one.number}{one.name}",
            answer=mode_label(chat, one.answer or ""),
        )
        for one in otherwise[:3]
    ]
    lines += _already_and_unknown(chat, already, picked)
    if missing:
        numbers = roll.ranges(one.number for one in missing)
        lines.append(chat.line("roll-missing", count=len(missing), numbers=numbers))
    else:
        lines.append(chat.line("roll-all-there"))
    return Reply("\n".join([*lines, *_how_to_undo(chat, done)]), then=False)


def _say_delivered(
    chat: Chat,
    day: study.StudyDay,
    chosen: Sequence[study.RollLine],
    changed: Sequence[study.RollLine],
    picked: Picked,
) -> Reply:
    ids = {one.person_id for one in changed}
    already = [one for one in chosen if one.person_id not in ids]
    lines = []
    if changed:
        named = roll.names_or_numbers(changed)
        count, starts_at = len(changed), day.starts_at
        lines.append(chat.line("roll-delivered", starts_at=starts_at, count=count, names=named))
    lines += [
        chat.line(
            "roll-answer-before",
            name=f"{one.number}{one.name}",
            answer=mode_label(chat, one.answer),
        )
        for one in changed[:3]
        if one.answer is not None
    ]
    if already:
        lines.append(chat.line("roll-delivered-before", names=roll.names_or_numbers(already)))
    if picked.unknown:
        lines.append(chat.line("roll-no-such-number", numbers=_listed(picked.unknown)))
    return Reply("\n".join([*lines, *_how_to_undo(chat, changed)]))


def _already_and_unknown(
    chat: Chat, already: Sequence[study.RollLine], picked: Picked
) -> list[str]:
    lines = []
    if already:
        lines.append(chat.line("roll-already", names=roll.names_or_numbers(already)))
    if picked.unknown:
        lines.append(chat.line("roll-no-such-number", numbers=_listed(picked.unknown)))
    return lines


def _how_to_undo(chat: Chat, done: Sequence[study.RollLine]) -> list[str]:
    if not done:
        return []
    if len(done) == 1:
        return [chat.line("roll-how-to-undo-one")]
    return [chat.line("roll-how-to-undo", count=len(done), number=done[-1].number)]


def _listed(numbers: Sequence[int]) -> str:
    shown = " ".join(str(one) for one in numbers[:MANY])
    return f"{shown} …" if len(numbers) > MANY else shown


def _leave_words(
    chat: Chat,
    held: people.RoleHeld,
    lines: Sequence[study.RollLine],
    key: str,
    undo: Mapping[str, Any],
    **facts: Kept,
) -> None:
    """The members read it in their next reply; it costs no push (VOICE, section 4)."""
    others = [one.person_id for one in lines if one.person_id != chat.person.id]
    people.note_done_for_many(
        chat.session,
        chat.now,
        member_ids=others,
        act=key,
        by_id=chat.person.id,
        standing=held.role,
    )
    said = {"by": people.addressed(chat.person), **facts}
    word = delivery.LeftWord(chat.account, key, said, undo, but=chat.openid)
    delivery.leave_words(chat.session, chat.now, dict.fromkeys(others, word))


def _check_in_undo(chat: Chat, day: study.StudyDay) -> dict[str, int]:
    return {"check_in": day.id, "by": chat.person.id}


def _answer_undo(chat: Chat, day: study.StudyDay) -> dict[str, int]:
    return {"answer": day.id, "by": chat.person.id}


def _remember(
    chat: Chat,
    day: study.StudyDay,
    done: Sequence[study.RollLine],
    before: Mapping[int, str | None] | None = None,
) -> None:
    data = {
        "day_id": day.id,
        "at": chat.now.isoformat(),
        "numbers": {str(one.number): one.person_id for one in done},
        "before": None if before is None else {str(one): said for one, said in before.items()},
    }
    delivery.ask(
        chat.session,
        chat.now,
        account=chat.account,
        openid=chat.openid,
        person_id=chat.person.id,
        kind=DONE_BY_LIST,
        about_id=chat.inbox_id,
        until=chat.now + DIALOGUE,
        data=data,
        in_reply=False,
    )


def _numbers(act: delivery.Question) -> dict[int, int]:
    """Number -> person of what can still be taken back."""
    return {int(number): person_id for number, person_id in act.data["numbers"].items()}


def _take_back(chat: Chat, act: delivery.Question, person_ids: Sequence[int]) -> set[int]:
    data, day_id = act.data, act.data["day_id"]
    day = study.get(chat.session, day_id)
    if data["before"] is None:
        gone = study.untick(
            chat.session,
            study_day_id=day_id,
            person_ids=person_ids,
            by_id=chat.person.id,
            at=datetime.fromisoformat(data["at"]),
        )
        undone = _check_in_undo(chat, day)
    else:
        before = {one: data["before"][str(one)] for one in person_ids}
        gone = study.answer_as_before(
            chat.session, chat.now, day=day, before=before, by_id=chat.person.id
        )
        undone = _answer_undo(chat, day)
    delivery.take_words_back(chat.session, chat.now, person_ids=gone, undo=undone)
    return set(gone)


def _forget(chat: Chat, act: delivery.Question, rest: Mapping[int, int]) -> None:
    """What was taken back is not taken back again."""
    if not rest:
        delivery.close(chat.session, chat.now, act.id)
        return
    act.data = {**act.data, "numbers": {str(number): one for number, one in rest.items()}}
    chat.session.flush()
