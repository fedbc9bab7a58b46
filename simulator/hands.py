"""What people do with their phones, each as the push it makes ("Message push")."""

import secrets
from typing import Any

from simulator import facts
from simulator.calls.menus import button_of
from simulator.courier import Delivered, Push
from simulator.people import Person
from simulator.snapshot import snapshot
from simulator.world import World

Fields = list[tuple[str, object]]


class NotPossible(Exception):
    """Something this phone cannot do now; the text says why."""


async def say(world: World, person: Person, text: str) -> Delivered:
    """Type a text."""
    world.show(person, "person", "text", text, via="said")
    return await _message(world, person, "text", [("Content", text)], facts.AFTER_MESSAGE)


async def choose(world: World, person: Person, choice: str, no: int | None = None) -> Delivered:
    """Tap a line of a msgmenu (the newest one on the phone, or message `no`), by id or words."""
    for message in reversed(world.phones.histories[person.openid]):
        if message.kind != "msgmenu" or (no is not None and message.no != no):
            continue
        for line in message.content["choices"]:
            if choice in (str(line["id"]), line["content"]):
                return await _chosen(world, person, str(line["id"]), line["content"])
    raise NotPossible(f"no such choice on this phone: {choice}")


async def _chosen(world: World, person: Person, choice: str, words: str) -> Delivered:
    world.show(person, "person", "text", words, via="chose")
    fields: Fields = [("Content", words), ("bizmsgmenuid", choice)]
    # a choice gives what a menu tap gives, not the 48 hours of a message
    return await _message(world, person, "text", fields, facts.AFTER_MENU_TAP)


async def speak(world: World, person: Person, transcript: str | None) -> Delivered:
    """Send a voice, which may be sent on for three days; `transcript` None: no Recognition."""
    media = secrets.token_urlsafe(24)
    until = world.clock.now() + facts.MEDIA_KEPT
    world.media[media] = ("audio/amr", b"#!AMR\n", until)
    content = {"transcript": transcript or "", "seconds": 2 + len(transcript or "....") // 4}
    world.show(person, "person", "voice", transcript or "", via="said", content=content)
    fields: Fields = [("MediaId", media), ("Format", "amr"), ("MediaId16K", media + "16")]
    if transcript is not None:
        fields.append(("Recognition", transcript))
    return await _message(world, person, "voice", fields, facts.AFTER_MESSAGE)


async def show_picture(world: World, person: Person) -> Delivered:
    """Send a picture; media/get hands it out for three days."""
    media = secrets.token_urlsafe(24)
    until = world.clock.now() + facts.MEDIA_KEPT
    world.media[media] = ("image/png", snapshot(), until)
    picture = f"{world.address}/static/picture.svg"
    world.show(person, "person", "image", "", via="said", content={"url": picture})
    fields: Fields = [("PicUrl", picture), ("MediaId", media)]
    return await _message(world, person, "image", fields, facts.AFTER_MESSAGE)


async def locate(
    world: World, person: Person, latitude: float, longitude: float, label: str
) -> Delivered:
    """Send a position, degrees. Location_X is the latitude."""
    content = {"latitude": latitude, "longitude": longitude}
    world.show(person, "person", "location", label, via="said", content=content)
    fields: Fields = [
        ("Location_X", latitude),
        ("Location_Y", longitude),
        ("Scale", 16),
        ("Label", label),
    ]
    return await _message(world, person, "location", fields, facts.AFTER_MESSAGE)


async def share(world: World, person: Person, title: str, description: str, url: str) -> Delivered:
    """Send a link."""
    content = {"description": description, "url": url}
    world.show(person, "person", "link", title, via="said", content=content)
    fields: Fields = [("Title", title), ("Description", description), ("Url", url)]
    return await _message(world, person, "link", fields, facts.AFTER_MESSAGE)


async def tap(world: World, person: Person, key: str, result: str = "") -> Delivered:
    """Tap a menu button by its key or name; `result` is what a scan button's scan reads."""
    _must_follow(person)
    button = button_of(world.account_of(person).menu, key)
    if button is None:
        raise NotPossible(f"the menu has no button {key}")
    kind = button.get("type", "")
    world.show(person, "note", "menu", button["name"], via="tapped")
    if kind == "view":
        fields: Fields = [("EventKey", button["url"]), ("MenuId", 430011223)]
        return await _event(world, person, "VIEW", fields)
    if kind in ("scancode_push", "scancode_waitmsg"):
        scan = [("ScanType", "qrcode"), ("ScanResult", result)]
        fields = [("EventKey", button["key"]), ("ScanCodeInfo", scan)]
        return await _event(world, person, kind, fields, facts.AFTER_MENU_TAP)
    if kind == "click":
        fields = [("EventKey", button["key"])]
        return await _event(world, person, "CLICK", fields, facts.AFTER_MENU_TAP)
    return await _event(world, person, kind, [("EventKey", button.get("key", ""))])


async def scan(world: World, person: Person, words: str) -> Delivered:
    """Scan a QR code, given by its scene or by the address in its picture; who does not follow yet
    follows by it."""
    scene = world.scanned(words)
    if scene is None:
        raise NotPossible("this code is too old, or nobody made it")
    ticket = next((key for key, code in world.tickets.items() if code.scene == scene), "")
    ticket = ticket or world.ticket_for(scene)
    if person.following:
        world.show(person, "note", "scanned", scene, via="scanned")
        fields: Fields = [("EventKey", scene), ("Ticket", ticket)]
        return await _event(world, person, "SCAN", fields, facts.AFTER_SCAN)
    person.scene = scene
    return await _followed(world, person, [("EventKey", f"qrscene_{scene}"), ("Ticket", ticket)])


async def agree(world: World, person: Person, choices: dict[str, str], scene: int = 1) -> Delivered:
    """Answer the question for notices (订阅通知) in a page (scene 1) or an article (2): by
    template, accept or reject."""
    _must_follow(person)
    listed = []
    for template_id, word in choices.items():
        if template_id not in world.account_of(person).subscriptions:
            raise NotPossible(f"the account has no notice {template_id}")
        if word == "accept":
            world.credits.give(person.openid, template_id)
        chosen = [("TemplateId", template_id), ("SubscribeStatusString", word)]
        listed.append(("List", [*chosen, ("PopupScene", scene)]))
    fields: Fields = [("SubscribeMsgPopupEvent", listed)]
    return await _event(world, person, "subscribe_msg_popup_event", fields)


async def take_back(world: World, person: Person, template_id: str) -> Delivered:
    """Refuse a notice in the account's settings."""
    _must_follow(person)
    world.credits.end(person.openid, template_id)
    chosen = [("TemplateId", template_id), ("SubscribeStatusString", "reject")]
    fields: Fields = [("SubscribeMsgChangeEvent", [("List", chosen)])]
    return await _event(world, person, "subscribe_msg_change_event", fields)


async def follow(world: World, person: Person) -> Delivered:
    """Follow the account."""
    if person.following:
        raise NotPossible("follows already")
    return await _followed(world, person, [("EventKey", "")])


async def unfollow(world: World, person: Person) -> Delivered:
    """Leave the account: its window closes, no reply can be shown."""
    _must_follow(person)
    person.following = False
    person.close_window()
    world.phones.enter(person)
    world.show(person, "note", "unfollowed", "", via="unfollowed")
    return await _event(world, person, "unsubscribe", [("EventKey", "")], shown=False)


async def _followed(world: World, person: Person, fields: Fields) -> Delivered:
    person.following = True
    person.subscribed_at = world.clock.stamp()
    world.phones.enter(person)
    world.show(person, "note", "followed", "", via="followed")
    return await _event(world, person, "subscribe", fields, facts.AFTER_FOLLOW)


async def _message(
    world: World, person: Person, kind: str, fields: Fields, allowance: tuple[int, int]
) -> Delivered:
    msg_id = ("MsgId", world.next_id())
    return await _pushed(world, person, kind, [("MsgType", kind), *fields, msg_id], allowance)


async def _event(
    world: World,
    person: Person,
    event: str,
    fields: Fields,
    allowance: tuple[int, int] | None = None,
    *,
    shown: bool = True,
) -> Delivered:
    nodes: Fields = [("MsgType", "event"), ("Event", event), *fields]
    return await _pushed(world, person, event, nodes, allowance, shown=shown)


async def _pushed(
    world: World,
    person: Person,
    what: str,
    nodes: Fields,
    allowance: tuple[int, int] | None,
    *,
    shown: bool = True,
) -> Delivered:
    if shown:
        _must_follow(person)
    now = world.clock.now()
    person.last_exchange = now
    if allowance is not None:
        person.grant(now, allowance)
    world.phones.enter(person)
    account = world.account_of(person)
    head: Fields = [
        ("ToUserName", account.original_id),
        ("FromUserName", person.openid),
        ("CreateTime", world.clock.stamp()),
    ]
    return await world.push(person, Push(account, person.openid, what, head + nodes), shown=shown)


def _must_follow(person: Person) -> None:
    if not person.following:
        raise NotPossible("does not follow the account")


def described(delivered: Delivered) -> dict[str, Any]:
    """How a push ended, as JSON: reply (None for silence or fault), kind, fault."""
    reply = delivered.reply
    return {
        "reply": reply.text if reply else None,
        "kind": reply.kind if reply else None,
        "fault": delivered.fault,
    }
