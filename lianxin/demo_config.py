"""The demo's configuration: written once with fresh secrets; its ports follow the free ones."""

import base64
import os
import re
import secrets
import socket
from pathlib import Path

HOST = "127.0.0.1"
TRIES = 50
_FIRST = """\
# The demo's configuration, made on its first start: every other command works on it too, e.g.
# `lianxin status --config {name}`. Times are Beijing's.
[server]
port = {port}
public_url = "http://{host}:{port}"
secret_key = "{secret_key}"

[database]
url = "sqlite:///lianxin.db"

[contact]
phone = "0519-88880000"

[notices]
quiet_hours = ""

[[accounts]]
name = "main"
app_id = "{app_id}"
secret = "{secret}"
token = "{token}"
encoding_aes_key = "{aes_key}"
api_base_url = "http://{host}:{stand_in}"
mass_messages = true

[accounts.templates]
study_day_reminder = {{ id = "tpl-study-day", fields = {{ thing1 = "title", time2 = "starts_at", thing3 = "place" }} }}
study_day_change = {{ id = "tpl-study-day-change", fields = {{ thing1 = "title", phrase2 = "change", time3 = "starts_at", thing4 = "reason" }} }}
notice = {{ id = "tpl-notice", fields = {{ thing1 = "title", thing2 = "from", time3 = "sent_at" }} }}
help_request = {{ id = "tpl-help-request", fields = {{ character_string1 = "number", phrase2 = "state", thing3 = "summary" }} }}
errand = {{ id = "tpl-errand", fields = {{ thing1 = "title", thing2 = "reason", time3 = "due_at" }} }}

[accounts.subscriptions]
study_day_reminder = {{ id = "ntf-study-day", fields = {{ thing1 = "title", time2 = "starts_at", thing3 = "place" }} }}
notice = {{ id = "ntf-notice", fields = {{ thing1 = "title", thing2 = "from", time3 = "sent_at" }} }}
"""  # noqa: E501 - an inline table of TOML may not be broken


def prepare(data: Path, *, port: int, stand_in: int) -> Path:
    """The configuration file of `data`, made if it is not there, with these ports."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "config.toml"
    if path.exists():
        _move_ports(path, port, stand_in)
    else:
        _write_first(path, port, stand_in)
    return path


def free_ports(wanted: int) -> tuple[int, int]:
    """Two ports side by side, `wanted` and the next one if they are free. Raises OSError."""
    for port in range(wanted, wanted + 2 * TRIES, 2):
        if _is_free(port) and _is_free(port + 1):
            return port, port + 1
    raise OSError(f"no two free ports from {wanted} on")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _write_first(path: Path, port: int, stand_in: int) -> None:
    text = _FIRST.format(
        name=path,
        host=HOST,
        port=port,
        stand_in=stand_in,
        secret_key=secrets.token_urlsafe(36),
        app_id=f"wx{secrets.token_hex(8)}",
        secret=secrets.token_hex(16),
        token=secrets.token_hex(12),
        aes_key=base64.b64encode(secrets.token_bytes(32)).decode().rstrip("="),
    )
    _write(path, text)


def _move_ports(path: Path, port: int, stand_in: int) -> None:
    text = path.read_text("utf-8")
    moved = re.sub(r"(?m)^port = \d+", f"port = {port}", text)
    moved = re.sub(r'(?m)^public_url = ".*"', f'public_url = "http://{HOST}:{port}"', moved)
    moved = re.sub(
        r'(?m)^api_base_url = "http://127\.0\.0\.1:\d+"',
        f'api_base_url = "http://{HOST}:{stand_in}"',
        moved,
    )
    if moved != text:
        _write(path, moved)


def _write(path: Path, text: str) -> None:
    """All of it or nothing, for its owner alone: a start may be ended at any moment."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
