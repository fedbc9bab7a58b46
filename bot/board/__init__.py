"""Read-only figures over all slices: what `status` and /metrics show."""

from bot.board.status import status

__all__ = ["status"]
