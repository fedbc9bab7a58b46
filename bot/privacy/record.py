"""All that is held about a member, gathered from every slice."""

from sqlalchemy.orm import Session

from bot import asking, delivery, errands, help, notices, people, study, webhook
from bot.core.holdings import Held
from bot.core.sealing import Sealer

HOLDINGS = (
    *people.HOLDINGS,
    *delivery.HOLDINGS,
    *asking.HOLDINGS,
    *errands.HOLDINGS,
    *notices.HOLDINGS,
    *study.HOLDINGS,
    *help.HOLDINGS,
    *webhook.HOLDINGS,
)


def everything_held(
    session: Session, sealer: Sealer, person_id: int, *, with_mind: bool = True
) -> Held:
    """Every table's part about a member, opened, by the name of the table; empty for nobody.

    What two members on one WeChat share (their window, the inbox) is in neither's: it would show
    one the other's words. `with_mind` False where others read along: without what is on their
    mind, and the questions about it.
    """
    whose = people.whose(session, person_id)
    everything = {
        **people.held_about(session, sealer, whose),
        **delivery.held_about(session, sealer, whose),
        **asking.held_about(session, sealer, whose),
        **errands.held_about(session, sealer, whose),
        **notices.held_about(session, sealer, whose),
        **study.held_about(session, sealer, whose),
        **help.held_about(session, sealer, whose),
        **webhook.held_about(session, sealer, whose),
    }
    return everything if with_mind else _without_mind(everything)


def _without_mind(everything: Held) -> Held:
    without = {table: list(rows) for table, rows in everything.items() if table != "minds"}
    for table, column in (("card_changes", "field"), ("questions", "kind")):
        kept = [one for one in without.pop(table, []) if not one[column].startswith("mind")]
        without |= {table: kept} if kept else {}
    return without
