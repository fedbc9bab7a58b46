"""绑定: name, code, and the question whose phone this is; and what strangers are told."""

from bot import delivery, people
from bot.core.refusals import Refusal
from handlers.chat import Chat, Reply
from handlers.reading import Command, parse_code


def bind(chat: Chat, said: Command) -> Reply:
    """绑定 王秀兰 123456; what is missing is asked, name first, then code."""
    if said.person and said.code:
        return look_up(chat, name=said.person, code=said.code)
    if said.person:
        return _ask_code(chat, said.person)
    if said.code:
        return bare_code(chat, said.code)
    return chat.ask("bind_name", chat.only("bind-ask-name", phone=chat.duty.phone))


def bare_code(chat: Chat, code: str) -> Reply:
    """A code alone counts as a try and asks the name, whether there is such a code or not."""
    outcome = _find(chat, code=code)
    if isinstance(outcome, people.NameNeeded):
        asked = chat.only("bind-ask-name-for-code", phone=chat.duty.phone)
        return chat.ask("bind_name", asked, data={"code": chat.house.sealer.seal(code)})
    return _outcome(chat, outcome)


def named(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The name that was asked for; the code is kept from before or asked next."""
    sealed = question.data.get("code")
    name = text.strip()
    if sealed:
        return look_up(chat, name=name, code=chat.house.sealer.open(sealed))
    code = parse_code(name)
    if code:
        return look_up(chat, name=name.replace(code, "").strip(), code=code)
    return _ask_code(chat, name)


def coded(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The code that was asked for; what holds none is no try, and it is asked again."""
    code = parse_code(text)
    if code is None:
        return _ask_code(chat, question.data["name"])
    return look_up(chat, name=question.data["name"], code=code)


def look_up(chat: Chat, *, name: str, code: str) -> Reply:
    """Find the invitation of this name and code, and ask whose phone this is."""
    return _outcome(chat, _find(chat, name=name, code=code))


def scanned(chat: Chat, scene: str) -> Reply:
    """The invitation's QR code was scanned: it names the member by itself."""
    return _outcome(chat, _find(chat, scene=scene))


def whose(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 the member's own WeChat, 2 a helper's, 3 shared, 0 none of it."""
    if option not in {"self", "helper", "shared"}:
        return chat.only("bind-not-me", phone=chat.duty.phone)
    if option != "helper" and _others_own(chat, question.about_id or 0):
        asked = chat.only("bind-old", name=question.data["name"], phone=chat.duty.phone)
        data = {"option": option, "name": question.data["name"]}
        return chat.ask("bind_old", asked, about_id=question.about_id, data=data)
    return _bind(chat, question.about_id or 0, option)


def old_wechat(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """1 the old WeChat is used no more, 2 both are, 3 nothing is bound."""
    if option not in {"moved", "both"}:
        return chat.only("bind-not-me", phone=chat.duty.phone)
    both = option == "both"
    return _bind(chat, question.about_id or 0, question.data["option"], keep_old=both)


def _others_own(chat: Chat, invitation_id: int) -> bool:
    """Whether the member has another WeChat of their own."""
    invited = people.invited_by(chat.session, invitation_id)
    if invited is None:
        return False
    return any(one != chat.openid for one in people.own_wechats(chat.session, *invited))


def _bind(chat: Chat, invitation_id: int, option: str, *, keep_old: bool = False) -> Reply:
    bound = people.bind(
        chat.session,
        chat.now,
        invitation_id=invitation_id,
        openid=chat.openid,
        kind="self" if option == "self" else "helper" if option == "helper" else "shared",
        keep_old=keep_old,
        tell=chat.tell,
    )
    if isinstance(bound, Refusal):
        return chat.only(bound.key, phone=chat.duty.phone)
    return _welcome(chat, bound)


def _welcome(chat: Chat, bound: people.BoundNow) -> Reply:
    chat.be(bound.person)
    facts = {"organiser": chat.organiser.name, "phone": chat.organiser.phone}
    path = people.places_of(chat.session, [bound.person.id])[bound.person.id]
    place = "".join(path.split("/")[-2:])  # the branch and the group are what a member knows
    key = {"self": "bound-self", "helper": "bound-helper", "shared": "bound-shared"}[bound.kind]
    return chat.only(key, name=bound.person.name, unit=place, **facts)


def _ask_code(chat: Chat, name: str) -> Reply:
    asked = chat.only("bind-ask-code", name=name, phone=chat.duty.phone)
    return chat.ask("bind_code", asked, data={"name": name})


def _find(
    chat: Chat, *, name: str | None = None, code: str | None = None, scene: str | None = None
) -> people.InvitationOutcome:
    return people.find_invitation(
        chat.session,
        chat.now,
        account=chat.account,
        openid=chat.openid,
        name=name,
        code=code,
        scene=scene,
        sealer=chat.house.sealer,
        tell=chat.tell,
    )


def _outcome(chat: Chat, outcome: people.InvitationOutcome) -> Reply:
    match outcome:
        case people.Found(invitation_id, person):
            asked = chat.only("bind-who", name=person.name, phone=chat.duty.phone)
            data = {"name": person.name}
            return chat.ask("bind_who", asked, about_id=invitation_id, data=data)
        case people.WrongCode(left):
            return chat.only(outcome.key, left=left, phone=chat.duty.phone)
        case people.Locked(until):
            return chat.only(outcome.key, until=until, phone=chat.duty.phone)
        case people.AlreadyBound(name):
            return chat.only(outcome.key, name=name, phone=chat.duty.phone)
        case _:
            return chat.only(outcome.key, phone=chat.duty.phone)
