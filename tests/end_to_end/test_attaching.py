"""附件: a file goes along with a notice; from the author's page to the recipients' page."""

import re
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from bot import notices
from bot.people import Person
from tests.end_to_end.test_enclosing import page_of
from tests.end_to_end.test_notices import ledger
from tests.end_to_end.town import Town

PDF = b"%PDF-1.7\n" + b"0" * 5_000
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')
PAGE = re.compile(r"http://\S+(/my/file/\S+)")


def attach(town: Town) -> str:
    """The path of the page that 附件 names."""
    found = PAGE.search(town.say(town.street.zhou, "附件"))
    assert found is not None
    return found[1]


def put(town: Town, page: str, content: bytes = PDF, name: str = "停水安排.pdf") -> TestResponse:
    token = TOKEN.search(town.client.get(page).text)
    assert token is not None
    file = FileStorage(BytesIO(content), filename=name)
    boundary, data = encode_multipart({"csrf_token": token[1], "file": file})
    form = f"multipart/form-data; boundary={boundary}"
    return town.client.post(page, data=data, content_type=form)


def far_too_much(town: Town, page: str, count: int) -> int:
    """What comes of sending so many bytes."""
    form = "multipart/form-data; boundary=x"
    return town.client.post(page, data=b"0" * count, content_type=form).status_code


def open_page(town: Town, page: str) -> str:
    token = TOKEN.search(town.client.get(page).text)
    assert token is not None
    return town.client.post(page, data={"csrf_token": token[1]}).text


def say_later(town: Town, said: str) -> str:
    town.tick(seconds=21)
    return town.say(town.street.zhou, said)


def test_a_file_goes_along_and_is_read_by_who_opens_it(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    assert "放好了" in put(town, attach(town)).text
    assert "附文件《停水安排.pdf》" in say_later(town, "1")
    assert "1号通知" in say_later(town, "1")
    town.say(town.street.wang, "你好")
    town.pass_by(seconds=61)
    read = town.phone(town.street.wang)[-1]
    assert "附了文件《停水安排.pdf》" in read
    page = page_of(read)
    assert town.client.get(f"{page}/file").status_code == 404  # not opened yet
    assert "停水安排.pdf" in open_page(town, page)
    file = town.client.get(f"{page}/file")
    assert (file.data, file.mimetype) == (PDF, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E5%81%9C")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert town.client.get(f"{page}/picture").status_code == 404
    assert ledger(town)["waiting"] == 3  # opening is no answer


def test_a_picture_from_the_page_is_shown_on_the_page(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    put(town, attach(town), PNG, "图.png")
    say_later(town, "1")
    say_later(town, "1")
    town.say(town.street.wang, "你好")
    town.pass_by(seconds=61)
    page = page_of(town.phone(town.street.wang)[-1])
    assert f"{page}/picture" in open_page(town, page)
    assert town.client.get(f"{page}/picture").data == PNG


def test_saying_it_is_there_when_it_is_not_asks_again(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    attach(town)
    again = say_later(town, "放好了")
    assert "还没有收到文件" in again
    found = PAGE.search(again)
    assert found is not None
    put(town, found[1])
    assert "附文件《停水安排.pdf》" in say_later(town, "放好了")


def test_without_a_file_after_all_the_preview_comes_back_as_it_was(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    page = attach(town)
    assert "附文件" not in say_later(town, "0")
    put(town, page)  # too late: it was not wanted
    assert "1号通知" in say_later(town, "1")
    town.say(town.street.wang, "你好")
    town.pass_by(seconds=61)
    assert "附了文件" not in town.phone(town.street.wang)[-1]


def test_a_file_put_there_for_another_notice_does_not_go_with_this_one(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    put(town, attach(town))
    town.tick(minutes=5)
    town.say(town.street.zhou, "通知 全体 周四停电")
    attach(town)
    assert "还没有收到文件" in say_later(town, "1")


def test_a_file_that_was_replaced_is_not_sent_in_the_place_of_what_was_seen(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    page = attach(town)
    put(town, page)
    assert "附文件《停水安排.pdf》" in say_later(town, "1")
    put(town, page, name="另一个.pdf")
    assert "《停水安排.pdf》找不到了" in say_later(town, "1")
    assert town.status()["notices"] == []
    assert "原文：周三停水" in town.say(town.street.zhou, "找回")


def test_a_second_person_who_must_see_all_of_it_cannot_be_shown_a_file(town: Town) -> None:
    with town.begin() as session:
        notices.set_approval(session, town.street.branch.id, asks=True)
    town.say(town.street.zhou, "通知 全体 周三停水")
    put(town, attach(town))
    say_later(town, "1")
    assert "不附图和文件" in say_later(town, "1")


def test_what_cannot_go_along_is_said_on_the_page(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    page = attach(town)
    for content, name, said in (
        (b"MZ", "a.exe", "带不了"),
        (b"", "a.pdf", "带不了"),
        (b"x", "", "还没有选文件"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), "a.pdf", "太大了"),
    ):
        answer = put(town, page, content, name)
        assert answer.status_code == 400
        assert said in answer.text
    assert far_too_much(town, page, 11 * 1024 * 1024) == 413
    assert "还没有收到文件" in say_later(town, "1")


def test_the_page_is_there_for_half_an_hour_and_for_who_was_given_it(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    page = attach(town)
    assert town.client.get(f"{page}0").status_code == 404
    assert far_too_much(town, f"{page}0", 100_000) == 413
    town.tick(minutes=31)
    assert "过了时候" in town.client.get(page).text


def test_who_has_left_puts_nothing_there(town: Town) -> None:
    town.say(town.street.zhou, "通知 全体 周三停水")
    page = attach(town)
    with town.begin() as session:
        session.get_one(Person, town.street.zhou.id).left_at = town.now
    assert town.client.get(page).status_code == 404


@pytest.mark.parametrize("said", ["附件", "带文件", "attach a file"])
def test_without_a_preview_there_is_nothing_to_attach_to(town: Town, said: str) -> None:
    assert "/my/file/" not in town.say(town.street.zhou, said)
