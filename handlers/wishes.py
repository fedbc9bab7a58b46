"""叫我, 提醒时间, 免打扰, 暂停通知, 我能帮: how a member is reached, and what they offer."""

from dataclasses import replace
from datetime import time, timedelta

from bot import delivery, people
from bot.core import spoken_times
from bot.core.hours import Span
from bot.core.refusals import Refusal
from handlers import helping
from handlers.chat import Chat, Reply
from handlers.correcting import hand, pen
from handlers.my_card import say_hour, say_offer
from handlers.reading import Command, is_off, parse_hour, parse_pause, parse_pause_until, parse_span

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def be_called(chat: Chat, said: Command) -> Reply:
    """叫我 王大姐; 叫我 本名 is name and 同志 again."""
    if said.option:
        return _call(chat, None)
    if not said.person:
        return chat.ask("called_what", chat.only("called-what"))
    return _call(chat, said.person)


def called_what(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The form of address that was asked for."""
    del question
    if text == "no":
        return chat.say("nothing-changed")
    return _call(chat, text.removeprefix("叫我").strip(" ，。,.!！"))


def remind_at(chat: Chat, said: Command) -> Reply:
    """提醒时间 19:30; 提醒时间 取消 is the hour of everybody again."""
    if not said.tail:
        return chat.ask("remind_when", chat.only("remind-when"))
    return remind_when(chat, None, said.tail)


def remind_when(chat: Chat, question: delivery.Question | None, text: str) -> Reply:
    """The hour that was said."""
    del question
    if text == "no":
        return chat.say("nothing-changed")
    hour = parse_hour(text, chat.now, chat.house.zone)
    if hour is None and not is_off(text):
        return chat.ask("remind_when", chat.only("remind-when-again"))
    quiet = chat.settings.notices.quiet_hours
    before = people.remind_at(
        chat.session, chat.now, person_id=chat.person.id, hour=hour, quiet=quiet, pen=pen(chat)
    )
    if isinstance(before, Refusal):
        chat.ask("remind_when", Reply(""))
        return chat.refuse(before)
    after = _hour_or_usual(chat, hour)
    helping.in_their_name(chat, "remind_at", "done-for-you-remind-at", after=after)
    return chat.say("remind-at-noted", before=_hour_or_usual(chat, before.remind_at), after=after)


def quiet_hours(chat: Chat, said: Command) -> Reply:
    """免打扰 上午8点到下午4点; 免打扰 取消 leaves the quiet hours of everybody."""
    if not said.tail:
        return chat.ask("quiet_when", chat.only("quiet-when"))
    return quiet_when(chat, None, said.tail)


def quiet_when(chat: Chat, question: delivery.Question | None, text: str) -> Reply:
    """The hours that were said."""
    del question
    if text == "no":
        return chat.say("nothing-changed")
    span = parse_span(text, chat.now, chat.house.zone)
    if span is None and not is_off(text):
        return chat.ask("quiet_when", chat.only("quiet-when-again"))
    before = people.keep_quiet(
        chat.session, chat.now, person_id=chat.person.id, span=span, pen=pen(chat)
    )
    if isinstance(before, Refusal):
        return chat.refuse(before)
    after = _span(chat, span)
    helping.in_their_name(chat, "quiet_hours", "done-for-you-quiet", after=after)
    return chat.say("quiet-noted", before=_span(chat, before.quiet.span), after=after)


def study_at(where: people.StudyAt, chat: Chat, _said: Command) -> Reply:
    """学习日 去老家, 学习日 在这边: a member with two homes goes to one's study days."""
    before = people.study_at(
        chat.session, chat.now, person_id=chat.person.id, where=where, tell=chat.tell
    )
    if isinstance(before, Refusal):
        return chat.refuse(before)
    return chat.say(f"study-at-{where}-noted")


def pause(chat: Chat, said: Command) -> Reply:
    """暂停通知: for a week, a month, until a day or until told; how long is asked."""
    day = parse_pause_until(said.tail, chat.now, chat.house.zone)
    if day is not None:
        return _pause(chat, day - chat.now)
    length = parse_pause(said.tail) if said.tail else None
    if length is None:
        return chat.ask("pause_how_long", chat.only("pause-how-long"))
    return _pause(chat, None if isinstance(length, str) else length)


def pause_how_long(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """How long was chosen."""
    del question
    if option == "no":
        return chat.say("nothing-changed")
    return _pause(chat, {"week": WEEK, "month": MONTH}.get(option))


def resume(chat: Chat, _said: Command) -> Reply:
    """恢复通知: notices come again, what is still of use at once."""
    ended = people.resume(
        chat.session, chat.now, person_id=chat.person.id, tell=chat.tell, pen=pen(chat)
    )
    if not ended:
        return chat.say("not-paused")
    helping.in_their_name(chat, "resume", "done-for-you-resumed")
    return chat.say("resumed")


def paused_again(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """After 90 days: 1 the pause goes on, 2 notices come again."""
    del question
    return resume(chat, Command("resume")) if option == "resume" else chat.say("pause-goes-on")


def offer_help(chat: Chat, said: Command) -> Reply:
    """我能帮 修电脑，周末晚上: noted as skill and hours, and read back."""
    if len(said.tail.strip("吗呢？?的 ")) < 2:
        return chat.ask("offer_what", chat.only("offer-what"))
    return _offer(chat, said.tail)


def sms(chat: Chat, _said: Command, *, wanted: bool) -> Reply:
    """不要短信; 可以发短信: whether urgent words may also come by telephone."""
    people.choose_sms(chat.session, chat.person.id, wanted=wanted)
    return chat.say("sms-wanted" if wanted else "sms-not-wanted")


def offer_what(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """What they can help with, that was asked for."""
    del question
    return chat.say("nothing-changed") if text == "no" else _offer(chat, text)


def stop_helping(chat: Chat, _said: Command) -> Reply:
    """不帮了: nothing is offered any more."""
    outcome = people.withdraw_offer(chat.session, chat.now, person_id=chat.person.id, pen=pen(chat))
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    was = say_offer(chat, outcome)
    helping.in_their_name(chat, "stop_helping", "done-for-you-offer-withdrawn", offered=was)
    return chat.say("offer-withdrawn", offered=was)


def _call(chat: Chat, name: str | None) -> Reply:
    before = people.be_called(
        chat.session,
        chat.now,
        chat.house.sealer,
        person_id=chat.person.id,
        name=name,
        hand=hand(chat),
    )
    if isinstance(before, Refusal):
        chat.ask("called_what", Reply(""))
        return chat.refuse(before)
    was = people.addressed(replace(chat.person, called=before))
    after = people.addressed(replace(chat.person, called=name))
    helping.in_their_name(chat, "be_called", "done-for-you-called", after=after)
    chat.be(replace(chat.person, called=name))
    return chat.say("called-noted", before=was)


def _pause(chat: Chat, length: timedelta | None) -> Reply:
    until = None if length is None else chat.now + length
    people.pause(
        chat.session,
        chat.now,
        person_id=chat.person.id,
        until=until,
        tell=chat.tell,
        pen=pen(chat),
    )
    if until is None:
        helping.in_their_name(chat, "pause", "done-for-you-paused-until-told")
        return chat.say("paused-until-told", organiser=chat.organiser.name)
    day = spoken_times.say_day(until, chat.house.zone, chat.house.texts.language)
    helping.in_their_name(chat, "pause", "done-for-you-paused", until=day)
    return chat.say("paused", until=day, organiser=chat.organiser.name)


def _offer(chat: Chat, text: str) -> Reply:
    outcome = people.offer_help(
        chat.session, chat.now, person_id=chat.person.id, text=text, pen=pen(chat)
    )
    if isinstance(outcome, Refusal):
        return chat.refuse(outcome)
    offered = say_offer(chat, outcome)
    helping.in_their_name(chat, "offer_help", "done-for-you-offered", offered=offered)
    if outcome.hours is None:
        return chat.say("offer-noted", skill=outcome.skill)
    return chat.say("offer-noted-with-hours", skill=outcome.skill, hours=outcome.hours)


def _hour_or_usual(chat: Chat, hour: time | None) -> str:
    return say_hour(chat, hour or chat.settings.study_days.remind_at)


def _span(chat: Chat, span: Span | None) -> str:
    if span is None:
        return chat.line("quiet-none")
    return chat.line("quiet-span", start=say_hour(chat, span.start), end=say_hour(chat, span.end))
