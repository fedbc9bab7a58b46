"""subscribe/bizsend and its event ("Subscription notice": one message for each agreement)."""

import asyncio

from simulator.accounts import Template
from simulator.calls.call import Answer, Call, ok
from simulator.calls.templates import checked_values
from simulator.courier import Push
from simulator.people import Person
from simulator.refusal import Refused
from simulator.world import World

REFUSED = 43101


def send(call: Call) -> Answer:
    """POST /cgi-bin/message/subscribe/bizsend: takes one of what the person agreed to."""
    call.what = str(call.body.get("template_id", ""))[:64]
    person = call.addressee()
    template = call.account.subscriptions.get(str(call.body.get("template_id")))
    if template is None:
        raise Refused(40037)
    values = checked_values(template, call.body.get("data"))
    if not person.following or not call.world.credits.take(person.openid, template.template_id):
        raise Refused(REFUSED)
    return ok(msgid=_accept(call, person, template, values))


def _accept(call: Call, person: Person, template: Template, values: dict[str, str]) -> int:
    world, msgid = call.world, call.world.next_id()
    if not person.muted:
        rows = [[template.fields[key] or key, value] for key, value in values.items()]
        content = {
            "template_id": template.template_id,
            "rows": rows,
            "values": values,
            "url": str(call.body.get("page", "")),
            "msgid": msgid,
        }
        world.show(
            person,
            "account",
            "template",
            template.title,
            via="notice",
            call=call.no,
            content=content,
        )
    world.later(_finish(world, person, template.template_id, msgid))
    return msgid


async def _finish(world: World, person: Person, template_id: str, msgid: int) -> None:
    await asyncio.sleep(world.switches.template_delay_ms / 1000)
    account = world.account_of(person)
    sent = [
        ("TemplateId", template_id),
        ("MsgID", msgid),
        ("ErrorCode", REFUSED if person.muted else 0),
        ("ErrorStatus", "user refuse to accept the msg" if person.muted else "success"),
    ]
    fields: list[tuple[str, object]] = [
        ("ToUserName", account.original_id),
        ("FromUserName", person.openid),
        ("CreateTime", world.clock.stamp()),
        ("MsgType", "event"),
        ("Event", "subscribe_msg_sent_event"),
        ("SubscribeMsgSentEvent", [("List", sent)]),
    ]
    async with world.event_places:
        push = Push(account, person.openid, "subscribe_msg_sent_event", fields)
        await world.push(person, push, shown=False)
