"""custom/send and custom/typing ("Send customer service message")."""

from collections.abc import Callable
from typing import Any

from simulator import facts
from simulator.calls.call import Answer, Call, ok
from simulator.people import Person
from simulator.refusal import Refused

Shown = tuple[str, dict[str, Any]]  # the text, and what else the phone shows


def send(call: Call) -> Answer:
    """POST /cgi-bin/message/custom/send: within the person's allowance."""
    kind = call.words("msgtype", 40008)
    call.what = kind
    person = call.addressee()
    read = READERS.get(kind)
    if read is None:
        raise Refused(40008)
    part = call.body.get(kind)
    if not isinstance(part, dict):
        raise Refused(44002)
    text, content = read(call, part)
    _spend(person, call.now)
    person.typing_until = 0.0
    person.last_exchange = call.now
    call.world.phones.enter(person)
    call.world.show(person, "account", kind, text, via="custom", call=call.no, content=content)
    return ok()


def typing(call: Call) -> Answer:
    """POST /cgi-bin/message/custom/typing: shown for 15 s, only within an exchange."""
    person = call.addressee()
    command = call.body.get("command")
    if command == "CancelTyping":
        person.typing_until = 0.0
        call.world.changes.tell(person.openid)
        return ok()
    if command != "Typing":
        raise Refused(45072)
    if call.now - person.last_exchange > facts.TYPING_NEEDS_EXCHANGE_IN:
        raise Refused(45080)
    if call.now < person.typing_until:
        raise Refused(45081)
    person.typing_until = call.now + facts.TYPING_LASTS
    call.world.changes.tell(person.openid)
    return ok()


def _spend(person: Person, now: float) -> None:
    if person.blocked:
        raise Refused(43019)
    if not person.following or now >= person.window_ends:
        raise Refused(45015)
    if person.muted:
        raise Refused(48002)
    if person.left <= 0:
        raise Refused(45047)
    person.left -= 1


def _text(_call: Call, part: dict[str, Any]) -> Shown:
    content = part.get("content")
    if not isinstance(content, str) or not content:
        raise Refused(44004)
    if len(content.encode(errors="surrogatepass")) > facts.TEXT_BYTES:
        raise Refused(45002)
    return content, {}


def _media(call: Call, part: dict[str, Any]) -> Shown:
    media_id = part.get("media_id")
    _type, _data, until = call.world.media.get(str(media_id), ("", b"", 0.0))
    if until <= call.now:
        raise Refused(40007)
    return "", {"media_id": media_id}


def _menu(_call: Call, part: dict[str, Any]) -> Shown:
    choices = part.get("list")
    if not isinstance(choices, list) or not choices:
        raise Refused(40035)
    if not all(_is_choice(choice) for choice in choices):
        raise Refused(40035)
    head, tail = str(part.get("head_content", "")), str(part.get("tail_content", ""))
    if len((head + tail).encode()) > facts.TEXT_BYTES:
        raise Refused(45002)
    return head, {"choices": choices, "tail": tail}


def _is_choice(choice: object) -> bool:
    return isinstance(choice, dict) and bool(choice.get("id")) and bool(choice.get("content"))


def _news(_call: Call, part: dict[str, Any]) -> Shown:
    articles = part.get("articles")
    if not isinstance(articles, list):
        raise Refused(45162)
    if not 1 <= len(articles) <= facts.NEWS_ARTICLES:
        raise Refused(45008)
    if not all(isinstance(article, dict) and article.get("title") for article in articles):
        raise Refused(44004)
    return str(articles[0]["title"]), {"articles": articles}


def _card(_call: Call, part: dict[str, Any]) -> Shown:
    if not part.get("title"):
        raise Refused(44004)
    return str(part["title"]), dict(part)


READERS: dict[str, Callable[[Call, dict[str, Any]], Shown]] = {
    "text": _text,
    "msgmenu": _menu,
    "image": _media,
    "voice": _media,
    "video": _media,
    "news": _news,
    "miniprogrampage": _card,
}
