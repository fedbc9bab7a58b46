"""Access tokens: the plain and the stable kind, which do not invalidate each other."""

import secrets
from dataclasses import dataclass

from simulator.clock import beijing_day
from simulator.facts import (
    DAY,
    FORCED_REFRESH_SPACING,
    FORCED_REFRESHES_A_DAY,
    OLD_TOKEN_STAYS,
    STABLE_RENEWED_IN_LAST,
    TOKEN_LIFE,
)
from simulator.refusal import Refused
from simulator.store import Body, Store


@dataclass(slots=True)
class Token:
    """One token; `ended` is the code it is refused with once it was ended early, else 0."""

    value: str
    account: str
    kind: str  # plain or stable
    made_at: float
    expires_at: float
    ended: int = 0

    def body(self) -> Body:
        """What is kept of the token."""
        return {name: getattr(self, name) for name in self.__slots__}

    def good(self, now: float) -> bool:
        """Whether calls are accepted with it."""
        return not self.ended and now < self.expires_at


class Tokens:
    """All tokens handed out, by value, and the current one of each account and kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.all = {key: Token(**body) for key, body in store.kept("token")}
        self._current: dict[tuple[str, str], Token] = {}
        for token in sorted(self.all.values(), key=lambda token: token.made_at):
            self._current[token.account, token.kind] = token
        self._forced: dict[str, list[float]] = {}

    def plain(self, account: str, now: float) -> Token:
        """A new token every time; the one before stays good for five more minutes."""
        old = self._current.get((account, "plain"))
        if old is not None:
            old.expires_at = min(old.expires_at, now + OLD_TOKEN_STAYS)
            self._keep(old)
        return self._new(account, "plain", now)

    def stable(self, account: str, now: float, *, force: bool = False) -> Token:
        """The same token until its last five minutes; `force` ends it at once, within limits."""
        token = self._current.get((account, "stable"))
        if token is None or not token.good(now):
            return self._new(account, "stable", now)
        if force and self._may_force(account, now):
            self._end(token, 40001)
            return self._new(account, "stable", now)
        if token.expires_at - now <= STABLE_RENEWED_IN_LAST:
            return self._new(account, "stable", now)
        return token

    def account_of(self, value: str | None, now: float) -> str:
        """The name of the account the token stands for. Raises Refused 41001, 40001, 42001…"""
        if not value:
            raise Refused(41001)
        token = self.all.get(value)
        if token is None:
            raise Refused(40001)
        if token.ended:
            raise Refused(token.ended)
        if now >= token.expires_at:
            raise Refused(42001)
        return token.account

    def end_all(self, code: int = 42001) -> int:
        """End every good token early; calls with them are refused with `code`. How many ended."""
        good = [token for token in self.all.values() if not token.ended]
        for token in good:
            self._end(token, code)
        return len(good)

    def end(self, value: str | None, code: int) -> None:
        """End one token early."""
        token = self.all.get(value or "")
        if token is not None:
            self._end(token, code)

    def _new(self, account: str, kind: str, now: float) -> Token:
        self._forget_old(now)
        value = f"{secrets.randbelow(90) + 10}_{secrets.token_urlsafe(100)}"
        token = Token(value, account, kind, now, now + TOKEN_LIFE)
        self.all[value] = self._current[account, kind] = token
        self._keep(token)
        return token

    def _may_force(self, account: str, now: float) -> bool:
        today = beijing_day(now)
        forced = [at for at in self._forced.get(account, []) if beijing_day(at) == today]
        if len(forced) >= FORCED_REFRESHES_A_DAY:
            return False
        if forced and now - forced[-1] < FORCED_REFRESH_SPACING:
            return False
        self._forced[account] = [*forced, now]
        return True

    def _end(self, token: Token, code: int) -> None:
        token.ended = code
        self._keep(token)

    def _keep(self, token: Token) -> None:
        self._store.changed("token", token.value, token.body)

    def _forget_old(self, now: float) -> None:
        for value in [key for key, token in self.all.items() if token.expires_at < now - DAY]:
            del self.all[value]
            self._store.changed("token", value, lambda: None)
