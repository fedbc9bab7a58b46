"""The platform's XML of a message or event -> our Incoming. Source: its 接收消息 and 事件 pages."""

import hashlib
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from bot.channels import Incoming, Kind
from bot.channels.official.nodes import parse
from bot.channels.official.rejected import Malformed

_KINDS: Mapping[str, Kind] = {
    "text": "text",
    "voice": "voice",
    "image": "image",
    "video": "video",
    "shortvideo": "video",
    "location": "location",
    "link": "link",
    "event": "event",
}
_POSITIONS = (  # latitude first: the platform calls it X
    ("Location_X", "Location_Y"),
    ("Latitude", "Longitude"),
    ("SendLocationInfo/Location_X", "SendLocationInfo/Location_Y"),
)
# Events carry no MsgId. Who and when is all the documents ask for, but two buttons can be tapped
# in one second.
_IDENTITY = ("Event", "EventKey", "MsgID", "TaskId", "ChangeType", "UserID")
_LISTS = "subscribe_msg_"
_LISTS_OF = ("SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent")
_LIST_WORDS = ("SubscribeStatusString", "MsgID", "ErrorCode")
_COUNTS = ("TotalCount", "FilterCount", "SentCount", "ErrorCount")
_COUNT = re.compile(r"[0-9]{1,10}")
_CHOICE = re.compile(r"[A-Za-z0-9_\-]{1,64}:[a-z]{0,16}:[0-9]{0,20}:-?[0-9]{0,10}")
_SCENE_PREFIX = "qrscene_"  # only when the scan made somebody a follower

_NAME = re.compile(r"[A-Za-z0-9_.@\-]{1,64}")
_SECONDS = re.compile(r"[0-9]{1,10}")  # ten digits last until 2286; milliseconds have thirteen
_MESSAGE_ID = re.compile(r"[0-9]{1,20}")


def read(account: str, content: bytes, *, nonce: str) -> Incoming:
    """`content` as decrypted (in plain mode: as posted); `nonce` as in Incoming.

    Unknown kinds of message are kept as "other", unknown events as events. Raises Malformed.
    """
    nodes = parse(content)
    fingerprint = hashlib.blake2b(content, digest_size=16).hexdigest()
    openid, created = _name(nodes, "FromUserName"), _created(nodes)
    kind = _KINDS.get(_required(nodes, "MsgType").lower(), "other")
    latitude, longitude = _position(nodes)
    return Incoming(
        account=account,
        openid=openid,
        original_id=_name(nodes, "ToUserName"),
        kind=kind,
        key=_key(nodes, kind, fingerprint),
        at=datetime.fromtimestamp(created, UTC),
        text=nodes.get("Content") or nodes.get("ScanCodeInfo/ScanResult") or _address(nodes, kind),
        transcript=nodes.get("Recognition", "").strip() or None,
        event=_required(nodes, "Event").lower() if kind == "event" else "",
        event_key=nodes.get("EventKey", "").removeprefix(_SCENE_PREFIX),
        menu_id=nodes.get("bizmsgmenuid", ""),
        media_id=nodes.get("MediaId", ""),
        latitude=latitude,
        longitude=longitude,
        label=nodes.get("Label") or nodes.get("SendLocationInfo/Label", ""),
        platform_id=nodes.get("MsgID", ""),
        status=nodes.get("Status", ""),
        totals=_totals(nodes),
        chosen=_chosen(nodes),
        fingerprint=fingerprint,
        nonce=nonce,
    )


def _totals(nodes: Mapping[str, str]) -> str:
    """How many a mass message was for, passed the filter, was sent to, and failed with."""
    counts = [nodes.get(name, "") for name in _COUNTS]
    return " ".join(counts) if all(map(_COUNT.fullmatch, counts)) else ""


def _chosen(nodes: Mapping[str, str]) -> str:
    """The lists of a subscribe_msg event, as `Incoming.chosen` has them."""
    found: list[str] = []
    for parent in _LISTS_OF:
        for place in count():
            at = f"{parent}/List/{place}/"
            template_id = nodes.get(at + "TemplateId")
            if template_id is None:
                break
            words = (nodes.get(at + name, "") for name in _LIST_WORDS)
            found.append(":".join((template_id, *words)))
    return " ".join(one for one in found if _CHOICE.fullmatch(one))


def _address(nodes: Mapping[str, str], kind: Kind) -> str:
    """Where a link leads; of other kinds of message nothing."""
    return nodes.get("Url", "") if kind == "link" else ""


def _key(nodes: Mapping[str, str], kind: Kind, fingerprint: str) -> str:
    """`m` + MsgId of a message; of an event a hash, so that no openid stands in the key."""
    message_id = nodes.get("MsgId", "")
    if kind != "event" and _MESSAGE_ID.fullmatch(message_id):
        return "m" + message_id
    parts = [nodes["FromUserName"], nodes["CreateTime"]]
    parts += [nodes.get(name, "") for name in _IDENTITY]
    lists = nodes.get("Event", "").lower().startswith(_LISTS)  # what differs lies in their lists
    if (
        kind != "event" or lists
    ):  # no message of the platform lacks its id; ours to keep all the same
        parts.append(fingerprint)
    return "e" + hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _required(nodes: Mapping[str, str], name: str) -> str:
    value = nodes.get(name, "")
    if not value:
        raise Malformed("missing_" + name)
    return value


def _name(nodes: Mapping[str, str], name: str) -> str:
    value = _required(nodes, name)
    if _NAME.fullmatch(value) is None:
        raise Malformed("bad_" + name)
    return value


def _created(nodes: Mapping[str, str]) -> int:
    value = _required(nodes, "CreateTime")
    if _SECONDS.fullmatch(value) is None:
        raise Malformed("bad_CreateTime")
    return int(value)


def _position(nodes: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    for north, east in _POSITIONS:
        if nodes.get(north) and nodes.get(east):
            return _degrees(nodes[north], 90), _degrees(nodes[east], 180)
    return None, None


def _degrees(text: str, limit: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise Malformed("bad_position") from None
    if not math.isfinite(value) or abs(value) > limit:
        raise Malformed("bad_position")
    return value
