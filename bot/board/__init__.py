"""Read-only figures over all slices: what `status` and /metrics show."""

from bot.board.open_work import open_work_of
from bot.board.status import status

__all__ = ["open_work_of", "status"]
