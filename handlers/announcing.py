"""通知: whom and what, a preview with the count, the routes and the exact text, and sending."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot import delivery, notices, people
from bot.core.refusals import Refusal
from bot.core.texts import Shown
from handlers import asking_first
from handlers.chat import Chat, Reply
from handlers.reading import Command, parse_announcement

PREVIEWS = ("notice_preview", "notice_count")


@dataclass(frozen=True, slots=True)
class Meant:
    """What an author is about to announce: to whom, in which words, how."""

    whom: notices.Whom
    text: str
    manner: notices.Manner = field(default=notices.PLAIN)

    @property
    def data(self) -> dict[str, Any]:
        """As it is kept with the preview; `meant_again` reads it."""
        return {
            "audience": self.whom.spec,
            "text": self.text,
            "count": self.whom.count,
            "manner": self.manner.kept,
        }


def announce(chat: Chat, said: Command) -> Reply:
    """通知 全体 …: a preview; nothing goes yet."""
    return _announce(chat, said.tail, {}, asks_why=False)


def announce_urgently(chat: Chat, said: Command) -> Reply:
    """急通知 全体 …: the same; why it is urgent is asked for before the preview."""
    return _announce(chat, said.tail, {}, asks_why=True)


def who_chosen(chat: Chat, question: delivery.Question, option: str) -> Reply:
    """One of several people of the same name, by digit."""
    if not option.isdigit():
        return chat.only("announcement-dropped")
    data = question.data
    chosen = {**data["chosen"], data["name"]: data["person_ids"][int(option) - 1]}
    return _announce(chat, data["tail"], chosen, asks_why=data["asks_why"])


def _announce(chat: Chat, tail: str, chosen: Mapping[str, int], *, asks_why: bool) -> Reply:
    if not tail.strip():
        return chat.only("announce-how")
    whom, text = _whom(chat, tail, chosen)
    if isinstance(whom, notices.SeveralOfThatName):
        kept = {"tail": tail, "chosen": dict(chosen), "asks_why": asks_why}
        return ask_who(chat, whom, "notice_who", kept)
    if isinstance(whom, Refusal):
        return chat.refuse(whom)
    if not text:
        return chat.only("announce-no-text", audience=whom.label)
    if len(text.encode()) > notices.LONGEST:
        return chat.only("announce-too-long", characters=notices.LONGEST // 3)
    meant = Meant(whom, text)
    return ask_why_urgent(chat, meant) if asks_why else preview(chat, meant)


def _whom(chat: Chat, tail: str, chosen: Mapping[str, int]) -> tuple[notices.WhomOutcome, str]:
    """The first reading whose words mean somebody, else what is wrong with the shortest."""
    found: tuple[notices.WhomOutcome, str] | None = None
    for word, text in parse_announcement(tail):
        whom = notices.whom(
            chat.session, chat.now, author_id=chat.person.id, word=word, chosen=chosen
        )
        found = whom, text
        if isinstance(whom, notices.Whom | notices.SeveralOfThatName):
            break
    if found is None:
        raise LookupError("an announcement has no reading")
    return found


def ask_who(
    chat: Chat, several: notices.SeveralOfThatName, kind: str, data: dict[str, Any]
) -> Reply:
    """Who is meant by a name that several have, by digit."""
    known = people.cards(chat.session, several.person_ids)
    choices = [people.place_of(chat.session, known[one]) for one in several.person_ids]
    listed = "\n".join(f"{n} {choice}" for n, choice in enumerate(choices, 1))
    return chat.ask(
        kind,
        chat.only("announce-which-of-them", name=several.name, choices=listed),
        data={**data, "name": several.name, "person_ids": list(several.person_ids)},
        choices=choices,
    )


def meant_again(chat: Chat, data: Mapping[str, Any]) -> Meant | Refusal:
    """What was previewed, to the same people as they are now; refused where it is theirs no
    more."""
    whom = notices.whom_again(
        chat.session, chat.now, author_id=chat.person.id, spec=data["audience"]
    )
    if isinstance(whom, Refusal):
        return whom
    return Meant(whom, data["text"], notices.Manner.of(data.get("manner")))


def preview(chat: Chat, meant: Meant) -> Reply:
    """Show what would go to whom, and ask: 1 sends; above `confirm_above` the count is asked."""
    reach = _reach(chat, meant)
    hearing = reach.chat - reach.last  # who has room for the text and the voice behind it
    facts = {
        **_reached(chat, meant, reach),
        "asks": asking_first.offer(chat, meant.whom, meant.manner, reach.chat),
        "how": how(chat, meant.manner, hearing),
        "text": notices.shortened(meant.text),
    }
    many = meant.whom.count > chat.settings.notices.confirm_above
    kind, key = ("notice_count", "-count") if many else ("notice_preview", "")
    return chat.ask(kind, chat.only(f"announce-preview{key}", **facts), data=meant.data)


def _reach(chat: Chat, meant: Meant) -> delivery.Reach:
    """By which way each is reached as it is now."""
    urgent, terms = meant.manner.urgent, delivery.Terms.of(chat.settings)
    return delivery.reach(
        chat.session,
        chat.now,
        meant.whom.select(),
        chat.account,
        "notice",
        has_template="notice" in terms.templates.get(chat.account, ()),
        subscription=terms.subscriptions.get(chat.account, {}).get("notice"),
        has_sms=terms.sms and urgent,
        urgent=urgent,
    )


def _reached(chat: Chat, meant: Meant, reach: delivery.Reach) -> dict[str, Shown]:
    """How many there are, and how many of them by each way."""
    rarer = {"credit": reach.credit, "sms": reach.sms, "paused": reach.paused, "cost": reach.last}
    return {
        "audience": meant.whom.label,
        "count": meant.whom.count,
        "chat": reach.chat,
        "template": reach.template,
        "nobody": reach.nobody,
        **{
            name: chat.line(f"announce-{name}", count=count) if count else ""
            for name, count in rarer.items()
        },
    }


def how(chat: Chat, manner: notices.Manner, hearing: int) -> str:
    """How it goes, in a line of its own; nothing where nothing was chosen. `hearing`: how many a
    voice that comes along would reach."""
    said = []
    if manner.urgent:
        said.append(chat.line("announce-how-urgent", why=manner.why_urgent or ""))
    if manner.asks_at is not None:
        said.append(
            chat.line(
                "announce-how-ask-first",
                asks_at=manner.asks_at,
                at=notices.when(chat.now, manner, chat.settings),
            )
        )
    elif manner.own_hours:
        said.append(chat.line("announce-how-own-hours"))
    elif manner.at is not None:
        said.append(chat.line("announce-how-at", at=notices.when(chat.now, manner, chat.settings)))
    if manner.for_information:
        said.append(chat.line("announce-how-information"))
    if manner.brings is not None:
        said.append(_brings(chat, manner, manner.brings, hearing))
    return "".join(f"\n{one}" for one in said)


def _brings(chat: Chat, manner: notices.Manner, brings: notices.Enclosed, hearing: int) -> str:
    """What comes along; of a voice to how many, or that it will be gone by then."""
    at = notices.when(chat.now, manner, chat.settings)
    late = brings.good_until is not None and brings.good_until <= at
    key = f"announce-brings-{brings.kind}{'-late' if late else ''}"
    return chat.line(key, what=brings.called, count=hearing)


def ask_why_urgent(chat: Chat, meant: Meant) -> Reply:
    """Why it cannot wait until the morning, in a line."""
    return chat.ask("notice_why_urgent", chat.only("announce-why-urgent"), data=meant.data)


def counted(chat: Chat, question: delivery.Question, said: str) -> Reply | None:
    """Above `confirm_above` people only their number sends it; None: sent by its number."""
    if said.strip() == str(question.data["count"]):
        return None
    again = chat.only("announce-count-differs", count=question.data["count"])
    return chat.ask("notice_count", again, data=question.data)


def find_back(chat: Chat, _said: Command) -> Reply:
    """找回: what was dropped, or did not go for want of a second person's word, for a day."""
    since = chat.now - timedelta(days=1)
    dropped = delivery.latest(chat.session, chat.account, chat.openid, kinds=PREVIEWS)
    if dropped is None or dropped.asked_at <= since:
        return chat.say("nothing-to-find-back")
    if dropped.answer not in {"send", "ask_first", str(dropped.data["count"])}:
        return shown_again(chat, dropped)
    if notices.is_published(chat.session, author_id=chat.person.id, since=dropped.asked_at):
        return chat.say("nothing-to-find-back")
    return shown_again(chat, dropped)


def shown_again(chat: Chat, question: delivery.Question) -> Reply:
    """The preview once more, counted anew."""
    meant = meant_again(chat, question.data)
    return chat.refuse(meant) if isinstance(meant, Refusal) else preview(chat, meant)


def send(chat: Chat, question: delivery.Question) -> Reply:
    """Publish what was previewed."""
    meant = meant_again(chat, question.data)
    return chat.refuse(meant) if isinstance(meant, Refusal) else publish(chat, meant)


def publish(chat: Chat, meant: Meant) -> Reply:
    """The same of what is meant, as it is now."""
    done = notices.send(
        chat.session,
        chat.now,
        author_id=chat.person.id,
        audience=meant.whom,
        text=meant.text,
        settings=chat.settings,
        manner=meant.manner,
    )
    if isinstance(done, Refusal):
        return chat.refuse(done)
    if isinstance(done, notices.ApprovalAsked):
        names = chat.line("name-or").join(people.addressed(one) for one in done.deciders)
        return chat.say("approval-asked", names=names)
    facts: dict[str, Shown] = {
        "number": done.no,
        "count": done.audience,
        "goes_at": done.goes_at,
    }
    if done.asked:
        return chat.say("announced-asking-first", asked=done.asked, **facts)
    return chat.say("announced-urgently" if meant.manner.urgent else "announced", **facts)


def drop(chat: Chat) -> Reply:
    """Nothing goes; the row of the question keeps the text for 找回."""
    return chat.say("announcement-dropped")
