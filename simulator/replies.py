"""What the account answered to a push, and whether the platform would take it ("Passive reply")."""

from dataclasses import dataclass, field

from simulator.accounts import Account
from simulator.envelope import BadEnvelope, decrypt, signature_fits
from simulator.wire import BadXml, Node, parse


class BadReply(Exception):
    """An answer the platform does not take; the text says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A passive reply as the phone shows it. `kind` is the MsgType."""

    kind: str
    text: str
    content: dict[str, object] = field(default_factory=dict)


def read_reply(account: Account, openid: str, status: int, body: str) -> Reply | None:
    """The reply inside an HTTP answer, None for silence. Raises BadReply for everything else."""
    if status != 200:
        raise BadReply(f"HTTP {status}")
    if body in ("", "success"):
        return None
    root = _parsed(body)
    encrypted = root.value("Encrypt")
    if encrypted:
        root = _opened(account, root, encrypted)
    elif account.mode == "safe":
        raise BadReply("plain XML in safe mode")
    return _shown(account, openid, root)


def _parsed(text: str) -> Node:
    try:
        root = parse(text)
    except BadXml as error:
        raise BadReply(str(error)) from error
    if root.name != "xml":
        raise BadReply("the root element is not xml")
    return root


def _opened(account: Account, root: Node, encrypted: str) -> Node:
    if account.mode == "plain":
        raise BadReply("an encrypted reply in plain mode")
    parts = (account.token, root.value("TimeStamp"), root.value("Nonce"), encrypted)
    if not signature_fits(root.value("MsgSignature"), *parts):
        raise BadReply("the reply's MsgSignature is wrong")
    try:
        return _parsed(decrypt(account.key, encrypted, account.app_id))
    except (BadEnvelope, UnicodeDecodeError) as error:
        raise BadReply(f"the reply cannot be decrypted: {error}") from error


def _shown(account: Account, openid: str, root: Node) -> Reply:
    if root.value("ToUserName") != openid or root.value("FromUserName") != account.original_id:
        raise BadReply("ToUserName or FromUserName is not swapped")
    if not root.value("CreateTime").strip().isdigit():
        raise BadReply("CreateTime is not a number")
    kind = root.value("MsgType")
    read = READERS.get(kind)
    if read is None:
        raise BadReply(f"MsgType {kind!r} is unknown")
    return read(kind, root)


def _text(kind: str, root: Node) -> Reply:
    content = root.value("Content")
    if not content:
        raise BadReply("Content is empty")
    return Reply(kind, content)


def _media(kind: str, root: Node) -> Reply:
    media_id = (root.find(kind.capitalize()) or Node("")).value("MediaId")
    if not media_id and kind != "music":
        raise BadReply("MediaId is missing")
    return Reply(kind, f"[{kind}]", {"media_id": media_id})


def _news(kind: str, root: Node) -> Reply:
    items = list((root.find("Articles") or Node("")).every("item"))
    if str(len(items)) != root.value("ArticleCount").strip() or not 1 <= len(items) <= 8:
        raise BadReply("ArticleCount does not fit the Articles")
    articles = [
        {
            "title": item.value("Title"),
            "description": item.value("Description"),
            "url": item.value("Url"),
            "picurl": item.value("PicUrl"),
        }
        for item in items
    ]
    return Reply(kind, articles[0]["title"], {"articles": articles})


def _desk(kind: str, _root: Node) -> Reply:
    return Reply(kind, "")


READERS = {
    "text": _text,
    "image": _media,
    "voice": _media,
    "video": _media,
    "music": _media,
    "news": _news,
    "transfer_customer_service": _desk,
}
