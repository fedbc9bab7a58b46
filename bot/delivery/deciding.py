"""Deciding for a claimed batch: each text's way, the allowance it takes, what does not go.

All in one transaction, with the locks in the order of a message that comes in (`heard`, then
`withdraw`): windows first, then outbox rows, so that neither waits for the other.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam
from sqlalchemy.orm import Session

from bot.core.many import among
from bot.core.prepared import Prepared
from bot.delivery.attempts import Attempt, Change, Outcome, Stranded
from bot.delivery.ceiling import Ceiling, midnight, sent_today
from bot.delivery.changing import change_rows
from bot.delivery.claiming import Claim
from bot.delivery.known import Known
from bot.delivery.looking import Seen, Way, lanes_of, look, looking, outbox
from bot.delivery.models import Content
from bot.delivery.planning import CAREFUL_PURPOSES
from bot.delivery.recording import record
from bot.delivery.reserving import Reservations, take_probe
from bot.delivery.rules import (
    KEPT_BACK,
    Decision,
    Exhausted,
    LaneState,
    Postpone,
    Send,
    Skip,
    by_sms,
    route,
)
from bot.delivery.terms import Terms

LOST_A_RACE: Final = timedelta(seconds=1)


def _claimed(_dialect: str) -> Select[Any]:
    """What a claim (`ids`, `since`) still holds."""
    since = bindparam("since", type_=outbox.c.claimed_at.type)
    held = and_(among(outbox.c.id, "ids"), outbox.c.state == "sending")
    return looking(and_(held, outbox.c.claimed_at == since), sent_today())


_CLAIMED: Final = Prepared(_claimed)


@dataclass(slots=True)
class Decided:
    """What becomes of a batch: to be sent, to be told as stranded; the rest is written already."""

    attempts: list[Attempt] = field(default_factory=list)
    stranded: list[Stranded] = field(default_factory=list)


def decide(
    session: Session, now: datetime, claim: Claim, terms: Terms, contents: dict[int, Content]
) -> Decided:
    """Look again at a claimed batch and write what was decided. `contents` as in `look`."""
    day = midnight(now, terms.zone)
    seen = look(session, now, _CLAIMED, contents, ids=claim.ids, since=claim.at, midnight=day)
    accounts = {one.content.account for one in seen}
    ceiling = Ceiling(session, now, terms, seen)
    known = Known.of(session, terms, seen)
    batch = _Batch(session, now, claim.at, known, lanes_of(session, accounts), ceiling)
    for one in seen:
        batch.add(one)
    return batch.written()


class _Batch:
    """Texts of one claim, decided one after another: each sees what those before it take."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        claimed_at: datetime,
        known: Known,
        lanes: dict[str, list[LaneState]],
        ceiling: Ceiling,
    ) -> None:
        self._session = session
        self._now = now
        self._claimed_at = claimed_at
        self._known = known
        self._terms = known.terms
        self._lanes = lanes
        self._ceiling = ceiling
        self._reservations = Reservations()
        self._decided = Decided()
        self._changes: dict[int, Change] = {}
        self._unknown: list[Outcome] = []

    def add(self, one: Seen) -> None:
        """Decide for one text."""
        if one.withdrawn:
            self._changes[one.id] = Change("waiting")  # which a withdrawn text turns into skipped
            return
        way, decision = self._first_way(one)
        while isinstance(decision, Send) and not self._probed(one, decision):
            way, decision = self._first_way(one)
        self._take(one, way, decision)

    def written(self) -> Decided:
        """Reserve what goes, write what does not."""
        refused = self._reservations.take(self._session, self._now)
        empty = self._known.spending.take(self._session, self._now)
        going = []
        for attempt in self._decided.attempts:
            chat = attempt.content.account, attempt.openid
            if (attempt.channel == "chat" and chat in refused) or (
                attempt.channel == "credit" and (*chat, attempt.template_id) in empty
            ):
                self._changes[attempt.outbound_id] = Change("waiting", not_before=self._soon)
            else:
                going.append(attempt)
        change_rows(self._session, self._now, self._claimed_at, self._changes)
        record(self._session, self._now, self._unknown)
        return replace(self._decided, attempts=going)

    @property
    def _soon(self) -> datetime:
        return self._now + LOST_A_RACE

    def _first_way(self, one: Seen) -> tuple[Way, Decision]:
        """The member's own WeChat first; the next only if nothing goes there."""
        decisions = [(way, self._route(one, way)) for way in one.ways]
        possible = (each for each in decisions if not isinstance(each[1], Exhausted))
        way, decision = next(possible, decisions[0])
        phone = self._known.phone(one)
        if phone.word != "off" and isinstance(decision, Exhausted):
            candidate = one.candidate(way, self._terms, self._lanes_of(one), sms=phone.word)
            decision = self._ceiling.hold(one, by_sms(candidate, self._now, decision))
        return way, decision

    def _lanes_of(self, one: Seen) -> list[LaneState]:
        return self._lanes[one.content.account]

    def _route(self, one: Seen, way: Way) -> Decision:
        account = one.content.account
        spent = self._reservations.spent(account, way.openid or "")
        if spent:
            way = replace(way, window=way.window.spent(spent))
        credit = self._known.credit(one, way)
        candidate = one.candidate(way, self._terms, self._lanes_of(one), credit=credit)
        return self._ceiling.hold(one, route(candidate, self._now, self._terms))

    def _probed(self, one: Seen, decision: Send) -> bool:
        """Take the probes this text would be; False if another text was first."""
        account = one.content.account
        mine = True
        for place, lane in enumerate(self._lanes[account]):
            if lane.channel in decision.probes:
                mine = take_probe(self._session, self._now, account, lane) and mine
                later = max(lane.next_probe_at, self._now + LOST_A_RACE)
                self._lanes[account][place] = replace(lane, next_probe_at=later)
        return mine

    def _take(self, one: Seen, way: Way, decision: Decision) -> None:
        if one.may_repeat_until is not None:
            self._repeat(one, way, decision, one.may_repeat_until)
        elif isinstance(decision, Send):
            self._send(one, way, decision)
        elif one.arrived:  # by one way; another is not open, or not in time
            self._changes[one.id] = Change("accepted")
        elif isinstance(decision, Exhausted):
            stranded = Stranded(
                outbound_id=one.id,
                claimed_at=self._claimed_at,
                content=one.content,
                person_id=one.person_id,
                reason=decision.reason,
                why=" ".join(decision.passed),
            )
            self._decided.stranded.append(stranded)
        else:
            self._changes[one.id] = _change(one, decision)

    def _send(self, one: Seen, way: Way, decision: Send) -> None:
        attempt = self._attempt(one, way, decision)
        self._ceiling.went(one)
        if decision.channel == "chat":
            content = one.content
            careful = content.urgent or content.purpose in CAREFUL_PURPOSES
            self._reservations.add(content.account, attempt.openid, 0 if careful else KEPT_BACK)
        elif decision.channel == "credit":
            self._known.spending.add(self._known.key(one, way))
        self._decided.attempts.append(attempt)

    def _repeat(self, one: Seen, way: Way, decision: Decision, lives_until: datetime) -> None:
        """A text that may have arrived goes or waits while its key lives, then it is unknown."""
        if isinstance(decision, Send) and self._now < lives_until:
            self._send(one, way, decision)
            return
        if isinstance(decision, Postpone) and decision.until < lives_until:
            self._changes[one.id] = _change(one, decision)
            return
        attempt = self._attempt(one, way, Send(one.only or "template"))
        self._unknown.append(Outcome(attempt=attempt, change=Change("unknown"), word="unknown"))

    def _attempt(self, one: Seen, way: Way, decision: Send) -> Attempt:
        return Attempt(
            outbound_id=one.id,
            claimed_at=self._claimed_at,
            content=one.content,
            person_id=one.person_id,
            openid=way.openid or "",
            you=one.you,
            channel=decision.channel,
            began_at=self._now,
            rank=one.rank,
            probes=decision.probes,
            tried=one.tried,
            retries=one.retries,
            may_repeat_until=one.may_repeat_until,
            passed=decision.passed,
            template_id=self._known.notice(one) if decision.channel == "credit" else "",
            phone_sealed=self._known.phone(one).sealed if decision.channel == "sms" else "",
        )


def _change(one: Seen, decision: Skip | Postpone) -> Change:
    if isinstance(decision, Skip):
        return Change("skipped", reason=decision.reason)
    return Change(
        "waiting",
        not_before=decision.until,
        may_repeat_until=one.may_repeat_until,
        why=" ".join((*decision.passed, f"wait:{decision.why}")),
    )
