"""The stand-in's own crypto against published and independent vectors."""

from dataclasses import dataclass

import pytest

from simulator.envelope import (
    BadEnvelope,
    decrypt,
    encrypt,
    encrypt_padded,
    key_of,
    signature,
    signature_fits,
)
from simulator.wire import parse


@dataclass(frozen=True)
class Credentials:
    token: str
    key: str
    receiver: str


A = Credentials("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7")
B = Credentials("spamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx2c2769f8efd9abc2")
C = Credentials("123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a")
D = Credentials(
    "lianxin-test-token", "TGlhbnhpbi10ZXN0LWtleS0zMi1ieXRlcy1sb25nISE", "wxfeedfacecafebeef"
)
V1 = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
V2 = (
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUp"
    "j911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue"
    "06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+"
    "3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH"
    "27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8"
    "R07+qN+E7Q=="
)
V3 = (
    "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PG"
    "HQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6"
    "tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp"
    "3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhv"
    "Ql+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE="
)
V4 = (
    "RgqEoJj5A4EMYlLvWO1F86ioRjZfaex/gePD0gOXTxpsq5Yj4GNglrBb8I2BAJVODGajiFnXBu7mCPatfjsu6IHCrsTy"
    "eDXzF6Bv283dGymzxh6ydJRvZsryDyZbLTE7rhnus50qGPMfp2wASFlzEgMW9z1ef/RD8XzaFYgm7iTdaXpXaG4+BiYy"
    "olBug/gYNx410cvkKR2/nPwBiT+P4hIiOAQqGp/TywZBtDh1yCF2KOd0gpiMZ5jSw3e29mTvmUHzkVQiMS6td7vXUaWO"
    "MZnYZlF3So2SjHnwh4jYFxdgpkHHqIrH/54SNdshoQgWYEvccTKe7FS709/5t6NMxuGhcUGAPOQipvWTT4dShyqio7ml"
    "sl5noTrb++x6En749zCpQVhDpbV6GDnTbcX2e8K9QaNWHp91eBdCRxthuL0="
)
V5 = "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="
V6 = (
    "JpIoE9JnMOEVvApRktmUrSXRZCsNDo0A7XjLk7P5quhKiqeoUR+5UVbnIEP74RmihXRZYEZ6xvqoWQTCGGJNxazF3NuR"
    "aKjNyc1Dn8gDKmBixHqwNqa697KEIeSuN9mae4Co+FTrijN+LJKr5geEOIatwW9Ec+/B2R0HyntLvmBSslYudM8O9Ls8"
    "dTMBbXOGcSKj2mKttIt31JedqQtH8nHLKgBZ+EZzE22owtxe0mt7IFStTACu1xlbjeM8JjSX4Q1b+Iq2Ljnz+sv0eKru"
    "PcTqjno4ZFDacdFyx7hH/N2Yx1aSFtrThhbkEH5Hu0ZJlzciGbthy0APYUS4SN6XVvV69Qz+r2Rw+SGI22cDR2JgsdcI"
    "tBp6Ls2vLoIk5vNn"
)
V6_MESSAGE = (
    "<xml><ToUserName><![CDATA[oTestUser0001]]></ToUserName>"
    "<FromUserName><![CDATA[gh_testaccount1]]></FromUserName><CreateTime>1795400000</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到，谢谢王阿姨🙏]]></Content></xml>"
)
V7 = (
    "JpIoE9JnMOEVvApRktmUrdhY5VIh4Cyx0trAoBVWKXKkYttTxQHWSgRtBYGxIEphu7hGkA3EH39qWJYkppUedqctvIg3"
    "LAGHIqPMgtRQb8bNg76W8WofqZCqMEIznpaw"
)
FIXED = b"0123456789abcdef"
MESSAGES = [
    (A, "1409659813", "1372623149", V2, "477715d11cdb4164915debcba66cb864d751f3e6", "hello"),
    (B, "1409735669", "1320562132", V3, "5d197aaffba7e9b25a30732f161a50dee96bd5fa", "abcdteT"),
    (C, "1411525903", "461056294", V4, "74d92dfeb87ba7c714f89d98870ae5eb62dff26d", "test"),
]


def test_the_plain_signature_is_the_official_one() -> None:
    made = signature("AAAAA", "1714037059", "486452656")
    assert made == "899cf89e464efb63f54ddac96b0a0a235f53aa78"


@pytest.mark.parametrize(("who", "timestamp", "nonce", "encrypted", "signed", "words"), MESSAGES)
def test_published_messages_are_signed_and_opened(
    who: Credentials, timestamp: str, nonce: str, encrypted: str, signed: str, words: str
) -> None:
    assert signature_fits(signed, who.token, timestamp, nonce, encrypted)
    message = parse(decrypt(key_of(who.key), encrypted, who.receiver))
    assert message.value("Content") == words


@pytest.mark.parametrize(
    ("who", "encrypted", "echo"),
    [(A, V1, "1616140317555161061"), (C, V5, "5927782489442352469")],
)
def test_published_echo_texts_are_opened(who: Credentials, encrypted: str, echo: str) -> None:
    assert decrypt(key_of(who.key), encrypted, who.receiver) == echo


def test_another_nonce_does_not_fit_the_signature() -> None:
    signed = "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96"
    assert signature_fits(signed, C.token, "1411443780", "437374425", V5)
    assert not signature_fits(signed, C.token, "1411443780", "437374424", V5)


@pytest.mark.parametrize(
    ("message", "encrypted", "signed"),
    [
        (V6_MESSAGE, V6, "74e02d52c622a32af81a14871874db8385c92a42"),
        ("x" * 26, V7, "12428ae2977b324354fbce808acb8b8ea82cc178"),
    ],
)
def test_encryption_gives_the_known_text(message: str, encrypted: str, signed: str) -> None:
    assert encrypt(key_of(D.key), message, D.receiver, FIXED) == encrypted
    assert signature(D.token, "1795400001", "nonce-42", encrypted) == signed


@pytest.mark.parametrize("padded", [bytes(64), b"x" * 63 + b"\x21", b"x" * 62 + b"\x01\x02"])
def test_wrong_padding_is_refused(padded: bytes) -> None:
    with pytest.raises(BadEnvelope, match="padding"):
        decrypt(key_of(D.key), encrypt_padded(key_of(D.key), padded), D.receiver)


@pytest.mark.parametrize("encrypted", ["", "*", "AAAA", "A" * 44])
def test_what_is_no_ciphertext_is_refused(encrypted: str) -> None:
    with pytest.raises(BadEnvelope):
        decrypt(key_of(D.key), encrypted, D.receiver)


def test_another_receiver_is_refused() -> None:
    with pytest.raises(BadEnvelope, match="receiver"):
        decrypt(key_of(D.key), encrypt(key_of(D.key), "words", "wx0000000000000000"), D.receiver)


@pytest.mark.parametrize("key", ["", "short", D.key + "x", "*" * 43])
def test_a_key_that_is_not_one_is_refused(key: str) -> None:
    with pytest.raises(BadEnvelope):
        key_of(key)
