"""What is not text: voice without transcript, a position, pictures, videos, links."""

import json
from dataclasses import replace
from datetime import timedelta

from bot import delivery, help, study
from handlers import enclosing, help_requests, speaking, strangers
from handlers import study as study_handlers
from handlers.chat import SILENCE, Chat, Reply
from handlers.questions import give
from handlers.reading import Command

MEDIA = frozenset({"image", "video", "link"})
OLD = 75
ADDED_WITHIN = timedelta(minutes=10)


def answer(chat: Chat) -> Reply:
    """The reply to what is no text, by its kind; silence for what Lianxin knows nothing of.

    On a shared WeChat it is asked whose it is; a voice message waits for no answer.
    """
    kind = chat.incoming.kind
    if kind not in {"voice", "location", *MEDIA}:
        return SILENCE
    if not chat.identity.bindings:
        return SILENCE if strangers.is_silenced(chat) else strangers.how_to_join(chat)
    if speaking.needs_speaker(chat) and kind != "voice":
        return speaking.who_speaks(chat, what=_kept(chat))
    if kind == "voice":
        return (None if speaking.needs_speaker(chat) else enclosing.offered(chat)) or voice(chat)
    if kind == "location":
        return position(chat)
    return (None if _asks_for_help(chat) else enclosing.offered(chat)) or media(chat)


def _asks_for_help(chat: Chat) -> bool:
    """Whether a picture belongs to what this person has just asked for."""
    request = help.lately_asked(chat.session, chat.now, chat.person.id, within=ADDED_WITHIN)
    return request is not None


def answer_kept(chat: Chat, sealed: str) -> Reply:
    """The same for what came before it was said whose it is."""
    kept = json.loads(chat.house.sealer.open(sealed))
    chat.incoming = replace(chat.incoming, **kept)
    return speaking.named(chat, answer(chat))


def _kept(chat: Chat) -> str:
    message = chat.incoming
    names = ("kind", "text", "media_id", "latitude", "longitude", "label")
    return chat.house.sealer.seal(json.dumps({name: getattr(message, name) for name in names}))


def voice(chat: Chat) -> Reply:
    """Kept and passed to the leader to listen to; urgent at once at night or from the very old."""
    if speaking.needs_speaker(chat):
        speaking.be_the_first(chat)
    urgent = is_night(chat) or is_very_old(chat)
    give(chat, "listen", "errand-listen-urgent" if urgent else "errand-listen", "")
    key = "voice-kept-urgent" if urgent else "voice-kept"
    kept = chat.only(key, organiser=chat.organiser.name, phone=chat.organiser.phone)
    if urgent:
        help_requests.raise_alarm(chat, chat.line("voice-as-request"))
        return kept
    return chat.ask("voice_urgent", kept, data={"media": _media(chat)})


def voice_urgent(chat: Chat, _question: delivery.Question, option: str) -> Reply:
    """急: a voice message becomes an urgent help request."""
    if option == "urgent":
        return help_requests.ask_for(chat, chat.line("voice-as-request"), urgent=True)
    return chat.say("voice-not-urgent", organiser=chat.organiser.name, phone=chat.organiser.phone)


def position(chat: Chat) -> Reply:
    """A position: within ten minutes after 报到 it belongs to that, else what it is is asked."""
    sealed = chat.house.sealer.seal(_place(chat))
    waiting = next((one for one in chat.questions if one.kind == "after_sign_of_life"), None)
    if waiting is not None:
        study.add_to_sign_of_life(chat.session, waiting.data["sign_id"], position_sealed=sealed)
        delivery.answered(chat.session, chat.now, waiting.id, "position")
        return chat.say("sign-of-life-position-added")
    request = help.lately_asked(chat.session, chat.now, chat.person.id, within=ADDED_WITHIN)
    if request is not None:
        help.add(chat.session, chat.now, request_id=request.id, kind="position", sealed=sealed)
        return chat.say("help-position-added", number=request.no)
    day = study.day_open_to(chat.session, chat.now, chat.person.id)
    if day is not None:
        asked = chat.only("position-here", starts_at=day.starts_at)
        return chat.ask("position_here", asked, about_id=day.id, data={"position": sealed})
    return chat.ask("position", chat.only("position-what"), data={"position": sealed})


def position_meant(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 is a sign of life with this position, 2 a help request from there."""
    sealed = question.data["position"]
    if option == "sign_of_life":
        study.sign_of_life(chat.session, chat.now, person_id=chat.person.id, position_sealed=sealed)
        return chat.say("sign-of-life-position-added")
    return help_requests.ask_for(chat, chat.line("position-as-request"))


def position_here(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 checks in by it, and it is not kept, only how far it was; else the same as at any time."""
    if option != "check_in":
        return position_meant(chat, question, option)
    sent = study.position_in(chat.house.sealer.open(question.data["position"]))
    question.data = {}
    outcome = study.arrive(
        chat.session,
        chat.now,
        study_day_id=question.about_id or 0,
        person_id=chat.person.id,
        evidence="position",
        mode="remote",
        distance_m=study.distance_to(chat.session, question.about_id or 0, sent),
    )
    return study_handlers.say_check_in(chat, outcome)


def media(chat: Chat) -> Reply:
    """A picture, video or link: added to a request of the last ten minutes, else asked about."""
    request = help.lately_asked(chat.session, chat.now, chat.person.id, within=ADDED_WITHIN)
    sealed = chat.house.sealer.seal(chat.incoming.media_id or chat.incoming.text)
    if request is not None:
        help.add(
            chat.session, chat.now, request_id=request.id, kind=chat.incoming.kind, sealed=sealed
        )
        return chat.say("help-media-added", number=request.no)
    return chat.ask("media", chat.only("media-what"), data={"media": sealed})


def media_meant(chat: Chat, _question: delivery.Question, option: str) -> Reply:
    """1 makes it a help request, asked in words; 0 was just a picture."""
    if option == "request_help":
        return help_requests.request(chat, Command("request_help"))
    return chat.only("courtesy-other")


def is_night(chat: Chat) -> bool:
    """Within the quiet hours of the place."""
    local = chat.now.astimezone(chat.house.zone).time()
    return chat.settings.notices.quiet_hours.covers(local)


def is_very_old(chat: Chat) -> bool:
    """Over 75 on this day."""
    born = chat.person.born_on
    if born is None:
        return False
    today = chat.now.astimezone(chat.house.zone).date()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) > OLD


def _media(chat: Chat) -> str:
    """What the platform calls the recording, sealed: it keeps it for three days."""
    return chat.house.sealer.seal(chat.incoming.media_id)


def _place(chat: Chat) -> str:
    message = chat.incoming
    return f"{message.latitude},{message.longitude} {message.label}".strip()
