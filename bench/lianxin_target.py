"""Target (d): Lianxin as it is run, `lianxin serve` on a migrated database with its own config."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import seed
from bench.envelope import BENCH_ACCOUNT
from bench.postgres import free_port
from bench.servers import Server, running

PROGRAM = Path(sys.executable).parent / "lianxin"
PATH = f"/wechat/{seed.ACCOUNT}"
_CONFIG = """\
[server]
port = {port}
public_url = "http://127.0.0.1:{port}"
secret_key = "a-key-of-the-benchmark-and-of-nothing-else"
workers = 2

[database]
url = "{url}"

[contact]
phone = "0519-88880000"

[[accounts]]
name = "{account}"
app_id = "{app_id}"
secret = "no-call-is-ever-made"
token = "{token}"
encoding_aes_key = "{aes_key}"
api_base_url = "http://127.0.0.1:9"
"""


@contextmanager
def lianxin(at: Path, url: str, *, members: int) -> Iterator[Server]:
    """Migrates and seeds the empty database `url`, serves it, ends the server on leaving."""
    port = free_port()
    config = _write_config(at, url, port)
    command = [str(PROGRAM), "migrate", "--config", str(config)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seed.seed(url, members)
    command = [str(PROGRAM), "serve", "--config", str(config)]
    with running(command, port=port, log=at / "serve.log", ready_path="/readyz") as server:
        yield server


def _write_config(at: Path, url: str, port: int) -> Path:
    path = at / "config.toml"
    path.write_text(
        _CONFIG.format(
            port=port,
            url=url,
            account=seed.ACCOUNT,
            app_id=BENCH_ACCOUNT.app_id,
            token=BENCH_ACCOUNT.token,
            aes_key=BENCH_ACCOUNT.aes_key,
        )
    )
    return path
