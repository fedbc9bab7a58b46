"""Calls counted by the Beijing day and by the minute; over the limit 45009 and 45011."""

from dataclasses import dataclass

from simulator.clock import beijing, beijing_day
from simulator.facts import CLEARS_A_MONTH, DAILY_LIMITS, MINUTE, MINUTE_LIMITS
from simulator.refusal import Refused
from simulator.store import Body, Store


@dataclass(slots=True)
class Count:
    """How often one account called one path this day and this minute."""

    day: int = 0
    used: int = 0
    minute: int = 0
    used_in_minute: int = 0

    def body(self) -> Body:
        """What is kept of the count."""
        return {name: getattr(self, name) for name in self.__slots__}


class Quotas:
    """The counts by account and path, the limits, and how often they were cleared."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts = {key: Count(**body) for key, body in store.kept("quota")}
        self._clears = {key: list(body["at"]) for key, body in store.kept("clears")}
        self.daily = dict(DAILY_LIMITS)
        self.per_minute = dict(MINUTE_LIMITS)

    def spend(self, account: str, path: str, now: float) -> None:
        """Count one call. Raises Refused 45009 or 45011 when its limit is reached."""
        count = self._today(account, path, now)
        if count.used >= self.daily.get(path, 1 << 62):
            raise Refused(45009)
        if count.used_in_minute >= self.per_minute.get(path, 1 << 62):
            raise Refused(45011)
        count.used += 1
        count.used_in_minute += 1
        self._store.changed("quota", f"{account} {path}", count.body)

    def used(self, account: str, path: str, now: float) -> int:
        """Calls of this day so far."""
        return self._today(account, path, now).used

    def clear(self, account: str, now: float) -> None:
        """Set all counts of an account to nothing. Raises Refused 48006 after ten a month."""
        month = beijing(now).strftime("%Y-%m")
        cleared = self._clears.setdefault(account, [])
        if cleared.count(month) >= CLEARS_A_MONTH:
            raise Refused(48006)
        cleared.append(month)
        self._store.changed("clears", account, lambda: {"at": cleared})
        for key, count in self._counts.items():
            if key.startswith(f"{account} "):
                count.used = count.used_in_minute = 0
                self._store.changed("quota", key, count.body)

    def _today(self, account: str, path: str, now: float) -> Count:
        key = f"{account} {path}"
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = Count()
        day, minute = beijing_day(now), int(now // MINUTE)
        if count.day != day:
            count.day, count.used = day, 0
        if count.minute != minute:
            count.minute, count.used_in_minute = minute, 0
        return count
