"""The chat door: one message in, one transaction, one reply out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import delivery, webhook
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.kept_facts import bring_back, keep
from bot.webhook import Incoming
from handlers import events, other_kinds, speaking
from handlers.arrival import Arrival, arrive
from handlers.chat import SILENCE, Chat, House, Reply
from handlers.following import with_next
from handlers.listening import listen
from handlers.routing import Routes
from handlers.rush import Rush


class ChatDoor:
    """Answers messages: enters them in the inbox, does what they say, remembers the reply."""

    def __init__(self, database: Database, clock: Clock, house: House, routes: Routes) -> None:
        self.database = database
        self.clock = clock
        self.house = house
        self.routes = routes
        self.rush = Rush(database, house, frozenset(routes.commands))

    def answer(self, incoming: Incoming) -> str:
        """The reply to a message, "" for silence; a platform retry gets the same once more."""
        now = self.clock()
        at_once = self.rush.answer(now, incoming)
        if at_once is not None:
            return at_once
        with self.database.begin() as session:
            arrived = arrive(session, now, incoming, self.house.sealer)
            if isinstance(arrived, webhook.Repeated):
                return self._again(session, now, incoming, arrived)
            reply = self.converse(session, now, incoming, arrived)
            webhook.remember(session, now, arrived.inbox_id, reply, self.house.sealer)
            return reply

    def _again(
        self, session: Session, now: datetime, incoming: Incoming, repeated: webhook.Repeated
    ) -> str:
        if repeated.said_of_id is None:
            return repeated.reply
        return self.rush.again(session, now, incoming, repeated.said_of_id)

    def converse(
        self, session: Session, now: datetime, incoming: Incoming, arrived: Arrival
    ) -> str:
        """Do what a message says in this transaction; the words to answer with."""
        chat = self._chat(session, now, incoming, arrived)
        reply = self._respond(chat)
        return self._composed(chat, reply)

    def _chat(self, session: Session, now: datetime, incoming: Incoming, arrived: Arrival) -> Chat:
        questions: Sequence[delivery.Question] = ()
        if arrived.was_asked:
            questions = delivery.open_questions(session, now, incoming.account, incoming.openid)
        return Chat(
            house=self.house,
            session=session,
            now=now,
            incoming=incoming,
            inbox_id=arrived.inbox_id,
            identity=arrived.identity,
            member=speaking.speaker(arrived.identity, questions),
            questions=questions,
            was_asked=arrived.was_asked,
            text=incoming.text or incoming.transcript or "",
            last_said_at=arrived.last_said_at,
        )

    def _respond(self, chat: Chat) -> Reply:
        kind = chat.incoming.kind
        if kind == "event":
            return events.happened(chat, self.routes)
        if kind == "text" or (kind == "voice" and chat.text):
            return listen(chat, self.routes)
        return other_kinds.answer(chat)

    def _composed(self, chat: Chat, reply: Reply) -> str:
        if reply is SILENCE or not reply.text:
            return ""
        left = delivery.words_in(chat.questions)
        opened = self.house.sealer.open
        lines = [chat.line(word.key, **bring_back(keep(word.facts), opened)) for word in left]
        for word in left:
            delivery.answered(chat.session, chat.now, word.question_id, "read")
        return "\n".join([with_next(chat, reply), *lines])
