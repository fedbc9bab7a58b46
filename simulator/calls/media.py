"""media/upload and media/get: temporary material, three days, in memory only."""

import secrets

from simulator.calls.call import Answer, Call
from simulator.facts import MEDIA_KEPT
from simulator.refusal import Refused

KINDS = ("image", "voice", "video", "thumb")


def upload(call: Call) -> Answer:
    """POST /cgi-bin/media/upload?type=…, multipart field `media`."""
    kind = call.query.get("type", "")
    if kind not in KINDS:
        raise Refused(40004)
    if "media" not in call.form:
        raise Refused(41005)
    media_id = secrets.token_urlsafe(48)
    content_type, content = call.form["media"]
    call.world.media[media_id] = (content_type, content, call.now + MEDIA_KEPT)
    name = "thumb_media_id" if kind == "thumb" else "media_id"
    return {"type": kind, name: media_id, "created_at": int(call.now)}


def read(call: Call) -> Answer:
    """GET /cgi-bin/media/get?media_id=…: raises Refused 40007 or hands over the bytes."""
    kept = call.world.media.get(call.query.get("media_id", ""))
    if kept is None or kept[2] <= call.now:
        raise Refused(40007)
    return {"content_type": kept[0], "bytes": kept[1]}
