"""All that is held about a member, gathered from every slice."""

from sqlalchemy.orm import Session

from bot import delivery, errands, help, notices, people, study, webhook
from bot.core.holdings import Held
from bot.core.sealing import Sealer

HOLDINGS = (
    *people.HOLDINGS,
    *delivery.HOLDINGS,
    *errands.HOLDINGS,
    *notices.HOLDINGS,
    *study.HOLDINGS,
    *help.HOLDINGS,
    *webhook.HOLDINGS,
)


def everything_held(session: Session, sealer: Sealer, person_id: int) -> Held:
    """Every table's part about a member, opened, by the name of the table; empty for nobody.

    What two members on one WeChat share (their window, the inbox) is in neither's: it would show
    one the other's words.
    """
    whose = people.whose(session, person_id)
    return {
        **people.held_about(session, sealer, whose),
        **delivery.held_about(session, sealer, whose),
        **errands.held_about(session, sealer, whose),
        **notices.held_about(session, sealer, whose),
        **study.held_about(session, sealer, whose),
        **help.held_about(session, sealer, whose),
        **webhook.held_about(session, sealer, whose),
    }
