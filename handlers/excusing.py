"""请假: why is asked once and need not be said; who reads it is named, and nobody else does."""

from bot import delivery, study
from bot.core.kept_facts import Sealed
from handlers.chat import Chat, Reply

LONGEST = 500


def ask_reason(chat: Chat, day: study.StudyDay, noted: Reply) -> Reply:
    """The reply to 请假, with the question if this member was not asked it for this day before and
    there is somebody to read the answer."""
    before = delivery.latest(chat.session, chat.account, chat.openid, kinds=("leave_reason",))
    asked_before = before is not None and (before.about_id, before.person_id) == (
        day.id,
        chat.person.id,
    )
    if asked_before or chat.organiser.id is None:
        return noted
    asked = chat.line("leave-reason-ask", organiser=chat.organiser.name)
    return chat.ask("leave_reason", Reply(f"{noted.text}\n{asked}"), about_id=day.id, optional=True)


def told(chat: Chat, question: delivery.Question, text: str) -> Reply:
    """The reason, sealed; whoever looks after the member reads it in their next reply."""
    day = study.get(chat.session, question.about_id or 0)
    sealed = chat.house.sealer.seal(text[:LONGEST])
    kept = study.note_reason(
        chat.session, study_day_id=day.id, person_id=chat.person.id, sealed=sealed
    )
    if not kept:
        return chat.say("leave-reason-not-needed")
    if chat.organiser.id is not None:
        delivery.leave_word(
            chat.session,
            chat.now,
            person_id=chat.organiser.id,
            key="leave-reason-told",
            facts={
                "name": chat.person.name,
                "starts_at": day.starts_at,
                "reason": Sealed(sealed),
            },
            undo={},
            but=chat.openid,
            not_helpers=True,
        )
    return chat.say("leave-reason-noted", organiser=chat.organiser.name)
