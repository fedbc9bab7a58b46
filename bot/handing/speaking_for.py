"""Who is told when a helper, or another WeChat, begins or ceases to speak for a member."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import delivery, people
from bot.core.kept_facts import Kept
from bot.core.settings import Settings

_USEFUL_FOR = timedelta(days=7)


def helper_named(
    session: Session, now: datetime, fact: people.HelperNamed, settings: Settings
) -> None:
    """The helper reads whom they may answer for, the leader knows."""
    del settings
    member, helper = people.card(session, fact.member_id), people.card(session, fact.helper_id)
    if member is None or helper is None:
        return
    _tell(session, now, member, helper.id, "helper-named", {"name": member.name})
    facts = {"name": member.name, "helper": helper.name}
    _tell_leader(session, now, member, "helper-named-leader", facts, helper.id)


def helper_dismissed(
    session: Session, now: datetime, fact: people.HelperDismissed, settings: Settings
) -> None:
    """The helper reads that they need not any more, unless they stopped; the leader knows."""
    del settings
    member = people.card(session, fact.member_id)
    if member is None:
        return
    facts: dict[str, Kept] = {"name": member.name}
    if fact.by_themselves:  # they read it in the reply
        _tell_leader(session, now, member, "helper-stopped-leader", facts, fact.helper_id)
        return
    if fact.helper_id is not None:
        _tell(session, now, member, fact.helper_id, "helper-dismissed", facts)
    elif fact.openid is not None:
        draft = _draft(now, member, "helper-dismissed-stranger", facts)
        delivery.plan_answer(session, now, draft, fact.openid)
    _tell_leader(session, now, member, "helper-dismissed-leader", facts, fact.helper_id)


def other_wechat(
    session: Session, now: datetime, fact: people.OtherWechat, settings: Settings
) -> None:
    """What was asked of the member goes along to the new WeChat; the old one is told, whoever holds
    it now, with a phone to ring if it was not the member."""
    member = people.card(session, fact.person_id)
    if member is None:
        return
    key = "wechat-one-more"
    if fact.ended:
        key = "wechat-moved"
        delivery.move_questions(
            session,
            now,
            account=fact.account,
            openid=fact.openid,
            to_openid=fact.to_openid,
            person_id=member.id,
        )
    facts: dict[str, Kept] = {"name": member.name, "phone": settings.contact.phone}
    delivery.plan_answer(session, now, _draft(now, member, key, facts), fact.openid)


def _tell_leader(
    session: Session,
    now: datetime,
    member: people.PersonCard,
    key: str,
    facts: Mapping[str, Kept],
    but: int | None,
) -> None:
    """Unless the leader is the helper."""
    organiser = people.organiser(session, now, member.id)
    if organiser is not None and organiser.id != but:
        _tell(session, now, member, organiser.id, key, facts)


def _tell(
    session: Session,
    now: datetime,
    member: people.PersonCard,
    to_id: int,
    key: str,
    facts: Mapping[str, Kept],
) -> None:
    draft = _draft(now, member, key, facts)
    delivery.plan(session, now, draft, [to_id])


def _draft(
    now: datetime, member: people.PersonCard, key: str, facts: Mapping[str, Kept]
) -> delivery.Draft:
    return delivery.Draft(
        account=member.account,
        purpose="answer",
        key=key,
        facts=facts,
        about=("member", member.id),
        useless_after=now + _USEFUL_FOR,
    )
