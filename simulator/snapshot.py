"""The picture that phones here send: a PNG of one colour, made without a library of pictures."""

import struct
import zlib

_WIDTH, _HEIGHT = 240, 160
_COLOUR = bytes((156, 196, 178))


def snapshot() -> bytes:
    """The bytes of the picture, as media/get hands them out."""
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    rows = (b"\0" + _COLOUR * _WIDTH) * _HEIGHT
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check
