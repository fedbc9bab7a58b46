"""The demo's data: the made-up branch, fresh study days at every start, the stand-in's seed."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot import delivery, people, study
from bot.core import due, migrate
from bot.core.clock import utc_now
from bot.core.settings import Settings, Templates
from handlers.study_publishing import timing
from lianxin import demo_branch
from lianxin.assembly import Runtime, open_runtime

SEED = "stand-in.json"
ORIGINAL_ID = "gh_lianxin0demo"
COMING, UNDER_WAY = "邻里互助怎么做", "社区安全用电"
PLACE = "东风社区活动室"
REMINDED_IN = timedelta(seconds=15)  # after the start of the demo
LAST_LEAD = timedelta(hours=2)
FIELD_WORDS = {
    "title": "事项", "starts_at": "时间", "place": "地点", "change": "变动", "reason": "说明",
    "from": "发自", "sent_at": "时间", "number": "编号", "state": "进展", "summary": "内容",
    "due_at": "时间",
}  # fmt: skip
TITLES = {
    "study_day_reminder": "学习日提醒",
    "study_day_change": "学习日变动",
    "notice": "通知",
    "help_request": "求助进展",
    "errand": "走访联系",
}


def prepare(config: Path, data: Path, *, members: int) -> Path:
    """Bring the data up to date for one more start; the path of the stand-in's seed file."""
    settings = Settings.load(config)
    with open_runtime(settings) as runtime:
        migrate.upgrade(runtime.database.engine)
        _fill(runtime, members)
        _publish_study_days(runtime)
    seed = data / SEED
    written = json.dumps(_seed(settings, members), ensure_ascii=False, indent=1)
    seed.write_text(written, "utf-8")
    return seed


def _fill(runtime: Runtime, members: int) -> None:
    with runtime.database.begin() as session:
        if session.scalar(select(people.Person.id).limit(1)) is None:
            demo_branch.build(
                session, runtime.clock(), runtime.sealer, _account(runtime), members=members
            )


def _publish_study_days(runtime: Runtime) -> None:
    """One whose reminder falls due within 20 s, one under way; those of earlier starts are over."""
    now = utc_now()
    with runtime.database.begin() as session:
        unit_id, author_id = _branch(session)
        _end_earlier(session, now)
        for title, starts_at in (
            (UNDER_WAY, now - timedelta(minutes=10)),
            (COMING, now + LAST_LEAD + REMINDED_IN),
        ):
            plan = study.Plan(_account(runtime), unit_id, author_id, starts_at, PLACE, title)
            study.enter(session, now, plan, timing(runtime.house))


def _end_earlier(session: Session, now: datetime) -> None:
    """What earlier starts published is over: nothing more is sent or asked about it."""
    ended = session.scalars(
        update(study.StudyDay)
        .where(study.StudyDay.title.in_([COMING, UNDER_WAY]), study.StudyDay.ends_at > now)
        .values(ends_at=now)
        .returning(study.StudyDay.id)
    ).all()
    for day_id in ended:
        about = ("study_day", day_id)
        due.cancel(session, now, kind=study.REMIND, subject_id=day_id, reason="demo-restarted")
        delivery.withdraw(session, now, about, "demo-restarted", close_questions=True)


def _branch(session: Session) -> tuple[int, int]:
    """The unit of the five phones, and its secretary."""
    found = session.execute(
        select(people.Role.unit_id, people.Role.person_id)
        .join(people.Person, people.Person.id == people.Role.person_id)
        .where(people.Person.name == demo_branch.SECRETARY, people.Role.role == "secretary")
    ).one()
    return found.unit_id, found.person_id


def _account(runtime: Runtime) -> str:
    return runtime.settings.accounts[0].name


def _seed(settings: Settings, members: int) -> dict[str, Any]:
    account = settings.accounts[0]
    callback = f"{settings.server.public_url}/wechat/{account.name}"
    return {
        "accounts": [
            {
                "name": account.name,
                "title": "连心",
                "app_id": account.app_id,
                "secret": account.secret.get_secret_value(),
                "token": account.token.get_secret_value(),
                "encoding_aes_key": account.encoding_aes_key.get_secret_value(),
                "original_id": ORIGINAL_ID,
                "mode": account.mode,
                "callback_url": callback,
                "templates": _templates(account.templates),
                "subscriptions": _templates(account.subscriptions),
            }
        ],
        "people": demo_branch.seed_people(members),
    }


def _templates(templates: Templates) -> list[dict[str, Any]]:
    return [
        {
            "template_id": template.id,
            "title": title,
            "fields": {field: FIELD_WORDS[fact] for field, fact in template.fields.items()},
        }
        for purpose, title in TITLES.items()
        if (template := getattr(templates, purpose)).id
    ]
