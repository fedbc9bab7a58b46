"""What goes with a notice: pictures, links, long texts, voices; said before, seen by evidence."""

import asyncio
import re

import pytest

from lianxin.pictures import fetch_pictures
from tests.builders import ACCOUNT
from tests.end_to_end.test_notices import ledger
from tests.end_to_end.town import Town

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
LONG = "明天上午八点到下午五点停水，请先存些水。" * 45
PAGE = re.compile(r"http://\S+(/my/notice/\S+)")


class Platform:
    """Hands out one picture."""

    async def media(self, media_id: str, *, largest: int) -> bytes:
        """The picture."""
        assert media_id == "m-img"
        return PNG[:largest]


def picture(town: Town) -> str:
    fields = [("MsgType", "image"), ("PicUrl", "http://x/0"), ("MediaId", "m-img")]
    return town.message(town.street.zhou, fields)


def link(town: Town, address: str = "https://example.org/a") -> str:
    fields = [("MsgType", "link"), ("Title", "材料"), ("Description", ""), ("Url", address)]
    return town.message(town.street.zhou, fields)


def page_of(text: str) -> str:
    found = PAGE.search(text)
    assert found is not None, text
    return found[1]


def send(town: Town) -> None:
    town.tick(seconds=21)
    assert "1号通知" in town.say(town.street.zhou, "1")
    for who in (town.street.wang, town.street.li):
        town.say(who, "你好")
    town.pass_by(seconds=61)


def test_a_picture_sent_while_looking_goes_along_and_is_fetched_by_a_worker(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "这张图跟通知一起发吗" in picture(town)
    town.tick(seconds=21)
    assert "附一张图" in town.say(town.street.zhou, "1")
    send(town)
    read = town.phone(town.street.wang)[-1]
    assert "附了一张图" in read
    page = page_of(read)
    assert "打开看" in town.client.get(page).text
    assert town.client.get(f"{page}/picture").status_code == 404
    database, clock = town.runtime.database, town.runtime.clock
    assert asyncio.run(fetch_pictures(database, clock, ACCOUNT, Platform())) == 1
    shown = town.client.get(page).text
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', shown)
    assert token is not None
    opened = town.client.post(page, data={"csrf_token": token[1]})
    assert f"{page}/picture" in opened.text
    assert town.client.get(f"{page}/picture").data == PNG
    assert ledger(town)["waiting"] == 3  # opening is no answer


def test_a_link_goes_along_and_one_that_leads_nowhere_does_not(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "打不开" in link(town, "javascript:alert(1)")
    assert "这个链接跟通知一起发吗" in link(town)
    town.tick(seconds=21)
    assert "附一个链接：https://example.org/a" in town.say(town.street.zhou, "1")
    send(town)
    assert "附了一个链接" in town.phone(town.street.li)[-1]


def voices(town: Town) -> list[tuple[str, str]]:
    """Whose phone a voice came to, and which."""
    return [(one.openid, one.voice) for one in town.platform.sent if one.voice]


def take_along(town: Town) -> str:
    town.tick(seconds=21)
    return town.say(town.street.zhou, "1")


def test_a_voice_goes_behind_the_text_to_those_whose_chat_is_open(town: Town) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "这段语音跟通知一起发吗" in town.voice(town.street.zhou)
    assert "微信能听到的1人，每人多占一条" in take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    town.pass_by(seconds=4)
    wang = town.openid(town.street.wang)
    assert voices(town) == [(wang, "m-1")]
    behind = [bool(one.voice) for one in town.platform.sent if one.openid == wang]
    assert behind == [False, True]
    figures = ledger(town)
    assert figures["waiting"] + figures["handed_over"] == figures["audience"]
    assert town.status()["errands"]["open"] == figures["handed_over"]


def test_what_is_said_with_a_transcript_beside_a_preview_may_go_along_too(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "这段语音" in town.voice(town.street.zhou, "大家把水缸都接满，周四早上就好了")


def test_a_digit_said_aloud_answers_the_preview(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "1号通知" in town.voice(town.street.zhou, "发出")


def test_a_voice_left_out_goes_to_nobody(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    assert "语音" not in town.say(town.street.zhou, "0")
    send(town)
    town.pass_by(seconds=4)
    assert voices(town) == []


def test_a_voice_that_will_be_gone_by_then_is_said_to_be_left_out(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "2")
    assert "已经听不到" in town.say(town.street.zhou, "12月10日上午9点")
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.tick(days=9)
    town.say(town.street.wang, "你好")
    town.pass_by(hours=2)
    town.pass_by(seconds=4)
    assert voices(town) == []


def test_who_has_room_for_one_text_gets_the_text_alone(town: Town) -> None:
    town.say(town.street.wang, "你好")
    with town.begin() as session:
        from bot.delivery.models import Window

        session.query(Window).filter_by(openid=town.openid(town.street.wang)).one().left = 3
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    assert "微信能听到的0人" in take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    town.pass_by(seconds=4)
    assert voices(town) == []
    assert "停水" in town.phone(town.street.wang)[-1]


@pytest.mark.parametrize("words", ["撤回", "改通知 1 改到周四停水"])
def test_a_notice_recalled_or_changed_takes_its_voice_back(town: Town, words: str) -> None:
    town.say(town.street.wang, "你好")
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.tick(seconds=21)
    town.say(town.street.zhou, words)
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    town.pass_by(seconds=4)
    assert voices(town) == []


def test_a_voice_waits_for_the_dialogue_that_its_text_waits_for(town: Town) -> None:
    town.say(town.street.wang, "求助")  # something is asked, so nothing else asks for a while
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.pass_by(seconds=61)
    town.pass_by(seconds=4)
    assert voices(town) == []
    for _ in range(25):
        town.pass_by(seconds=31)
    town.pass_by(seconds=4)
    mine = [one for one in town.platform.sent if one.openid == town.openid(town.street.wang)]
    assert [bool(one.voice) for one in mine] == [False, True]


def test_at_their_own_hours_each_hears_the_voice_behind_the_text(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    town.voice(town.street.zhou)
    take_along(town)
    town.tick(seconds=21)
    town.say(town.street.zhou, "2")
    town.tick(seconds=21)
    assert "各人到自己的提醒时间" in town.say(town.street.zhou, "2")
    town.tick(seconds=21)
    town.say(town.street.zhou, "1")
    town.tick(hours=22, minutes=40)
    town.say(town.street.wang, "你好")
    town.pass_by(minutes=30)
    town.pass_by(seconds=4)
    assert voices(town) == [(town.openid(town.street.wang), "m-1")]


def test_left_out_it_does_not_go_along(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    picture(town)
    assert "附一张图" not in town.say(town.street.zhou, "0")
    send(town)
    assert PAGE.search(town.phone(town.street.wang)[-1]) is None


def test_a_film_is_declined_and_the_preview_waits(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    film = [("MsgType", "video"), ("MediaId", "v"), ("ThumbMediaId", "t")]
    assert "视频跟不了通知" in town.message(town.street.zhou, film)
    send(town)


def test_without_a_preview_a_picture_is_asked_about_as_ever(town: Town) -> None:
    assert "通知" not in picture(town)


def test_a_long_notice_is_one_message_with_its_question_and_the_rest_on_the_page(
    town: Town,
) -> None:
    preview = town.say(town.street.zhou, f"通知 全体 {LONG}")
    assert "共3段" in preview
    assert preview.splitlines()[-1].endswith("0 不发")
    send(town)
    texts = [one for one in town.phone(town.street.wang) if "停水" in one]
    assert len(texts) == 1
    assert len(texts[0].encode()) <= 2000
    assert texts[0].endswith("3 做不到")
    town.client.get(page_of(texts[0]))
    reply = town.say(town.street.zhao, "收到")  # had a card with a few words
    assert "全文点这里看" in reply
    assert len(reply.encode()) <= 2000
