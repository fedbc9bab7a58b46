"""mass/send and its event ("Send mass messages by OpenID list": 群发)."""

import asyncio
import hashlib
from typing import Any

from simulator import facts
from simulator.calls.call import Answer, Call
from simulator.courier import Push
from simulator.mass import Job
from simulator.people import Person
from simulator.refusal import Refused
from simulator.world import World

SUCCESS = "send success"
SUBMITTED = "send job submission success"
HELPER = "mphelper"  # whom the event is from: the platform's helper, nobody's openid
TIMES_SENT = {"never": 0, "twice": 2}


def send(call: Call) -> Answer:
    """POST /cgi-bin/message/mass/send: a job for 2 to 10,000 people, known again by its id."""
    people, content = _addressees(call), _content(call)
    call.what = f"text to {len(people)}"
    key = _key(call)
    before = call.world.mass.job(call.account.name, key, call.now)
    if before is not None:
        too_soon = call.now - before.at < facts.SAME_MASS_SPACING
        raise Refused(45066) if too_soon else Refused(45065, msg_id=before.msg_id)
    job = Job(call.now, call.world.next_id())
    call.world.mass.keep(call.account.name, key, job)
    passed = [one for one in people if _passes(call, one)]
    if call.world.switches.mass_status == SUCCESS:
        _show(call, passed, content)
    call.world.later(_finish(call, job, len(people), len(passed)))
    return {"errcode": 0, "errmsg": SUBMITTED, "msg_id": job.msg_id}


def _show(call: Call, people: list[Person], content: str) -> None:
    for person in people:
        call.world.mass.count(person.openid, call.now)
        call.world.show(person, "account", "text", content, via="mass", call=call.no)


def _addressees(call: Call) -> list[Person]:
    given = call.body.get("touser")
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise Refused(40031)
    if len(given) > facts.MASS_PEOPLE:
        raise Refused(40032)
    once = list(dict.fromkeys(given))
    if len(once) < facts.MASS_FEWEST:
        raise Refused(40130)
    return [call.known(one) for one in once]


def _content(call: Call) -> str:
    if call.words("msgtype", 40008) != "text":
        raise Refused(40008)
    part = call.body.get("text")
    content = part.get("content") if isinstance(part, dict) else None
    if not isinstance(content, str) or not content:
        raise Refused(44004)
    if len(content.encode(errors="surrogatepass")) > facts.TEXT_BYTES:
        raise Refused(45002)
    return content


def _key(call: Call) -> str:
    """Its clientmsgid, else a digest of whom and what."""
    given = call.body.get("clientmsgid", "")
    if not isinstance(given, str) or len(given.encode()) > facts.CLIENTMSGID_BYTES:
        raise Refused(45067)
    whole = repr((call.body.get("touser"), call.body.get("text")))
    return given or hashlib.sha256(whole.encode()).hexdigest()


def _passes(call: Call, person: Person) -> bool:
    """Who is left out is left out silently."""
    reachable = person.following and not person.muted and not person.blocked
    got = call.world.mass.this_month(person.openid, call.now)
    return reachable and got < facts.MASS_A_MONTH


async def _finish(call: Call, job: Job, total: int, passed: int) -> None:
    world = call.world
    if world.switches.template_event != "before":
        await asyncio.sleep(world.switches.template_delay_ms / 1000)
    sent = passed if world.switches.mass_status == SUCCESS else 0
    push = _report(
        world, call, job, {"TotalCount": total, "FilterCount": passed, "SentCount": sent}
    )
    for _ in range(TIMES_SENT.get(world.switches.template_event, 1)):
        async with world.event_places:
            await world.courier.deliver(push)
            world.changes.tell("")


def _report(world: World, call: Call, job: Job, counts: dict[str, int]) -> Push:
    status = world.switches.mass_status
    fields: list[tuple[str, Any]] = [
        ("ToUserName", call.account.original_id),
        ("FromUserName", HELPER),
        ("CreateTime", world.clock.stamp()),
        ("MsgType", "event"),
        ("Event", "MASSSENDJOBFINISH"),
        ("MsgID", job.msg_id),
        ("Status", status),
        *counts.items(),
        ("ErrorCount", counts["FilterCount"] - counts["SentCount"]),
    ]
    return Push(call.account, HELPER, f"MASSSENDJOBFINISH {status}", fields)
