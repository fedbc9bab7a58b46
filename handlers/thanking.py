"""The few words of thanks behind 签到 and 报到: varied, fitting the hour, never twice running.

What varies them is known anyway (a study day's number, how many signs of life there were), so that
a minute in which everybody checks in costs nothing more.
"""

from handlers.chat import Chat

WAYS = 5
NIGHT_FROM, NIGHT_UNTIL = 22, 5  # local hours


def thanks(chat: Chat, turn: int) -> str:
    """Thanks for the `turn`-th time: the next one is another, and each member begins elsewhere.

    The hour is that of the message, so that a repeat of it is answered in the same words.
    """
    hour = chat.incoming.at.astimezone(chat.house.zone).hour
    time = "night" if hour >= NIGHT_FROM or hour < NIGHT_UNTIL else "day"
    return chat.line(f"thanks-{time}-{(chat.person.id + turn) % WAYS + 1}")
