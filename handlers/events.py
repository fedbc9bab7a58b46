"""Events of the platform: following, leaving, scanning, menu taps, results of templates."""

from bot import asking, delivery, errands, people, privacy, study
from handlers import binding, dispatch, speaking, strangers, wall
from handlers.chat import SILENCE, Chat, Reply
from handlers.reading import Command
from handlers.routing import Routes
from handlers.vocabulary import COMMANDS, shown_word

NOTICES = "subscribe_msg_"
GONE_BY = {"unsubscribe", "user_authorization_revoke"}  # consent to hold what is WeChat's ends
GONE = "unfollowed"  # what the errand is about, with the member's id


def happened(chat: Chat, routes: Routes) -> Reply:
    """What to do about an event; those that say nothing to anybody are met with silence."""
    event = chat.incoming.event
    if event in GONE_BY:
        return _gone(chat)
    if event in {"subscribe", "scan"} and strangers.is_silenced(chat):
        return SILENCE
    if event == "subscribe":
        return _followed(chat)
    if event == "scan":
        return scanned(chat, chat.incoming.event_key)
    if event == "click":
        return _menu_tap(chat, routes)
    if event.startswith(NOTICES):
        return _notices(chat)
    return _reported(chat)


def _reported(chat: Chat) -> Reply:
    """What became of a template text, or of a mass message."""
    came = chat.incoming
    if came.event == "masssendjobfinish":
        asking.finished(
            chat.session,
            chat.now,
            account=chat.account,
            platform_id=came.platform_id,
            status=came.status,
            totals=came.totals,
        )
    if came.event == "templatesendjobfinish":
        delivery.template_result(
            chat.session,
            chat.now,
            account=chat.account,
            platform_id=came.platform_id,
            status=came.status,
        )
    return SILENCE


def _notices(chat: Chat) -> Reply:
    """What somebody chose about notices (订阅通知), or what became of one that was sent."""
    event, words = chat.incoming.event, []
    for one in chat.incoming.chosen.split():
        template_id, word, platform_id, code = one.split(":")
        if event == "subscribe_msg_sent_event" and platform_id:
            status = "success" if code == "0" else f"failed: {code}"
            delivery.template_result(
                chat.session,
                chat.now,
                account=chat.account,
                platform_id=platform_id,
                status=status,
            )
        elif word:
            changed = event == "subscribe_msg_change_event"
            words.append(delivery.Agreed(template_id, word, for_good=changed))
    delivery.agreed(chat.session, chat.now, account=chat.account, openid=chat.openid, words=words)
    return SILENCE


def scanned(chat: Chat, scene: str) -> Reply:
    """A QR code of ours: the one on the wall, else somebody's invitation."""
    if scene.startswith(study.SCENE_PREFIX):
        return wall.scanned(chat, scene)
    return binding.scanned(chat, scene)


def _gone(chat: Chat) -> Reply:
    """All that came from this WeChat goes, the branch's record stays, and somebody finds out how
    else to keep in touch. Who comes back is known by a keyed hash."""
    account, openid = chat.account, chat.openid
    gone = privacy.unfollow(
        chat.session, chat.now, chat.house.sealer, account=account, openid=openid
    )
    for card in gone:
        organiser = people.organiser(chat.session, chat.now, card.id)
        errands.give(
            chat.session,
            chat.now,
            account=chat.account,
            kind="call",
            about=(GONE, card.id),
            person_id=card.id,
            owner_id=organiser.id if organiser else None,
            due_at=errands.next_evening(chat.now, chat.house.zone),
            reason="errand-unfollowed",
            facts={},
            listed_from=chat.now,
        )
    return SILENCE


def _followed(chat: Chat) -> Reply:
    _recognise(chat)
    for card in chat.identity.members:
        errands.close_about(chat.session, chat.now, (GONE, card.id), "came-back")
    if chat.incoming.event_key:
        return scanned(chat, chat.incoming.event_key)
    if speaking.needs_speaker(chat):
        return chat.only("welcome-back-shared", phone=chat.duty.phone)
    if chat.member is None:
        return chat.only("welcome-stranger", phone=chat.duty.phone)
    return chat.say("welcome-back", organiser=chat.organiser.name, phone=chat.organiser.phone)


def _recognise(chat: Chat) -> None:
    """A WeChat that had unfollowed speaks again for whom it spoke."""
    account, openid = chat.account, chat.openid
    if people.show_openid(chat.session, chat.house.sealer, account=account, openid=openid):
        chat.identity = people.identify(chat.session, account, openid)
        member = speaking.speaker(chat.identity, chat.questions)
        if member is not None:
            chat.be(member)


def _menu_tap(chat: Chat, routes: Routes) -> Reply:
    name = chat.incoming.event_key
    if name in routes.commands and name in COMMANDS:
        return _typed(chat, routes, name)
    return _typed(chat, routes, "help")


def _typed(chat: Chat, routes: Routes, name: str) -> Reply:
    """A menu tap is its command; on a shared WeChat its word is kept until it is clear whose."""
    chat.text = shown_word(COMMANDS[name].words, chat.house.texts.language)
    return dispatch.respond(chat, routes, Command(name))
