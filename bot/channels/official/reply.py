"""Passive replies and what text must be like to go out. Source: the platform's 被动回复 page."""

import re
from datetime import datetime

LONGEST_TEXT = 2000  # bytes of UTF-8; the platform names no limit here, its chat texts end at 2,048
SILENCE = "success"  # stays plain in every mode

# What XML 1.0 has no way to write, and lone halves of a surrogate pair, which UTF-8 has not.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without the characters that no XML and no JSON of the platform can carry."""
    return _FORBIDDEN.sub("", text)


def cut(text: str, limit: int = LONGEST_TEXT) -> str:
    """At most `limit` bytes of `text` in UTF-8, ending with a whole character."""
    if len(text) * 4 <= limit:
        return text
    raw = text.encode()
    return text if len(raw) <= limit else raw[:limit].decode(errors="ignore")


def text_reply(*, to: str, sender: str, text: str, now: datetime) -> str:
    """The XML of a text: `to` an openid, `sender` the account's original id; "" for no words."""
    words = cut(clean(text))
    if not words:
        return ""
    return (
        f"<xml><ToUserName>{cdata(to)}</ToUserName><FromUserName>{cdata(sender)}</FromUserName>"
        f"<CreateTime>{int(now.timestamp())}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content>{cdata(words)}</Content></xml>"
    )


def cdata(text: str) -> str:
    """`text` as a CDATA section, or two where it contains the end mark of one."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
