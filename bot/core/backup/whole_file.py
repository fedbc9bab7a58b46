"""A file that is there whole or not at all, for its owner alone."""

import errno
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# What systems say that cannot make a file without a name.
_UNKNOWN = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT}


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write and read; on leaving it stands at `path`, on an error nothing does.

    Mode 0600. Where the system can (Linux), it has no name until it is whole, so that not even a
    killed process leaves half of one. What stood at `path` stays until then. Raises OSError.
    """
    folder = path.resolve().parent
    beside = folder / f".{path.name}.{secrets.token_hex(4)}"
    file, named = _opened(folder, beside)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if not named:
                _name(file.fileno(), beside)
        beside.replace(folder / path.name)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _keep_name(folder)


def _opened(folder: Path, beside: Path) -> tuple[BinaryIO, bool]:
    """A new file, and whether it has the name `beside`."""
    nameless = getattr(os, "O_TMPFILE", None)
    if nameless is not None:
        try:
            return os.fdopen(os.open(folder, nameless | os.O_RDWR, 0o600), "w+b"), False
        except OSError as error:
            if error.errno not in _UNKNOWN or not folder.is_dir():
                raise
    handle, made = tempfile.mkstemp(dir=folder, prefix=f".{beside.name}")
    Path(made).rename(beside)
    return os.fdopen(handle, "w+b"), True


def _name(handle: int, path: Path) -> None:
    """Give a nameless file its name. A folder is passed so that the link in /proc is followed."""
    here = os.open(path.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=here, follow_symlinks=True)
    finally:
        os.close(here)


def _keep_name(folder: Path) -> None:
    """Names are kept by the folder: it too must be on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
