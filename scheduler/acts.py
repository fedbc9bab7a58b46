"""What may fall due, by the kind of its row: one action each, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import asking, cards, errands, help, notices, people, privacy, study
from bot.core.facts import Tell
from bot.core.settings import Settings

Act = Callable[[Session, datetime, int, str], str]  # session, now, subject id, occurrence
Acts = Mapping[str, Act]
# session, now, (subject id, occurrence) of rows of one kind -> the outcome of each
BatchAct = Callable[[Session, datetime, Sequence[tuple[int, str]]], Sequence[str]]
BatchActs = Mapping[str, BatchAct]


def build_acts(settings: Settings, tell: Tell) -> Acts:
    """The actions of due rows; each returns its outcome in a word or two, kept with the row."""

    def settle_silent(session: Session, now: datetime, day_id: int, what: str) -> str:
        return study.settle_silent(session, now, day_id, what, pace_of(settings))

    def sync(session: Session, now: datetime, day_id: int, _lead: str) -> str:
        return f"changed {study.sync_day(session, now, day_id, settings.locale.zone)}"

    def escalate(session: Session, now: datetime, request_id: int, _level: str) -> str:
        return help.escalate(session, now, request_id, settings=settings)

    def end_unit(session: Session, now: datetime, unit_id: int, _last_day: str) -> str:
        return people.end_unit(session, now, unit_id, tell)

    return {
        people.UNIT_ENDS: end_unit,
        **_asking(settings),
        **_of_notices(settings),
        **_afterwards(settings),
        **_after_study_days(settings, study.Timing.of(settings)),
        **_absences(tell),
        **_acts_of_cards(settings, tell),
        **_privacy(settings),
        **_errands(settings),
        study.SILENT: settle_silent,
        study.SYNC: sync,
        help.OVERDUE: escalate,
    }


def build_batch_acts(settings: Settings) -> BatchActs:
    """What falls due for thousands at the same moment: as one action over many rows."""
    timing = study.Timing.of(settings)

    def remind(session: Session, now: datetime, rows: Sequence[tuple[int, str]]) -> Sequence[str]:
        asked = [study.Asked(day_id, lead) for day_id, lead in rows]
        return study.remind(session, now, asked, timing)

    return {study.REMIND: remind}


def pace_of(settings: Settings) -> errands.Pace:
    """What each leader can take in a day."""
    return errands.Pace(settings.errands.per_day, settings.locale.zone)


def _of_notices(settings: Settings) -> Acts:
    """Entering a large audience, reminders, handing over, and the word to the author when nobody
    is waited for."""
    zone, address = settings.locale.zone, settings.server.public_url
    per_day = settings.errands.per_day

    def remind(session: Session, now: datetime, notice_id: int, nth: str) -> str:
        return f"reminded {notices.remind(session, now, notice_id, int(nth))}"

    def hand_over(session: Session, now: datetime, notice_id: int, _nth: str) -> str:
        return f"handed over {notices.hand_over_due(session, now, notice_id, zone, per_day)}"

    def tell_author(session: Session, now: datetime, notice_id: int, _once: str) -> str:
        return notices.tell_author(session, now, notice_id, zone, address)

    def inform(session: Session, now: datetime, notice_id: int, _after: str) -> str:
        return f"informed {notices.inform(session, now, notice_id)}"

    def expand(session: Session, now: datetime, notice_id: int, chunk: str) -> str:
        return notices.expand(session, now, notice_id, chunk, settings)

    def undecided(session: Session, now: datetime, draft_id: int, _once: str) -> str:
        return notices.say_undecided(session, now, draft_id, settings)

    return {
        notices.APPROVAL: undecided,
        notices.EXPAND: expand,
        notices.REMIND: remind,
        notices.HAND_OVER: hand_over,
        notices.CLOSED: tell_author,
        notices.INFORM: inform,
    }


def _asking(settings: Settings) -> Acts:
    """Who answered a question before a notice, and the word to its author when nobody was asked."""

    def settle(session: Session, _now: datetime, asking_id: int, _once: str) -> str:
        return asking.settle(session, asking_id)

    def unasked(session: Session, now: datetime, asking_id: int, _once: str) -> str:
        _kind, notice_id = asking.about_of(session, asking_id)
        return notices.say_not_asked(session, now, notice_id, settings)

    return {asking.SETTLE: settle, asking.UNASKED: unasked}


def _errands(settings: Settings) -> Acts:
    zone, per_day = settings.locale.zone, settings.errands.per_day

    def send_list(session: Session, now: datetime, owner_id: int, _why: str) -> str:
        sent = errands.send_list(session, now, owner_id, zone, per_day)
        return "sent" if sent else "nothing to send"

    def go_up(session: Session, now: datetime, _nth: int, _day: str) -> str:
        after = settings.errands.escalate_after
        return f"went up {errands.go_up(session, now, after=after, pace=pace_of(settings))}"

    def end_offer(session: Session, now: datetime, errand_id: int, asked: str) -> str:
        return errands.end_offer(session, now, errand_id, asked)

    return {errands.LIST: send_list, errands.GO_UP: go_up, errands.OFFER_OVER: end_offer}


def _afterwards(settings: Settings) -> Acts:
    """What is done once a study day is over."""
    zone = settings.locale.zone
    address = settings.server.public_url

    def account(session: Session, now: datetime, day_id: int, occurrence: str) -> str:
        return study.account_for(session, now, day_id, occurrence, zone, pace_of(settings))

    def tell(session: Session, now: datetime, day_id: int, occurrence: str) -> str:
        return study.tell_secretaries(session, now, day_id, occurrence, zone, address)

    return {study.ACCOUNT: account, study.SHEET: tell}


def _after_study_days(settings: Settings, timing: study.Timing) -> Acts:
    def hand_out(session: Session, now: datetime, day_id: int, start: str) -> str:
        return f"handed out {study.hand_out(session, now, day_id, start)}"

    def after(session: Session, now: datetime, day_id: int, night: str) -> str:
        if not study.is_night_after(session, day_id, night, timing.zone):
            return "moved"
        offered = study.offer_make_up(session, now, day_id, timing)
        visits = study.look_in_after(session, now, day_id)
        return f"offered {offered}, visits {visits}"

    def find_out(session: Session, now: datetime, _nth: int, _day: str) -> str:
        rhythm = people.Rhythm.of(settings.contact)
        return f"visits {study.find_out(session, now, rhythm, pace_of(settings))}"

    return {study.HAND_OUT: hand_out, study.AFTERWARDS: after, study.FIND_OUT: find_out}


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
