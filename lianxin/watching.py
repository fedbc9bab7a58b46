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


def end_with_parent() -> None:
    """From now on this process does not outlive its parent by more than EVERY_S.

    On Linux the kernel sends SIGKILL at once; elsewhere, and if the parent was gone already, a
    thread looks at the parent's id.
    """
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="watch-parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY_S)
    os._exit(1)


def end_with_chosen_parent() -> None:
    """End with the parent where it asked for that (the demo does): else processes live alone."""
    if os.environ.get(WITH_PARENT):
        end_with_parent()
