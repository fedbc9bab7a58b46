"""What may fall due, by the kind of its row: one action each, and what came of it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot import cards, errands, help, notices, people, privacy, study
from bot.core.durations import Duration
from bot.core.facts import Tell
from bot.core.settings import Settings

Act = Callable[[Session, datetime, int, str], str]  # session, now, subject id, occurrence
Acts = Mapping[str, Act]


def build_acts(settings: Settings, tell: Tell) -> Acts:
    """The actions of due rows; each returns its outcome in a word or two, kept with the row."""

    timing = study.Timing.of(settings)

    def remind_of_study_day(session: Session, now: datetime, day_id: int, lead: str) -> str:
        return f"reminded {study.remind(session, now, day_id, Duration(lead), timing)}"

    def remind_of_notice(session: Session, now: datetime, notice_id: int, nth: str) -> str:
        return f"reminded {notices.remind(session, now, notice_id, int(nth))}"

    def hand_over(session: Session, now: datetime, notice_id: int, _nth: str) -> str:
        zone = settings.locale.zone
        return f"handed over {notices.hand_over_due(session, now, notice_id, zone)}"

    def escalate(session: Session, now: datetime, request_id: int, _level: str) -> str:
        return help.escalate(session, now, request_id, settings=settings)

    def send_list(session: Session, now: datetime, owner_id: int, _why: str) -> str:
        sent = errands.send_list(session, now, owner_id, settings.locale.zone)
        return "sent" if sent else "nothing to send"

    def end_unit(session: Session, now: datetime, unit_id: int, _last_day: str) -> str:
        return people.end_unit(session, now, unit_id, tell)

    return {
        people.UNIT_ENDS: end_unit,
        **_absences(tell),
        **_acts_of_cards(settings, tell),
        **_privacy(settings),
        errands.LIST: send_list,
        study.REMIND: remind_of_study_day,
        notices.REMIND: remind_of_notice,
        notices.HAND_OVER: hand_over,
        help.OVERDUE: escalate,
    }


def _absences(tell: Tell) -> Acts:
    def go(session: Session, now: datetime, absence_id: int, _why: str) -> str:
        return people.begin(session, now, absence_id, tell=tell)

    def come_back(session: Session, now: datetime, absence_id: int, _why: str) -> str:
        return people.end(session, now, absence_id, tell=tell)

    return {people.BEGIN: go, people.END: come_back}


def _acts_of_cards(settings: Settings, tell: Tell) -> Acts:
    def ask_of_cards(session: Session, now: datetime, nth: int, _day: str) -> str:
        people.minds.forget_expired(session, now)
        return f"asked {cards.ask_about(session, now, nth, settings)}"

    def end_pause(session: Session, now: datetime, person_id: int, _since: str) -> str:
        return "ended" if cards.end_pause(session, now, person_id, tell) else "over before"

    def ask_of_pause(session: Session, now: datetime, person_id: int, _since: str) -> str:
        return "asked" if cards.ask_again(session, now, person_id) else "over before"

    return {cards.ASK: ask_of_cards, cards.END: end_pause, cards.ASK_AGAIN: ask_of_pause}


def _privacy(settings: Settings) -> Acts:
    """Erasing who has left, and what is kept no longer than its term."""

    def erase(session: Session, now: datetime, person_id: int, _once: str) -> str:
        return "erased" if privacy.erase(session, now, person_id) else "taken back"

    def retain(session: Session, now: datetime, term: int, occurrence: str) -> str:
        return privacy.retain(session, now, term, occurrence, settings.privacy)

    return {privacy.ERASE: erase, privacy.RETAIN: retain}
