"""The routes of announcing: its commands and what answers its questions."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot import people
from bot.delivery import Question
from handlers import (
    announcing,
    announcing_how,
    approving,
    asking_first,
    attaching,
    enclosing,
    saved_lists,
)
from handlers.chat import Chat, Reply
from handlers.routing import For, Route

ANNOUNCING: Final = ("leader", "secretary", "officer")
OF_DECIDERS: Final = dict.fromkeys(("notice_approval", "notice_refusal"), people.DECIDING)
ANNOUNCING_ROUTES: Final = (
    Route("announce", announcing.announce, For.LEADER, ANNOUNCING),
    Route("announce_urgently", announcing.announce_urgently, roles=ANNOUNCING),
    Route("save_list", saved_lists.save, roles=ANNOUNCING),
    Route("saved_lists", saved_lists.show, roles=ANNOUNCING),
    Route("drop_list", saved_lists.drop, roles=ANNOUNCING),
)
ANSWERS_ABOUT_ANNOUNCING: Final[Mapping[str, Callable[[Chat, Question, str], Reply]]] = (
    MappingProxyType(
        {
            "notice_preview": announcing_how.previewed,
            "notice_count": announcing_how.counted,
            "notice_tried": announcing_how.tried,
            "notice_when": announcing_how.told_when,
            "notice_why_urgent": announcing_how.told_why,
            "notice_approval": approving.decided,
            "notice_refusal": approving.why_not,
            "notice_enclose": enclosing.answered,
            "notice_file": attaching.answered,
            "notice_who": announcing.who_chosen,
            "window_question": asking_first.answered,
            "list_who": saved_lists.who_chosen,
        }
    )
)
