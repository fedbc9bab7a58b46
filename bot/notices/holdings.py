"""What notices hold about a member: what they were told and answered, what they announced."""

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot.core.holdings import ROWS, Held, Holding, Stays, Whose, forget, forget_wechat, held
from bot.core.sealing import Sealer
from bot.notices.models import Draft, Notice, NoticeFile, Recipient, SavedAudience

notices: Table = Notice.metadata.tables["notices"]
recipients: Table = Recipient.metadata.tables["recipients"]
saved: Table = SavedAudience.metadata.tables["saved_audiences"]
drafts: Table = Draft.metadata.tables["notice_drafts"]
files: Table = NoticeFile.metadata.tables["notice_files"]

HOLDINGS = (
    Holding(
        table=notices,
        whose="author_id",
        shown=("no", "title", "text", "published_at"),
        erased=Stays("what the branch announced, by office"),
    ),
    Holding(
        table=recipients,
        whose="person_id",
        shown=("notice_id", "state", "since", "answer", "reason", "opened_at"),
        named={"notice_id": (notices, ("title", "goes_at"))},
        erased={"reason": "erased"},
        others={"by_id": "who said so for them", "to_id": "whom it was handed to"},
    ),
    Holding(
        table=saved,
        whose="author_id",
        shown=("name", "saved_at"),
        erased=ROWS,
    ),
    Holding(
        table=files,
        whose="author_id",
        shown=("name", "at"),
        erased=ROWS,
    ),
    Holding(
        table=drafts,
        whose="author_id",
        shown=("text", "asked_at", "state", "why"),
        erased=Stays("what the branch was about to announce, by office"),
        others={"decided_by_id": "who approved or refused it, by office"},
    ),
    Holding(
        table=drafts,
        whose="decided_by_id",
        shown=("asked_at", "state", "why", "decided_at"),
        erased={"why": None},
        others={"author_id": "who asked"},
    ),
)


def held_about(session: Session, sealer: Sealer, whose: Whose) -> Held:
    """What this slice holds about a person, by table, opened."""
    return held(session, sealer, HOLDINGS, whose)


def forget_about(session: Session, whose: Whose) -> None:
    """They have left for good."""
    forget(session, HOLDINGS, whose)


def forget_wechat_of(session: Session, whose: Whose) -> None:
    """Their WeChat unfollowed."""
    forget_wechat(session, HOLDINGS, whose)
