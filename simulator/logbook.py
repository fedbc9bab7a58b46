"""What the platform saw: API calls and pushes, the newest few thousand of each."""

from collections import Counter, deque

from simulator.store import LOG_KEPT, Body, Store


class Logbook:
    """Two capped logs, kept in the file, and counts of calls by path and code."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.calls: deque[Body] = deque(store.lines("calls"), maxlen=LOG_KEPT)
        self.callbacks: deque[Body] = deque(store.lines("callbacks"), maxlen=LOG_KEPT)
        self.codes: Counter[tuple[str, int]] = Counter()
        self._last_call = self.calls[-1]["no"] if self.calls else 0
        self._last_callback = self.callbacks[-1]["no"] if self.callbacks else 0

    def next_call(self) -> int:
        """The number of the call that begins now."""
        self._last_call += 1
        return self._last_call

    def call(self, line: Body) -> None:
        """Note a call that ended: no, at, method, path, account, who, what, errcode, ms, fault."""
        self.codes[line["path"], line["errcode"]] += 1
        self.calls.append(line)
        self._store.log("calls", line["no"], line)

    def callback(self, **line: object) -> None:
        """Note a push that ended: at, account, openid, what, attempts, outcome, reply."""
        self._last_callback += 1
        line["no"] = self._last_callback
        self.callbacks.append(line)
        self._store.log("callbacks", self._last_callback, line)
