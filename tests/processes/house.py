"""A deployment: `serve`, `worker` and `clock` as processes, a stand-in as their WeChat."""

import base64
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core import migrate
from bot.core.clock import utc_now
from bot.core.settings import Settings
from lianxin import demo_branch
from lianxin.assembly import open_runtime
from tests.ports import free_port
from tests.processes.programs import Program, Said, lianxin, wait_until
from tests.processes.stand_in import StandIn, answer

UP_WITHIN_S = 40
SECRET_KEY = "process-tests-secret-key-of-forty-letters"
APP_SECRET, TOKEN = "process-tests-app-secret", "process-tests-token"
AES_KEY = base64.b64encode(b"process-tests-key-of-32-bytes!!!").decode().rstrip("=")
SECRETS = (SECRET_KEY, APP_SECRET, TOKEN, AES_KEY)
APP_ID, ORIGINAL_ID = "wx0123456789abcdef", "gh_processes"
CONFIG = """\
[server]
port = {port}
public_url = "http://127.0.0.1:{port}"
secret_key = "{secret_key}"
[database]
url = "{database}"
[redis]
url = "{redis}"
[contact]
phone = "0519-88880000"
[notices]
quiet_hours = ""
recall_within = "1s"
confirm_above = 1000
[study_days]
check_in_opens = "2d"
[delivery]
lease = "{lease}"
[[accounts]]
name = "main"
app_id = "{app_id}"
secret = "{secret}"
token = "{token}"
encoding_aes_key = "{aes_key}"
api_base_url = "http://127.0.0.1:{stand_in}"
[accounts.templates]
study_day_reminder = {{ id = "tpl-study-day" }}
study_day_change = {{ id = "tpl-study-day-change" }}
notice = {{ id = "tpl-notice" }}
help_request = {{ id = "tpl-help-request" }}
errand = {{ id = "tpl-errand" }}
"""
TEMPLATES = {
    "tpl-study-day": ["thing1", "time2", "thing3"],
    "tpl-study-day-change": ["thing1", "phrase2", "time3", "thing4"],
    "tpl-notice": ["thing1", "thing2", "time3"],
    "tpl-help-request": ["character_string1", "phrase2", "thing3"],
    "tpl-errand": ["thing1", "thing2", "time3"],
}


@dataclass
class House:
    """A configuration, its programs, and the phones of its people."""

    folder: Path
    database: str
    redis: str = ""
    lease: str = "60s"
    port: int = field(default_factory=free_port)
    programs: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.write_config()

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "config.toml"

    @property
    def stand_in(self) -> StandIn:
        """The stand-in's control API."""
        return StandIn(self.port + 1)

    def write_config(self, *, without: str = "", more: str = "") -> None:
        """The configuration, less the lines that begin with `without`, with `more` on top."""
        text = CONFIG.format(
            port=self.port,
            stand_in=self.port + 1,
            database=self.database,
            redis=self.redis,
            lease=self.lease,
            secret_key=SECRET_KEY,
            app_id=APP_ID,
            secret=APP_SECRET,
            token=TOKEN,
            aes_key=AES_KEY,
        )
        kept = [line for line in text.splitlines() if not without or not line.startswith(without)]
        self.config.write_text("\n".join([more, *kept, ""]), "utf-8")

    def runs(self, *words: object, code: int = 0) -> Said:
        """A command on this configuration that ends as it should, and prints no secret."""
        said = lianxin(*words, "--config", self.config)
        assert said.code == code, (words, said)
        assert not [secret for secret in SECRETS if secret in said.out + said.err], words
        return said

    def status(self) -> dict[str, Any]:
        """The figures."""
        figures: dict[str, Any] = json.loads(self.runs("status", "--json").out)
        return figures

    def start(self, *words: object) -> Program:
        """A process on this configuration; it ends with the house."""
        count = len(list(self.folder.glob("*.log")))
        log = self.folder / f"{count}-{words[0]}.log"
        program = Program(log, *words, "--config", self.config)
        self.programs.callback(program.end)
        return program

    def people_it(self, members: int = demo_branch.FULL_SIZE) -> list[dict[str, Any]]:
        """The demo's street in the database, at the newest schema; its people's phones."""
        with open_runtime(Settings.load(self.config, {})) as runtime:
            migrate.upgrade(runtime.database.engine)
            with runtime.database.begin() as session:
                demo_branch.build(session, utc_now(), runtime.sealer, "main", members=members)
        return demo_branch.seed_people(members)

    def start_stand_in(self, people: Sequence[dict[str, Any]], *, latency_ms: int = 0) -> None:
        """The stand-in, with these people's phones."""
        seed = self.folder / "seed.json"
        seed.write_text(json.dumps({"accounts": [self._account()], "people": list(people)}))
        words = ["--port", self.port + 1, "--data", self.folder, "--seed", seed]
        program = Program(
            self.folder / "stand-in.log", "simulate", *words, "--latency-ms", latency_ms
        )
        self.programs.callback(program.end)
        wait_until(self.stand_in.is_up, UP_WITHIN_S, "the stand-in is up")

    def serve(self) -> Program:
        """The web server, once it is ready."""
        program = self.start("serve")
        wait_until(self.is_ready, UP_WITHIN_S, "the web server is ready")
        return program

    def is_alive(self) -> bool:
        """Whether the web server answers at all."""
        return answer(self.port, "/healthz")[0] == 200

    def is_ready(self) -> bool:
        """Whether the web server is."""
        return answer(self.port, "/readyz")[0] == 200

    def close(self) -> None:
        """End every process, the last one first."""
        self.programs.close()

    def logs(self) -> str:
        """What all its processes have printed."""
        return "\n".join(file.read_text("utf-8") for file in sorted(self.folder.glob("*.log")))

    def _account(self) -> dict[str, Any]:
        return {
            "name": "main",
            "app_id": APP_ID,
            "secret": APP_SECRET,
            "token": TOKEN,
            "encoding_aes_key": AES_KEY,
            "original_id": ORIGINAL_ID,
            "callback_url": f"http://127.0.0.1:{self.port}/wechat/main",
            "templates": [
                {"template_id": one, "title": one, "fields": fields}
                for one, fields in TEMPLATES.items()
            ],
        }
