"""The clock door: what falls due leads to the same actions as what people say."""

from scheduler.acts import Act, Acts, build_acts
from scheduler.ticking import ClockDoor, Ticked

__all__ = ["Act", "Acts", "ClockDoor", "Ticked", "build_acts"]
