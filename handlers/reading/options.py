"""Words that answer an open question: alone, by their sound, inside a sentence."""

from collections.abc import Iterator

from handlers.reading.asked import Asked, Word, kind_of, taken, word_for
from handlers.reading.digits import again_by_word, is_rival
from handlers.reading.message import Message
from handlers.reading.readings import Again, AskWhich, Choice, Closed, Meant, OpenQuestion
from handlers.reading.sentences import places_of
from handlers.vocabulary.shapes import Option
from handlers.vocabulary.sounds import sounds_like

WordReading = Again | AskWhich | Choice | Closed | Meant


def by_word(message: Message, asked: Asked, *, only_latest: bool = False) -> WordReading | None:
    """The option that the message says of the first question which has it.

    While words are awaited, only the words shown count for other questions: "no time" may be the
    reason that was asked for. `only_latest`: for a word that is a command's as well.
    """
    questions = asked.questions[:1] if only_latest else asked.questions
    for text in message.texts():
        for question in questions:
            word = word_for(question, text)
            if word is None or not _counts(word, question, asked):
                continue
            return _said(word, question, text, asked)
    return None


def _counts(word: Word, question: OpenQuestion, asked: Asked) -> bool:
    return word.is_label or question == asked.latest or not asked.awaits_words


def _said(word: Word, question: OpenQuestion, text: str, asked: Asked) -> WordReading:
    if not word.is_sure:
        return Meant(Choice(question.id, word.option))
    again = again_by_word(word.option, question, asked)
    if again is not None:
        return again
    rivals = _rivals(question, text, asked)
    if rivals:
        return AskWhich((question.id, *rivals), word.option)
    return taken(question, word.option)


def _rivals(first: OpenQuestion, text: str, asked: Asked) -> list[int]:
    """Questions of the same kind that the word could answer as well.

    收到 confirms the latest notice; but of two members on one WeChat it is asked.
    """
    return [
        other.id
        for other in asked.questions
        if other.id != first.id
        and other.kind == first.kind
        and not other.answered
        and not first.answered
        and word_for(other, text) is not None
        and is_rival(first, other, asked)
        and (not kind_of(first).latest_wins or asked.two_people_asked(first, other))
    ]


def by_sound(message: Message, asked: Asked) -> Choice | Closed | None:
    """The option whose shown word sounds like the whole message."""
    for text in message.texts():
        for question in asked.questions:
            for option in kind_of(question).options:
                if option.words and len(text) > 1 and sounds_like(text, option.words[0]):
                    return taken(question, option.name)
    return None


def yes_and_more(message: Message, asked: Asked) -> Choice | None:
    """是的，… to what was just asked back: yes, whatever is repeated behind it."""
    latest = asked.latest
    if latest is None or latest.kind != "meant":
        return None
    head, mark, _ = message.plain.replace("。", ",").partition(",")
    word = word_for(latest, head)
    if not mark or word is None or word.option != "yes":
        return None
    return Choice(latest.id, "yes")


def options_inside(message: Message, asked: Asked) -> tuple[Choice, ...]:
    """The options of the first question that has any in the sentence, as they stand there."""
    for question in asked.questions:
        names = dict.fromkeys(_inside(message, question))
        if names:
            return tuple(Choice(question.id, name) for name in names)
    return ()


def _inside(message: Message, question: OpenQuestion) -> Iterator[str]:
    """The options named in the sentence, the longest words first; a part of one counts no more."""
    places: set[int] = set()
    words = [(word, option) for option in kind_of(question).options for word in option.found]
    for word, option in sorted(words, key=lambda item: -len(item[0])):
        for start, turned in places_of(message, word):
            if start in places:
                continue
            places.update(range(start, start + len(word)))
            name = _meant(option, is_turned=turned)
            if name:
                yield name


def _meant(option: Option, *, is_turned: bool) -> str:
    return option.opposite if is_turned else option.name
