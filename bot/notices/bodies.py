"""What of a notice stands in a message: its words, or their first part and where the rest is.

A text too long for one message does not become several: one outbox row is one call, so it arrives
once or not at all, spends one of the five texts a chat allows, and its question stands below it.
The rest, a picture or a link are on the recipient's own page.
"""

from datetime import timedelta

from bot.core.kept_facts import OwnPage, Saying
from bot.core.parts import parts
from bot.notices.models import Enclosure, Notice

IN_A_MESSAGE = 1_200  # bytes: the address, greeting and question stand around it, 2,000 in all
LONGEST = 20_000  # bytes of a whole notice
_PAGE_LASTS = timedelta(days=30)  # after the notice went out


def page_of(notice: Notice) -> OwnPage:
    """Each recipient's own page about a notice."""
    return OwnPage("notice", notice.id, notice.goes_at + _PAGE_LASTS)


def body(notice: Notice, enclosure: Enclosure | None) -> str | Saying:
    """The words as a message takes them; with the address of the page where there is more."""
    found = parts(notice.text, IN_A_MESSAGE)
    if len(found) > 1:
        first = {"text": found[0].strip(), "parts": len(found)}
        return Saying("notice-body-long", {**first, "page": page_of(notice)})
    if enclosure is None or enclosure.kind == "voice":
        return notice.text
    facts = {"text": notice.text, "name": enclosure.name or "", "page": page_of(notice)}
    return Saying(f"notice-body-{enclosure.kind}", facts)


def shortened(text: str, limit: int = IN_A_MESSAGE) -> str | Saying:
    """The words as the author sees them before they go: the first part (of `limit` bytes at most),
    and of how many."""
    found = parts(text, limit)
    if len(found) <= 1:
        return text
    return Saying("notice-body-shortened", {"text": found[0].strip(), "parts": len(found)})
