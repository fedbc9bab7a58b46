"""Ports for servers of tests, apart from those that outgoing connections take meanwhile."""

import os
import secrets
import socket

FIRST, LAST = 12_000, 32_000  # below the outgoing ones of Linux (32,768 on) and macOS (49,152 on)
APART = 8  # a demo asks for two in a row, and for the next two where these are taken


def free_port() -> int:
    """A port nobody listens on, with seven free ones after it; another for each test worker."""
    lot = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    lots = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        port = FIRST + APART * (secrets.randbelow((LAST - FIRST) // APART // lots) * lots + lot)
        if all(_is_free(one) for one in range(port, port + APART)):
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed ones may linger
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
