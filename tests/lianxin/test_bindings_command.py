"""`lianxin bindings import`: all or none, twice is once, a trial changes nothing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot import delivery
from bot.core.database import Database, open_database
from bot.delivery.models import Question, Window
from bot.people import Binding, Person
from lianxin.cli import app
from tests.builders import ACCOUNT, NOW, bind, street

CONFIG = """
[server]
secret_key = "{key}"
[database]
url = "{url}"
[[accounts]]
name = "main"
"""


class Office:
    """Somebody at the command line, with a street whose account has moved."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.database = folder, open_database(url)
        self.config = folder / "config.toml"
        self.config.write_text(CONFIG.format(key="k" * 32, url=url), "utf-8")
        with self.database.begin() as session:
            made = street(session)
            self.wang, self.li = made.wang.id, made.li.id
            for who in (self.wang, self.li):
                openid = f"openid-{who}"
                delivery.heard(session, NOW, account=ACCOUNT, openid=openid, trigger="message")
            delivery.ask(
                session,
                NOW,
                account=ACCOUNT,
                openid=f"openid-{self.wang}",
                person_id=self.wang,
                kind="notice",
                about_id=1,
                until=NOW + timedelta(days=400),
            )

    def imports(self, *lines: str, trial: bool = False, code: int = 0) -> Result:
        file = self.folder / "openids.csv"
        file.write_text("\n".join(lines), "utf-8")
        words = ["bindings", "import", str(file), "--config", str(self.config)]
        done = CliRunner().invoke(app, [*words, *(["--dry-run"] if trial else [])])
        assert done.exit_code == code, (done.stdout, done.stderr, done.exception)
        return done

    def bound(self, person_id: int) -> list[str]:
        with self.database.read() as session:
            wanted = select(Binding.openid).where(
                Binding.person_id == person_id, Binding.until.is_(None)
            )
            return list(session.scalars(wanted.order_by(Binding.openid)))


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """A street with two open chats and one open question."""
    made = Office(tmp_path, database_url)
    yield made
    made.database.close()


def state(database: Database) -> list[object]:
    with database.read() as session:
        return [
            *session.execute(select(Binding.openid, Binding.until).order_by(Binding.id)),
            *session.execute(select(Window.openid, Window.left).order_by(Window.openid)),
            *session.execute(select(Question.openid).order_by(Question.id)),
        ]


def test_bindings_windows_and_questions_have_the_new_openid(office: Office) -> None:
    done = office.imports(
        "ori_openid,new_openid", f"openid-{office.wang},new-wang", "unknown-1,unknown-2"
    )
    assert "换新 1 个" in done.stdout
    assert "没有 1 个" in done.stdout
    assert office.bound(office.wang) == ["new-wang"]
    assert office.bound(office.li) == [f"openid-{office.li}"]
    with office.database.read() as session:
        assert session.scalars(select(Question.openid)).all() == ["new-wang"]
        window = session.get_one(Window, (ACCOUNT, "new-wang"))
        assert (window.left, window.closes_at) == (0, None)  # the new account's begin anew
        assert window.last_message_at is not None  # and nobody has fallen silent by it


def test_twice_changes_nothing_more(office: Office) -> None:
    line = f"openid-{office.wang},new-wang"
    office.imports(line)
    before = state(office.database)
    assert "早已换过 1 个" in office.imports(line).stdout
    assert state(office.database) == before


def test_a_trial_says_so_and_changes_nothing(office: Office) -> None:
    before = state(office.database)
    done = office.imports(f"openid-{office.wang},new-wang", trial=True)
    assert "换新 1 个" in done.stdout
    assert "什么都没有改" in done.stdout
    assert state(office.database) == before


def test_who_joined_again_by_themselves_is_bound_once(office: Office) -> None:
    with office.database.begin() as session:
        bind(session, session.get_one(Person, office.wang), "new-wang")
    office.imports(f"openid-{office.wang},new-wang")
    assert office.bound(office.wang) == ["new-wang"]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["only-one"], "第 1 行"),
        (["a,b", "a,c"], "第 2 行"),
        (["a,b", "c,b"], "第 2 行"),
        (["a,a"], "新旧一样"),
        (["有,b"], "第 1 行"),
    ],
)
def test_all_rows_or_none(office: Office, lines: list[str], complaint: str) -> None:
    before = state(office.database)
    refused = office.imports(*lines, f"openid-{office.wang},new-wang", code=1)
    assert complaint in refused.stderr + refused.stdout
    assert state(office.database) == before


def test_a_file_that_is_not_there_is_refused_in_one_line(office: Office) -> None:
    words = ["bindings", "import", str(office.folder / "none.csv"), "--config", str(office.config)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 1
    assert "打不开" in done.stderr + done.stdout
