"""What Python's interpreter is told in processes that live long."""

import gc
import sys
from typing import Final

# Young objects before a search: with Python's 700 a fifth of a worker's CPU went into searches that
# found nothing, since next to nothing here points in circles.
_YOUNG: Final = 20_000
# Seconds a thread may go on while another wants its turn: with Python's 5 ms the calls of a worker
# waited behind the reading of a batch, and each statement behind the calls.
_TURN_S: Final = 0.0005


def settle() -> None:
    """Called when all is loaded: what is there now stays, and is never searched for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)


def take_short_turns() -> None:
    """For a process whose event loop shares the interpreter with threads."""
    sys.setswitchinterval(_TURN_S)
