"""template/send and its event ("Send template message")."""

import asyncio
import re
from typing import Any

from simulator.accounts import Template
from simulator.calls.call import Answer, Call, ok
from simulator.courier import Push
from simulator.facts import CLIENT_MSG_ID_LENGTH, VALUE_PATTERNS
from simulator.people import Person
from simulator.refusal import Refused
from simulator.world import World

PATTERNS = {prefix: re.compile(pattern) for prefix, pattern in VALUE_PATTERNS.items()}
KEY = re.compile(r"([a-z_]+?)\d+")
BLOCKED = "failed:user block"
TIMES_SENT = {"never": 0, "twice": 2}


def send(call: Call) -> Answer:
    """POST /cgi-bin/message/template/send: accepted now, the outcome comes as an event."""
    call.what = str(call.body.get("template_id", ""))[:64]
    person = call.addressee()
    if person.blocked:
        raise Refused(43019)
    if not person.following:
        raise Refused(43004)
    template = call.account.templates.get(str(call.body.get("template_id")))
    if template is None:
        raise Refused(40037)
    values = checked_values(template, call.body.get("data"))
    client_msg_id = _client_msg_id(call)
    before = call.world.sent_before(person.openid, client_msg_id) if client_msg_id else None
    if before is not None:
        call.world.phones.count(person.openid, "template_repeat")
        return ok(msgid=before)
    return ok(msgid=_accept(call, person, template, values, client_msg_id))


def get_all(call: Call) -> Answer:
    """GET /cgi-bin/template/get_all_private_template: the account's templates."""
    return {"template_list": [_listed(each) for each in call.account.templates.values()]}


def checked_values(template: Template, data: object) -> dict[str, str]:
    """The values by key. Raises Refused 47003 for a missing, unknown or ill-formed one."""
    if not isinstance(data, dict):
        raise Refused(47003, "data is empty")
    for key in data:
        if key not in template.fields:
            raise Refused(47003, f"data.{key} is not in the template")
    return {key: _value(key, data.get(key)) for key in template.fields}


def fits(key: str, value: str) -> bool:
    """Whether a value may stand under a typed key such as thing1 or time2."""
    matched = KEY.fullmatch(key)
    pattern = PATTERNS.get(matched[1]) if matched else None
    return pattern is not None and pattern.fullmatch(value) is not None


def _value(key: str, entry: object) -> str:
    value = entry.get("value") if isinstance(entry, dict) else None
    if not isinstance(value, str) or not value.strip():
        raise Refused(47003, f"data.{key}.value is empty")
    if not fits(key, value):
        raise Refused(47003, f"data.{key}.value invalid")
    return value


def _client_msg_id(call: Call) -> str:
    given = call.body.get("client_msg_id", "")
    if not isinstance(given, str) or len(given) > CLIENT_MSG_ID_LENGTH:
        raise Refused(47003, "client_msg_id invalid")
    return given


def _accept(
    call: Call, person: Person, template: Template, values: dict[str, str], client_msg_id: str
) -> int:
    world = call.world
    msgid = world.next_id()
    if client_msg_id:
        world.remember_sent(person.openid, client_msg_id, msgid)
    status = BLOCKED if person.muted else world.switches.template_status
    if status == "success":
        rows = [[template.fields[key] or key, value] for key, value in values.items()]
        content: dict[str, Any] = {
            "template_id": template.template_id,
            "rows": rows,
            "values": values,
            "url": str(call.body.get("url", "")),
            "msgid": msgid,
        }
        world.show(
            person,
            "account",
            "template",
            template.title,
            via="template",
            call=call.no,
            content=content,
        )
    world.later(_finish(world, person, msgid, status))
    return msgid


async def _finish(world: World, person: Person, msgid: int, status: str) -> None:
    switches = world.switches
    if switches.template_event != "before":
        await asyncio.sleep(switches.template_delay_ms / 1000)
    account = world.account_of(person)
    fields: list[tuple[str, object]] = [
        ("ToUserName", account.original_id),
        ("FromUserName", person.openid),
        ("CreateTime", world.clock.stamp()),
        ("MsgType", "event"),
        ("Event", "TEMPLATESENDJOBFINISH"),
        ("MsgID", msgid),
        ("Status", status),
    ]
    push = Push(account, person.openid, f"TEMPLATESENDJOBFINISH {status}", fields)
    for _ in range(TIMES_SENT.get(switches.template_event, 1)):
        async with world.event_places:
            await world.push(person, push, shown=False)


def _listed(template: Template) -> Answer:
    lines = [f"{label or key}：{{{{{key}.DATA}}}}" for key, label in template.fields.items()]
    return {
        "template_id": template.template_id,
        "title": template.title,
        "primary_industry": "",
        "deputy_industry": "",
        "content": "\n".join(lines),
        "example": "",
    }
