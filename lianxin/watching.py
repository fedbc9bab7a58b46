"""A process that ends when its parent is gone: a killed server leaves no child on its port."""

import ctypes
import os
import signal
import sys
import threading
import time

EVERY_S = 0.3
WITH_PARENT = "PARENT_OF_LIANXIN"  # not LIANXIN_…: those are settings
PR_SET_PDEATHSIG = 1  # Linux, prctl(2)


def end_with_parent(parent: int) -> None:
    """From now on this process does not outlive its parent, whose id this is, by more than EVERY_S.

    On Linux the kernel sends SIGKILL at once; elsewhere, and if the parent was gone before this
    process could ask for that, a thread looks at the parent's id.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="watch-parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY_S)
    os._exit(1)


def end_with_chosen_parent() -> None:
    """End with the parent where it asked for that (the demo does): else processes live alone."""
    parent = chosen_parent()
    if parent is not None:
        end_with_parent(parent)


def chosen_parent() -> int | None:
    """The id of the process that this one must not outlive, None when it lives alone."""
    parent = os.environ.get(WITH_PARENT, "")
    return int(parent) if parent.isdigit() else None


def environment_of_children() -> dict[str, str]:
    """The environment for processes that are to end with this one."""
    return {**os.environ, WITH_PARENT: str(os.getpid())}
