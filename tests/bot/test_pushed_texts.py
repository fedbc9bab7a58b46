"""What notices, errands and help requests push can be said with the facts that were kept, in both
languages, and in the Chinese tone: the name first, at most four lines of 44 characters."""

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import errands, help, notices
from bot.core.kept_facts import OwnPage, bring_back
from bot.core.refusals import Refusal
from bot.core.texts import Texts
from bot.delivery.models import Content
from tests.bot.help.asking import SETTINGS, ask, card, claim, exhausted, finish
from tests.bot.help.asking import sent as all_sent
from tests.bot.notices.announcing import publish, sent
from tests.builders import ACCOUNT, NOW, SEALER, SHANGHAI, Street, settings

LINES, CHARACTERS = 4, 44
DAY = timedelta(days=1)
LANGUAGES = [Texts.load(language, SHANGHAI) for language in ("zh-CN", "en")]
REFUSALS = [
    one
    for slice_ in (errands, notices, help)
    for one in vars(slice_).values()
    if isinstance(one, type) and issubclass(one, Refusal)
]


def said(session: Session) -> dict[str, list[str]]:
    """Everything planned, by key: in Chinese, then in English; template fields are said too."""
    found = {}
    for one in session.scalars(select(Content)):
        facts = bring_back(one.facts, SEALER.open)
        found[one.key] = [texts.say(one.key, you="王阿姨", **facts) for texts in LANGUAGES]
        for name, value in bring_back(one.template or {}, SEALER.open).items():
            if isinstance(value, OwnPage):
                continue  # an address, which is made when it goes
            for texts in LANGUAGES:
                assert texts._plain({name: value})[name]
    return found


def assert_fits(texts: dict[str, list[str]], expected: set[str]) -> None:
    assert set(texts) == expected
    for key, (chinese, _) in texts.items():
        lines = chinese.splitlines()
        assert len(lines) <= LINES, key
        assert all(len(line) <= CHARACTERS for line in lines), (key, lines)
        assert chinese.startswith("王阿姨，"), key


def test_what_notices_and_errands_push(session: Session, street: Street) -> None:
    done = publish(session, street.zhou)
    sent(session, done.id)
    notices.remind(session, NOW + DAY, done.id)
    wang, li = street.wang.id, street.li.id
    notices.call_me(session, NOW, notice_id=done.id, person_id=li, zone=SHANGHAI)
    notices.why_not(session, NOW, notice_id=done.id, person_id=wang, why="腿疼", zone=SHANGHAI)
    errands.morning_lists(session, NOW, ACCOUNT, SHANGHAI)
    notices.change(session, NOW, author_id=street.zhou.id, number=None, text="改到周四停水。")
    notices.tell_author(session, NOW, done.id, SHANGHAI, "https://lianxin.example")
    notices.recall(session, NOW + DAY, author_id=street.zhou.id, number=None, settings=settings())
    keys = {"notice", "notice-again", "notice-recalled", "errand-told", "errand-list-of-the-day"}
    changed = {"notice-changed", "notice-changed-kept"}
    assert_fits(said(session), keys | changed)


def test_what_help_requests_push(session: Session, street: Street) -> None:
    for danger, urgent in (("medical", True), (None, True), (None, False)):
        asked = ask(session, street.wang, danger=danger, urgent=urgent)
    zhao = card(session, street.zhao)
    help.escalate(session, NOW, asked.id, settings=SETTINGS)
    claim(session, street.zhao, asked.no)
    help.escalate(session, NOW, asked.id, settings=SETTINGS)
    exhausted(session, asked, street.wang)
    help.give_back(session, NOW, account=ACCOUNT, number=asked.no, by=zhao, settings=SETTINGS)
    claim(session, street.zhou, asked.no)
    for to in (street.zhao, street.li):
        help.hand_on(
            session,
            NOW,
            account=ACCOUNT,
            number=asked.no,
            by=card(session, street.zhou),
            to=card(session, to),
            settings=SETTINGS,
        )
    help.decline(session, NOW, request_id=asked.id, by_id=street.li.id, settings=SETTINGS)
    help.hand_on(
        session,
        NOW,
        account=ACCOUNT,
        number=asked.no,
        by=card(session, street.zhou),
        to=zhao,
        settings=SETTINGS,
    )
    claim(session, street.zhao, asked.no)
    finish(session, street.zhao, number=asked.no)
    help.not_yet(session, NOW, request_id=asked.id, settings=SETTINGS)
    finish(session, street.zhou, "换了阀门", number=asked.no)
    claim(session, street.zhao, 1)
    all_sent(session)
    help.cancel(session, NOW, account=ACCOUNT, number=1, by=card(session, street.wang))
    texts = said(session)
    expected = {
        "offer",
        "offer-urgent",
        "offer-danger",
        "gone-up",
        "claimed",
        "how-far",
        "given-back",
        "handed-on",
        "not-handed-on",
        "finished",
        "finished-with-note",
        "cancelled",
    }
    assert_fits(texts, {"errand-told", *(f"help-request-{one}" for one in expected)})
    assert "13900000005" in texts["help-request-offer"][0]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_can_be_said_from_its_fields(refusal: type[Refusal]) -> None:
    facts = {one.name: "12" for one in fields(refusal)}  # type: ignore[arg-type]
    for texts in LANGUAGES:
        assert texts.say(refusal.key, you="王阿姨", **facts)
