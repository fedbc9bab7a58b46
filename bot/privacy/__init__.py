"""Privacy: all that is held about a member, leaving, unfollowing, how long what is kept. The face
of the slice, over what each slice below says it holds."""

from bot.privacy.leaving import ERASE, erase, leave, stay
from bot.privacy.record import HOLDINGS, everything_held
from bot.privacy.unfollowing import unfollow

__all__ = ["ERASE", "HOLDINGS", "erase", "everything_held", "leave", "stay", "unfollow"]
