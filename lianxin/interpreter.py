"""What Python's interpreter is told in processes that live long."""

import gc
from typing import Final

# Young objects before a search: with Python's 700 a fifth of a worker's CPU went into searches that
# found nothing, since next to nothing here points in circles.
_YOUNG: Final = 20_000


def settle() -> None:
    """Called when all is loaded: what is there now stays, and is never searched for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)
