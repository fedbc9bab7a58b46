"""What people agreed to be sent: one message for each agreement, as the platform counts them."""

from simulator.store import Store


class Credits:
    """The balance by person and notice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left = {key: int(body["left"]) for key, body in store.kept("credit")}

    def left(self, openid: str, template_id: str) -> int:
        """How many messages may still come."""
        return self._left.get(f"{openid} {template_id}", 0)

    def give(self, openid: str, template_id: str) -> None:
        """One agreement more."""
        self._set(openid, template_id, self.left(openid, template_id) + 1)

    def take(self, openid: str, template_id: str) -> bool:
        """Spend one; False when there is none."""
        left = self.left(openid, template_id)
        if left <= 0:
            return False
        self._set(openid, template_id, left - 1)
        return True

    def end(self, openid: str, template_id: str) -> None:
        """They took it back in the settings."""
        self._set(openid, template_id, 0)

    def _set(self, openid: str, template_id: str, left: int) -> None:
        key = f"{openid} {template_id}"
        self._left[key] = left
        self._store.changed("credit", key, lambda: {"left": left})
