"""A file for a notice: what may go along, by its bytes and not by what it is called."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy.orm import Session

from bot import notices
from bot.core.refusals import Refusal
from bot.notices.files import FileTooLarge, FileWithMacros, UnknownFile, holds_file, take_file
from bot.notices.models import Notice
from tests.bot.notices.announcing import publish
from tests.builders import NOW, Street

PDF = b"%PDF-1.7\n" + b"0" * 100
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100


def packed(*names: str) -> bytes:
    """A document as offices make them today, with these parts."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "<x/>")
    return file.getvalue()


WORD = packed("word/document.xml")


def put(session: Session, street: Street, name: str = "停水安排.pdf") -> notices.FilePut:
    file = notices.look_at_file(name, PDF)
    assert isinstance(file, notices.FileForNotice)
    notices.put_file(session, NOW, author_id=street.zhou.id, file=file)
    found = notices.file_put(session, street.zhou.id, since=NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("A.PDF", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", PNG, "image/png"),  # its bytes say what it is
        ("a.docx", WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            "a.xlsx",
            packed("xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            "a.pptx",
            packed("ppt/presentation.xml"),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
    ],
)
def test_documents_and_pictures_may_go_along(name: str, content: bytes, content_type: str) -> None:
    found = notices.look_at_file(name, content)
    assert isinstance(found, notices.FileForNotice)
    assert (found.content_type, found.content) == (content_type, content)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.doc", OLD_WORD, UnknownFile),
        ("a.docx", OLD_WORD, UnknownFile),  # with a password
        ("a.docx", packed("xl/workbook.xml"), UnknownFile),
        ("a.docx", b"PK\x03\x04 cut off", UnknownFile),
        ("a.pdf", b"<html><script>alert(1)</script>", UnknownFile),
        ("a.png", PDF, UnknownFile),
        ("a.exe", b"MZ" + b"0" * 100, UnknownFile),
        ("a.svg", b"<svg onload='alert(1)'/>", UnknownFile),
        ("a.html", b"<p>", UnknownFile),
        ("a", PDF, UnknownFile),
        ("", PDF, UnknownFile),
        (".pdf", PDF, UnknownFile),
        ("a.pdf", b"", UnknownFile),
        ("a.docm", packed("word/document.xml", "word/vbaProject.bin"), UnknownFile),
        ("a.docx", packed("word/document.xml", "word/vbaProject.bin"), FileWithMacros),
        ("a.xlsx", packed("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), FileWithMacros),
        ("a.pdf", b"%PDF-" + b"0" * notices.LARGEST_FILE, FileTooLarge),
    ],
)
def test_what_it_is_not_or_could_do_is_refused(
    name: str, content: bytes, refusal: type[Refusal]
) -> None:
    assert isinstance(notices.look_at_file(name, content), refusal)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("C:\\机密\\停水.pdf", "停水.pdf"),
        ("../../etc/停水.pdf", "停水.pdf"),
        ("停\u202efdp.exe\u200b\n水.pdf", "停fdp.exe水.pdf"),
        ("停  水 .PDF", "停 水 .pdf"),
        ("长" * 100 + ".pdf", "长" * 60 + ".pdf"),
    ],
)
def test_it_is_called_what_can_be_seen(name: str, called: str) -> None:
    found = notices.look_at_file(name, PDF)
    assert isinstance(found, notices.FileForNotice)
    assert found.name == called


def test_it_waits_for_its_author_and_goes_once(session: Session, street: Street) -> None:
    waiting = put(session, street)
    assert notices.file_put(session, street.zhou.id, since=NOW + timedelta(seconds=1)) is None
    assert notices.file_put(session, street.zhao.id, since=NOW) is None
    assert not holds_file(session, street.zhao.id, waiting.key)
    assert holds_file(session, street.zhou.id, waiting.key)
    assert take_file(session, street.zhou.id, waiting.key).content == PDF
    assert not holds_file(session, street.zhou.id, waiting.key)
    with pytest.raises(LookupError):
        take_file(session, street.zhou.id, waiting.key)


def test_another_file_takes_the_place_of_the_first_and_is_not_taken_for_it(
    session: Session, street: Street
) -> None:
    first = put(session, street)
    second = put(session, street, "另一个.pdf")
    assert not holds_file(session, street.zhou.id, first.key)
    assert holds_file(session, street.zhou.id, second.key)


def test_a_notice_takes_the_file_with_it(session: Session, street: Street) -> None:
    waiting = put(session, street)
    notice = session.get_one(Notice, publish(session, street.zhou, text="停水。").id)
    notices.enclose(session, NOW, notice, notices.Enclosed("file", waiting.key, name=waiting.name))
    kept = notices.enclosure_of(session, notice.id)
    assert kept is not None
    assert (kept.kind, kept.state, kept.name, kept.content) == ("file", "kept", waiting.name, PDF)
    assert notices.file_put(session, street.zhou.id, since=NOW) is None


def test_a_picture_put_there_is_shown_like_any_picture(session: Session, street: Street) -> None:
    file = notices.look_at_file("图.png", PNG)
    assert isinstance(file, notices.FileForNotice)
    notices.put_file(session, NOW, author_id=street.zhou.id, file=file)
    waiting = notices.file_put(session, street.zhou.id, since=NOW)
    assert waiting is not None
    notice = session.get_one(Notice, publish(session, street.zhou, text="停水。").id)
    notices.enclose(session, NOW, notice, notices.Enclosed("file", waiting.key, name=waiting.name))
    kept = notices.enclosure_of(session, notice.id)
    assert kept is not None
    assert (kept.kind, kept.state, kept.content_type) == ("image", "kept", "image/png")
