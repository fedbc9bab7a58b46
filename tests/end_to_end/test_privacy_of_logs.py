"""Log lines carry event names and ids, never what people wrote, their names or numbers."""

import io
import json

import structlog
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.core import log
from tests.end_to_end.town import Town

SECRETS = ("腿疼", "13800138000", "王秀兰", "周三停水", "13900000005", "openid-")


def live_through_a_day(town: Town) -> None:
    """Messages of every kind, a notice, a help request, a failure of the platform."""
    street = town.street
    town.say(street.wang, "求助 我腿疼 13800138000")
    town.say(street.wang, "签到")
    town.say(street.wang, "随便说一句腿疼的话")
    town.say(street.zhou, "通知 全体 周三停水")
    town.say(street.zhou, "1")
    town.say("openid-stranger", "绑定 王秀兰 123456")
    town.voice(street.wang)
    town.pass_by(hours=1)
    town.pass_by(hours=30)


def test_no_log_line_of_a_whole_day_contains_what_a_member_wrote(town: Town) -> None:
    with capture_logs(processors=[merge_contextvars]) as lines:
        live_through_a_day(town)
    told = [line for line in lines if any(secret in str(line) for secret in SECRETS)]
    assert told == []


def test_an_exception_is_logged_by_its_kind_and_place_not_by_its_words() -> None:
    written = io.StringIO()
    log.set_up()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    try:
        int("王秀兰 13800138000")
    except ValueError:
        structlog.get_logger().exception("it_failed", id=7)
    finally:
        structlog.reset_defaults()
    line = json.loads(written.getvalue())
    assert line["event"] == "it_failed"
    assert line["error"] == "ValueError"
    assert "13800138000" not in written.getvalue()
