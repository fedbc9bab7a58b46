"""XML of strangers: what is hostile or ambiguous is refused, in bounded time and memory."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.official.nodes import parse
from bot.channels.official.rejected import Malformed

LAUGHS = "<!DOCTYPE xml [<!ENTITY a '{}'>{}]><xml>&l9;</xml>".format(
    "ha" * 50,
    "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else '&a;'}'>" for n in range(10)),
)
HOSTILE = {
    "internal entity": "<!DOCTYPE xml [<!ENTITY e 'x'>]><xml><Content>&e;</Content></xml>",
    "external entity": "<!DOCTYPE xml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml>&e;</xml>",
    "entity by http": "<!DOCTYPE xml [<!ENTITY e SYSTEM 'http://127.0.0.1:9/'>]><xml>&e;</xml>",
    "parameter entity": "<!DOCTYPE xml [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]><xml/>",
    "external subset": "<!DOCTYPE xml SYSTEM 'http://127.0.0.1:9/x.dtd'><xml/>",
    "no entities": "<!DOCTYPE xml><xml><Content>x</Content></xml>",
    "billion laughs": LAUGHS,
    "undeclared entity": "<xml><Content>&nowhere;</Content></xml>",
}


def test_nodes_are_read_two_levels_deep() -> None:
    document = "<xml><A> 好 </A><B><C><![CDATA[1]]></C><D><E>x</E></D></B><F/></xml>".encode()
    assert parse(document) == {"A": " 好 ", "B/C": "1", "B/D": "", "B": "", "F": ""}


def test_text_in_several_sections_is_put_together() -> None:
    assert parse(b"<xml><A><![CDATA[a]]]]><![CDATA[>b]]>&amp;c</A></xml>")["A"] == "a]]>b&c"


def test_words_about_a_doctype_are_words() -> None:
    words = "<!DOCTYPE x [<!ENTITY y 'z'>]> &y;"
    assert parse(f"<xml><Content><![CDATA[{words}]]></Content></xml>".encode())["Content"] == words


@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE)
def test_a_document_type_and_every_entity_is_refused(document: str) -> None:
    """Without touching a file or the network: sockets are closed to this test."""
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(Malformed):
        parse(document.encode())
    assert time.perf_counter() - began < 0.5
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_a_document_in_another_encoding_is_refused(encoding: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?><xml>好</xml>"
    for document in (declared, "<xml>好</xml>", "<xml>a</xml>好"):
        with pytest.raises(Malformed):
            parse(document.encode(encoding))


@pytest.mark.parametrize(
    "document",
    [
        b"<xml><A>1</A><A>2</A></xml>",
        b"<xml><A/><A/></xml>",
        b"<xml><A><B/></A><A><B/></A></xml>",
        b"<xml><A><B>1</B><B>2</B></A></xml>",
        b"<xml><MsgType>text</MsgType><A/><MsgType>event</MsgType></xml>",
    ],
)
def test_repeated_nodes_are_refused(document: bytes) -> None:
    with pytest.raises(Malformed):
        parse(document)


def test_what_the_platform_does_repeat_is_read() -> None:
    parse(b"<xml><E><List><T>a</T></List></E><P><L><item>1</item><item>2</item></L></P></xml>")


@pytest.mark.parametrize(
    "document",
    [
        *(b"", b" ", b"{}", b"hello", b"<xml>", b"<xml></xml", b"<xml/><xml/>", b"\xff"),
        *(b"<a>\x00</a>", b"<xml>\xed\xa0\x80</xml>", b"<xml><A>\xff\xfe</A></xml>"),
        b"<xml><A>&#0;</A></xml>",
    ],
)
def test_what_is_not_well_formed_is_refused(document: bytes) -> None:
    with pytest.raises(Malformed):
        parse(document)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(Malformed):
        parse(b"<a>" * 20_000)


@given(
    some.binary(max_size=300) | some.text(max_size=300).map(lambda t: t.encode(errors="replace"))
)
def test_no_bytes_do_anything_but_parse_or_be_refused(document: bytes) -> None:
    try:
        parse(document)
    except Malformed:
        return
