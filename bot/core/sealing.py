"""Sealing what must not lie open (phones, addresses, words) and finding it again by a keyed hash.

AES-256-GCM with a key derived from `server.secret_key`; a sealed value is
`v1.` + base64(nonce 12 bytes + ciphertext + tag). Values sealed with a previous key are still read.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = "v1."
_NONCE_BYTES = 12
_TAG_BYTES = 16


class CannotOpen(Exception):
    """A sealed value that none of the known keys opens."""


class Sealer:
    """Seals and finds text under the current key; opens what earlier keys sealed."""

    def __init__(self, key: str, previous: Sequence[str] = ()) -> None:
        self._keys = [AESGCM(_derive(one, "seal")) for one in (key, *previous)]
        self._finders = [_derive(one, "find") for one in (key, *previous)]
        self._signers = [_derive(one, "sign") for one in (key, *previous)]

    def seal(self, text: str) -> str:
        """`text` -> a sealed value, different every time."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._keys[0].encrypt(nonce, text.encode(), None)
        return _VERSION + base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str) -> str:
        """The text of a sealed value. Raises CannotOpen."""
        raw = _raw(sealed)
        for key in self._keys:
            try:
                return _decrypted(key, raw)
            except InvalidTag:
                continue
        raise CannotOpen("sealed with an unknown key")

    def is_current(self, sealed: str) -> bool:
        """Whether a value is sealed under the current key, and needs no earlier one."""
        try:
            _decrypted(self._keys[0], _raw(sealed))
        except (CannotOpen, InvalidTag):
            return False
        return True

    def fingerprint(self, text: str) -> str:
        """A keyed hash, the same for the same text: for unique columns and look-ups."""
        return _mac(self._finders[0], text)

    def fingerprints(self, text: str) -> list[str]:
        """The hash under every known key, the current one first: for look-ups while keys change."""
        return [_mac(key, text) for key in self._finders]

    def signature(self, text: str) -> str:
        """A keyed hash for links and codes that must not be guessed."""
        return _mac(self._signers[0], text)

    def signatures(self, text: str) -> list[str]:
        """The signature under every known key, the current one first: links stay good while keys
        change."""
        return [_mac(key, text) for key in self._signers]


def _raw(sealed: str) -> bytes:
    if not sealed.startswith(_VERSION):
        raise CannotOpen("not a sealed value")
    try:
        raw = base64.b64decode(sealed[len(_VERSION) :], validate=True)
    except binascii.Error as error:
        raise CannotOpen("not a sealed value") from error
    if len(raw) < _NONCE_BYTES + _TAG_BYTES:
        raise CannotOpen("not a sealed value")
    return raw


def _decrypted(key: AESGCM, raw: bytes) -> str:
    return key.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()


def _derive(key: str, use: str) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=32, person=b"lianxin-" + use.encode()).digest()


def _mac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
