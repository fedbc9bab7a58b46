"""What of a notice stands in a message: all of it, or its first part and where the rest is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import notices
from bot.core.kept_facts import OwnPage, Saying, bring_back
from bot.core.texts import Texts
from bot.delivery.models import Content
from bot.notices.bodies import IN_A_MESSAGE
from bot.notices.models import Notice
from tests.bot.notices.announcing import publish
from tests.builders import NOW, SEALER, SHANGHAI, Street

LONG = "明天上午八点到下午五点停水，请先存些水。" * 60
TEXTS = [Texts.load(language, SHANGHAI) for language in ("zh-CN", "en")]
ADDRESS = "https://lianxin.example.org/my/notice/" + "9" * 70


def content(session: Session) -> Content:
    return session.scalars(select(Content).where(Content.key == "notice")).one()


def test_a_short_notice_stands_in_its_message_as_it_was_written(
    session: Session, street: Street
) -> None:
    publish(session, street.zhou, text="停水。")
    assert content(session).facts["text"] == "停水。"


def test_a_long_one_is_one_message_that_fits_and_says_where_the_rest_is(
    session: Session, street: Street
) -> None:
    publish(session, street.zhou, text=LONG)
    kept = bring_back(content(session).facts, SEALER.open)
    found = kept["text"]
    assert isinstance(found, Saying)
    assert isinstance(found.facts["page"], OwnPage)
    said = Saying(found.key, {**found.facts, "page": ADDRESS})
    for texts in TEXTS:
        whole = texts.say("notice", you="王阿姨", **{**kept, "text": said})
        assert len(whole.encode()) <= 2000
        assert ADDRESS in whole
        assert (
            texts.say("notice-again", you="王阿姨", **{**kept, "text": said})[-30:] == whole[-30:]
        )
        assert "1/" in whole


def test_a_picture_or_a_link_is_on_the_page_and_the_message_says_so(
    session: Session, street: Street
) -> None:
    for kind in ("image", "link"):
        notice = session.get_one(Notice, publish(session, street.zhou, text="停水。").id)
        enclosed = notices.Enclosed("link" if kind == "link" else "image", "https://example.org/a")
        notices.enclose(session, NOW, notice, enclosed)
        found = notices.body(notice, notices.enclosure_of(session, notice.id))
        assert isinstance(found, Saying)
        assert found.key == f"notice-body-{kind}"


def test_the_longest_first_part_leaves_room_for_what_stands_around_it() -> None:
    assert IN_A_MESSAGE + 600 <= 2000
