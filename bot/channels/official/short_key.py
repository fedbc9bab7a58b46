"""The key of a sending as the platform takes it: `client_msg_id`."""

import hashlib
from typing import Final

LONGEST: Final = 32  # not confirmed by the documents


def short_key(key: str) -> str:
    """`key`, or a hash of it where it is too long."""
    if len(key) <= LONGEST:
        return key
    return hashlib.blake2b(key.encode(), digest_size=LONGEST // 2).hexdigest()
