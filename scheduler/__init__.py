"""The clock door: what falls due leads to the same actions as what people say."""

from scheduler.acts import Act, Acts, BatchAct, BatchActs, build_acts, build_batch_acts
from scheduler.ticking import ClockDoor, Ticked

__all__ = [
    "Act",
    "Acts",
    "BatchAct",
    "BatchActs",
    "ClockDoor",
    "Ticked",
    "build_acts",
    "build_batch_acts",
]
