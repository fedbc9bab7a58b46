"""What happened below -> what is done above: the one list, to be read at a glance."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot import cards, delivery, errands, handing, help, notices, people, study, succession
from bot.core.facts import Fact
from bot.core.kept_facts import Kept, Saying
from bot.core.settings import Settings

Reaction = Callable[[Session, datetime, Any], None]


@dataclass(frozen=True, slots=True)
class Reactions:
    """`tell` of every action: runs what a fact leads to, in the transaction that tells it."""

    settings: Settings

    def tell(self, session: Session, now: datetime, fact: Fact) -> None:
        """A fact nobody reacts to is simply heard."""
        for kind, reaction in self._listed():
            if isinstance(fact, kind):
                reaction(session, now, fact)

    def _listed(self) -> tuple[tuple[type[Fact], Reaction], ...]:
        return (
            (delivery.RoutesExhausted, self._no_route),
            (errands.Done, self._errand_done),
            (errands.NotReached, self._not_reached),
            (people.WrongCodes, self._wrong_codes),
            (people.MemberBound, self._bound),
            (people.RoleEnded, self._role_ended),
            (people.UnitEnded, self._unit_ended),
            (people.UnitMerged, succession.unit_merged),
            (people.Transferred, succession.transferred),
            (people.Transferred, self._invited_otherwise),
            (people.StudyAtChosen, self._goes_to_the_other),
            (people.HelperNamed, self._with_settings(handing.helper_named)),
            (people.HelperDismissed, self._with_settings(handing.helper_dismissed)),
            (people.OtherWechat, self._with_settings(handing.other_wechat)),
            (people.SubstituteAsked, self._with_settings(handing.substitute_asked)),
            (people.SubstituteAnswered, self._with_settings(handing.substitute_answered)),
            (people.AskedNoMore, handing.asked_no_more),
            (people.HandedOver, self._with_settings(handing.handed_over)),
            (people.CameBack, self._with_settings(handing.came_back)),
            (people.CardCorrected, self._card_corrected),
            (people.Paused, self._paused),
            (people.Resumed, self._resumed),
        )

    def _with_settings(
        self, reaction: Callable[[Session, datetime, Any, Settings], None]
    ) -> Reaction:
        return lambda session, now, fact: reaction(session, now, fact, self.settings)

    def _no_route(self, session: Session, now: datetime, fact: delivery.RoutesExhausted) -> None:
        kind, about_id = fact.about
        zone = self.settings.locale.zone
        if kind in {"notice", notices.CORRECTION, notices.CHANGE}:
            per_day = self.settings.errands.per_day
            notices.routes_exhausted(session, now, fact, zone, per_day)
        elif kind in {"errand", "errand_list"}:
            errands.routes_exhausted(session, now, fact, zone)
        elif kind == errands.OFFER:
            errands.stays(session, about_id, fact.person_id)
        elif kind == "help_request":
            help.routes_exhausted(session, now, fact, settings=self.settings)
        elif kind in {succession.OFFICE, succession.CAME}:
            succession.tell_by_mouth(session, now, fact, self.settings)
        elif kind == "absence" and fact.person_id is not None:
            people.unreachable(session, now, about_id, fact.person_id, self.tell)
        elif kind == cards.PAUSE:
            cards.ask_by_mouth(session, now, about_id, zone)
        else:
            self._no_route_to_study(session, now, fact)

    def _no_route_to_study(
        self, session: Session, now: datetime, fact: delivery.RoutesExhausted
    ) -> None:
        """A day or its lesson is told by mouth; whether the visitor came is asked when the member
        writes; an offer to make up for a day is nothing to call about."""
        kind, about_id = fact.about
        if kind == study.DOOR:
            study.ask_in_next_reply(session, now, about_id, fact.person_id)
        elif kind in {"study_day", study.LESSON}:
            self._tell_by_mouth(session, now, about_id, fact.person_id)

    def _tell_by_mouth(
        self, session: Session, now: datetime, study_day_id: int, person_id: int
    ) -> None:
        day, zone = study.get(session, study_day_id), self.settings.locale.zone
        organiser = people.organiser(session, now, person_id)
        errands.give(
            session,
            now,
            account=day.account,
            kind="call",
            about=("study_day", day.id),
            person_id=person_id,
            owner_id=organiser.id if organiser else day.author_id,
            due_at=day.starts_at if now < day.starts_at else errands.next_evening(now, zone),
            reason="errand-tell-study-day",
            facts={"title": day.title, "starts_at": day.starts_at},
            listed_from=now,
        )

    def _errand_done(self, session: Session, now: datetime, fact: errands.Done) -> None:
        kind, about_id = fact.about
        if kind == "notice":
            notices.contacted(
                session,
                now,
                notice_id=about_id,
                person_id=fact.person_id,
                by_id=fact.by_id,
                note=fact.note,
            )
        elif kind == "help_request":
            help.contacted(
                session, now, request_id=about_id, by_id=fact.by_id, settings=self.settings
            )
        elif kind == "study_day" and fact.kind == "deliver_lesson":
            study.brought(
                session, now, study_day_id=about_id, person_id=fact.person_id, by_id=fact.by_id
            )
        elif kind == cards.CHANGE:
            cards.settle(session, now, change_id=about_id, by_id=fact.by_id)

    def _card_corrected(self, session: Session, now: datetime, fact: people.CardCorrected) -> None:
        cards.tell_of(session, now, fact, self.settings.locale.zone)

    def _paused(self, session: Session, now: datetime, fact: people.Paused) -> None:
        """What waited for them is explained, whoever looks after them reads of it in passing."""
        notices.pause(session, now, fact.person_id)
        cards.plan_end(session, now, fact)
        organiser = people.organiser(session, now, fact.person_id)
        card = people.card(session, fact.person_id)
        if organiser is not None and card is not None:
            key = "member-paused-until-told" if fact.until is None else "member-paused"
            facts: dict[str, Kept] = {"name": card.name, "until": fact.until}
            if fact.hand is not None and fact.hand.by == "helper":
                key = f"{key}-by"
                facts["by"] = fact.hand.name or Saying("helper-somebody")
            undo = {"paused": card.id}
            delivery.leave_word(
                session, now, person_id=organiser.id, key=key, facts=facts, undo=undo
            )

    def _resumed(self, session: Session, now: datetime, fact: people.Resumed) -> None:
        notices.resume(session, now, fact.person_id, self.settings)
        study.hand_over_again(session, now, fact.person_id, self.settings.locale.zone)
        organiser = people.organiser(session, now, fact.person_id)
        if organiser is not None:
            undo = {"paused": fact.person_id}
            delivery.take_word_back(session, now, person_id=organiser.id, undo=undo)

    def _not_reached(self, session: Session, now: datetime, fact: errands.NotReached) -> None:
        if fact.about[0] == "notice":
            notices.not_contacted(
                session,
                now,
                notice_id=fact.about[1],
                person_id=fact.person_id,
                by_id=fact.by_id,
                note=fact.note,
            )

    def _wrong_codes(self, session: Session, now: datetime, fact: people.WrongCodes) -> None:
        if fact.person_id is None:
            return
        organiser = people.organiser(session, now, fact.person_id)
        errand = errands.give(
            session,
            now,
            account=fact.account,
            kind="call",
            about=("invitation", fact.person_id),
            person_id=fact.person_id,
            owner_id=organiser.id if organiser else None,
            due_at=errands.next_evening(now, self.settings.locale.zone),
            reason="errand-wrong-codes",
            facts={},
            listed_from=now,
        )
        errands.tell_owner(session, now, errand, at_once=True)

    def _role_ended(self, session: Session, now: datetime, fact: people.RoleEnded) -> None:
        people.end_sessions(session, now, fact.person_id)  # the last role takes the console along
        succession.role_ended(session, now, fact, self.settings)

    def _unit_ended(self, session: Session, now: datetime, fact: people.UnitEnded) -> None:
        succession.unit_ended(session, now, fact, self.settings)

    def _invited_otherwise(self, session: Session, now: datetime, fact: people.Transferred) -> None:
        study.sync_members(session, now, fact.person_ids, self.settings.locale.zone)

    def _goes_to_the_other(
        self, session: Session, now: datetime, fact: people.StudyAtChosen
    ) -> None:
        zone = self.settings.locale.zone
        study.settle_members(session, now, fact.account, [fact.person_id], zone)

    def _bound(self, session: Session, now: datetime, fact: people.MemberBound) -> None:
        study.sync_members(session, now, [fact.person_id], self.settings.locale.zone)
        organiser = people.organiser(session, now, fact.person_id)
        card = people.card(session, fact.person_id)
        if fact.kind != "helper" or organiser is None or card is None:
            return
        delivery.plan(
            session,
            now,
            delivery.Draft(
                account=fact.account,
                purpose="answer",
                key="helper-bound",
                facts={"name": card.name},
                about=("member", card.id),
                useless_after=now + timedelta(days=7),
                held_at_night=False,
            ),
            [organiser.id],
        )
