"""取消关注: all that came from WeChat goes (WECHAT.md §2.2), the branch's own record stays."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import asking, delivery, errands, help, notices, people, study, webhook
from bot.core.sealing import Sealer


def unfollow(
    session: Session, now: datetime, sealer: Sealer, *, account: str, openid: str
) -> list[people.PersonCard]:
    """A WeChat account has unfollowed, or withdrawn its consent; whose it was.

    Nothing is sent to it any more; position, pictures, words and window go; of the openid a keyed
    hash is kept, by which a return is recognised.
    """
    identity = people.identify(session, account, openid)
    gone = list(identity.members)
    for card in gone:
        whose = people.whose(session, card.id, *(() if identity.is_shared else (openid,)))
        about_them = [
            *errands.abouts_of(session, card.id, ended_only=True),
            *help.abouts_of(session, card.id, ended_only=True),
        ]
        delivery.blot(session, about_them)
        for slice_ in (webhook, help, study, notices, errands, asking, delivery, people):
            slice_.forget_wechat_of(session, whose)
    nobody = people.Whose(0, account, (openid,))  # what hangs on the WeChat, whoever shared it
    for slice_ in (webhook, delivery):
        slice_.forget_wechat_of(session, nobody)
    people.hide_openid(session, now, sealer, account=account, openid=openid)
    return gone
