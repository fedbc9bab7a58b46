"""The table of routes: every command in the order people see them, and every answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from bot import people
from bot.delivery import Question
from handlers import (
    announcing,
    attendance,
    binding,
    card_checks,
    console,
    correcting,
    correcting_others,
    deciding,
    errands,
    excusing,
    handing,
    help_menu,
    help_requests,
    helping,
    leaving,
    lesson_giving,
    lessons,
    meaning,
    minds,
    monthly,
    my_card,
    notice_changing,
    notice_progress,
    notices,
    on_behalf,
    other_kinds,
    questions,
    roll,
    study,
    study_cancelling,
    study_changing,
    study_days_meant,
    study_days_said,
    study_plans,
    study_publishing,
    ticking,
    today,
    undoing,
    visits,
    who_comes,
    wishes,
)
from handlers.announcing_routes import (
    ANNOUNCING,
    ANNOUNCING_ROUTES,
    ANSWERS_ABOUT_ANNOUNCING,
    OF_DECIDERS,
)
from handlers.chat import SILENCE, Chat, Reply
from handlers.reading import Command
from handlers.routing import For, Route, Routes

LEADING = ("leader", "secretary", "officer")


def build_routes() -> Routes:
    """All routes; the answers that run other routes know the table they stand in."""
    answers: dict[str, Callable[[Chat, Question, str], Reply]] = {}
    routes = Routes(listed=_listed(), answers=answers, of_office=_of_office())
    answers.update(_answers())
    answers.update(_answers_that_run_others(routes))
    help_route = Route(
        "help", partial(help_menu.for_routes, routes), For.NOBODY, for_strangers=True
    )
    return replace(routes, listed=(*routes.listed, help_route))


def _listed() -> tuple[Route, ...]:
    return (
        Route("study_days", study.days, For.MEMBER),
        Route("check_in", study.check_in, For.MEMBER),
        Route("request_help", help_requests.request, For.MEMBER),
        Route("sign_of_life", study.sign_of_life, For.MEMBER),
        Route("makeup", lessons.make_up, For.MEMBER),
        Route("received", notices.received, For.MEMBER),
        Route("undo", undoing.undo, For.MEMBER),
        Route("progress", _progress, For.MEMBER),
        Route("cancel", help_requests.cancel, For.MEMBER),
        Route("name_helper", helping.name_helper, For.MEMBER),
        Route("suggest", deciding.suggest, For.MEMBER),
        Route("my_info", my_card.my_info, For.MEMBER),
        Route("offer_help", wishes.offer_help, For.MEMBER),
        Route("today", today.today, For.LEADER),
        Route("contacted", errands.contacted, For.LEADER, LEADING),
        Route("not_contacted", errands.not_contacted, For.LEADER, LEADING),
        Route("put_off", errands.put_off, For.LEADER, LEADING),
        Route("pass_on", errands.pass_on, For.LEADER, LEADING),
        Route("on_behalf", on_behalf.act, For.LEADER),
        *_by_list(),
        Route("who_comes", who_comes.who_comes, For.LEADER, LEADING),
        Route("monthly", monthly.monthly, For.LEADER, monthly.READERS),
        Route("claim", help_requests.claim, For.HELPER),
        Route("finish", help_requests.finish, For.HELPER),
        Route("give_back", help_requests.give_back, For.HELPER),
        Route("hand_on", help_requests.hand_on, For.HELPER),
        *ANNOUNCING_ROUTES,
        Route("recall", notices.recall, For.LEADER, ANNOUNCING),
        Route("change_notice", notice_changing.change, For.LEADER, ANNOUNCING),
        Route("fresh_code", helping.code_for, For.LEADER, LEADING),
        Route("hand_over", handing.hand_over, For.LEADER, LEADING),
        Route("come_back", handing.come_back),
        Route("new_study_day", study_publishing.new, For.LEADER, study_days_said.PUBLISHERS),
        Route("give_lesson", lesson_giving.give, For.LEADER),
        Route(
            "change_study_day",
            study_changing.change,
            For.LEADER,
            study_days_meant.CHANGERS,
        ),
        Route(
            "cancel_study_day",
            study_cancelling.cancel,
            For.LEADER,
            study_days_meant.CHANGERS,
        ),
        Route("export", leaving.export, For.MEMBER),
        Route("leave", leaving.leave, for_strangers=True),
        Route("confirm_leaving", leaving.confirm, for_strangers=True),
        Route("stay", leaving.stay, for_strangers=True),
        Route("console", console.way_in, For.LEADER, people.ROLES),
        Route("card", my_card.card, For.LEADER),
        Route("correct", correcting.correct),
        Route("mind", minds.mind),
        Route("take_back_mind", minds.take_back),
        Route("be_called", wishes.be_called),
        Route("stop_helping", wishes.stop_helping),
        Route("remind_at", wishes.remind_at),
        Route("quiet_hours", wishes.quiet_hours),
        Route("study_at_home", partial(wishes.study_at, "home")),
        Route("study_at_residence", partial(wishes.study_at, "residence")),
        Route("pause", wishes.pause),
        Route("resume", wishes.resume),
        Route("no_sms", partial(wishes.sms, wanted=False)),
        Route("sms", partial(wishes.sms, wanted=True)),
        Route("all_received", notices.all_received),
        Route("find_back", announcing.find_back),
        Route("attend", study.attend),
        Route("i_am", deciding.i_am),
        Route("dismiss_helper", helping.dismiss_helper),
        Route("bind", binding.bind, for_strangers=True),
    )


def _by_list() -> tuple[Route, ...]:
    """What a leader does by the numbers of the list."""
    return (
        Route("roll", roll.show, For.LEADER, LEADING),
        Route("tick", ticking.tick, For.LEADER, LEADING),
        Route("deliver", ticking.deliver, For.LEADER, LEADING),
        Route("tick_later", ticking.tick_later, For.LEADER, LEADING),
        Route("correct_attendance", attendance.correct, For.LEADER, LEADING),
    )


def _answers() -> Mapping[str, Callable[[Chat, Question, str], Reply]]:
    return {
        "study_day": study.answered,
        "leave_reason": excusing.told,
        "door_came": visits.came,
        "lesson": lessons.answered,
        "lesson_day": lesson_giving.which_day,
        "lesson_text": lesson_giving.text,
        "lesson_media": lesson_giving.media,
        "lesson_question": lesson_giving.question,
        "lesson_choices": lesson_giving.choices,
        "lesson_right": lesson_giving.right,
        "lesson_preview": lesson_giving.previewed,
        "notice": notices.answered,
        **ANSWERS_ABOUT_ANNOUNCING,
        "notice_change_preview": notice_changing.previewed,
        "why_not": notices.why_not,
        "study_day_preview": study_publishing.previewed,
        "study_day_when": study_publishing.told,
        "study_day_place": study_publishing.told,
        "study_day_title": study_publishing.told,
        **_answers_about_plans(),
        **_answers_about_changes(),
        "bind_name": binding.named,
        "bind_code": binding.coded,
        "bind_who": binding.whose,
        "help_what": help_requests.told_what,
        "help_offer": help_requests.offered,
        "help_done": help_requests.is_it_done,
        "voice_urgent": other_kinds.voice_urgent,
        "hurry": help_requests.hurried,
        "after_sign_of_life": study.after_sign_of_life,
        "sign_of_life_or_check_in": study.sign_of_life_or_check_in,
        "position": other_kinds.position_meant,
        "position_here": other_kinds.position_here,
        "attendance_why": attendance.why,
        "media": other_kinds.media_meant,
        "same_name": on_behalf.same_name,
        "hand_to": help_requests.handed_to,
        "hand_to_leader": questions.handed_to_leader,
        "bind_old": binding.old_wechat,
        "helper_whom": helping.told_whom,
        "helper_which": helping.chosen,
        "fresh_code_whose": helping.code_whose,
        "handing_who": handing.named,
        "handing_whom": handing.chosen,
        "handing_when": handing.dated,
        "handing_preview": handing.previewed,
        "handing_offer": handing.offered,
        "pass_on_to": errands.passed_on_to,
        "errand_offer": errands.offered,
        "suggestion": deciding.suggested,
        leaving.ASKED: leaving.asked,
        **_answers_about_cards(),
    }


def _answers_about_plans() -> Mapping[str, Callable[[Chat, Question, str], Reply]]:
    return {
        "plan_when": study_plans.told,
        "plan_place": study_plans.told,
        "plan_title": study_plans.told,
        "plan_preview": study_plans.previewed,
    }


def _answers_about_changes() -> Mapping[str, Callable[[Chat, Question, str], Reply]]:
    return {
        "change_which": study_changing.chosen,
        "change_host": study_changing.host_chosen,
        "change_what": study_changing.told,
        "change_preview": study_changing.previewed,
        "cancel_which": study_cancelling.chosen,
        "cancel_preview": study_cancelling.previewed,
    }


def _of_office() -> Mapping[str, tuple[str, ...]]:
    """Who publishes, changes or teaches does so in their office until the last 1."""
    kinds = [one for one in _answers() if one.startswith(("study_day_", "lesson_"))]
    of_publishers = dict.fromkeys([*kinds, *_answers_about_plans()], study_days_said.PUBLISHERS)
    of_changers = dict.fromkeys(_answers_about_changes(), study_days_meant.CHANGERS)
    of_authors = {"attendance_why": LEADING, "notice_change_preview": ANNOUNCING}
    return {**of_publishers, **of_changers, **of_authors, **OF_DECIDERS}


def _answers_about_cards() -> Mapping[str, Callable[[Chat, Question, str], Reply]]:
    return {
        "which_card": my_card.chosen,
        "correct_what": correcting.what,
        "correct_value": correcting.value,
        "correct_shared_phone": correcting.shared_phone,
        "on_behalf_shared_phone": correcting_others.shared_phone,
        "card_check": card_checks.looked_at,
        "card_still": correcting.still,
        "mind_what": minds.words,
        "mind_who": minds.who,
        "mind_kept": minds.kept,
        "called_what": wishes.called_what,
        "offer_what": wishes.offer_what,
        "remind_when": wishes.remind_when,
        "quiet_when": wishes.quiet_when,
        "pause_how_long": wishes.pause_how_long,
        "pause_again": wishes.paused_again,
    }


def _answers_that_run_others(
    routes: Routes,
) -> Mapping[str, Callable[[Chat, Question, str], Reply]]:
    return {
        "which": partial(deciding.which, routes),
        "meant": partial(deciding.meant, routes),
        "not_understood": partial(deciding.not_understood, routes),
        "which_person": partial(deciding.person_chosen, routes),
    }


def _progress(chat: Chat, said: Command) -> Reply:
    """进展 and 进度 are one word: the sender's own notice or help request of that number."""
    number = said.numbers[0] if said.numbers else None
    own = None if said.option == "notice" else help_requests.progress(chat, number)
    announced = None if said.option == "request" else notice_progress.progress(chat, number)
    if own is not None and announced is not None:
        return _which_progress(chat, said)
    if own is None and announced is None:
        nothing = chat.say("progress-none" if number is None else "progress-nothing")
        return who_comes.progress(chat, number) or nothing
    return own or announced or SILENCE


def _which_progress(chat: Chat, said: Command) -> Reply:
    """Both were found: asked, by digit."""
    meant = [replace(said, option=one) for one in ("request", "notice")]
    choices = [chat.line("progress-of-request"), chat.line("progress-of-notice")]
    listed = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return chat.ask(
        "which",
        chat.only("which-meant", choices=listed),
        data={"meant": [meaning.kept(one) for one in meant], "text": chat.text},
        choices=choices,
    )
