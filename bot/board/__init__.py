"""Read-only figures over all slices: what `status` and /metrics show."""

from bot.board.month import Month, month
from bot.board.open_work import open_work_of
from bot.board.status import counts, status

__all__ = ["Month", "counts", "month", "open_work_of", "status"]
