"""What the tests of asking first share: an account with mass messages, and who answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.asking.models import Asked, Asking
from bot.people import Person
from lianxin.asking import ask_what_is_due, terms_of
from tests import builders
from tests.end_to_end.town import AES_KEY, APP_ID, TOKEN, Sent, Town

ACCOUNT = {
    "name": builders.ACCOUNT,
    "app_id": APP_ID,
    "secret": "s",
    "token": TOKEN,
    "encoding_aes_key": AES_KEY,
    "mass_messages": True,
}
BUILD = Callable[..., Town]


@dataclass
class MassPlatform:
    """mass/send: a job a key, four a person and month; `answers` are raised first, in order; where
    `lost` says so although the job was done."""

    town: Town
    answers: list[Exception] = field(default_factory=list)
    lost: list[Exception] = field(default_factory=list)
    jobs: dict[str, int] = field(default_factory=dict)
    got: dict[tuple[str, str], int] = field(default_factory=dict)
    calls: int = 0

    async def send(self, openids: Sequence[str], text: str, key: str) -> str | None:
        """One job; a repeat is the same one."""
        self.calls += 1
        if self.answers:
            raise self.answers.pop(0)
        if key not in self.jobs:
            self.jobs[key] = 34_000 + len(self.jobs)
            for openid in openids:
                self._show(openid, text)
        if self.lost:
            raise self.lost.pop(0)
        return str(self.jobs[key])

    def _show(self, openid: str, text: str) -> None:
        month = f"{self.town.now.astimezone(builders.SHANGHAI):%Y-%m}"
        got = self.got.get((openid, month), 0)
        if got < 4:
            self.got[openid, month] = got + 1
            self.town.platform.sent.append(Sent(openid, "mass", text, {}))


def with_members(build: BUILD, count: int = 12, *, now: datetime = builders.NOW) -> Town:
    """A town whose account may use mass messages, `count` more members in the group; everybody has
    written, but three days ago."""
    town = build(now - timedelta(days=3), accounts=[ACCOUNT])
    add(town, count)
    town.pass_by(days=3)
    town.platform.sent.clear()
    return town


def add(town: Town, count: int) -> list[Person]:
    """More members in the group, each of whom has written."""
    with town.begin() as session:
        members = [
            builders.person(session, f"人{chr(0x4E00 + number)}", town.street.group)
            for number in range(count)
        ]
        for one in members:
            builders.bind(session, one)
    for one in (*members, town.street.wang, town.street.li, town.street.zhao):
        town.say(one, "你好")
    return members


def ask_due(town: Town, platform: MassPlatform) -> int:
    """One worker's look at what is due; how many calls it made."""
    runtime = town.runtime
    return town.loop.run_until_complete(
        ask_what_is_due(
            runtime.database,
            runtime.clock,
            builders.ACCOUNT,
            platform,
            runtime.house.texts,
            terms_of(runtime.settings),
        )
    )


def asked_of(town: Town) -> list[str]:
    """Whom a mass message reached, in order."""
    return [one.openid for one in town.platform.sent if one.channel == "mass"]


def reached_by_chat(town: Town, word: str) -> set[str]:
    """Whom a text with this word reached by chat."""
    return {one.openid for one in town.platform.sent if one.channel == "chat" and word in one.text}


def askings(town: Town) -> list[Asking]:
    """The questions there are."""
    with town.runtime.database.read() as session:
        found = list(session.scalars(select(Asking).order_by(Asking.id)))
        session.expunge_all()
        return found


def entered(town: Town) -> list[Asked]:
    """Who was asked, or is about to be."""
    with town.runtime.database.read() as session:
        found = list(session.scalars(select(Asked).order_by(Asked.asking_id, Asked.person_id)))
        session.expunge_all()
        return found


def finished(town: Town, platform_id: str, status: str, *counts: int) -> None:
    """MASSSENDJOBFINISH, which is from the platform's helper and nobody's openid."""
    names = ("TotalCount", "FilterCount", "SentCount", "ErrorCount")
    fields = [
        ("MsgType", "event"),
        ("Event", "MASSSENDJOBFINISH"),
        ("MsgID", platform_id),
        ("Status", status),
        *((name, str(count)) for name, count in zip(names, counts, strict=True)),
    ]
    assert town.message("mphelper", fields, is_event=True) == ""
