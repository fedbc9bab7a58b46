"""Two members on one WeChat: whose matter it is, asked once and kept for half an hour."""

from collections.abc import Sequence
from datetime import timedelta

from bot import delivery, people
from handlers.chat import Chat, Reply

SPEAKING = "speaking"  # kept among the questions: who uses a shared WeChat just now
SPEAKS_FOR = timedelta(minutes=30)


def speaker(
    identity: people.Identity, questions: Sequence[delivery.Question]
) -> people.PersonCard | None:
    """Whose matter a message is: the only member of this WeChat, or who said so lately; None for
    a stranger and while nobody has said."""
    members = identity.members or identity.helped
    if len(members) <= 1:
        return members[0] if members else None
    said = next((one for one in questions if one.kind == SPEAKING), None)
    if said is None:
        return None
    return next((card for card in members if card.id == said.data["person_id"]), None)


def who_speaks(chat: Chat, *, what: str | None = None) -> Reply:
    """Ask whose matter it is, and keep what was said; `what`: what was sent, sealed, if no text."""
    members = chat.identity.members or chat.identity.helped
    listed = "\n".join(f"{number} {card.name}" for number, card in enumerate(members, 1))
    return chat.ask(
        "which_person",
        chat.only("who-speaks", choices=listed),
        data={"person_ids": [card.id for card in members], "text": chat.text, "what": what},
        choices=[card.name for card in members],
    )


def needs_speaker(chat: Chat) -> bool:
    """Whether several members use this WeChat and nobody has said who is writing."""
    return chat.member is None and bool(chat.identity.bindings)


def be_the_first(chat: Chat) -> None:
    """Where nobody may be kept waiting by a question: the member bound the longest, the text with
    the names of all who may have sent it."""
    members = chat.identity.members or chat.identity.helped
    names = chat.line("name-and").join(card.name for card in members)
    chat.be(members[0])
    chat.text = chat.line("from-one-of", names=names, text=chat.text)


def named(chat: Chat, reply: Reply) -> Reply:
    """On a shared WeChat every text begins with the name of the member it is for."""
    if not chat.identity.is_shared or chat.member is None or not reply.text:
        return reply
    cards = [one.person for one in chat.identity.bindings]
    names = {name for card in cards for name in (card.name, people.addressed(card))}
    if reply.text.startswith(tuple(names)) or all(card.name in reply.text for card in cards):
        return reply
    return Reply(chat.line("open-for", name=chat.you, question=reply.text), then=reply.then)


def speak_as(chat: Chat, person_id: int) -> None:
    """From now on, for half an hour, this member is meant."""
    chosen = next(one.person for one in chat.identity.bindings if one.person.id == person_id)
    chat.be(chosen)
    delivery.ask(
        chat.session,
        chat.now,
        account=chat.account,
        openid=chat.openid,
        person_id=None,
        kind=SPEAKING,
        until=chat.now + SPEAKS_FOR,
        data={"person_id": person_id},
    )
