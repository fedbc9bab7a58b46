"""qrcode/create ("Generate a QR code with parameters")."""

from simulator import facts
from simulator.calls.call import Answer, Call
from simulator.refusal import Refused

NUMBERED = {"QR_SCENE": 0xFFFFFFFF, "QR_LIMIT_SCENE": 100_000}
NAMED = ("QR_STR_SCENE", "QR_LIMIT_STR_SCENE")


def create(call: Call) -> Answer:
    """POST /cgi-bin/qrcode/create: a ticket and an address that carry the scene."""
    action = call.body.get("action_name")
    scene = _scene(action, call.body.get("action_info"))
    call.what = f"{action}"
    if action not in ("QR_SCENE", "QR_STR_SCENE"):
        return _told(call, call.world.ticket_for(scene))
    seconds = _expiry(call.body.get("expire_seconds", facts.QR_DEFAULT))
    return _told(call, call.world.ticket_for(scene, call.now + seconds), expire_seconds=seconds)


def _told(call: Call, ticket: str, **more: int) -> Answer:
    # on a real phone the address opens WeChat, here it opens the phones with the scene filled in
    return {"ticket": ticket, **more, "url": f"{call.world.address}/q/{ticket}"}


def _scene(action: object, given: object) -> str:
    scene = given.get("scene") if isinstance(given, dict) else None
    if not isinstance(scene, dict):
        raise Refused(40053)
    if action in NAMED:
        words = scene.get("scene_str")
        if not isinstance(words, str) or not 1 <= len(words) <= facts.QR_SCENE_LENGTH:
            raise Refused(40053)
        return words
    number = scene.get("scene_id")
    most = NUMBERED.get(str(action), 0)
    if not isinstance(number, int) or not 1 <= number <= most:
        raise Refused(40053)
    return str(number)


def _expiry(seconds: object) -> int:
    if not isinstance(seconds, int) or not 1 <= seconds <= facts.QR_LONGEST:
        raise Refused(40097)
    return seconds
