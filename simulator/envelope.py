"""Signing and encrypting the way the platform does it ("Message encryption").

AES-256-CBC, IV = the first 16 bytes of the key, PKCS#7 padding to blocks of 32. The plain text is
16 random bytes, the length of the message in bytes (4, big-endian), the message, the receiver's id.
"""

import base64
import binascii
import hashlib
import hmac
import os
import struct

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from simulator.facts import AES_BLOCK


class BadEnvelope(ValueError):
    """A signature or ciphertext that the platform would refuse; the text says which part."""


def signature(*parts: str) -> str:
    """Hex SHA-1 over the sorted, concatenated parts (token, timestamp, nonce and, in safe mode,
    the Encrypt text)."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def signature_fits(given: str, *parts: str) -> bool:
    """Whether `given` is the signature of the parts, compared in constant time."""
    return hmac.compare_digest(given.encode(), signature(*parts).encode())


def key_of(encoding_aes_key: str) -> bytes:
    """The 32 key bytes of the 43 characters shown in the console.

    Raises BadEnvelope for any other length. The spare bits of the last character may be set.
    """
    try:
        key = base64.b64decode(encoding_aes_key + "=")
    except binascii.Error as error:
        raise BadEnvelope("the EncodingAESKey is not base64") from error
    if len(key) != 32:
        raise BadEnvelope("the EncodingAESKey must have 43 characters")
    return key


def encrypt(key: bytes, message: str, receiver: str, random: bytes | None = None) -> str:
    """The Encrypt text for a message to `receiver` (the app id); `random` is for golden vectors."""
    body = message.encode()
    plain = (random or os.urandom(16)) + struct.pack(">I", len(body)) + body + receiver.encode()
    pad = AES_BLOCK - len(plain) % AES_BLOCK
    return encrypt_padded(key, plain + bytes([pad]) * pad)


def encrypt_padded(key: bytes, padded: bytes) -> str:
    """The base64 of already padded bytes under the key; also used to forge bad padding."""
    encryptor = Cipher(AES(key), CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def decrypt(key: bytes, encrypted: str, receiver: str) -> str:
    """The message inside an Encrypt text. Raises BadEnvelope for whatever does not fit."""
    plain = _unpadded(_decrypted(key, encrypted))
    if len(plain) < 20:
        raise BadEnvelope("the plain text is too short")
    (length,) = struct.unpack(">I", plain[16:20])
    message, tail = plain[20 : 20 + length], plain[20 + length :]
    if len(message) != length or tail != receiver.encode():
        raise BadEnvelope("the length or the receiver id does not fit")
    return message.decode("utf-8", errors="strict")


def _decrypted(key: bytes, encrypted: str) -> bytes:
    try:
        raw = base64.b64decode(encrypted, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadEnvelope("Encrypt is not base64") from error
    if not raw or len(raw) % AES_BLOCK:
        raise BadEnvelope("Encrypt is not a whole number of blocks")
    decryptor = Cipher(AES(key), CBC(key[:16])).decryptor()
    return decryptor.update(raw) + decryptor.finalize()


def _unpadded(padded: bytes) -> bytes:
    pad = padded[-1]
    if not 1 <= pad <= AES_BLOCK or padded[-pad:] != bytes([pad]) * pad:
        raise BadEnvelope("the padding is wrong")
    return padded[:-pad]
