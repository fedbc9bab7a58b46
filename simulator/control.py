"""The control API: JSON under /control/…, for tests and for the pages.

Every POST takes a JSON object, answers 200 with JSON, or 400 `{"error": …}`. What a phone does
(the first twelve) answers after the push's round trip: `{"reply": text | null, "kind": …,
"fault": bool}`; fault true means the phone shows the fault text.

    POST /control/say        {openid, text}
    POST /control/choose     {openid, choice, no?}           a line of a msgmenu, by id or words
    POST /control/voice      {openid, transcript?}           null or absent: no Recognition
    POST /control/image      {openid}
    POST /control/location   {openid, latitude, longitude, label?}
    POST /control/link       {openid, title, description?, url}
    POST /control/menu       {openid, key, result?}          key or name of the button
    POST /control/scan       {openid, scene}                 scene or a code's address; as
                                                             follower or not
    POST /control/agree      {openid, choices: {template_id: accept | reject}, scene?}
    POST /control/take_back  {openid, template_id}           a notice, in the settings
    POST /control/follow     {openid}      POST /control/unfollow {openid}
    POST /control/mute       {openid, muted}                 messages off: 48002, failed:user block
    POST /control/block      {openid, blocked}               black list: 43019
    POST /control/people     {people: [as in the seed]}      adds or renames
    POST /control/fault      {path, kind, times?, rate?}     an errcode, or a name of faults.KINDS;
                                                             no times: until switched off
    POST /control/fault/clear {no?}
    POST /control/switches   {retry_nonce?, duplicates?, template_event?, template_status?,
                              template_delay_ms?, mass_status?}  see faults.Switches
    POST /control/expire_token {code?}                       42001 (default), 40001, 40014
    POST /control/clock      {offset_seconds, pushes?}       pushes true: their timestamps move too
    POST /control/limits     {path, daily?, per_minute?}
    POST /control/hostile    {openid, kind}                  a forged push: simulator.hostile
    POST /control/check_address {account?}                   the console's address check
    GET  /control/phone?openid=…&after=…  {…person, messages: […in order, with via and call], menu}
    GET  /control/people?q=…        {people: […]}            at most 30
    GET  /control/effects           {openid: {kind: count}}; kinds: custom, template, mass, passive,
                                    fault, template_repeat, person:text, note:followed …
    GET  /control/calls             {calls: […newest first], codes: {path: {errcode: count}}}
    GET  /control/callbacks         {callbacks: […newest first, with attempts]}
    GET  /control/platform          what the platform page shows
    GET  /control/healthz           {"ok": true}
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from simulator import hands, hostile, views
from simulator.courier import Delivered
from simulator.faults import Switches
from simulator.people import Person
from simulator.seed import BadSeed, plant_people
from simulator.world import World

Body = dict[str, Any]
Deed = Callable[[World, Person, Body], Awaitable[Delivered]]

DEEDS: dict[str, Deed] = {
    "say": lambda world, person, body: hands.say(world, person, words(body, "text")),
    "choose": lambda world, person, body: hands.choose(
        world, person, words(body, "choice"), body.get("no")
    ),
    "voice": lambda world, person, body: hands.speak(world, person, body.get("transcript")),
    "image": lambda world, person, _body: hands.show_picture(world, person),
    "location": lambda world, person, body: hands.locate(
        world, person, float(body["latitude"]), float(body["longitude"]), str(body.get("label", ""))
    ),
    "link": lambda world, person, body: hands.share(
        world, person, words(body, "title"), str(body.get("description", "")), words(body, "url")
    ),
    "menu": lambda world, person, body: hands.tap(
        world, person, words(body, "key"), str(body.get("result", ""))
    ),
    "scan": lambda world, person, body: hands.scan(world, person, words(body, "scene")),
    "agree": lambda world, person, body: hands.agree(
        world, person, dict(body["choices"]), int(body.get("scene", 1))
    ),
    "take_back": lambda world, person, body: hands.take_back(
        world, person, words(body, "template_id")
    ),
    "follow": lambda world, person, _body: hands.follow(world, person),
    "unfollow": lambda world, person, _body: hands.unfollow(world, person),
}


def words(body: Body, key: str) -> str:
    """A non-empty text of the body. Raises ValueError naming the key."""
    value = body.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key}: a text is expected")
    return value


class Control:
    """The control API over one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """All routes of the module's docstring."""
        posts: dict[str, Callable[[Body], Awaitable[Body]]] = {
            "mute": self._mute,
            "block": self._block,
            "people": self._people,
            "fault": self._fault,
            "fault/clear": self._clear_fault,
            "switches": self._switches,
            "expire_token": self._expire_token,
            "clock": self._clock,
            "limits": self._limits,
            "hostile": self._hostile,
            "check_address": self._check_address,
        }
        gets: dict[str, Callable[[web.Request], Body]] = {
            "phone": self._phone,
            "people": lambda request: views.people(self._world, request.query.get("q", "")),
            "effects": lambda _request: views.effects(self._world),
            "calls": lambda _request: views.calls(self._world),
            "callbacks": lambda _request: views.callbacks(self._world),
            "platform": lambda _request: views.platform(self._world),
            "healthz": lambda _request: {"ok": True},
        }
        return [
            *(web.post(f"/control/{name}", self._deed(deed)) for name, deed in DEEDS.items()),
            *(web.post(f"/control/{name}", _posted(do)) for name, do in posts.items()),
            *(web.get(f"/control/{name}", _got(show)) for name, show in gets.items()),
        ]

    def _deed(self, deed: Deed) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def done(body: Body) -> Body:
            return hands.described(await deed(self._world, self._person(body), body))

        return _posted(done)

    def _phone(self, request: web.Request) -> Body:
        after = int(request.query.get("after", "0"))
        return views.phone(self._world, self._person(request.query), after)

    def _person(self, given: Mapping[str, Any]) -> Person:
        person = self._world.person(given.get("openid"))
        if person is None:
            raise ValueError("openid: there is no such person")
        return person

    async def _mute(self, body: Body) -> Body:
        return self._marked(body, "muted")

    async def _block(self, body: Body) -> Body:
        return self._marked(body, "blocked")

    def _marked(self, body: Body, what: str) -> Body:
        person = self._person(body)
        setattr(person, what, bool(body.get(what, True)))
        self._world.phones.enter(person)
        self._world.changes.tell(person.openid)
        return {"ok": True}

    async def _people(self, body: Body) -> Body:
        plant_people(self._world, body.get("people", []))
        return {"ok": True, "people": len(self._world.phones.people)}

    async def _fault(self, body: Body) -> Body:
        times = body.get("times")
        fault = self._world.faults.switch(
            str(body.get("path", "*")),
            str(body.get("kind")),
            None if times is None else int(times),
            float(body.get("rate", 1.0)),
        )
        return self._told(no=fault.no)

    async def _clear_fault(self, body: Body) -> Body:
        self._world.faults.clear(body.get("no"))
        return self._told()

    async def _switches(self, body: Body) -> Body:
        for name, value in body.items():
            if name not in Switches.__slots__:
                raise ValueError(f"{name}: there is no such switch")
            setattr(self._world.switches, name, value)
        return self._told()

    async def _expire_token(self, body: Body) -> Body:
        return self._told(ended=self._world.tokens.end_all(int(body.get("code", 42001))))

    async def _clock(self, body: Body) -> Body:
        clock = self._world.clock
        clock.offset = float(body["offset_seconds"])
        clock.moves_pushes = bool(body.get("pushes", clock.moves_pushes))
        self._world.store.changed("clock", "offset", lambda: {"offset": clock.offset})
        return self._told(now=clock.now())

    async def _limits(self, body: Body) -> Body:
        path, quotas = words(body, "path"), self._world.quotas
        if "daily" in body:
            quotas.daily[path] = int(body["daily"])
        if "per_minute" in body:
            quotas.per_minute[path] = int(body["per_minute"])
        return self._told()

    async def _hostile(self, body: Body) -> Body:
        return await hostile.forged(self._world, self._person(body), words(body, "kind"))

    async def _check_address(self, body: Body) -> Body:
        accounts = self._world.accounts
        account = accounts[body["account"]] if "account" in body else next(iter(accounts.values()))
        return await hostile.check_address(self._world, account)

    def _told(self, **more: object) -> Body:
        self._world.changes.tell("")
        return {"ok": True, **more}


def _posted(
    do: Callable[[Body], Awaitable[Body]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        if _from_elsewhere(request):
            return _refused("this page is another site's", 403)
        try:
            body = json.loads(await request.read() or b"{}")
            if not isinstance(body, dict):
                raise TypeError("a JSON object is expected")  # noqa: TRY301 - one way out
            return web.json_response(await do(body))
        except (ValueError, TypeError, KeyError, BadSeed, hands.NotPossible) as error:
            return _refused(f"{type(error).__name__}: {error}", 400)

    return handle


def _got(show: Callable[[web.Request], Body]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(show(request))
        except ValueError as error:
            return _refused(str(error), 400)

    return handle


def _from_elsewhere(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def _refused(why: str, status: int) -> web.Response:
    return web.json_response({"error": why}, status=status)
